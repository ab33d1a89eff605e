"""Rows of the guidance and the packs → ``docs/guidance-coverage.md``: ``python -m opsanalyse.train.coverage [--check]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from opsanalyse.resources import shipped
from opsanalyse.rubric.guidance import Answer, Guidance, Row, answers, gaps, load_guidance

_HEAD: Final = """# What the guidance asks, and which criterion answers it

Drawn by `python -m opsanalyse.train.coverage` from `rubrics/guidance.yml` and the packs; a test keeps it up to
date. A span is a range of characters of the document, whose SHA-256 the criterion's file holds; the text of the
documents is not shipped. Criteria marked *unscored* stand in the report as advice.
"""


def page() -> str:
    """Return the table as Markdown, a section a document."""
    guidance, found = load_guidance(), answers()
    parts = [_HEAD, *_summary(guidance, found)]
    for document, title in guidance.documents.items():
        rows = {name: row for name, row in guidance.rows.items() if row.document == document}
        parts += ["", f"## {title.en} — `{document}`", ""]
        for name, row in rows.items():
            parts += _row(name, row, found.get(name, []))
    return "\n".join(parts).rstrip() + "\n"


def _summary(guidance: Guidance, found: Mapping[str, list[Answer]]) -> Iterator[str]:
    """Yield the table of all rows, and how many there are."""
    spans = {(a.source.document, a.source.start, a.source.end) for of in found.values() for a in of}
    answered = len(guidance.rows.keys() & found.keys())
    yield f"{len(guidance.rows)} rows, {answered} answered, by {len(spans)} spans.\n"
    yield "| row | asks | criteria |"
    yield "|---|---|---|"
    for name, row in guidance.rows.items():
        named = dict.fromkeys(f"{a.pack}/{a.criterion.file.id}" for a in found.get(name, []))
        yield f"| {name} | {row.asks.en} | {', '.join(named) or '**none**'} |"


def _row(name: str, row: Row, mine: list[Answer]) -> list[str]:
    head = [
        f"### {name} — {row.asks.en}",
        "",
        "| criterion | check | span | says |",
        "|---|---|---|---|",
    ]
    points = [f"Key points: {', '.join(row.points)}.", ""] if row.points else []
    return [*head, *map(_line, mine), "", *points]


def _line(answer: Answer) -> str:
    file, source = answer.criterion.file, answer.source
    unscored = "" if file.weight else " *(unscored)*"
    where = f"{source.start}–{source.end}"
    link = f"[{answer.pack}/{file.id}](../rubrics/{answer.pack}/{file.id}.yml)"
    return f"| {link}{unscored} | {file.check} | {where} | {source.says.en} |"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is up to date; print every gap."""
    path = Path(shipped("rubrics")).parent / "docs" / "guidance-coverage.md"
    problems = list(gaps(load_guidance(), answers()))
    drawn = page()
    if "--check" not in arguments:
        path.write_text(drawn, encoding="utf-8")
    elif not path.is_file() or path.read_text(encoding="utf-8") != drawn:
        problems.append(f"{path.name} is not up to date: run python -m opsanalyse.train.coverage")
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
