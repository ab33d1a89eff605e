"""Labelled documents → how interviews are cut into answers, and kinds of documents told (``make evaluate``)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.train.corpora import load
from opsanalyse.train.figures import Counts, figure, line
from opsanalyse.types import LANGUAGES

_GLYPHS: Final = 2  # letters that a bullet or a list number may have between two units of an answer
_NEAR: Final = 2  # characters by which the edges may differ: quotes, brackets
_LABEL: Final = re.compile(r"(?:回答[:：]|Respuesta:|Answer:|[RA]:)\s*")


def wanted(document: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the answers of a labelled interview: units with nothing but glyphs between them."""
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


def pairs(document: Mapping[str, Any]) -> Counts:
    """Count the answers whose both ends are found."""
    gold = wanted(document)
    questions = segment(from_text(document["text"])).questions
    found = [(q.answer.start, q.answer.end) for q in questions if q.answer.end > q.answer.start]
    right = sum(any(abs(a - c) <= _NEAR and abs(b - d) <= _NEAR for c, d in found) for a, b in gold)
    return Counts(right, len(found) - right, len(gold) - right)


def report(part: str, root: Path) -> Iterator[str]:
    """Yield the figures of one part of the labelled data, by language."""
    for lang in LANGUAGES:
        documents = load(root, lang, part)
        interviews = [document for document in documents if document["kind"] == "interview"]
        yield line(f"{lang} questions with answers", figure([pairs(d) for d in interviews]))
        told = Counter(
            (document["kind"], segment(from_text(document["text"])).kind) for document in documents
        )
        right = sum(count for (kind, found), count in told.items() if kind == found)
        wrong = [
            f"{kind} as {found} {n}" for (kind, found), n in sorted(told.items()) if kind != found
        ]
        yield f"{lang} kinds {right} of {sum(told.values())} right{'; ' if wrong else ''}{', '.join(wrong)}"


def main(part: str = "test", root: Path = Path("models/data")) -> None:
    """Print the figures of one part."""
    for text in report(part, root):
        print(text)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
