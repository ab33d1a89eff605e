"""How completely results are told: by what action, in what time, of what, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.concepts import bare
from opsanalyse.detect.joined import flowing
from opsanalyse.detect.named import is_named
from opsanalyse.detect.outcomes import sense_checks, starting_points
from opsanalyse.detect.own_words import OWN, own_words
from opsanalyse.detect.quantities.sorts import TIMES
from opsanalyse.detect.sureness import sized, sureness
from opsanalyse.resources import shipped_words
from opsanalyse.types import Evidence, Fact, NearMiss, Outcome, Quantity, Unit

Part = Literal["metric", "timeframe", "method", "baseline"]

_ASKED: Final = {
    "percent_or_points": "percent-or-points",
    "arithmetic": "figures-do-not-add-up",
    "impossible_share": "more-than-the-whole",
    "told_differently": "told-differently",
}
_NEAR: Final = {
    "metric": "no-metric",
    "timeframe": "no-timeframe",
    "method": "no-method",
    "baseline": "no-baseline",
}
_UNSURE: Final = "unsure-timeframe"
_UNSURE_TIME: Final = 0.5
"""What a time counts that is named beside a result without being surely its own."""


class Anatomy(Params, frozen=True):
    """Which parts a result should have, and how many results it takes to judge."""

    parts: tuple[Part, ...] = ("metric", "timeframe", "method")
    at_least: int = 1


def measure(material: Material, params: Anatomy) -> Measurement:
    """Measure the mean share of the parts over all units with a figure for a result.

    A unit tells a part once for all its results. What it did is told by an action as well as by a cue.
    """
    units = _started(material)
    told = [unit for unit in units if any(o.quantified for o in unit.outcomes)]
    having = [_parts(material.text, unit, params) for unit in told]
    sure = [sized(unit) for unit in told]
    whole = [_whole(material.text, *one, params) for one in zip(told, having, strict=True)]
    judged = sum(sure)
    value = sum(s * w for s, w in zip(sure, whole, strict=True)) / judged if judged else 0.0
    facts: dict[str, Fact] = {
        "n_all": len(told),
        "n_full": sum(len(parts) == len(params.parts) for parts in having),
        "n_percent": round(100 * value),
        **_lacking(material.text, told, having, params),
        **_example(material.text, told, having, params),
    }
    if len(told) < params.at_least:
        return Measurement(None, facts)
    evidence = tuple(_mark(o) for unit in told for o in unit.outcomes if o.quantified)
    return Measurement(
        value,
        facts,
        evidence,
        (*_near(material.text, told, having, params), *_questions(material)),
        applies=min(1.0, judged / params.at_least),
    )


def _lacking(
    text: str, told: list[Unit], having: list[tuple[Part, ...]], params: Anatomy
) -> dict[str, Fact]:
    """Count the lines that lack each part; a time that may be the result's is not called missing."""
    lacks = [
        _reason(text, unit, part)
        for unit, parts in zip(told, having, strict=True)
        for part in params.parts
        if part not in parts
    ]
    return {
        "n_no_timeframe": lacks.count(_NEAR["timeframe"]),
        "n_unsure_timeframe": lacks.count(_UNSURE),
        "n_no_method": lacks.count(_NEAR["method"]),
        "n_no_baseline": lacks.count(_NEAR["baseline"]),
    }


def _started(material: Material) -> list[Unit]:
    """Give results the baseline that a line before them tells: "18% came back. … Returns fell to 11%."."""
    begun = {
        (p.outcome.start, p.outcome.end) for p in starting_points(material.text, material.units)
    }
    return [
        replace(unit, outcomes=tuple(_begun(outcome, begun) for outcome in unit.outcomes))
        if any((outcome.start, outcome.end) in begun for outcome in unit.outcomes)
        else unit
        for unit in material.units
    ]


def _begun(outcome: Outcome, begun: set[tuple[int, int]]) -> Outcome:
    told = (outcome.start, outcome.end) in begun
    return replace(outcome, baseline=True) if told and not outcome.baseline else outcome


def _whole(text: str, unit: Unit, having: tuple[Part, ...], params: Anatomy) -> float:
    """Return the share of the parts that a unit tells, an action as surely as it was read, a doubtful time by half."""
    told = dict.fromkeys(having, 1.0)
    if "timeframe" in params.parts and "timeframe" not in having and _names_time(text, unit):
        told["timeframe"] = _UNSURE_TIME
    if "method" in params.parts:
        told["method"] = max(_method(unit), sureness(unit, "solution"))
    return sum(told.values()) / len(params.parts)


