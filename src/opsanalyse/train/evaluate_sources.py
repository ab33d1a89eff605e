"""Résumés as PDF beside the sources that made them → F1 of sections, recall of entries and bullets."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from opsanalyse.language import fold
from opsanalyse.read import read
from opsanalyse.segment import Structure, segment
from opsanalyse.train.figures import Counts, figure, line
from opsanalyse.train.sources import TrueEntry, Truth, read_source
from opsanalyse.types import Span

_HELD: Final = 0.75  # share of a source's words that a document holds if it was made from it


@dataclass(frozen=True, slots=True)
class Result:
    """The counts of one document."""

    sections: Counts
    entries: Counts
    bullets: Counts
    lost: tuple[str, ...]
    """What was not found, to read."""


def results(top: Path) -> Iterator[tuple[str, Result]]:
    """Yield the name and the counts of each PDF that was made from a source in its collection."""
    for path in sorted(top.rglob("*.pdf")):
        truths = sources_beside(path, top)
        if not truths:
            continue
        # The sources say nothing of what stands in pictures, and few machines read those.
        document = read(path, ocr=False)
        if made := _made_from(truths, _bare(document.text)):
            structure = segment(document, kind="resume")
            yield str(path.relative_to(top)), compare(document.text, structure, made)


def sources_beside(document: Path, top: Path) -> list[Truth]:
    """Return the sources in the same collection as ``document``: two folders below ``top``."""
    collection = top.joinpath(*document.relative_to(top).parts[:2])
    found = (_source(path) for path in sorted(collection.rglob("*")) if path.is_file())
    return [truth for truth in found if truth]


@cache
def _source(path: Path) -> Truth | None:
    return read_source(path)


def _made_from(truths: Sequence[Truth], text: str) -> list[Truth]:
    """Return the fullest source that a document holds, or the files of which it was made."""
    words = [_words(truth) for truth in truths]
    held = [[word for word in each if _bare(word) in text] for each in words]
    good = [i for i, each in enumerate(words) if len(held[i]) >= _HELD * len(each) > 0]
    good.sort(key=lambda i: (-len(held[i]), len(words[i]), i))
    fullest = [truths[i] for i in good if any(truths[i].titles)]
    return [truth for truth in fullest if truth.single][:1] or fullest


def _words(truth: Truth) -> list[str]:
    return [*truth.titles, *truth.bullets, *(n for e in truth.entries for n in e.names[:2])]


def compare(text: str, structure: Structure, truths: Sequence[Truth]) -> Result:
    """Compare what was cut with what the sources say."""
    titles = {_bare(title) for truth in truths for title in truth.titles}
    headings = {_bare(_at(text, s.heading)) for s in structure.sections if s.heading}
    right = len(titles & headings)
    wrong = len(headings - titles) if all(truth.complete for truth in truths) else 0
    heads = [
        (_bare(_at(text, e.organisation) + _at(text, e.title)), e.from_month)
        for e in structure.entries
    ]
    lost_entries = list(_lost_entries([e for truth in truths for e in truth.entries], heads))
    bullets = [bullet for truth in truths for bullet in truth.bullets]
    lost_bullets = list(_lost_bullets(text, structure, bullets))
    entries = sum(len(truth.entries) for truth in truths)
    return Result(
        Counts(right, wrong, len(titles) - right),
        Counts(entries - len(lost_entries), 0, len(lost_entries)),
        Counts(len(bullets) - len(lost_bullets), 0, len(lost_bullets)),
        (
            *(f"title {title}" for title in sorted(titles - headings)),
            *(f"no title {title}" for title in sorted(headings - titles) if wrong),
            *(f"entry {' · '.join(entry.names)} {entry.year}" for entry in lost_entries),
            *(f"bullet {bullet}" for bullet in lost_bullets),
        ),
    )


def _lost_entries(
    true: Sequence[TrueEntry], heads: list[tuple[str, str | None]]
) -> Iterator[TrueEntry]:
    """Yield the entries that none found names by employer or title, with the year that it began."""
    left = list(heads)
    for entry in true:
        names = [_bare(name) for name in entry.names[:3]]
        hit = next((h for h in left if _named(h[0], names) and _began(h[1], entry.year)), None)
        if hit:
            left.remove(hit)
        else:
            yield entry


def _named(head: str, names: Sequence[str]) -> bool:
    return any(name and name in head for name in names)


def _began(month: str | None, year: str | None) -> bool:
    return year is None or (month or "").startswith(year)


def _lost_bullets(text: str, structure: Structure, bullets: Sequence[str]) -> Iterator[str]:
    """Yield the bullets that no run of whole units makes up."""
    parts = [_bare(text[unit.start : unit.end]) for unit in structure.units]
    joined, edges = "".join(parts), {0, *accumulate(map(len, parts))}
    for bullet in bullets:
        bare = _bare(bullet)
        places = (i for i in edges if joined.startswith(bare, i))
        if not any(place + len(bare) in edges for place in places):
            yield bullet


def _at(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


def _bare(text: str) -> str:
    """Letters and digits alone: hyphens, spaces and marks differ between a source and its print."""
    return "".join(char for char in fold(text) if char.isalnum())


def main(top: Path) -> None:
    """Print the figures over all documents below ``top``, and what was lost in each."""
    found = list(results(top))
    print(f"\nrésumés with their sources: {len(found)} documents")
    for name in ("sections", "entries", "bullets"):
        print("  " + line(name, figure([getattr(result, name) for _, result in found])))
    for name, result in found:
        print(f"  {name}", *result.lost, sep="\n    ")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/resume_docs"))
