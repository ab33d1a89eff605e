"""Sections written for practice → made-up résumés of them, to learn from and never to measure by."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.segment.sections import MODEL
from opsanalyse.train import jsonl
from opsanalyse.types import LANGUAGES

_ROUNDS: Final = 3  # how often each section is used
_SECTIONS: Final = 7  # in one résumé
_SEED: Final = 20261123


def practice(root: Path) -> list[dict[str, Any]]:
    """Return made-up résumés of short sections that were written to show many titles and contents.

    Each begins with a person; every section stands in some of them, in another order each time.
    """
    rows = jsonl.read(root / MODEL / "practice.jsonl")
    chance = random.Random(_SEED)  # noqa: S311  a shuffle that is the same every time
    out = []
    for lang, number in itertools.product(LANGUAGES, range(_ROUNDS)):
        people = [r for r in rows if r["lang"] == lang and _is_person(r)]
        rest = [r for r in rows if r["lang"] == lang and not _is_person(r)]
        chance.shuffle(rest)
        for i in range(0, len(rest), _SECTIONS):
            parts = [people[(i // _SECTIONS + number) % len(people)], *rest[i : i + _SECTIONS]]
            out.append(_joined(parts, f"practice {lang} {number} {i}", lang))
    return out


def _is_person(row: dict[str, Any]) -> bool:
    return bool(row["label"] == "contact" and not row["heading"])


def _joined(parts: Sequence[dict[str, Any]], name: str, lang: str) -> dict[str, Any]:
    """Join sections into one text."""
    text = ""
    sections = []
    for part in parts:
        lines = [part["heading"], *part["lines"]] if part["heading"] else part["lines"]
        start = len(text) + bool(text)
        text += ("\n" if text else "") + "\n".join(lines)
        sections.append({"start": start, "end": len(text), "label": part["label"]})
    return {"id": name, "lang": lang, "kind": "resume", "text": text, "sections": sections}
