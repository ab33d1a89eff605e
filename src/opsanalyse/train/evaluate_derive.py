"""Guidance texts → how much of what they ask a draft finds: ``python -m opsanalyse.train.evaluate_derive [SEEDS]``.

Two measures.

The five guidance documents against the shipped rubrics, each document by itself. A *part* of a draft is a
criterion, or one topic of its key points. Two spans *meet* if they share at least half of the shorter one.
A row of ``rubrics/guidance.yml`` is *found* if a part cites a span that meets a span by which a shipped
criterion of the same kind of check answers the row; it is found *whole* if that holds for each kind of check
that the row takes. A part is *spurious* if none of its spans meets a span of a shipped criterion of its kind.

Texts laid aside (``models/data/guides``), marked by hand with what they ask. A demand is found if a criterion of
a kind that would answer it cites a span that meets it. A citation is right if it meets a demand that its kind
answers. What no text can show counts as a kind of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from opsanalyse.read import from_text
from opsanalyse.resources import shipped
from opsanalyse.rubric.derive import Draft, derive
from opsanalyse.rubric.guidance import Row, answers, load_guidance
from opsanalyse.types import Span

_SEEDS: Final = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A criterion of a draft, or one topic of it: its kind of check and the spans that it cites."""

    name: str
    check: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OfGuide:
    """What was found in one guidance document."""

    document: str
    rows: int
    found: tuple[str, ...]
    whole: tuple[str, ...]
    parts: int
    spurious: tuple[str, ...]
    points: tuple[int, int, int]
    """Key points both ask for, only the draft, only the rubrics; points in a guide's own words stand apart."""


def parts(draft: Draft) -> Iterator[Part]:
    """Yield the parts of a draft."""
    for criterion in draft.criteria:
        topics = criterion.params.get("topics")
        if not (topics and criterion.groups):
            spans = tuple(citing.demand.statement for citing in criterion.citing)
            yield Part(criterion.id, criterion.check, spans)
        for group in criterion.groups if topics else ():
            spans = tuple(demand.statement for demand in group.demands)
            yield Part(f"{criterion.id}/{group.home.name}", criterion.check, spans)


