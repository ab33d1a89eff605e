"""A page with elements inside each other without end is refused at once, and one that only forgets to end them is read."""

from __future__ import annotations

import time

import pytest

from opsanalyse.errors import DocumentError
from opsanalyse.read import read_bytes

COUNT = 50_000
SAID = "Aumenté la retención un 20 % en dos meses."


@pytest.mark.parametrize(
    "opened",
    ["<div>", "<DIV class=a>", "<span>", "<b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<svg>"],
)  # fmt: skip
def test_what_nests_too_deep_is_refused_at_once(opened: str):
    page = f"<html><body>{opened * COUNT}{SAID}</body></html>".encode()
    begun = time.monotonic()

    with pytest.raises(DocumentError) as caught:
        read_bytes(page, "a.html")

    assert caught.value.code == "damaged"
    assert "inside each other" in caught.value.detail
    assert time.monotonic() - begun < 2  # it took eight seconds


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ul>" + f"<li>{SAID}" * 6_000 + "</ul>", 6_000),
        (f"<p>{SAID}" * 6_000, 6_000),
        ("<table>" + f"<tr><td>{SAID}<td>b" * 6_000 + "</table>", 6_000),
        (f"<div>{SAID}</div>" * 6_000, 6_000),
        (f"{SAID}<br><img src=a>" * 6_000, 6_000),
        ("<div>" * 4_000 + SAID + "</div>" * 4_000, 1),
        ("<script>" + "'<div>'," * 6_000 + "</script>" + f"<p>{SAID}</p>", 1),
        ("<!-- " + "<div>" * 6_000 + " -->" + f"<p>{SAID}</p>", 1),
    ],
    ids=["items", "paragraphs", "cells", "blocks", "breaks", "deep", "script", "comment"],
)
def test_what_is_only_long_or_not_closed_is_read(page: str, lines: int):
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")

    assert document.text.count(SAID) == lines
