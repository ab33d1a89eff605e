"""A text → where each question begins, by the one way of marking questions that its author used.

Interviews are written down in many ways, but one text keeps to one: "问题1：", "Q2.", "Interviewer:",
"— What…?", "三、…？". The way with the most questions is taken, so that lists and questions quoted inside an
answer are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import yaml

from opsanalyse.resources import shipped

_HAN_NUMBERS: Final = "一二三四五六七八九十"
_ASKS: Final = "[?？]"
_LONGEST: Final = 400
_FEW: Final = 2
_MOSTLY: Final = 0.6
_LONG_ANSWER: Final = 1500  # characters of an answer, on average
_TOP: Final = 300
_LABEL: Final = re.compile(
    r"^[ \t]*(?P<who>[^\s:：][^\n:：]{0,24}?)[ \t]*(?:[(（\[]?\d{1,2}:\d{2}(?::\d{2})?[)）\]]?)?[ \t]*[:：](?!//)[ \t]*",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a question begins with its mark (``start``) and with its words (``said``)."""

    start: int
    said: int


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """Return the words of ``rubrics/vocabulary/questions.yml``."""
    path = shipped("rubrics") / "vocabulary" / "questions.yml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: tuple(map(str, words)) for name, words in table.items()}


def either(name: str) -> str:
    """Return a pattern for any word of a list of the vocabulary, longest first."""
    words = sorted(vocabulary()[name], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


def turns(text: str) -> tuple[Turn, ...]:
    """Return the beginnings of the questions of ``text``, in order."""
    named, lone = _named(text), _lone(text)
    ways = [named, _spoken(text), *_numbered(text), _dashes(text), _reported(text), lone]
    best = max(ways, key=len)
    return tuple(best if len(best) >= _FEW else named)


def speakers(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return who asks and who answers, by the labels before colons and what follows them."""
    said: dict[str, list[bool]] = {}
    for found in _LABEL.finditer(text):
        line = text[found.end() : found.end() + _LONGEST].split("\n", 1)[0]
        said.setdefault(_plain(found["who"]), []).append(_is_asked(line))
    known = {_plain(word) for word in vocabulary()["askers"]}
    answering = {_plain(word) for word in vocabulary()["answerers"]}
    often = {who: asked for who, asked in said.items() if len(asked) >= _FEW}
    askers = {
        who
        for who, asked in often.items()
        if who not in answering and (who in known or sum(asked) >= _MOSTLY * len(asked))
    }
    if not any(sum(often[who]) for who in askers):
        return frozenset(), frozenset()
    return frozenset(askers), frozenset(often.keys() - askers) | (answering & said.keys())


def _plain(who: str) -> str:
    """Leave out what tells one interviewer from another: "面试官A", "Interviewer 2"."""
    return re.sub(r"[\s\dA-Z]{0,3}$", "", who.strip()).casefold() or who.strip().casefold()


def _is_asked(line: str) -> bool:
    return bool(
        re.search(_ASKS, line) or re.match(rf"\s*{either('requests')}", line, re.IGNORECASE)
    )


@cache
def _named_pattern() -> re.Pattern[str]:
    number = rf"(?:\s*(?:[0-9０-９]{{1,2}}|[{_HAN_NUMBERS}]{{1,3}}|{either('numbers')}(?![a-z])))"
    aside = r"(?:\s*[(（][^)）\n]{1,30}[)）])?"
    closed = r"\s*(?:[：:.．)、]|[-–—]\s)\s*"
    ways = (
        rf"{either('question')}{number}?{aside}{closed}",
        rf"{either('question')}{number}(?:题|題)?{aside}(?:{closed}|\s+)",
        rf"{either('short')}{number}?{aside}{closed}",
        rf"{either('short')}{number}{aside}\s+(?=\S)",
        rf"{either('ordinals')}\s*[：:,，]\s*",
    )
    begins = r"(?:^|(?<=[\s)）]))"
    return re.compile(rf"{begins}[ \t]*(?:{'|'.join(ways)})", re.MULTILINE | re.IGNORECASE)


def _named(text: str) -> list[Turn]:
    """Find "问题1：", "Question 3 -", "Q2.", "First question:"; in a line too, where an answer stands before."""
    long = re.compile(rf"\s*(?:{either('question')}|{either('ordinals')})", re.IGNORECASE)
    found: list[Turn] = []
    for match in _named_pattern().finditer(text):
        line = text[match.end() : match.end() + _LONGEST].split("\n", 1)[0]
        begins = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        worded = bool(long.match(match.group()))
        number = re.search(r"[0-9]{1,2}", match.group())
        next_one = begins and number is not None and int(number.group()) == len(found) + 1
        if line.strip() and (
            next_one or (worded and (begins or re.search(_ASKS, line))) or _is_asked(line)
        ):
            found.append(Turn(match.start(), match.end()))
    return found


def _spoken(text: str) -> list[Turn]:
    askers, answerers = speakers(text)
    if not askers or not answerers:
        known = {_plain(word) for word in vocabulary()["askers"]}
        askers = frozenset(who for who in askers if who in known)
    found: list[Turn] = []
    last = -1
    for match in _LABEL.finditer(text):
        if _plain(match["who"]) in askers:
            # Two lines of who asks, one after the other, are one question.
            if last < 0 or text[last : match.start()].strip():
                found.append(Turn(match.start(), match.end()))
            last = match.end() + len(text[match.end() :].split("\n", 1)[0])
    return found


def _numbered(text: str) -> Iterator[list[Turn]]:
    """Yield lines with running numbers that ask: "1. …?", "二、…？"; a list that begins anew ends the run."""
    digits = r"^[ \t]*(?P<no>[0-9０-９]{1,2})[.、)）．:：]\s*(?=[^\n]{2,200})"
    han = rf"^[ \t]*(?:第)?(?P<no>[{_HAN_NUMBERS}]{{1,2}})(?:[、.．:：]|题[：:、]?)\s*(?=[^\n]{{2,200}})"
    for pattern in (digits, han):
        yield list(_in_order(text, re.finditer(pattern, text, re.MULTILINE)))
    inside = r"(?:^|(?<=[\s)）]))(?P<no>[0-9]{1,2})[.、)）:]\s*(?=¿)"
    yield list(_in_order(text, re.finditer(inside, text, re.MULTILINE)))


def _in_order(text: str, found: Iterable[re.Match[str]]) -> Iterator[Turn]:
    wanted = 1
    for match in found:
        line = text[match.end() : match.end() + _LONGEST].split("\n", 1)[0]
        if _number(match["no"]) == wanted and re.search(_ASKS, line):
            yield Turn(match.start(), match.end())
            wanted += 1


def _number(text: str) -> int:
    if text[0] not in _HAN_NUMBERS:
        return int(text)
    places = [_HAN_NUMBERS.index(sign) + 1 for sign in text]
    return places[0] if len(places) == 1 else 10 + places[-1] if places[0] == 10 else 10 * places[0]


def _dashes(text: str) -> list[Turn]:
    """Find the lines of a dialogue that ask: "— What made it take off?" before a line that does not."""
    lines = list(re.finditer(r"^[ \t]*[—–-]\s*(?P<said>[^\n]+)$", text, re.MULTILINE))
    asked = [line for line in lines if re.search(rf"{_ASKS}[\"”’]?\s*$", line["said"])]
    return [Turn(line.start(), line.start("said")) for line in _answered(text, asked)]


def _reported(text: str) -> list[Turn]:
    """Find minutes of an interview: "Se le pregunta por el presupuesto." """
    pattern = rf"^[ \t]*(?={either('reported')})"
    return [
        Turn(m.start(), m.end()) for m in re.finditer(pattern, text, re.MULTILINE | re.IGNORECASE)
    ]


def _lone(text: str) -> list[Turn]:
    """Find questions as headings: a line of its own that asks, behind a blank line or at the top."""
    pattern = rf"(?:\A|\n[ \t]*\n)[ \t]*(?P<said>[^\n]{{6,160}}{_ASKS})[ \t]*(?=\n)"
    lines = _answered(text, list(re.finditer(pattern, text)))
    # An article that asks itself something now and then is no interview.
    if not lines or (len(text) > _LONG_ANSWER * len(lines) or lines[0].start() > _TOP):
        return []
    return [Turn(line.start("said"), line.start("said")) for line in lines]


def _answered(text: str, lines: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out lines behind which nothing is said before the next one."""
    ends = [*(line.start() for line in lines[1:]), len(text)]
    return [
        line
        for line, end in zip(lines, ends, strict=False)
        if text[line.end() : end].strip(" \n\t—–-")
    ]
