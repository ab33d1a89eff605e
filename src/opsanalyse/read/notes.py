"""A note of the reading → its message in each report language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from opsanalyse.resources import shipped_table
from opsanalyse.types import LANGUAGES, Fact, Note, Text


def worded(note: Note) -> Text:
    """Word a note of the reading in zh, es and en."""
    message = _table("notes")[note.code]
    return {lang: message[lang].format(**facts_in(note, lang)) for lang in LANGUAGES}


def facts_in(note: Note, lang: str) -> Mapping[str, Fact]:
    """Return the note's facts with its reason, a code, in the words of ``lang``."""
    reason = note.facts.get("reason")
    if reason is None:
        return note.facts
    return {**note.facts, "reason": _table("reasons").get(str(reason), {}).get(lang, str(reason))}


def _table(name: str) -> Mapping[str, Text]:
    table: Mapping[str, Text] = shipped_table(Path(__file__).parent / f"{name}.yml")
    return table
