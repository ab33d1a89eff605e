"""Texts that nobody writes, and that a file may hold all the same, are analysed in time."""

from __future__ import annotations

import time

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.language import words
from opsanalyse.read import from_text
from opsanalyse.segment.sentences import sentences

SHAPES = {
    "semicolons": ";" * 60_000,
    "one Chinese character": "中" * 60_000,
    "numbers of a list in one line": "1. " * 20_000,
    "colons without spaces": "a:" * 30_000,
    "addresses without spaces": "http://" * 8_000,
    "a word for a channel": "答：" * 30_000,
    "jobs at once": "EXPERIENCE\n" + "\n".join(f"2019.0{n % 9 + 1} - 2020.0{n % 9 + 1} Company {n} Manager" for n in range(1_500)),
    "empty rows": "\n" * 5_000 + "I cut returns from 9% to 4%.",
    "headings": "\n".join(f"# Heading {n}" for n in range(2_000)),
    "bullets on one metric": "\n".join(f"- raised sales from {n} to {n + 5}%" for n in range(1_500)),
    "要点": "\n".join(f"• 把转化率从{n}%提升到{n + 5}%" for n in range(1_500)),
}  # fmt: skip


@pytest.mark.parametrize("text", SHAPES.values(), ids=list(SHAPES))
def test_a_hostile_text_is_analysed_in_time(text):
    analyse(from_text("我看数据。 I cut returns. Subí las ventas."))  # models are loaded once

    start = time.process_time()
    analyse(from_text(text))

    assert (
        time.process_time() - start < 8
    )  # at most four; what grows with the square of a length takes far more


@pytest.mark.parametrize(
    ("lang", "piece"), [("zh", "运营数据"), ("en", "a:b/"), ("es", "uno,dos;")]
)
def test_words_of_a_long_run_tile_it(lang, piece):
    text = piece * 1_000
    cut = words(text, lang)

    assert "".join(text[word.start : word.end] for word in cut) == text


def test_items_of_a_list_in_one_line_are_parted_however_many_there_are():
    text = "".join(f"{n % 20 + 1}. Item number {n} was done " for n in range(200)).strip()

    assert len(sentences(text)) == 200


def test_a_semicolon_parts_full_statements_only():
    text = "我们先看了三个月的数据；再按人群分了三个层级；完。"

    assert [text[s.start : s.end] for s in sentences(text)] == [text[:12], text[12:]]
    assert len(sentences("先看；再做；最后复盘。")) == 1
