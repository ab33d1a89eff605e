"""What had got worse before anything was done is the problem; what had moved after a deed is a result."""

from __future__ import annotations

import pytest

from opsanalyse.detect import detect
from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.segment import segment
from opsanalyse.types import Document


def outcomes(text, lang):
    return find_outcomes(text, lang, find_quantities(text, lang))[0]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Las devoluciones se habían duplicado por un error de talla."),
        ("es", "Las devoluciones se habían disparado un 40 % por un error de talla."),
        ("en", "Returns had gone up 40% after the supplier changed."),
        ("en", "Revenue per day had dropped by 22% since the beginning of the year."),
        ("zh", "因为尺码错误，退货率此前已经翻倍。"),
        ("zh", "我刚来的时候，作业提交率从81%掉到44%。"),
        ("en", "When I came, the submission rate had fallen from 81% to 44%."),
        ("es", "Cuando llegué, la tasa de entrega había caído del 81 % al 44 %."),
        ("zh", "我来之前，社群日活从3000掉到800，没人管。"),
        ("zh", "我接手时，退货率从5%涨到了12%。"),
        ("en", "When I took over, returns had risen from 5% to 12%."),
        ("en", "When I took over, churn had already fallen from 12% to 9%."),
        ("es", "Cuando asumí, la rotación ya había bajado del 12 % al 9 %."),
        ("zh", "问题是续费率一年里从81%跌到44%。"),
    ],
)
def test_a_trouble_that_stood_before_is_no_result(lang, text):
    assert outcomes(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "By June returns had fallen by 40%."),
        ("en", "Six months after the change retention had risen to 41%."),
        ("es", "Al cabo de tres meses las devoluciones habían bajado un 40 %."),
        ("zh", "上线三个月后，退货率下降了40%。"),
        ("zh", "我取消了提醒，提交率从81%掉到44%，这是我的失误。"),
        (
            "en",
            "I removed the reminders and submissions fell from 81% to 44%; that was my mistake.",
        ),
        ("es", "Quité los avisos y las entregas cayeron del 81 % al 44 %; fue un error mío."),
        ("zh", "我来了以后，社群日活从3000掉到800。"),
        ("zh", "我刚来的时候改了首页，转化率从8%掉到5%。"),
        ("zh", "我接手时退货率是12%，后来从12%降到5%。"),
        ("en", "The redesign failed: conversion fell from 8% to 5%, and that is on me."),
        ("es", "El rediseño fracasó: la conversión cayó del 8 % al 5 %, y fue culpa mía."),
        ("zh", "这次改版失败了，转化率从8%掉到5%，我负主要责任。"),
    ],
)
def test_what_had_moved_after_a_deed_is_a_result(lang, text):
    assert len(outcomes(text, lang)) == 1


def claimed(text, lang):
    document = Document("answer.txt", "0" * 64, "text/plain", text)
    units = detect(text, segment(document, kind="answer", lang=lang, question=None).units)
    return [bool(unit.outcomes) for unit in units]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "去年下半年开始，作业提交率从81%掉到44%，校长很着急。我先看了数据，再把作业拆成三段。两个月后提交率回到76%。"),
        ("en", "In the spring the submission rate fell from 81% to 44%, and nobody knew why. I looked at the logs and split the homework. Two months later it was back at 76%."),
        ("es", "En primavera la tasa de entrega cayó del 81 % al 44 % y nadie sabía por qué. Miré los registros y partí la tarea. A los dos meses volvió al 76 %."),
    ],
)  # fmt: skip
def test_what_got_worse_is_the_problem_of_a_story_that_begins_with_it(lang, text):
    assert claimed(text, lang) == [False, False, True]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我接手时，退货率从5%涨到了12%。我换了包装。"),
        ("es", "Cuando asumí, las devoluciones habían subido del 5 % al 12 %. Cambié el embalaje."),
        ("en", "The problem was that renewals had dropped from 81% to 44% within a year. I called 40 customers."),
    ],
)  # fmt: skip
def test_a_trouble_plays_the_part_of_the_problem_whatever_its_figures(lang, text):
    document = Document("answer.txt", "0" * 64, "text/plain", text)
    first, *_ = detect(text, segment(document, kind="answer", lang=lang, question=None).units)

    assert "problem" in first.roles
    assert not {"effect", "outcome"} & set(first.chances)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我把作业提醒取消了。提交率从81%掉到44%。后来我又把提醒加了回来。"),
        ("en", "I removed the homework reminders. The submission rate fell from 81% to 44%. I then put them back."),
        ("es", "Quité los avisos de la tarea. La tasa de entrega cayó del 81 % al 44 %. Después los volví a poner."),
    ],
)  # fmt: skip
def test_what_got_worse_by_ones_own_deed_stays_a_result(lang, text):
    assert claimed(text, lang)[1]
