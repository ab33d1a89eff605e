"""Doing one's best blames nobody, and that a thing matters is no result."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.detect.generalities import blames_nobody, is_opinion, names_no_means
from opsanalyse.read import from_text


@pytest.mark.parametrize(
    ("lang", "text", "nobody"),
    [
        ("es", "El equipo hizo lo que pudo y no llegamos al objetivo.", True),
        ("es", "Hicimos lo que pudimos, pero el presupuesto era ridículo.", False),
        ("en", "The team did what it could and we missed the target.", True),
        ("en", "We did our best, but the app kept changing.", False),
        ("zh", "团队已经尽力了，目标没有完成。", True),
        ("zh", "我们尽力了，可是领导不支持。", False),
        ("zh", "预算太少，所以没做起来。", False),
        ("en", "It was a team effort.", True),
        ("en", "It was a team effort and the budget was too small.", False),
        ("es", "Fue un esfuerzo de todo el equipo.", True),
        ("zh", "这是团队一起努力的结果。", True),
    ],
)
def test_doing_ones_best_is_an_excuse_only_where_something_is_found_wrong(
    lang: str, text: str, nobody: object
) -> None:
    assert blames_nobody(text, lang) is nobody


@pytest.mark.parametrize(
    ("lang", "text", "general"),
    [
        ("es", "Los canales digitales son muy importantes.", True),
        ("es", "Los canales digitales subieron las ventas, y son importantes.", False),
        ("en", "Customer retention is the key to growth.", True),
        ("en", "Retention rose, which is important.", False),
        ("zh", "用户留存是增长的关键。", True),
        ("zh", "留存升到52%，这很重要。", False),
    ],
)
def test_that_a_thing_matters_is_told_from_what_it_brought(
    lang: str, text: str, general: object
) -> None:
    assert is_opinion(text, lang) is general


@pytest.mark.parametrize(
    "text",
    [
        "El equipo hizo lo que pudo y no llegamos al objetivo.",
        "The team did what it could and we missed the target.",
    ],
)
def test_effort_raises_no_excuse_in_an_analysis(text: str) -> None:
    unit = analyse(from_text(text, "x"), kind="answer").units[0]

    assert "excuse" not in unit.flags
    assert "excuse" not in unit.chances


def test_a_long_run_of_words_takes_no_time_to_be_told_apart() -> None:
    assert not is_opinion("es clave " * 2000, "es")
    assert not is_opinion("非常重要" * 2000, "zh")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我主要负责用户活跃，通过一系列的综合措施提高了用户的活跃度。"),
        ("es", "Hicimos diversas acciones y la gente quedó contenta."),
        ("en", "I was responsible for retention and we did a lot of great campaigns."),
    ],
)
def test_means_that_are_named_and_not_told_are_no_deed(lang, text):
    assert names_no_means(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我把推送改到晚上十点，又给老用户寄了新菜单。"),
        ("es", "Llamé a cuarenta clientes y rehíce el aviso."),
        ("en", "I called forty customers and moved the campaign to Friday."),
    ],
)
def test_a_deed_that_is_told_is_one(lang, text):
    assert not names_no_means(text, lang)
