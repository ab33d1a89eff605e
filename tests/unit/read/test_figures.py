"""Figures at a font's private code points are told by the years on the page, and nothing else is taken for figures."""

from __future__ import annotations

import pytest

from opsanalyse.read.figures import figures_in, put_in


def hidden(text: str, zero: int) -> str:
    return "".join(chr(zero + int(char)) if char.isdigit() else char for char in text)


@pytest.mark.parametrize("zero", [0xF356, 0xE100, 0xF0010])
def test_the_years_of_a_page_tell_its_figures(zero):
    page = ["2016.09-2019.03", "共有 20651个学生，接收率6%", "2012.09 – 2014.01"]

    table = figures_in(hidden(line, zero) for line in page)
    chars = [list(hidden(line, zero)) for line in page]
    for line in chars:
        put_in(line, table)

    assert ["".join(line) for line in chars] == page


@pytest.mark.parametrize(
    "page",
    [
        [hidden("2017.05 – 2019", 0xF356)],
        [hidden("2017 2017 2017", 0xF356)],
        [hidden("8643 8621 8675", 0xF356)],
        ["\uf0e0 ana@example.org \uf095\uf095\uf095\uf095 600 000 000", "2017 2018 2019"],
    ],
    ids=["too few years", "one year alone", "no years", "icons"],
)
def test_without_years_nothing_is_guessed(page):
    assert figures_in(page) == {}
