"""The site around the text of a page is not its text; whatever tells a person's contact data stays."""

from __future__ import annotations

import time

import pytest

from opsanalyse.read import read_bytes

BODY = "<h1>Email manager</h1><p>You must know Klaviyo.</p>"


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul><li><a href=/>Courses: you must see them</a></li></ul></nav>",
        '<div role="navigation"><a href=/>Courses: you must see them</a></div>',
        '<div class="cookie-banner">You must accept our cookies.</div>',
        "<aside><h3>Similar jobs</h3><ul><li><a href=/1>CRM lead: must know Salesforce</a></li></ul></aside>",
        "<button>Apply now</button>",
    ],
)
def test_menus_related_links_notices_and_buttons_are_no_text(around: str):
    read = read_bytes(f"<html><body>{around}{BODY}</body></html>".encode(), "a.html")

    assert read.text.split() == "Email manager You must know Klaviyo.".split()


def test_what_was_left_out_is_told():
    read = read_bytes(f"<nav>Jobs Companies</nav>{BODY}".encode(), "a.html")

    assert [note.code for note in read.notes] == ["site-set-aside"]


def test_the_foot_of_a_page_whose_text_is_marked_is_of_the_site():
    page = f"<body><main>{BODY}</main><footer>Report this job</footer></body>"

    assert "Report" not in read_bytes(page.encode(), "a.html").text


@pytest.mark.parametrize(
    "own",
    [
        "<aside><h3>Skills</h3><ul><li>SQL</li></ul></aside>",
        "<aside><a href='mailto:a@example.com'>a@example.com</a></aside>",
        "<nav><a href='tel:+34600111222'>SQL</a></nav>",
        "<footer>a@example.com</footer>",
        "<h2><button>Skills</button></h2>",
        "<article><p>Text.</p><footer>SQL</footer></article>",
    ],
)
def test_a_column_of_skills_contact_data_and_a_title_that_opens_stay(own: str):
    read = read_bytes(f"<html><body>{BODY}{own}</body></html>".encode(), "cv.html")

    assert read.text.rstrip().endswith(("SQL", "a@example.com", "Skills"))
    assert not read.notes


def test_words_around_a_button_stay_apart():
    read = read_bytes(b"<p>Five<button>?</button>years</p>", "a.html")

    assert read.text == "Five years"


@pytest.mark.parametrize(
    "opened", ["<aside>", "<nav>", "<footer>", '<div class="cookie">', "<button>"]
)
def test_many_elements_that_may_be_of_the_site_are_read_in_time(opened: str):
    name = opened[1:].partition(" ")[0].rstrip(">")
    contact = "a@example.com " * 2_000
    nested = f"{opened * 2_000}{contact}{f'</{name}>' * 2_000}"
    beside = f"{opened}a@example.com</{name}>" * 5_000
    begun = time.monotonic()

    read_bytes(f"<main>x</main>{nested}{beside}".encode(), "a.html")

    assert time.monotonic() - begun < 2
