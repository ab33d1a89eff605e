"""Whether the results told are those that count at the product's stage, or in the kind of operations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

from opsanalyse.checks import Check, Material, Measurement, Params, figure_span
from opsanalyse.detect.outcomes.cues import METRIC, cues, labelled
from opsanalyse.detect.profiles import find_fitting, find_named, find_titled, title_of
from opsanalyse.language import fold, simplify
from opsanalyse.types import Evidence, Fact, Label, NearMiss, Outcome, Span, Unit

_VAGUE: Final = 0.5
_Find = Callable[[str, str], tuple[Label, ...]]


class ProfileFit(Params, frozen=True):
    """Which family of profiles is looked at, and how many fitting results make the measure full."""

    family: Literal["stages", "roles"]
    enough: int = 1


def measure(material: Material, params: ProfileFit) -> Measurement:
    """Measure, over the profiles named, how many of the results that count there are told."""
    text, family = material.text, params.family
    named = list(_named(material, family))
    names = list(dict.fromkeys(hit.label for hit in named))
    results = [(unit, outcome) for unit in material.units for outcome in unit.outcomes]
    fits = [(o, _fits(text, u, o, family)) for u, o in results] if names else []
    told = [
        bool(f) or _names_metric(text, u, o) for (u, o), (_, f) in zip(results, fits, strict=False)
    ]
    fitting = {name: [outcome for outcome, found in fits if name in found] for name in names}
    without = [name for name in names if not fitting[name]]
    facts: dict[str, Fact] = {
        "n_named": len(names),
        "named": _labels(family, names),
        "n_fitting": len({o.start for found in fitting.values() for o in found if o.quantified}),
        "without": _labels(family, without),
    }
    if not names or not material.units:
        return Measurement(None, facts)
    value = sum(min(1.0, _worth(fitting[name]) / params.enough) for name in names) / len(names)
    evidence = [Evidence(hit.start, hit.end, "profile", {"profile": hit.label}) for hit in named]
    evidence += [
        Evidence(*figure_span(outcome), "fitting", {"profile": name})
        for name in names
        for outcome in fitting[name]
    ]
    return Measurement(
        value,
        facts,
        tuple(sorted(evidence, key=lambda e: (e.start, e.end, e.label))),
        tuple(_near(named, without, results, fitting)),
        applies=_known(value, told),
    )


def _known(value: float, told: Sequence[bool]) -> float:
    """Return how far it is known what the results measure: one of which that is not told may well fit.

    Without any result nothing is in doubt.
    """
    return value + (1.0 - value) * sum(told) / len(told) if told else 1.0


def _names_metric(text: str, unit: Unit, outcome: Outcome) -> bool:
    """Tell whether a result names a metric that we know, be it of no profile."""
    own = simplify(fold(f"{outcome.metric or ''} {text[outcome.start : outcome.end]}"))
    return bool(labelled(cues(unit.lang).find(own), METRIC))


def _named(material: Material, family: str) -> Iterator[Label]:
    """Yield the first place at which each profile is named: in a title, or in what is told."""
    jobs = [entry for entry in material.entries if entry.section == "experience"]
    titles: list[tuple[Span, _Find]] = [(title_of(job, material.text), find_titled) for job in jobs]
    # Where there are titles, it is they that say what the job was; its lines say what it touched.
    lines = [
        u for u in material.units if not (titles and family == "roles" and u.entry is not None)
    ]
    seen: set[str] = set()
    spans: list[tuple[Span, _Find]] = [*titles, *((unit, find_named) for unit in lines)]
    for span, find in sorted(spans, key=_place):
        for hit in find(material.text[span.start : span.end], family):
            if hit.label not in seen:
                seen.add(hit.label)
                yield Label(span.start + hit.start, span.start + hit.end, hit.label)


def _place(held: tuple[Span, object]) -> tuple[int, int]:
    return held[0].start, held[0].end


def _fits(text: str, unit: Unit, outcome: Outcome, family: str) -> set[str]:
    """Return the profiles that a result fits: by its own words, else by those around it that name none."""
    own = f"{outcome.metric or ''} {text[outcome.start : outcome.end]}"
    around = text[unit.start : unit.end]
    for hit in reversed(find_named(around, family)):
        around = f"{around[: hit.start]} {around[hit.end :]}"
    found = find_fitting(own, family) or find_fitting(around, family)
    return {hit.label for hit in found}


def _worth(outcomes: list[Outcome]) -> float:
    """A result with a figure counts whole; those without count half, however many there are."""
    figures = sum(outcome.quantified for outcome in outcomes)
    return figures + (_VAGUE if figures < len(outcomes) else 0.0)


def _near(
    named: list[Label],
    without: list[str],
    results: list[tuple[Unit, Outcome]],
    fitting: dict[str, list[Outcome]],
) -> Iterator[NearMiss]:
    for hit in named:
        if hit.label in without:
            yield NearMiss(hit.start, hit.end, "profile-without-result")
    if without:
        counted = {outcome.start for found in fitting.values() for outcome in found}
        for _, outcome in results:
            if outcome.start not in counted:
                yield NearMiss(*figure_span(outcome), "result-of-another-kind")


def _labels(family: str, names: list[str]) -> str:
    return " ".join(f"@{family}.{name}" for name in names) or "—"


CHECK = Check(
    params=ProfileFit,
    needs=frozenset({"outcomes"}),
    facts=frozenset({"n_named", "named", "n_fitting", "without"}),
    measure=measure,
)
