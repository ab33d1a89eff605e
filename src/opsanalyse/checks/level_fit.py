"""Whether what is told fits the level of the latest title: its years, and what the guidance asks of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from opsanalyse.checks import Check, Material, Measurement, Params, figure_span
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.detect.profiles import find_named, level, level_order, months_worked, title_of
from opsanalyse.segment.names import title_words
from opsanalyse.types import Entry, Evidence, Fact, Label, NearMiss, Outcome, Unit

_YEAR: Final = 12
_RESULTS: Final = "results-with-figure"  # the label of results that stand for deeds
_NEXT: Final = 2  # deeds to begin with: more at once is not read


class LevelFit(Params, frozen=True):
    """How much of the measure the years make up; what is told makes up the rest."""

    years_share: float = 0.25
    results: int = 2
    """How many results with a figure may stand for deeds: who reached them did what the level asks."""


def measure(material: Material, params: LevelFit) -> Measurement:
    """Measure how far the years and the deeds bear out the level that the latest title names."""
    jobs = [entry for entry in material.entries if entry.section == "experience"]
    title = _title(material.text, jobs)
    months = months_worked(jobs)
    facts: dict[str, Fact] = {
        "level": f"@levels.{title.label}" if title else "—",
        "n_years": round(months / _YEAR, 1),
        "asked": "—",
        "shown": "—",
        "missing": "—",
        "next": "—",
    }
    if title is None or not material.units:
        return Measurement(None, facts)
    asked = level(title.label)
    hits = {name: hit for name, hit in _shown(material.text, material.units) if name in asked.shows}
    missing = [name for name in asked.shows if name not in hits]
    facts["missing"], facts["next"] = _labels(missing), _labels(missing[:_NEXT])
    years = _years(months, asked.years[0], jobs)
    reached = [o for unit in material.units for o in _reached(unit)][: params.results]
    shown = [name for name in asked.shows if name in hits]
    facts["asked"] = f"{asked.years[0]:g}+"
    facts["shown"] = _labels([*shown, *([_RESULTS] if reached else [])])
    deeds = min(1.0, (len(hits) + len(reached)) / asked.enough)
    value = params.years_share * years + (1 - params.years_share) * deeds
    evidence = [Evidence(title.start, title.end, "title", {"level": title.label})]
    evidence += [Evidence(h.start, h.end, "level", {"point": name}) for name, h in hits.items()]
    told = [o for unit in material.units for o in _measured(unit) if _measured(unit)[0] in reached]
    evidence += [Evidence(*figure_span(o), "level", {"point": "results"}) for o in told]
    near = (NearMiss(title.start, title.end, "level-not-shown"),) if deeds < 1 else ()
    return Measurement(value, facts, tuple(sorted(evidence, key=lambda e: (e.start, e.end))), near)


def _title(text: str, jobs: Sequence[Entry]) -> Label | None:
    """Return the level that the latest job's title names, where it stands; the highest of several.

    Where the latest title names none, who rose before may have begun anew: only the lowest level goes on to hold.
    """
    is_latest = True
    for job in sorted(jobs, key=lambda job: (_end(job), job.from_month or ""), reverse=True):
        place = title_of(job, text)
        for words in title_words(text[place.start : place.end]):
            if hits := find_named(words, "levels"):
                best = max(hits, key=lambda hit: (level_order().index(hit.label), -hit.start))
                if not is_latest and level_order().index(best.label) > 0:
                    return None
                return Label(place.start + best.start, place.start + best.end, best.label)
        is_latest = is_latest and place.start == place.end
    return None


def _end(job: Entry) -> str:
    return "9999" if job.to_month == "present" else (job.to_month or "")


def _years(months: int, asked: float, jobs: Sequence[Entry]) -> float:
    """Return how far the years asked for are there; a current job may have gone on for longer."""
    if asked == 0 or any(job.to_month == "present" for job in jobs):
        return 1.0
    return min(1.0, months / (asked * _YEAR))


def _reached(unit: Unit) -> list[Outcome]:
    """Return the first result with a figure that a unit tells, which stands for a deed."""
    return _measured(unit)[:1]


def _measured(unit: Unit) -> list[Outcome]:
    return [o for o in unit.outcomes if o.quantified and not o.expected]


def _shown(text: str, units: Sequence[Unit]) -> Iterator[tuple[str, Label]]:
    """Yield what units with a deed or a result name: later places first, so that the first one stays."""
    for unit in reversed(units):
        if unit.roles or unit.outcomes:
            for hit in reversed(find_concepts(text[unit.start : unit.end])):
                place = Label(unit.start + hit.start, unit.start + hit.end, hit.label)
                yield hit.label, place


def _labels(names: Sequence[str]) -> str:
    return " ".join(f"@{name}" for name in names) or "—"


CHECK = Check(
    params=LevelFit,
    needs=frozenset({"roles", "outcomes"}),
    facts=frozenset({"level", "n_years", "asked", "shown", "missing", "next"}),
    measure=measure,
)