def meet(one: Span, other: Span) -> bool:
    """Tell whether two spans share at least half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= _HALF * min(one.end - one.start, other.end - other.start)


def against_rubrics(document: str, text: str) -> OfGuide:
    """Compare the draft from one guidance document with the shipped rubrics."""
    draft = derive([from_text(text, document)])
    drafted = list(parts(draft))
    rows = {n: row for n, row in load_guidance().rows.items() if row.document == document}
    cited = [
        (row, answer.criterion.file.check, Span(answer.source.start, answer.source.end))
        for row, found in answers().items()
        for answer in found
        if answer.source.document == document
    ]
    hits = {(row, check) for row, check, span in cited if _has(drafted, check, span)}
    spurious = [
        part.name
        for part in drafted
        if not any(check == part.check and _any(part.spans, span) for _, check, span in cited)
    ]
    found = tuple(n for n in rows if any(row == n for row, _ in hits))
    whole = tuple(n for n, row in rows.items() if all((n, check) in hits for check in row.checks))
    return OfGuide(
        document,
        len(rows),
        found,
        whole,
        len(drafted),
        tuple(spurious),
        _points(draft, rows.values()),
    )


def _has(drafted: Sequence[Part], check: str, span: Span) -> bool:
    return any(part.check == check and _any(part.spans, span) for part in drafted)


def _any(spans: Iterable[Span], span: Span) -> bool:
    return any(meet(one, span) for one in spans)


def _points(draft: Draft, rows: Iterable[Row]) -> tuple[int, int, int]:
    wanted = {p for row in rows for p in row.points if not p.startswith("topic:")}
    got = {
        point
        for criterion in draft.criteria
        for group in criterion.groups
        for point in group.points
        if point not in group.own
    }
    return len(wanted & got), len(got - wanted), len(wanted - got)


@dataclass(frozen=True, slots=True)
class OfText:
    """What was found in a text laid aside: demands found of all, citations right of all."""

    name: str
    seen: bool
    """Whether its misses have been read while rules were mended."""
    found: int
    demands: int
    right: int
    citations: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def against_marks(
    name: str, text: str, demands: Sequence[dict[str, Any]], *, seen: bool = False
) -> OfText:
    """Compare the draft from a text with what was marked in it by hand."""
    draft = derive([from_text(text, name)])
    said = [(c.check, citing.demand.statement) for c in draft.criteria for citing in c.citing]
    truth = [(set(d["asks"]), _place(text, d["quote"])) for d in demands]
    missed = [
        text[span.start : span.end]
        for asks, span in truth
        if not any(check in asks and meet(one, span) for check, one in said)
    ]
    wrong = [
        f"{check}: {text[one.start : one.end]}"
        for check, one in said
        if not any(check in asks and meet(one, span) for asks, span in truth)
    ]
    right = len(said) - len(wrong)
    return OfText(
        name,
        seen,
        len(truth) - len(missed),
        len(truth),
        right,
        len(said),
        tuple(missed),
        tuple(wrong),
    )


def _place(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def laid_aside() -> Iterator[OfText]:
    """Yield the figures of each text laid aside, in order of name."""
    for path in sorted((shipped("models") / "data" / "guides").glob("*.yml")):
        marks = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield against_marks(path.stem, text, marks["demands"], seen=marks["seen"])


def main(arguments: Sequence[str]) -> int:
    """Print the figures; the guidance documents are not shipped and left out where they are not at hand."""
    seeds = Path(arguments[0]) if arguments else _SEEDS
    if seeds.is_dir():
        _print_guides(
            [
                against_rubrics(name, (seeds / f"{name}.txt").read_text(encoding="utf-8"))
                for name in load_guidance().documents
            ]
        )
    else:
        sys.stdout.write(f"the guidance documents are not at {seeds}: left out\n")
    _print_texts(list(laid_aside()))
    return 0


def _print_guides(guides: Sequence[OfGuide]) -> None:
    out = sys.stdout.write
    out("derived from the guidance documents, against the shipped rubrics\n")
    for one in guides:
        missing = [n for n, row in load_guidance().rows.items() if row.document == one.document]
        missing = [name for name in missing if name not in one.found]
        both, only, lack = one.points
        out(
            f"  {one.document[:3]}  rows {len(one.found)}/{one.rows}  whole {len(one.whole)}/{one.rows}  "
            f"spurious {len(one.spurious)}/{one.parts}  key points P {_share(both, both + only)} "
            f"R {_share(both, both + lack)}\n"
        )
        if missing:
            out(f"       not found: {', '.join(missing)}\n")
        if one.spurious:
            out(f"       spurious: {', '.join(one.spurious)}\n")
    rows, parted = sum(one.rows for one in guides), sum(one.parts for one in guides)
    found, spurious = sum(len(o.found) for o in guides), sum(len(o.spurious) for o in guides)
    whole = sum(len(one.whole) for one in guides)
    out(
        f"  all  rows {found}/{rows} = {_share(found, rows)}  whole {whole}/{rows} = {_share(whole, rows)}  "
        f"spurious {spurious}/{parted} = {_share(spurious, parted)}\n"
    )


def _print_texts(texts: Sequence[OfText]) -> None:
    for seen, told in ((True, "rules were mended on"), (False, "never tuned on")):
        sys.stdout.write(f"texts marked by hand, {told}\n")
        _print_each([one for one in texts if one.seen is seen])


def _print_each(texts: Sequence[OfText]) -> None:
    for one in texts:
        sys.stdout.write(
            f"  {one.name:<16} recall {one.found}/{one.demands} = {_share(one.found, one.demands)}  "
            f"precision {one.right}/{one.citations} = {_share(one.right, one.citations)}\n"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
