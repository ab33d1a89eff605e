"""Heads and feet of pages are no content, whatever they look like, and no line of the text is taken for one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))
from reading_files import chromium, printed

from opsanalyse.read import read_bytes
from opsanalyse.read.draft import Leaf, Row
from opsanalyse.read.furniture import set_aside
from opsanalyse.segment import segment

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="needs a Chromium"),
]

_TOLD = (
    "Rebuilt the first mails after twenty interviews; retention rose from 31% to 39% in month {n}.",
    "Ran referral campaigns with partners and won 1,20{n} new customers.",
    "Cut the cost of an order by {n}8% by moving budget from search ads to e-mail.",
    "Set up a weekly dashboard number {n}, which the board still uses.",
)
_JOBS = "".join(
    f"<h3>Firm {n} Ltd — Operations manager <span>01/20{20 - n} – 12/20{20 - n}</span></h3><ul>"
    + "".join(f"<li>{told.format(n=n)}</li>" for told in _TOLD)
    + "</ul>"
    for n in range(1, 10)
)
_BODY = f"<h1>María López</h1><p>maria@example.com · +34 600 111 222</p><h2>Experience</h2>{_JOBS}<h2>Skills</h2><p>SQL, Excel</p>"
_STYLE = "<!doctype html><meta charset=utf-8><style>body{font:12pt 'Liberation Sans','Noto Sans CJK SC'}h3 span{float:right}"

FEET = {
    "page of": "@bottom-right{content:'Page ' counter(page) ' of ' counter(pages)}",
    "name and number": "@bottom-center{content:'María López · CV · ' counter(page)}",
    "confidential": "@bottom-center{content:'Confidential'}",
    "two lines": "@bottom-center{content:'María López, maria@example.com\\A Strictly for the panel';white-space:pre}",
    "roman": "@bottom-center{content:'– ' counter(page,upper-roman) ' –'}",
    "dated": "@top-right{content:'DRAFT'} @bottom-left{content:'Printed on 12/03/2026 10:22'} @bottom-right{content:'https://example.com/cv'}",
    "Chinese": "@top-center{content:'王小雨 个人简历'} @bottom-center{content:'第 ' counter(page) ' 页 / 共 ' counter(pages) ' 页'}",
    "wide margin": "margin:45mm 20mm;@bottom-center{content:'María López | Résumé | ' counter(page);vertical-align:top;padding-top:4mm}",
    "not on the first": "@bottom-center{content:'María López – Curriculum Vitae ' counter(page)}} @page :first{@bottom-center{content:none}",
    "name on the others": "@top-left{content:'María López'}} @page :first{@top-left{content:none}",
    "left and right": "} @page :left{@bottom-left{content:counter(page) '  María López'}} @page :right{@bottom-right{content:'maria@example.com  ' counter(page)}",
}  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    pages = {name: f"@page{{size:A4;margin:20mm;{css}}}</style>" for name, css in FEET.items()}
    return printed({name: _STYLE + css + _BODY for name, css in pages.items()})


@pytest.mark.parametrize("name", FEET)
def test_feet_and_heads_are_neither_units_nor_jobs(files: dict[str, bytes], name: str):
    document = read_bytes(files[name], "a.pdf")
    structure = segment(document)
    text = document.text

    told = [" ".join(text[u.start : u.end].split()) for u in structure.units]
    assert told == [
        *(told.format(n=n) for n in range(1, 10) for told in _TOLD),
        "SQL, Excel",
    ]
    firms = [text[e.organisation.start : e.organisation.end] for e in structure.entries if e.organisation]  # fmt: skip
    assert firms == [f"Firm {n} Ltd" for n in range(1, 10)]
    assert [e.from_month for e in structure.entries] == [f"20{20 - n}-01" for n in range(1, 10)]


@pytest.mark.parametrize(
    ("name", "kept"), [("confidential", "Confidential"), ("two lines", "Strictly for the panel")]
)
def test_a_footer_stays_in_the_text_once_at_its_end(files: dict[str, bytes], name: str, kept: str):
    document = read_bytes(files[name], "a.pdf")

    assert document.text.count(kept) == 1
    assert document.text.endswith(kept)


def page(number: int, *lines: tuple[str, float]) -> list[Row]:
    return [Row(text, number, (60.0, top, 400.0, top + 12.0), 11.0) for text, top in lines]


def texts(*pages: list[Row]) -> list[str]:
    rows, _ = set_aside(pages, [Leaf(n, 595.0, 842.0) for n in range(1, len(pages) + 1)])
    return [row.text for row in rows]


def test_a_line_of_the_text_that_stands_at_one_height_on_two_pages_is_kept():
    said = "Called fifty customers a week and won back a third of those that had left us."
    body = [(f"Line {n} of the text", 100.0 + 14 * n) for n in range(45)]

    def told(n: int) -> list[Row]:
        return page(n, *body, (said, 730.0), (f"another {n}", 744.0), (said, 758.0), ("in a year.", 772.0))  # fmt: skip

    assert texts(told(1), told(2)).count(said) == 4
    assert texts(told(1), told(2)).count("in a year.") == 2


def test_an_employer_at_the_top_of_the_next_page_is_kept():
    one = page(1, ("Ana Ruiz", 60.0), ("ana@example.com", 80.0), ("Acme", 200.0), ("Sold shoes", 214.0))  # fmt: skip
    two = page(2, ("Acme", 60.0), ("2019", 74.0), ("Ran a shop", 88.0), ("Sold bags", 102.0))

    assert texts(one, two).count("Acme") == 2


def test_a_number_that_is_not_the_pages_own_is_kept():
    one = page(1, ("Ana Ruiz", 60.0), ("ana@example.com", 80.0), ("Sold shoes", 400.0))
    two = page(2, ("Ran a shop", 60.0), ("Sold bags", 400.0), ("Ana Ruiz 2019", 800.0))

    assert "Ana Ruiz 2019" in texts(one, two)
