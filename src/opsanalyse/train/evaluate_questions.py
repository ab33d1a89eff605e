"""Labelled documents → how interviews are cut into pairs, and kinds of documents told (``make evaluate``).

A pair is right where its question and its answer both are, up to signs at their edges; an empty answer must be empty.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.read import from_text, read
from opsanalyse.segment import segment
from opsanalyse.segment.kinds import KINDS
from opsanalyse.train.corpora import load
from opsanalyse.train.figures import Counts, count, figure, line
from opsanalyse.train.interviews import document_of, load_interviews
from opsanalyse.types import LANGUAGES, Question, Span

_GLYPHS: Final = 2  # letters that a bullet or a list number may have between two units of an answer
_NEAR: Final = 2  # characters by which the edges may differ: quotes, brackets
_LABEL: Final = re.compile(r"(?:回答[:：]|Respuesta:|Answer:|[RA]:)\s*")
_SEEDS: Final = {"000": (5, 0, 0), "003": (10, 10, 1)}
"""Questions with answers, purposes and comments of the interviews among the shared documents."""

Place = tuple[int, int] | None


def trimmed(text: str, span: Mapping[str, int] | Span | None) -> Place:
    """Return a span without white space and signs at its edges; nothing where no letter is left."""
    if span is None:
        return None
    start, end = (span.start, span.end) if isinstance(span, Span) else (span["start"], span["end"])
    held = [i for i in range(start, end) if text[i].isalnum()]
    return (held[0], held[-1] + 1) if held else None


def parts_of(row: Mapping[str, Any]) -> dict[str, Counts]:
    """Compare the pairs, purposes and comments of one labelled document with those found."""
    text = row["text"]
    found = segment(document_of(dict(row))).questions
    wanted = row["questions"]
    return {
        "pairs": count(
            ((trimmed(text, q["question"]), trimmed(text, q["answer"])) for q in wanted),
            ((trimmed(text, q.question), trimmed(text, q.answer)) for q in found),
        ),
        "purposes": count(
            *(filter(None, places) for places in _said(text, wanted, found, "purpose"))
        ),
        "comments": count(
            filter(None, (trimmed(text, _whole(q["comments"])) for q in wanted)),
            filter(None, (trimmed(text, q.comment) for q in found)),
        ),
    }


def _whole(spans: Sequence[Mapping[str, int]]) -> Span | None:
    """Return the stretch from the first remark to the last: a note and a mark are one comment."""
    return Span(spans[0]["start"], spans[-1]["end"]) if spans else None


def _said(
    text: str, wanted: Sequence[Mapping[str, Any]], found: Sequence[Question], name: str
) -> tuple[list[Place], list[Place]]:
    return (
        [trimmed(text, q[name]) for q in wanted],
        [trimmed(text, getattr(q, name)) for q in found],
    )


def wanted_answers(document: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the answers of an interview with labelled units: those with nothing but glyphs between them."""
    answers: list[tuple[int, int]] = []
    for unit in document["units"]:
        begin = answers[-1][1] if answers else 0
        between = document["text"][begin : unit["start"]]
        if answers and sum(map(str.isalnum, between)) <= _GLYPHS:
            answers[-1] = (answers[-1][0], unit["end"])
        else:
            label = _LABEL.match(document["text"], unit["start"])
            answers.append((label.end() if label else unit["start"], unit["end"]))
    return answers


def answers_of(document: Mapping[str, Any]) -> Counts:
    """Count the answers whose both ends are found."""
    gold = wanted_answers(document)
    questions = segment(from_text(document["text"])).questions
    found = [(q.answer.start, q.answer.end) for q in questions if q.answer.end > q.answer.start]
    right = sum(any(abs(a - c) <= _NEAR and abs(b - d) <= _NEAR for c, d in found) for a, b in gold)
    return Counts(right, len(found) - right, len(gold) - right)


def report(parts: Sequence[str], root: Path) -> Iterator[str]:
    """Yield the figures of some parts of the labelled data, by language."""
    for lang in LANGUAGES:
        rows = load_interviews(root, lang, parts)
        documents = [row for part in parts for row in load(root, lang, part)]
        compared = [parts_of(row) for row in rows if row["kind"] in ("interview", "answer")]
        for name in ("pairs", "purposes", "comments"):
            yield line(f"{lang} {name}", figure([one[name] for one in compared]))
        interviews = [document for document in documents if document["kind"] == "interview"]
        yield line(f"{lang} answers of units", figure([answers_of(d) for d in interviews]))
        yield from kinds(lang, rows, documents)


def kinds(
    lang: str, rows: Sequence[dict[str, Any]], documents: Sequence[dict[str, Any]]
) -> Iterator[str]:
    """Yield how each kind of document was told: the true kind, and what it was taken for."""
    told: dict[str, Counter[str]] = {}
    for row in (*rows, *documents):
        document = document_of(row) if "questions" in row else from_text(row["text"])
        told.setdefault(row["kind"], Counter())[segment(document).kind] += 1
    for kind, found in sorted(told.items()):
        listed = ", ".join(f"{name} {n}" for name, n in sorted(found.items()))
        right = found[kind if kind in KINDS else "other"]  # a letter has no kind of its own
        yield f"{lang} kind {kind:<12} {right:>4} of {found.total():>4} right   {listed}"


def seeds(folder: Path) -> Iterator[str]:
    """Yield what is found in the interviews among the shared documents, beside what there is."""
    for name, wanted in _SEEDS.items():
        found = segment(read(next(folder.glob(f"{name}_*")))).questions
        answered = sum(q.answer.end > q.answer.start for q in found)
        got = (answered, sum(bool(q.purpose) for q in found), sum(bool(q.comment) for q in found))
        yield f"seed {name}: answers, purposes, comments {got} of {wanted}"


def main(part: str = "test", root: Path = Path("models/data")) -> None:
    """Print the figures of one part, or of several parted by "+"."""
    for text in report(part.split("+"), root):
        print(text)
    folder = Path("../shared/seeds")
    for text in seeds(folder) if folder.is_dir() else ["no shared documents at hand"]:
        print(text)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
