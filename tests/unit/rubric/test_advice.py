"""Advice speaks the candidate's own words and never a number that they did not write."""

from __future__ import annotations

import re
from functools import cache

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.rubric import load_pack, shipped_packs
from opsanalyse.rubric.schema import texts
from opsanalyse.rubric.telling import told
from opsanalyse.train.evaluate_pairs import TELLINGS, analysed, stories
from opsanalyse.types import LANGUAGES, Analysis, Verdict

_NUMBER = re.compile(r"[0-9]+")
_RESUMES = {
    "zh": "工作经历\n2021.04-至今 鲜橙到家 运营经理\n• 用短信大幅提升了复购率。\n• 整理了竞品周报。\n• 重写了新人手册。\n",
    "es": "EXPERIENCIA\nRepártelo — Responsable de operaciones    2021 – actualidad\n• Con WhatsApp mejoré muchísimo la retención.\n• Preparé un informe semanal de la competencia.\n• Reescribí el manual.\n",
    "en": "EXPERIENCE\nBrightbox — Operations manager    2021 – present\n• Hugely improved retention through WhatsApp.\n• Prepared a weekly report on competitors.\n• Rewrote the handbook.\n",
}
_OWN = {"zh": ("复购率", "短信"), "es": ("retención", "WhatsApp"), "en": ("retention", "WhatsApp")}


@cache
def _resume(lang: str) -> Analysis:
    return analyse(from_text(_RESUMES[lang], lang), kind="resume")


def _verdict(analysis: Analysis, criterion: str) -> Verdict:
    return next(v for v in analysis.verdicts if v.criterion == criterion)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_frame_holds_the_candidates_metric_and_channel(lang: str):
    advice = _verdict(_resume(lang), "quantified-outcomes").advice[lang]
    frame = advice.split("\n")[-1]

    assert all(word in frame for word in _OWN[lang])
    assert "____" in frame


@pytest.mark.parametrize("lang", LANGUAGES)
def test_advice_begins_with_the_line_that_comes_closest_to_a_result(lang: str):
    first = _verdict(_resume(lang), "quantified-outcomes").advice[lang].split("\n")[0]

    assert _RESUMES[lang].split("•")[1].strip() in first


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("telling", TELLINGS)
def test_no_number_is_invented(lang: str, telling: str):
    for row in list(stories())[::3]:
        analysis = analysed(row, telling, lang)
        written = set(_NUMBER.findall(analysis.document.text))
        for verdict in analysis.verdicts:
            advised = set(_NUMBER.findall(" ".join(verdict.advice.values())))
            assert advised <= written, (row["id"], verdict.criterion)


def test_a_line_about_nothing_is_left_out():
    for row in list(stories())[::5]:
        for verdict in analysed(row, "weak", "en").verdicts:
            for advice in verdict.advice.values():
                assert "—." not in advice
                assert ": —" not in advice


@pytest.mark.parametrize("name", shipped_packs())
def test_each_criterion_shows_the_same_facts_weakly_and_strongly(name: str):
    for criterion in load_pack(name).criteria:
        weak, strong = texts(criterion.file.example.weak), texts(criterion.file.example.strong)
        for lang in LANGUAGES:
            assert weak[lang] != strong[lang], criterion.file.id
            assert "____" not in strong[lang]


def test_a_quotation_within_a_quotation_has_other_marks():
    sentence = "群里都说“再来一次”，我就又办了一场。"
    assert told({"example": sentence})["zh"]["example"] == "群里都说‘再来一次’，我就又办了一场。"
