"""Interviews, adverts, guides and letters marked up by hand → labelled documents, and those on disk again.

A file holds documents; a document is a head line and its text, with the words of each part in tags::

    === id=en-q-002 | kind=interview | form=Q A
    Q: <q>What do you look at first thing?</q>
    A: <a>Refunds over fifty dollars from the day before.</a>

``<q>`` is what was asked, ``<a>`` what was answered, ``<p>`` the purpose that stands beside a question, ``<c>`` what
a reviewer says. Purposes before a question belong to it, comments to the question before them. ``⇥`` is a tab.
``‖`` at the start of a line says that it is printed bold: such a document has its lines beside its text, as DOCX gives.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from opsanalyse.read import from_text
from opsanalyse.train import jsonl
from opsanalyse.train.corpora import repeated, split_of
from opsanalyse.train.markup import MarkupError
from opsanalyse.types import LANGUAGES, Document, Line

PARTS: Final = {"q": "question", "a": "answer", "p": "purpose", "c": "comment"}
_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[qapc])>")
_BOLD: Final = "‖"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def load_interviews(folder: Path, lang: str, parts: Iterable[str]) -> list[dict[str, Any]]:
    """Read the documents of one language that fall into ``parts``, in the order of their ids."""
    path = folder / f"questions.{lang}.jsonl"
    wanted = set(parts)
    return [row for row in jsonl.read(path) if part_of(row) in wanted] if path.exists() else []


def part_of(row: dict[str, Any]) -> str:
    """Return the part of a document; texts that tell the same in two languages have one number and one part."""
    return split_of(str(row["id"]).split("-", 1)[1])


def document_of(row: dict[str, Any]) -> Document:
    """Return a labelled document as reading gives it: plain text, or lines of which some are bold."""
    document = from_text(row["text"], row["id"])
    if "bold" not in row:
        return document
    bold, lines, start = set(row["bold"]), [], 0
    for number, text in enumerate(row["text"].split("\n")):
        if text.strip():
            lines.append(Line(start, start + len(text), 1, None, 11.0, bold=number in bold))
        start += len(text) + 1
    return Document(row["id"], document.sha256, _DOCX, row["text"], tuple(lines))


def parse(source: str, lang: str) -> Iterator[dict[str, Any]]:
    """Yield one labelled document for each head line; raise ``MarkupError``."""
    head, body, number = "", list[str](), 0
    for number, line in enumerate([*source.split("\n"), "=== "], start=1):
        if not line.startswith("=== "):
            body.append(line)
            continue
        if head:
            yield _document(head, "\n".join(body).strip("\n"), lang, number - len(body) - 1)
        head, body = line, []


def _document(head: str, marked: str, lang: str, number: int) -> dict[str, Any]:
    fields = dict(part.strip().split("=", 1) for part in head[4:].split(" | "))
    if missing := {"id", "kind", "form"} - fields.keys():
        raise MarkupError(number, f"head line lacks {', '.join(sorted(missing))}")
    lines = marked.replace("⇥", "\t").split("\n")
    bold = [i for i, line in enumerate(lines) if line.startswith(_BOLD)]
    text, spans = _spans("\n".join(line.removeprefix(_BOLD) for line in lines), number + 1)
    row = {"id": fields["id"], "lang": lang, "kind": fields["kind"], "form": fields["form"]}
    return row | {"text": text, "questions": _questions(spans)} | ({"bold": bold} if bold else {})


def _spans(marked: str, number: int) -> tuple[str, list[tuple[str, dict[str, int]]]]:
    """Return the text without its tags, and each tagged stretch of it."""
    text, spans, opened, last = "", [], list[tuple[str, int]](), 0
    for tag in _TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        if not tag["end"]:
            opened.append((tag["name"], len(text)))
            continue
        if not opened or opened[-1][0] != tag["name"]:
            raise MarkupError(
                number + marked.count("\n", 0, tag.start()), "a tag closes what is not open"
            )
        spans.append((PARTS[tag["name"]], {"start": opened.pop()[1], "end": len(text)}))
    if opened:
        raise MarkupError(number - 1, f"<{opened[0][0]}> is not closed")
    return text + marked[last:], spans


def _questions(spans: Iterable[tuple[str, dict[str, int]]]) -> list[dict[str, Any]]:
    """Put each part beside its question: a purpose that comes before one waits for it."""
    rows: list[dict[str, Any]] = []
    waiting = None
    for name, span in spans:
        if name == "question":
            rows.append({"question": span, "answer": None, "purpose": waiting, "comments": []})
            waiting = None
        elif name == "comment":
            rows[-1]["comments"].append(span)
        elif rows and rows[-1][name] is None and not (name == "purpose" and rows[-1]["answer"]):
            rows[-1][name] = span
        else:
            waiting = span
    return rows


def main() -> None:
    """Compile marked-up files, one folder a language: ``python -m opsanalyse.train.interviews FOLDER OUT``."""
    source, out = map(Path, sys.argv[1:3])
    for lang in LANGUAGES:
        files = sorted((source / lang).glob("*.txt"))
        rows = [row for path in files for row in parse(path.read_text(encoding="utf-8"), lang)]
        if ids := repeated(rows):
            sys.exit(f"ids used twice: {', '.join(ids)}")
        ordered = sorted(rows, key=lambda row: str(row["id"]))
        jsonl.write(ordered, out / f"questions.{lang}.jsonl")
        print(
            lang, len(rows), "documents,", sum(len(row["questions"]) for row in rows), "questions"
        )


if __name__ == "__main__":
    main()
