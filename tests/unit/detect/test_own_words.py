"""A frame to fill in takes the candidate's metric, and nothing that merely looks like one."""

from __future__ import annotations

import pytest

from opsanalyse.detect.own_words import names_channel, own_words
from opsanalyse.types import Label, Outcome, Unit


@pytest.mark.parametrize(
    "text",
    [
        "参与大促，负责用户权益配置",
        "活动受到领导一致好评",
        "I would segment the users.",
        "Atiendo a los clientes del barrio.",
    ],
)
def test_whom_a_sentence_speaks_of_is_no_metric(text: str) -> None:
    assert own_words(text, Unit(0, len(text), lang="en"))["own_metric"] == "@blank"


@pytest.mark.parametrize(
    ("text", "metric"), [("参与会员日活动策划", "@blank"), ("想办法提升日活", "日活")]
)
def test_a_metric_is_no_part_of_other_words(text: str, metric: str) -> None:
    assert own_words(text, Unit(0, len(text), lang="zh"))["own_metric"] == metric


@pytest.mark.parametrize(
    ("text", "metric"),
    [("想办法提高次日留存率", "次日留存"), ("Worked on the conversion rate.", "conversion rate")],
)
def test_a_metric_is_taken_as_it_is_written(text: str, metric: str) -> None:
    assert own_words(text, Unit(0, len(text), lang="en"))["own_metric"] == metric


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("好评", "@blank"),
        ("Results", "@blank"),
        ("Occupancy", "occupancy"),
        ("DAU", "DAU"),
        ("Drop-off", "drop-off"),
    ],
)
def test_a_claim_gives_its_metric_if_that_has_a_size(text: str, metric: str) -> None:
    claim = Outcome(0, len(text), metric=text, value=None, direction="up", quantified=False)
    unit = Unit(0, len(text), lang="en", outcomes=(claim,))

    assert own_words(text, unit)["own_metric"] == metric


@pytest.mark.parametrize(
    ("lang", "metric"),
    [
        ("zh", "品牌影响力"),
        ("es", "imagen de la marca"),
        ("en", "reputation of the brand"),
        ("en", "campaign results"),
    ],
)
def test_a_longer_name_of_what_has_no_size_has_none_either(lang: str, metric: str) -> None:
    claim = Outcome(0, len(metric), metric=metric, value=None, direction="up", quantified=False)
    unit = Unit(0, len(metric), lang=lang, outcomes=(claim,))

    assert own_words(metric, unit)["own_metric"] == "@blank"


@pytest.mark.parametrize(
    ("lang", "time", "said"),
    [
        ("en", "three months", "in three months"),
        ("en", "within two quarters", "within two quarters"),
        ("en", "2023", "in 2023"),
        ("en", "quarter", "@blank_time"),
        ("es", "un mes", "en un mes"),
        ("es", "Tres meses después", "tres meses después"),
        ("es", "trimestre", "@blank_time"),
        ("es", "durante el verano", "durante el verano"),
        ("zh", "三个月内", "三个月内"),
    ],
)
def test_a_time_stands_in_a_frame_as_a_sentence_takes_it(lang: str, time: str, said: str) -> None:
    text = f"X {time}"
    part = Label(2, len(text), "timeframe")
    claim = Outcome(0, 1, metric="X", value=None, direction="up", quantified=False, parts=(part,))

    assert own_words(text, Unit(0, len(text), lang=lang, outcomes=(claim,)))["own_time"] == said


@pytest.mark.parametrize(
    ("lang", "words", "names"),
    [
        ("en", "Texted", False),
        ("en", "Partnered with", False),
        ("en", "drove to", False),
        ("en", "email marketing", True),
        ("en", "Facebook groups", True),
        ("es", "marcando", False),
        ("es", "llamadas a", False),
        ("es", "anuncios de Facebook", True),
        ("zh", "发短信", True),
    ],
)
def test_a_frame_holds_the_name_of_a_channel_and_no_deed(
    lang: str,
    words: str,
    names: bool,  # noqa: FBT001  a column of the table
) -> None:
    assert names_channel(words, lang) is names


@pytest.mark.parametrize(
    ("lang", "time", "told"),
    [
        ("en", "since", "@blank_time"),
        ("es", "A los", "@blank_time"),
        ("es", "desde enero", "desde enero"),
        ("en", "three months", "in three months"),
    ],
)
def test_a_time_that_says_only_how_it_begins_is_left_to_be_filled_in(
    lang: str, time: str, told: str
) -> None:
    text = f"{time} x"
    parts = (Label(0, len(time), "timeframe"),)
    claim = Outcome(
        len(time) + 1,
        len(text),
        metric="x",
        value=None,
        direction="up",
        quantified=False,
        parts=parts,
    )
    unit = Unit(0, len(text), lang=lang, outcomes=(claim,))

    assert own_words(text, unit)["own_time"] == told
