"""The match with an advert → its lines for the page: met, partly or not shown, with the words relied on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from opsanalyse.render.accounts import anchor
from opsanalyse.render.places import Places
from opsanalyse.render.wording import Wording
from opsanalyse.types import Analysis, Evidence, Verdict

_OPEN: Final = (("open_must", True), ("open_nice", False))
_ORDER: Final = ("missing", "partly", "met")


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of the résumé that a line of the advert rests on."""

    words: str
    anchor: str
    tag: str


@dataclass(frozen=True, slots=True)
class JobLine:
    """One line of the advert, and how far the résumé shows it."""

    text: str
    must: str
    status: str
    status_label: str
    places: tuple[Shown, ...]


def job_lines(analysis: Analysis, places: Places, words: Wording) -> tuple[JobLine, ...]:
    """List an advert's lines, what is not shown first and what must be met before what would be nice."""
    verdict = next((v for v in analysis.verdicts if "open_must" in v.facts), None)
    if verdict is None or not verdict.facts.get("n_all"):
        return ()
    found = [*_not_shown(verdict, words), *_shown(verdict, places, words)]
    musts = words.say("page.must")
    return tuple(sorted(found, key=lambda line: (_ORDER.index(line.status), line.must != musts)))


def _not_shown(verdict: Verdict, words: Wording) -> Iterator[JobLine]:
    for fact, must in _OPEN:
        for text in filter(None, str(verdict.facts.get(fact, "")).split("\n")):
            yield _line(text, "missing", (), words, must=must)


def _shown(verdict: Verdict, places: Places, words: Wording) -> Iterator[JobLine]:
    by_line: dict[str, list[Evidence]] = {}
    for mark in verdict.evidence:
        by_line.setdefault(str(mark.attributes.get("requirement", "")), []).append(mark)
    for text, marks in by_line.items():
        status = "met" if float(marks[0].attributes.get("met") or 0) >= 1 else "partly"
        quoted = tuple(dict.fromkeys(_quoted(mark, places) for mark in marks))
        yield _line(text, status, quoted, words, must=bool(marks[0].attributes.get("must")))


def _line(
    text: str, status: str, shown: tuple[Shown, ...], words: Wording, *, must: bool
) -> JobLine:
    label = words.say("page.not_shown") if status == "missing" else words.label("statuses", status)
    return JobLine(text, words.say("page.must" if must else "page.nice"), status, label, shown)


def _quoted(mark: Evidence, places: Places) -> Shown:
    """Quote the line in which the words stand: "from 96% to 112%" alone says nothing."""
    unit = places.unit(mark)
    line = mark if unit is None else places.analysis.units[unit]
    return Shown(places.words(line), anchor(unit) if unit is not None else "text", places.tag(None))
