"""A note of the reading → its message in each report language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from opsanalyse.types import LANGUAGES, Note, Text


def worded(note: Note) -> Text:
    """Word a note in zh, es and en from ``notes.yml``."""
    table = _table()
    message = table["notes"][note.code]
    return {lang: message[lang].format(**_facts(note, lang)) for lang in LANGUAGES}


def _facts(note: Note, lang: str) -> dict[str, Any]:
    reasons = _table()["reasons"]
    reason = str(note.facts.get("reason", ""))
    return dict(note.facts) | {"reason": reasons.get(reason, {}).get(lang, reason)}


@cache
def _table() -> dict[str, Any]:
    import yaml

    table: dict[str, Any] = yaml.safe_load(
        (files("opsanalyse.read") / "notes.yml").read_text("utf-8")
    )
    return table
