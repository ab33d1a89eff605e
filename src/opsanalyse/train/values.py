"""Labelled outcomes → the same with each value held to the ruling on values: ``python -m opsanalyse.train.values``.

What a value's words are follows from the text and the grammar of quantities alone: the figures that an annotator
marked are kept, the words around them are those that the ruling (``models/data/guides/rulings.md``) gives them. A value
without a figure ("most of them") stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from opsanalyse.detect.outcomes.candidates import Candidate, candidates
from opsanalyse.detect.outcomes.places import expanded, narrowed
from opsanalyse.detect.outcomes.reach import carried
from opsanalyse.detect.outcomes.stretch import plainly
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.language import fold, simplify
from opsanalyse.train import jsonl
from opsanalyse.types import LANGUAGES, Quantity, Span

PARTS: Final = ("train", "dev", "test")
_HAN: Final = re.compile("[0-9一二三四五六七八九十百千万亿半]")
_WORD: Final = re.compile("[a-z](?:[a-z]|-[a-z])")
_NUMERAL: Final = re.compile("[0-9一二两三四五六七八九十百千万亿第]")
_NUMBER: Final = re.compile(r"[0-9二两三四五六七八九十百千]|\b(?:one|un[ao])\b")
_ORDINAL: Final = re.compile(r"\b(?:first|second|third|fourth|fifth|[0-9]+(?:st|nd|rd|th))\b")
_OPENED: Final = re.compile(r"\b(?:from|del?|desde)\b.*[0-9a-z%] (?:to|al?)\b|[从由].*[到至成为变]")
_TIMES: Final = frozenset({"duration", "rank"})


class Change(NamedTuple):
    """A value before and after, and the unit in which it stands."""

    lang: str
    unit: str
    before: str
    after: str


def ruled(text: str, lang: str, values: Sequence[str]) -> list[str]:
    """Return the values of a unit as the ruling writes them."""
    narrow, places, quantities = narrowed(text, lang, find_quantities(text, lang))
    plain = simplify(fold(narrow)).replace("\n", " ")
    singles = candidates(plain, lang, quantities)
    marked = [_place(narrow, narrowed(value, lang, ())[0]) for value in values]
    found = []
    for value, place in zip(values, marked, strict=True):
        others = [other for other in marked if other and other != place]
        span = place and _ruled(plain, lang, singles, place, others)
        if span is None or place is None or _cut(plain, quantities, place, span):
            found.append(value)
        else:
            whole = expanded(span, places) if places else span
            found.append(text[whole.start : whole.end])
    return found


def _cut(plain: str, quantities: Sequence[Quantity], label: Span, span: Span) -> bool:
    """Tell whether the ruled words lose a number of the label, which the grammar has not read."""
    if _NUMERAL.match(plain[max(0, span.start - 1) : span.start]) or _HAN.match(plain, span.end):
        return True
    if _WORD.match(plain, max(0, span.end - 1), span.end + 2):
        return True
    left = range(label.start, min(span.start, label.end))
    right = range(max(span.end, label.start), label.end)
    read = {i: q.kind for q in quantities for i in range(q.start, q.end)}
    unread = "".join("|" if i in read else plain[i] for i in (*left, *right))
    lost = plain[left.start : left.stop]
    times = "duration" in {read.get(i) for i in (*left, *right)} and _TIMES.issuperset(
        read[i] for i in range(span.start, span.end) if i in read
    )
    opened = lost and _OPENED.search(plain, label.start, label.end)
    whole = opened and _OPENED.search(plain, span.start, span.end)
    return bool(times or _NUMBER.search(unread) or _ORDINAL.search(lost) or (opened and not whole))


def _place(text: str, words: str) -> Span | None:
    """Return where a value stands: not inside another number ("4" in "14 months")."""
    before = r"(?<![0-9])(?<![0-9][.,])" if words[:1].isdigit() else ""
    behind = r"(?![.,]?[0-9])" if words[-1:].isdigit() else ""
    match = re.search(before + re.escape(words) + behind, text)
    return Span(*match.span()) if match else None


def _ruled(
    plain: str, lang: str, singles: Sequence[Candidate], place: Span, others: Sequence[Span]
) -> Span | None:
    """Return the words of the figures that a label holds, with the other end of a plain change."""
    held = [i for i, one in enumerate(singles) if _over(one, place)]
    if not held:
        return None
    first, last = held[0], held[-1]
    while first and _joins(plain, lang, singles, first - 1, others):
        first -= 1
    while last + 1 < len(singles) and _joins(plain, lang, singles, last, others):
        last += 1
    figures = [quantity for one in singles[first : last + 1] for quantity in one.quantities]
    bounds = Span(
        max([o.end for o in others if o.end <= place.start], default=0),
        min([o.start for o in others if o.start >= place.end], default=len(plain)),
    )
    return carried(plain, lang, figures, bounds)


def _joins(
    plain: str, lang: str, singles: Sequence[Candidate], number: int, others: Sequence[Span]
) -> bool:
    """Tell whether a figure and the next are one value, neither being marked as another's."""
    one, other = singles[number], singles[number + 1]
    free = not any(_over(side, taken) for side in (one, other) for taken in others)
    return free and plainly(plain, lang, one, other)


def _over(one: Span | Candidate, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def hold(units: Sequence[Mapping[str, Any]], texts: Sequence[str], lang: str) -> Iterator[Change]:
    """Write the ruled values into a document's labels; yield what changed."""
    for unit, text in zip(units, texts, strict=True):
        measured = [outcome for outcome in unit["outcomes"] if outcome["value"]]
        values = ruled(text, lang, [outcome["value"] for outcome in measured])
        for outcome, value in zip(measured, values, strict=True):
            if value != outcome["value"]:
                yield Change(lang, text, outcome["value"], value)
                outcome["value"] = value


def main(root: Path = Path("models/data")) -> None:
    """Hold all labelled parts, first and second labels, to the ruling; print each change."""
    for lang in LANGUAGES:
        texts: dict[str, list[str]] = {}
        for part in PARTS:
            path = root / f"{lang}.{part}.jsonl"
            rows = jsonl.read(path)
            for row in rows:
                texts[row["id"]] = [row["text"][u["start"] : u["end"]] for u in row["units"]]
            _held(path, rows, texts, lang)
        path = root / "second" / f"{lang}.test.jsonl"
        _held(path, jsonl.read(path), texts, lang)


def _held(
    path: Path, rows: Sequence[dict[str, Any]], texts: Mapping[str, list[str]], lang: str
) -> None:
    for row in rows:
        for change in hold(row["units"], texts[row["id"]], lang):
            print(change.lang, path.name, change.before, change.after, change.unit, sep="\t")
    jsonl.write(rows, path)


if __name__ == "__main__":
    main()
