"""The JSON of an analysis: canonical, without loss, and as its shipped schema says."""

import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from golden.fixtures import ALL, answer_en, hostile, resume_es
from opsanalyse.render import from_json, schema, to_json
from opsanalyse.types import Analysis, Quantity, Verdict
from schemas import check


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("compact", [True, False])
def test_json_read_back_writes_the_same_bytes(name, compact):
    text = to_json(ALL[name](), compact=compact)

    assert to_json(from_json(text), compact=compact) == text


def test_nothing_is_lost_on_the_way():
    analysis = answer_en()

    assert from_json(to_json(analysis)) == analysis


def test_compact_json_is_one_line_whatever_splits_lines():
    analysis = replace(
        answer_en(), document=replace(answer_en().document, text="a\u2028b\u0085c\nd")
    )
    line = to_json(analysis, compact=True)

    assert len(line.splitlines()) == 1
    assert from_json(line).document.text == "a\u2028b\u0085c\nd"


def test_keys_are_sorted_at_every_depth():
    def check(value):
        if isinstance(value, dict):
            assert list(value) == sorted(value)
            value = list(value.values())
        for item in value if isinstance(value, list) else ():
            check(item)

    check(json.loads(to_json(resume_es())))


def test_entries_carry_their_months_as_from_and_to():
    entry = json.loads(to_json(resume_es()))["entries"][0]

    assert (entry["from"], entry["to"]) == ("2021-03", "present")
    assert not {"from_month", "to_month"} & set(entry)


def test_floats_are_rounded_and_whole_ones_written_alike_however_they_were_given():
    score = replace(answer_en().score, value=57.894736842, low=50, high=50.0)
    written = json.loads(to_json(replace(answer_en(), score=score)))["score"]

    assert (written["value"], written["low"], written["high"]) == (57.8947, 50, 50)
    assert '"low": 50,' in to_json(replace(answer_en(), score=score))


def test_a_name_that_no_utf8_file_can_hold_does_not_stop_the_report():
    written = to_json(hostile()).encode("utf-8")

    assert json.loads(written)["schema"].startswith("opsanalyse/analysis/")


def test_infinity_is_refused_rather_than_written_as_nothing():
    unit = answer_en().units[0]
    broken = replace(unit, quantities=(Quantity(0, 1, "count", float("inf")),))

    with pytest.raises((ValueError, OverflowError)):
        to_json(replace(answer_en(), units=(broken,)))


@pytest.mark.parametrize(
    "text", ['{"schema": "opsanalyse/analysis/1"}', "[]", '{"entries": [1]}', "{"]
)
def test_json_of_another_shape_is_refused(text):
    with pytest.raises(msgspec.DecodeError):
        from_json(text)


def test_json_of_another_version_is_refused_by_name():
    text = to_json(answer_en()).replace("opsanalyse/analysis/1", "opsanalyse/analysis/99")

    with pytest.raises(msgspec.ValidationError, match="analysis/99"):
        from_json(text)


@pytest.mark.parametrize("name", ALL)
def test_every_analysis_is_as_the_schema_says(name):
    check(json.loads(to_json(ALL[name]())), schema())


def test_the_schema_refuses_a_verdict_without_a_status():
    value = json.loads(to_json(answer_en()))
    del value["verdicts"][0]["status"]

    with pytest.raises(AssertionError):
        check(value, schema())


@given(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
def test_any_text_and_number_survive(text, number, compact):
    verdict = Verdict(
        "c", "met", 1.0, 1.0, {}, {"en": text}, {}, {}, facts={"n": number, "t": text}
    )
    written = to_json(replace(answer_en(), verdicts=(verdict,)), compact=compact)
    back: Analysis = from_json(written)

    assert to_json(back, compact=compact) == written
    assert back.verdicts[0].facts["n"] == round(number, 4)
