"""Texts and tables that are broken on purpose: each gets a report or a reason, none a crash."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from opsanalyse.analyse import analyse
from opsanalyse.cli import main
from opsanalyse.read import from_text
from opsanalyse.render import from_json, to_html, to_json

DEEP = "[" * 100_000 + "]" * 100_000
ROW = '{"candidate": "a", "question": "Why?", "answer": "I raised sales by 5%."}\n'


def test_half_a_character_is_analysed():
    analysis = analyse(from_text("I raised \ud83d sales by 5%."))

    assert analysis.document.text == "I raised \ufffd sales by 5%."
    assert from_json(to_json(analysis)) == analysis


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", "</style><!--", "{{ 7 * 7 }}", "{% raw %}"]
)  # fmt: skip
def test_words_of_a_document_are_no_markup(text):
    analysis = analyse(from_text(f"{text} I raised retention from 3% to 5% {text}", text))

    pages = [to_html(analysis, lang) for lang in ("zh", "es", "en")]
    assert not any(text in page for page in pages if "<" in text)
    assert not any("<script" in page or "<img" in page for page in pages)


@pytest.mark.parametrize(
    "row", [f'{{"answer": {DEEP}}}\n', '{"answer": "\\ud83d I raised sales."}\n']
)
def test_a_row_that_is_broken_stops_no_batch(tmp_path: Path, row: str):
    (tmp_path / "rows.jsonl").write_text(ROW + row, encoding="utf-8")
    (tmp_path / "a.txt").write_text("I raised sales by 5%.", encoding="utf-8")

    result = CliRunner().invoke(
        main, ["batch", str(tmp_path), "-o", str(tmp_path / "out"), "-j", "1"]
    )

    assert result.exit_code in {0, 1}, result.output
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_report_that_is_nested_without_end_is_refused(tmp_path: Path):
    old, new = tmp_path / "old.json", tmp_path / "new.txt"
    old.write_text(f'{{"schema": {DEEP}}}', encoding="utf-8")
    new.write_text("I raised sales by 5%.", encoding="utf-8")

    result = CliRunner().invoke(main, ["compare", str(old), str(new)])

    assert result.exit_code == 2
    assert "no JSON of an analysis" in result.stderr


SIGNS = {
    "en": "the|a|of|sales|retention|grew|from|to|5%|2020|WhatsApp|I|we|team|led|store|because|,|.|?|!|(|)|:|;|-|•|\n|\n\n",
    "zh": "的|我|们|运|营|用|户|增|长|率|提|升|，|。|？|！|：|；|（|）|【|】|“|”|、|一|二|三|万|％|2|0|1|9|\n|年|月|日|从|到|由",
}


@pytest.mark.parametrize("lang", SIGNS)
@pytest.mark.parametrize("seed", range(3))
def test_words_and_signs_in_any_order_are_analysed(lang: str, seed: int):
    chosen = random.Random(seed).choices(SIGNS[lang].split("|"), k=2000)
    analysis = analyse(from_text((" " if lang == "en" else "").join(chosen)))

    assert all(o.start < o.end for unit in analysis.units for o in unit.outcomes)
