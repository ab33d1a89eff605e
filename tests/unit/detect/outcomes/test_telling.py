"""Where a result began if the sentence before tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsanalyse.detect.outcomes import find_outcomes, starting_points
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.types import Span, Unit


def moved(value, by):
    return Span(value.start + by, value.end + by) if value else None


def story(lang, *sentences, entries=None):
    """Make units of sentences; only the last one claims a result."""
    text, units = "", []
    for number, sentence in enumerate(sentences):
        start = len(text)
        quantities = tuple(
            type(q)(q.start + start, q.end + start, q.kind, q.value, q.high, q.unit, q.bound)
            for q in find_quantities(sentence, lang)
        )
        outcomes = ()
        if number == len(sentences) - 1:
            found, _ = find_outcomes(sentence, lang, find_quantities(sentence, lang))
            outcomes = tuple(replace(o, value=moved(o.value, start)) for o in found)
        entry = entries[number] if entries else 0
        text += sentence
        units.append(
            Unit(start, len(text), lang=lang, entry=entry, quantities=quantities, outcomes=outcomes)
        )
    return text, units


@pytest.mark.parametrize(
    ("lang", "sentences", "began"),
    [
        ("en", ("The return rate was 18%. ", "I rewrote the size guide. ", "The return rate fell to 11%."), "18%"),
        ("es", ("La tasa de devolución era del 18 %. ", "Reescribí la guía. ", "La tasa de devolución bajó al 11 %."), "18 %"),
        ("zh", ("当时退货率是18%。", "我重写了尺码表。", "退货率降到11%。"), "18%"),
    ],
)  # fmt: skip
def test_a_result_is_paired_with_the_value_told_before(lang, sentences, began):
    text, units = story(lang, *sentences)

    assert [text[p.start : p.end] for p in starting_points(text, units)] == [began]


def test_another_metric_or_another_job_is_no_starting_point():
    metric = story("en", "Our delivery cost was 18%. ", "The return rate fell to 11%.")
    job = story("en", "The return rate was 18%. ", "The return rate fell to 11%.", entries=(0, 1))

    assert [*starting_points(*metric)] == [*starting_points(*job)] == []
