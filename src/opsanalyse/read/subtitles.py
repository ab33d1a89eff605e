"""The text of a file of subtitles (WebVTT, SubRip) → what was said, each turn of a speaker a paragraph.

Recorded interviews come as such files. They cut speech every few words: numbers, times and cuts are taken out, so that
a sentence that runs over several cues is whole again.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

_STAMP: Final = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMING: Final = re.compile(rf"\s*(?P<begin>{_STAMP})\s*-->\s*(?P<end>{_STAMP})(?:\s.*)?")
_TOP: Final = 400
"""Characters in which a file of subtitles shows that it is one."""
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<who>[^>]+)>")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|<[\d:.]+>|\{\\[^{}\n]{0,40}\}")
_NAME: Final = re.compile(
    r"(?P<who>[^\s:：<>\d-][^:：<>.。,，!！?？\n]{0,39}?)\s*[:：](?!//)\s*(?P<said>.*)"
)
_CHANGE: Final = re.compile(r"\s*(?:[-–—]\s*|>>+\s*|&gt;&gt;\s*)(?=\S)")
_BLOCK: Final = re.compile(r"\s*(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_HAN: Final = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_HAN_STOP: Final = "。，！？"
_ENDS: Final = (".", "?", "!", "。", "？", "！", "…")
_PAUSE: Final = 1.5
"""Seconds of silence after which an unnamed voice begins a new paragraph."""
_OFTEN: Final = 2


class _Cue(NamedTuple):
    """What is shown at a time: who speaks, if it is told, and the words; ``changes`` marks another voice."""

    begin: float
    end: float
    who: str
    said: str
    changes: bool = False


def spoken(text: str) -> str | None:
    """Return what was said, a paragraph for each turn; None where the text is no file of subtitles."""
    if not _is_one(text):
        return None
    cues = _without_chance_names([cue for cue in _cues(text.splitlines()) if cue.said])
    glue = "" if any(stop in text for stop in _HAN_STOP) else " "
    return "\n\n".join(_turns(cues, glue)) or None


def _is_one(text: str) -> bool:
    top = text[:_TOP].lstrip("\ufeff\n ").splitlines()
    first = next((i for i, line in enumerate(top) if _TIMING.fullmatch(line)), None)
    return first in (0, 1) or (bool(top) and top[0].startswith("WEBVTT"))


def _cues(lines: Sequence[str]) -> Iterator[_Cue]:
    """Yield the cues; numbers and names of cues, notes and styles are left out."""
    timing: re.Match[str] | None = None
    shown: list[str] = []
    around = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    for before, line, behind in around:
        found = _TIMING.fullmatch(line)
        is_aside = not before.strip() and _BLOCK.match(line)
        if found or is_aside or (not before.strip() and _TIMING.fullmatch(behind)):
            if timing:
                yield from _voices(timing, shown)
            timing, shown = found, []
        elif timing and line.strip():
            shown.append(line)
    if timing:
        yield from _voices(timing, shown)


def _voices(timing: re.Match[str], shown: Iterable[str]) -> Iterator[_Cue]:
    """Part a cue in which two voices speak, each in a line of its own."""
    begin, end = _seconds(timing["begin"]), _seconds(timing["end"])
    for place, line in enumerate(shown):
        change = _CHANGE.match(line)
        words = line[change.end() :] if change else line
        voice = _VOICE.search(words)
        plain = html.unescape(_TAG.sub("", _VOICE.sub("", words))).strip()
        named = None if voice or (place and not change) else _NAME.fullmatch(plain)
        if voice:
            yield _Cue(begin, end, voice["who"].strip(), plain)
        elif named:
            yield _Cue(begin, end, named["who"], named["said"], changes=True)
        else:
            yield _Cue(begin, end, "", plain, changes=change is not None)


def _seconds(stamp: str) -> float:
    value = 0.0
    for part in stamp.replace(",", ".").split(":"):
        value = value * 60 + float(part)
    return value


def _without_chance_names(cues: list[_Cue]) -> list[_Cue]:
    """Put back "Two things:" where what stands before the colon names nobody: once only, in a text without names."""
    counted = Counter(cue.who for cue in cues if cue.who)
    if 2 * sum(counted.values()) >= len(cues):
        return cues
    return [
        cue
        if not cue.who or counted[cue.who] >= _OFTEN
        else cue._replace(who="", said=f"{cue.who}: {cue.said}", changes=False)
        for cue in cues
    ]


def _turns(cues: Sequence[_Cue], glue: str) -> Iterator[str]:
    """Join what one voice says; where nobody is named, a question or a silence ends its turn."""
    who, said, silent_since = "", "", 0.0
    is_named = any(cue.who for cue in cues)
    for cue in cues:
        is_over = said.endswith(("?", "？")) or (
            said.endswith(_ENDS) and cue.begin - silent_since >= _PAUSE
        )
        begins = cue.who and cue.who != who if is_named else cue.changes or is_over
        if begins and said:
            yield _labelled(who, said)
        if begins:
            who, said = cue.who, cue.said
        else:
            who, said = who or cue.who, _joined(said, cue.said, glue)
        silent_since = cue.end
    if said:
        yield _labelled(who, said)


def _joined(said: str, more: str, glue: str) -> str:
    if not said:
        return more
    between = glue if _HAN.match(said[-1]) and _HAN.match(more[0]) else " "
    return f"{said}{between}{more}"


def _labelled(who: str, said: str) -> str:
    return f"{who}: {said}" if who else said
