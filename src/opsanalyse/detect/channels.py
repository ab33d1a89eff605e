"""A unit → the channels that it names, each told apart as used or only mentioned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.resources import shipped
from opsanalyse.types import Mention

_SURE, _CUED, _LISTED = 0.95, 0.85, 0.6
# Where a name is a tool, an employer, a job board or a colleague's mail box rather than a channel.
_MENTION: Final = re.compile(
    r"(?:(?:worked|work|job|employed|intern|interned) (?:at|for)|(?:trabaj[eéo]\w*|empleo|prácticas) (?:en|para)|(?:就职于|任职于|在)(?=[^，。]{0,12}(?:工作|任职|实习)))\s*$"
)
_AFTER: Final = re.compile(
    r"\s*(?:group (?:call|chat) with (?:the )?(?:team|colleagues)|con el equipo|al equipo|a mi jefe|to (?:the|my) (?:team|boss|manager|colleagues)|profile|perfil|certified|certification|certificado|api|sdk)"
)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    lexicon: Lexicon
    weak: frozenset[str]
    cues: Mapping[str, Lexicon]
    facts: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]


def find_channels(text: str, lang: str) -> tuple[Mention, ...]:  # noqa: ARG001  one vocabulary serves mixed texts
    """Return every channel named in ``text``; offsets count in ``text``."""
    known = _vocabulary()
    readable = plain(text)
    return tuple(
        _mention(readable, hit.start, hit.end, hit.label, known)
        for hit in known.lexicon.find(readable)
    )


def _mention(text: str, start: int, end: int, name: str, known: _Vocabulary) -> Mention:
    if _MENTION.search(text, 0, start) or _AFTER.match(text, end):
        return Mention(start, end, name, used=False, confidence=_LISTED)
    if text[start:end] in known.weak:
        cued = any(cue.end <= start or cue.start >= end for cue in known.cues[name].find(text))
        return Mention(start, end, name, used=cued, confidence=_CUED if cued else _LISTED)
    return Mention(start, end, name, confidence=_SURE)


def channel_facts(name: str) -> Mapping[str, str]:
    """Return what class a channel is of: its cost, place and pace."""
    return _vocabulary().facts[name]


def channel_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the name of each channel in the report languages."""
    return _vocabulary().labels


@cache
def _vocabulary() -> _Vocabulary:
    path = shipped("rubrics") / "vocabulary" / "channels.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506  a safe loader
    terms = [(str(term), name) for name, row in table.items() for term in row["terms"]]
    weak = [(str(term), name) for name, row in table.items() for term in row.get("weak", ())]
    return _Vocabulary(
        lexicon=compile_terms([*terms, *weak]),
        weak=frozenset(plain(term) for term, _ in weak),
        cues={
            n: compile_terms((str(cue), n) for cue in row["cues"])
            for n, row in table.items()
            if "cues" in row
        },
        facts={name: row["facts"] for name, row in table.items()},
        labels={name: row["label"] for name, row in table.items()},
    )
