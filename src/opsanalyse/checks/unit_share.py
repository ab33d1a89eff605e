"""Share of units that hold a wanted finding, or that are free of an unwanted one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, Literal

from opsanalyse.checks import Check, Material, Measurement, Params, about_work
from opsanalyse.detect.concepts import columns
from opsanalyse.detect.generalities import is_drawback, is_hollow, is_seen, is_unharmed
from opsanalyse.detect.joined import flowing
from opsanalyse.detect.named import is_named
from opsanalyse.detect.own_words import OWN, own_words
from opsanalyse.detect.roles import CLAIM
from opsanalyse.detect.sureness import claiming, sized, sureness, telling
from opsanalyse.types import Evidence, Fact, NearMiss, Outcome, Quantity, Span, Unit

_NO_RESULT = ("date", "duration")
_NAME: Final = "name"
_GREAT: Final = 100_000  # no name or version holds such a number: “5000万级用户” tells how many
_NAMING: Final = ("label", "code", "version", "web", "id")
"""What a number belongs to that counts nothing: "Office 365", "B2B", "v3.2"."""

Finding = Literal[
    "outcome",
    "quantified",
    "vague_outcome",
    "duty_only",
    "placeholder",
    "excuse",
    "own_experience",
    "told",
]

_QUANTIFIED: Final = "quantified"
_NAMELESS: Final = "share-unnamed"
_UNNAMED: Final = 0.53
"""How sure a result is at most whose clause does not say what changed: as measured it counts a tenth."""
_NO_CLAIM: Final = "no-claim"
_REACHED: Final = ("level", "same")
"""Which way a claim goes that says what was reached, and not that something rose or fell."""
_NEARER: Final = ("effect", "solution")
_SCRAP: Final = 26
"""Columns of writing below which a unit that claims nothing says too little to begin advice at."""
_CLEAR: Final = 0.6
"""From this sureness of such a role on advice may begin at a unit: what is hardly told is no place to go on from."""


class UnitShare(Params, frozen=True):
    """Which findings are counted, among which units, and whether they are wanted."""

    findings: tuple[Finding, ...]
    among: tuple[Finding, ...] = ()
    """Only units with one of these count; all do when it is empty. ``told`` is one with a role or outcome."""
    wanted: bool = True
    at_least: int = 1
    """With fewer units the criterion does not apply."""
    out_of: int = 1
    """Of fewer units the share is taken as if there were so many: one unit of two is no half of a text."""
    most: int | None = None
    """Of an answer with more units the share is taken as if there were so many: who tells it at length, or in a
    language that is cut into more sentences, needs to tell no more of what is wanted."""
    apart: tuple[str, ...] = ()
    """Topics whose questions ask for no results: why this company, what one knows of it."""


def measure(material: Material, params: UnitShare) -> Measurement:
    """Measure the share of units with a wanted finding, or without an unwanted one, each as surely as it was read.

    Fewer units than asked for count less, down to nothing: half a unit is one that may be none.
    """
    given = [_read_plainly(material.text, u) for u in about_work(material, params.apart)]
    units = [unit for unit in given if not params.among or _marks(unit, params.among)]
    marked = [(unit, _marks(unit, params.findings)) for unit in units]
    evidence = tuple(mark for _, marks in marked for mark in marks)
    n_with = sum(bool(marks) for _, marks in marked)
    facts: dict[str, Fact] = {
        "n_all": len(units),
        "n_with": n_with,
        "n_without": len(units) - n_with,
        **_example(material.text, _wrong(marked, wanted=params.wanted)),
    }
    among = [(unit, surest_of(unit, params.among) if params.among else 1.0) for unit in given]
    judged = _judged(among, params.most)
    if not judged or len(among) < params.at_least:
        return Measurement(None, facts)
    found = sum(min(sure, surest_of(unit, params.findings)) for unit, sure in among)
    share = min(1.0, found / max(judged, params.out_of if params.wanted else 0))
    near = tuple(miss for unit, marks in marked if not marks for miss in _near(unit, params))
    if n_with:  # who is told results has no need to hear that a day is no result
        near = tuple(miss for miss in near if miss.condition not in (*_NO_RESULT, _NAME))
    elif params.wanted:
        near = near or tuple(_nearest(units or given))
    if params.wanted and _QUANTIFIED in params.findings:
        bare = [o.value or o for unit in units for o in _unnamed(material.text, unit)]
        near += tuple(NearMiss(place.start, place.end, _NAMELESS) for place in bare)
    return Measurement(
        share if params.wanted else 1 - share,
        facts,
        evidence,
        near,
        applies=min(1.0, judged / params.at_least),
    )


def _wrong(marked: Sequence[tuple[Unit, Sequence[Evidence]]], *, wanted: bool) -> list[Unit]:
    """Return the units that lack what is wanted, of answers that lack it altogether where there are any."""
    wrong = [unit for unit, marks in marked if bool(marks) != wanted]
    whole = (
        {unit.question for unit, marks in marked if marks and unit.question} if wanted else set()
    )
    return [unit for unit in wrong if unit.question not in whole] or wrong


def _read_plainly(text: str, unit: Unit) -> Unit:
    """Correct what a unit claims by its plain words: a price it admits is no claim, hollow praise of the work is one."""
    said = text[unit.start : unit.end]
    unit = _doubting_unnamed(text, unit)
    figured = any(quantity.kind not in _NO_RESULT for quantity in unit.quantities)
    if not unit.outcomes and not figured and is_hollow(said, unit.lang):
        return replace(unit, chances={**unit.chances, CLAIM: 1.0, "effect": 1.0})
    return _without_drawbacks(said, unit, figured=figured)


def _doubting_unnamed(text: str, unit: Unit) -> Unit:
    """Let a share that does not say of what it is ("…, up 35%, …") count little: put anywhere it would say the same.

    A count says what it counts: "340 orders".
    """
    bare = _unnamed(text, unit)
    if not bare:
        return unit
    outcomes = (
        replace(o, confidence=min(o.confidence, _UNNAMED)) if o in bare else o
        for o in unit.outcomes
    )
    return replace(unit, outcomes=tuple(outcomes))


def _unnamed(text: str, unit: Unit) -> list[Outcome]:
    return [o for o in unit.outcomes if _is_share(unit, o) and not is_named(text, unit, o)]


def _is_share(unit: Unit, outcome: Outcome) -> bool:
    value = outcome.value
    return value is not None and any(
        q.kind == "percent" and _inside(q, value) for q in unit.quantities
    )


def _without_drawbacks(said: str, unit: Unit, *, figured: bool) -> Unit:
    """Take from a unit the claims that are a price it admits or that others saw, and one that no words make where it has a figure."""
    if all(outcome.quantified for outcome in unit.outcomes) and (
        unit.outcomes or CLAIM not in unit.chances
    ):
        return unit  # nothing is asked of its words: what is measured stays
    asked = bool(unit.outcomes or claiming(unit))
    unharmed = asked and is_unharmed(said, unit.lang)
    seen = unharmed or (asked and is_seen(said, unit.lang))
    claims = tuple(
        outcome
        for outcome in unit.outcomes
        if outcome.quantified
        or not (
            (seen and outcome.direction in _REACHED)
            or is_drawback(said, unit.lang, outcome.start - unit.start, outcome.end - unit.start)
        )
    )
    if len(claims) < len(unit.outcomes):
        unit = replace(unit, outcomes=claims)
    if claims or CLAIM not in unit.chances:
        return unit
    plain = figured or seen or is_drawback(said, unit.lang, 0, len(said))
    if not plain:
        return unit
    return replace(unit, chances={name: c for name, c in unit.chances.items() if name != CLAIM})


def _judged(among: Sequence[tuple[Unit, float]], most: int | None) -> float:
    """Count the units, each as surely as it is judged, of each answer at most so many."""
    answers = groupby(among, lambda one: one[0].question)
    counts = [sum(sure for _, sure in answer) for _, answer in answers]
    return sum(counts) if most is None else sum(min(count, most) for count in counts)


def surest_of(unit: Unit, findings: tuple[Finding, ...]) -> float:
    """Return how far a unit counts as holding one of ``findings``."""
    return max((_sure(unit, finding) for finding in findings), default=0.0)


def _sure(unit: Unit, finding: Finding) -> float:
    match finding:
        case "quantified":
            return sized(unit)
        case "vague_outcome":
            # What the report shows with its figure is not vague, however unsure the figure is.
            return 0.0 if _figured(unit) else claiming(unit)
        case "outcome":
            return claiming(unit)
        case "told":
            return telling(unit)
        case "placeholder":
            return float(finding in unit.flags)
        case _:
            return sureness(unit, finding)


def _marks(unit: Unit, findings: tuple[Finding, ...]) -> list[Evidence]:
    """Return what of ``findings`` a unit holds, where the words of it stand."""
    marks = list(_outcomes(unit, findings))
    for flag in unit.flags:
        if flag in findings and flag != "vague_outcome":
            spans: list[Span] = [mark for mark in unit.marks if mark.label == flag] or [unit]
            marks += [Evidence(span.start, span.end, flag) for span in spans]
    if (unit.roles or unit.outcomes) and "told" in findings:
        marks.append(Evidence(unit.start, unit.end, "told"))
    return sorted(marks, key=lambda mark: (mark.start, mark.end, mark.label))


def _outcomes(unit: Unit, findings: tuple[Finding, ...]) -> Iterator[Evidence]:
    figured = _figured(unit)
    if not unit.outcomes and claiming(unit) > 0 and {"outcome", "vague_outcome"} & set(findings):
        yield Evidence(unit.start, unit.end, "vague_outcome", {"metric": ""})
    for outcome in unit.outcomes:
        kinds = {"outcome", "quantified" if outcome.quantified else "vague_outcome"}
        if figured and not outcome.quantified:
            kinds.discard("vague_outcome")  # a line with a figure does not rest on words alone
        if kinds & set(findings):
            span = outcome.value or outcome
            parts = {name: getattr(outcome, name) for name in ("baseline", "timeframe", "method")}
            told = {"direction": outcome.direction, "metric": outcome.metric or "", **parts}
            label = "outcome" if outcome.quantified else "vague_outcome"
            yield Evidence(span.start, span.end, label, told)


def _figured(unit: Unit) -> bool:
    """Tell a claim with a figure: one that measures it, or one that stands in its words, whatever it is read to measure."""
    if any(outcome.quantified for outcome in unit.outcomes):
        return True
    return any(
        any(_inside(quantity, outcome) for outcome in unit.outcomes) and not _apart(quantity, unit)
        for quantity in unit.quantities
    )


def _near(unit: Unit, params: UnitShare) -> Iterator[NearMiss]:
    """Yield why a unit was not counted where it looks as if it should have been."""
    if not (params.wanted and "quantified" in params.findings):
        return
    apart = [(quantity, _apart(quantity, unit)) for quantity in unit.quantities]
    # A result and a figure beside it are told once, as what they are: each by itself would deny the other.
    unclaimed = any(reason in ("", _NO_CLAIM) for _, reason in apart)
    for outcome in unit.outcomes:
        yield NearMiss(outcome.start, outcome.end, "figure-apart" if unclaimed else "no-figure")
    for quantity, reason in apart:
        if reason and not (reason == _NO_CLAIM and unit.outcomes):
            yield NearMiss(quantity.start, quantity.end, reason)


def _apart(quantity: Quantity, unit: Unit) -> str:
    """Return why a number measures no result of its unit; nothing where it stands in one."""
    if any(_inside(quantity, span) for span in unit.scale):
        return "scale"
    if quantity.kind in _NO_RESULT:
        return quantity.kind
    if quantity.kind == "other" and quantity.unit in _NAMING:
        return "scale" if quantity.value >= _GREAT else _NAME
    return "" if any(_inside(quantity, outcome) for outcome in unit.outcomes) else _NO_CLAIM


def _nearest(units: list[Unit]) -> Iterator[NearMiss]:
    """Yield the unit in which a result was to be expected, where none looks like one."""
    for unit in sorted(units, key=lambda unit: (_distance(unit), unit.start))[:1]:
        yield NearMiss(unit.start, unit.end, "no-result")


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _example(text: str, wrong: list[Unit]) -> dict[str, Fact]:
    """Return the unit that advice starts from, which is the one nearest to a result, and its own words."""
    unit = min(
        wrong, key=lambda unit: (_is_scrap(text, unit), _distance(unit), unit.start), default=None
    )
    told = flowing(text[unit.start : unit.end]) if unit else ""
    return {"example": told, **own_words(text, unit)}


def _is_scrap(text: str, unit: Unit) -> bool:
    """Tell "Badly at first." from a line that says enough to go on from; one that claims a result does."""
    return not unit.outcomes and columns(text[unit.start : unit.end]) < _SCRAP


def _distance(unit: Unit) -> int:
    """Tell how far a unit is from telling a result: a claim, an effect, an action, neither; what is only guessed is none."""
    if unit.outcomes:
        return 0
    return next((n for n, role in enumerate(_NEARER, 1) if sureness(unit, role) >= _CLEAR), 3)


CHECK = Check(
    params=UnitShare,
    needs=frozenset(
        {"outcomes", "roles", "chances", "flags", "marks", "quantities", "scale", "mentions"}
    ),
    facts=frozenset({"n_all", "n_with", "n_without", "example"}) | OWN,
    measure=measure,
)