def _method(unit: Unit) -> float:
    return float(any(o.method for o in unit.outcomes if o.quantified))


def _parts(text: str, unit: Unit, params: Anatomy) -> tuple[Part, ...]:
    results = [outcome for outcome in unit.outcomes if outcome.quantified]
    told = {part for part in params.parts if any(getattr(o, part) for o in results)}
    if "solution" in unit.roles:
        told.add("method")
    open_ = "metric" in params.parts and "metric" not in told
    if open_ and any(is_named(text, unit, o) for o in results):
        told.add("metric")
    return tuple(part for part in params.parts if part in told)


def _mark(outcome: Outcome) -> Evidence:
    span = outcome.value or outcome
    parts: dict[str, Fact] = {n: getattr(outcome, n) for n in ("baseline", "timeframe", "method")}
    told: dict[str, Fact] = {
        "direction": outcome.direction,
        "metric": outcome.metric or "",
        **parts,
    }
    return Evidence(span.start, span.end, "outcome", told)


def _near(
    text: str, told: list[Unit], having: list[tuple[Part, ...]], params: Anatomy
) -> Iterator[NearMiss]:
    for unit, parts in zip(told, having, strict=True):
        outcome = next(o for o in unit.outcomes if o.quantified)
        span = outcome.value or outcome
        for part in params.parts:
            if part not in parts:
                yield NearMiss(span.start, span.end, _reason(text, unit, part))


def _reason(text: str, unit: Unit, part: Part) -> str:
    return _UNSURE if part == "timeframe" and _names_time(text, unit) else _NEAR[part]


def _names_time(text: str, unit: Unit) -> bool:
    """Tell whether a time stands in a unit that is no result's value: then it must not be called missing."""
    values = [o.value for o in unit.outcomes if o.value]
    return any(
        q.kind in TIMES
        and not any(v.start < q.end and q.start < v.end for v in values)
        and not _is_rate(text, unit.lang, q)
        for q in unit.quantities
    )


def _is_rate(text: str, lang: str, time: Quantity) -> bool:
    """Tell how often something is done from how long it takes: "counting twice ⟦a week⟧", not "in ⟦a week⟧"."""
    first, _, _ = text[time.start : time.end].partition(" ")
    before = text[: time.start].rstrip().rpartition(" ")[2]
    words = shipped_words("frames")
    rate = bare(first) in words["rates"].get(lang, ())
    return rate and bare(before) not in words["begins"].get(lang, ())


def _questions(material: Material) -> Iterator[NearMiss]:
    """Ask about figures that do not fit together: a question to the candidate, which costs nothing."""
    for doubt in sense_checks(material.text, material.units):
        yield NearMiss(doubt.start, doubt.end, _ASKED[doubt.code])


def _example(
    text: str, told: list[Unit], having: list[tuple[Part, ...]], params: Anatomy
) -> dict[str, Fact]:
    """Return the first unit whose result surely lacks a part, for the advice to start from, and its own words."""
    pairs = zip(told, having, strict=True)
    found = [(unit, parts) for unit, parts in pairs if len(parts) < len(params.parts)]
    surely = ((unit, parts) for unit, parts in found if _lacks_surely(text, unit, parts, params))
    unit, parts = next(surely, found[0] if found else (None, params.parts))
    lacks = [part for part in params.parts if part not in parts]
    return {
        "example": flowing(text[unit.start : unit.end]) if unit else "",
        "asked": " ".join(_question(text, unit, part) for part in lacks if unit) or "—",
        "n_lacks_way": int("method" in lacks),
        "n_lacks_time": int("timeframe" in lacks),
        **own_words(text, unit),
    }


def _lacks_surely(text: str, unit: Unit, having: tuple[Part, ...], params: Anatomy) -> bool:
    """Tell whether a unit lacks more than certainty of when it was."""
    lacks = (part for part in params.parts if part not in having)
    return any(_reason(text, unit, part) != _UNSURE for part in lacks)


def _question(text: str, unit: Unit, part: Part) -> str:
    """Return the label of what a missing part would answer; a time that may be the result's is asked about as such."""
    return "@ask_unsure" if _reason(text, unit, part) == _UNSURE else f"@ask_{part}"


CHECK = Check(
    params=Anatomy,
    needs=frozenset({"outcomes", "quantities", "roles", "chances", "mentions"}),
    facts=frozenset(
        {
            "n_all",
            "n_full",
            "n_percent",
            "n_no_timeframe",
            "n_unsure_timeframe",
            "n_no_method",
            "n_no_baseline",
            "example",
            "asked",
            "n_lacks_way",
            "n_lacks_time",
        }
    )
    | OWN,
    measure=measure,
)
