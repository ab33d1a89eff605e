"""A résumé with little in it says so: no number on one or two lines, a range on a few."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.errors import RubricError
from opsanalyse.read import from_text
from opsanalyse.render.terminal import headline
from opsanalyse.render.view import view
from opsanalyse.render.wording import wording
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_pack
from opsanalyse.rubric.compare import compare
from opsanalyse.rubric.compose import Wish, compose, models
from opsanalyse.types import LANGUAGES, Analysis, Status

_HEADS = {
    "zh": "工作经历\n2021.04-至今 鲜橙到家 用户运营经理\n",
    "es": "EXPERIENCIA\nRepártelo — Responsable de operaciones    2021 – actualidad\n",
    "en": "EXPERIENCE\nBrightbox — Operations manager    2021 – present\n",
}
_LINES = {
    "zh": (
        "策划老带新活动，两个月内新增用户1.2万。",
        "用短信召回老会员，三个月内次月留存由31%升到39%。",
        "改写结算页，一个季度内转化率由4%升到6%。",
        "给团队排班，半年内投诉量减少一半。",
    ),
    "es": (
        "Con un programa de referidos, 12.000 usuarios nuevos en dos meses.",
        "Con una serie de correos la retención pasó del 31 % al 39 % en tres meses.",
        "Reescribí la página de pago y la conversión subió del 4 % al 6 % en un trimestre.",
        "Con turnos nuevos las quejas se redujeron a la mitad en seis meses.",
    ),
    "en": (
        "A referral programme brought 12,000 new users in two months.",
        "Raised retention from 31% to 39% in three months with a series of e-mails.",
        "Rewrote the checkout page; conversion rose from 4% to 6% in a quarter.",
        "With a new rota, complaints halved in six months.",
    ),
}


def _analysed(lang: str, lines: int) -> Analysis:
    every = (_LINES[lang] * 3)[:lines]
    text = _HEADS[lang] + "".join(f"• {line}\n" for line in every)
    return analyse(from_text(text, "cv"), kind="resume")


def _codes(analysis: Analysis) -> set[str]:
    return {note.code for note in analysis.document.notes}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lines", [1, 2])
def test_one_or_two_lines_are_too_little_for_a_number(lang: str, lines: int):
    analysis = _analysed(lang, lines)
    shown = view(analysis, lang)

    assert analysis.score.value is None
    assert "too-few-lines" in _codes(analysis)
    assert (shown.dial.value, shown.moves.lines) == ("", ())
    assert not any(card.gain for group in shown.groups for card in group.cards)
    assert headline(analysis, wording(lang)) == wording(lang).label("bands", "none")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_four_lines_get_a_number_with_a_range_and_a_word_of_caution(lang: str):
    analysis = _analysed(lang, 4)
    score, shown = analysis.score, view(analysis, lang)

    assert score.value is not None
    assert score.low == pytest.approx(score.value * 4 / 6, abs=0.1)
    assert "few-lines" in _codes(analysis)
    assert any("4" in note for note in shown.notes)
    assert shown.dial.interval_says == wording(lang).say(
        "page.interval_few",
        low=wording(lang).number(score.low),
        high=wording(lang).number(score.high or 0.0),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_six_lines_are_enough(lang: str):
    analysis = _analysed(lang, 6)

    assert _codes(analysis) & {"few-lines", "too-few-lines"} == set()
    assert analysis.score.low == analysis.score.value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_measured_line_of_two_is_not_met_in_full(lang: str):
    text = f"{_HEADS[lang]}• {_LINES[lang][1]}\n• {_DUTY[lang]}\n"
    verdicts = analyse(from_text(text, "cv"), kind="resume").verdicts
    status = next(v.status for v in verdicts if v.criterion == "quantified-outcomes")

    assert status is Status.PARTLY


_DUTY = {
    "zh": "负责日常排班。",
    "es": "Responsable de los turnos.",
    "en": "Responsible for the rota.",
}


def test_an_answer_may_be_short():
    analysis = analyse(from_text("I called every lapsed member myself.\n", "a"), kind="answer")

    assert _codes(analysis) & {"few-lines", "too-few-lines"} == set()


def test_a_pack_that_asks_for_more_at_least_than_is_plenty_is_refused(tmp_path: Path):
    (tmp_path / "pack.yml").write_text(
        "id: own-pack\nversion: 1\nkind: [resume]\ntitle: {zh: 我, es: yo, en: me}\n"
        "criteria: [resume-operations/own-part]\n"
        "enough: {sections: [experience], fewest: 7, plenty: 6, basis: judgement}\n",
        encoding="utf-8",
    )

    with pytest.raises(RubricError, match=r"pack\.yml:6: enough: fewest"):
        load_pack(str(tmp_path))


@pytest.mark.parametrize(("kind", "told"), [("resume", True), ("answer", False)])
def test_a_rubric_of_ones_own_says_how_many_lines_are_enough_for_a_resume(
    tmp_path: Path, kind: str, *, told: bool
):
    known = models((kind,))
    wish = Wish("mine", (kind,), dict.fromkeys(LANGUAGES, "mine"), (known[0].ref,), {})

    compose(wish, tmp_path / "mine")

    shipped = load_pack("resume-operations").enough
    assert load_pack(str(tmp_path / "mine")).enough == (shipped if told else None)


def test_how_many_lines_are_enough_is_among_what_differs_between_two_rubrics(tmp_path: Path):
    other = load_pack("resume-operations")
    head = shipped("rubrics") / "resume-operations" / "pack.yml"
    folder = tmp_path / "resume-operations"
    shutil.copytree(head.parent, folder)
    changed = head.read_text(encoding="utf-8").replace("fewest: 3", "fewest: 4")
    (folder / "pack.yml").write_text(changed, encoding="utf-8")

    assert list(compare(other, load_pack(str(folder)))) == ["~ enough.fewest 3 → 4"]
