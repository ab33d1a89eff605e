"""A document's lines and questions → named features for the model of kinds: words, shape, cues of kinds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import yaml

from opsanalyse.language import fold, simplify
from opsanalyse.resources import shipped
from opsanalyse.segment.questions import Interview
from opsanalyse.segment.resume import count_headings, is_dated
from opsanalyse.segment.rows import Row

_TOKEN: Final = re.compile("[a-z0-9ß-ÿ]+|[\u3400-\u9fff]+")
_WORDS: Final = 8.0
_SHAPE: Final = 0.7
"""What words and shape weigh beside one another. Basis: cross-validated accuracy."""
_TOP: Final = 12  # lines in which a résumé says whose it is
_SHORT: Final = 40
_SOME, _FEW = 4, 3
_PAGE: Final = 200  # code points of a short text


def document_features(
    lines: Sequence[Row], plain: str, interview: Interview
) -> Mapping[str, float]:
    """Return the features of a whole document; ``plain`` is its text folded and simplified."""
    words = set(_words(plain))
    weight = _WORDS / math.sqrt(len(words) or 1)
    shape = dict(_shape(lines, interview)) | dict(_cues_of(plain))
    return dict.fromkeys(words, weight) | {name: _SHAPE * value for name, value in shape.items()}


def answered(interview: Interview) -> int:
    """Return how many questions have an answer."""
    return sum(question.answer.end > question.answer.start for question in interview.questions)


def _words(plain: str) -> Iterator[str]:
    """Yield words and pairs of words, and the pairs and threes of characters of Chinese."""
    before = ""
    for token in _TOKEN.findall(plain):
        if token[0] >= "\u3400":
            yield from (token[i : i + 2] for i in range(len(token) - 1))
            yield from (token[i : i + 3] for i in range(len(token) - 2))
            continue
        word = "0" if token.isdigit() else token
        yield word
        if before:
            yield f"{before} {word}"
        before = word


def _shape(lines: Sequence[Row], interview: Interview) -> Iterator[tuple[str, float]]:
    count = max(1, len(lines))
    dated = sum(map(is_dated, lines))
    asked = answered(interview)
    ends = [row.text[-1] for row in lines]
    yield "lines", math.log(count) / 4
    yield "one line", float(count == 1)
    yield "bullets", sum(row.glyph > 0 for row in lines) / count
    yield "dated", min(1.0, dated / _SOME)
    yield "dated share", dated / count
    yield "headings", min(_SOME, count_headings(lines)) / _SOME
    yield "contact", float(any(row.is_contact for row in lines))
    yield "contact first", float(any(row.is_contact or is_dated(row) for row in lines[:_TOP]))
    yield "short lines", sum(len(row.text) < _SHORT for row in lines) / count
    yield "asked", min(_SOME, asked) / _SOME
    yield "asked once", float(asked == 1)
    yield "asked more", float(asked > 1)
    yield "asked surely", interview.sure * bool(asked)
    yield "asked share", asked / count
    yield "question marks", sum(end in "?？" for end in ends) / count
    yield "colons", sum(end in ":：" for end in ends) / count
    yield "stops", sum(end in ".。" for end in ends) / count


def _cues_of(plain: str) -> Iterator[tuple[str, float]]:
    """Yield how many of the cues of each kind there are, and how dense they stand."""
    size = math.sqrt(max(20, len(plain)) / _PAGE)
    for name, pattern in _cues().items():
        found = pattern.findall(plain)
        yield f"cues {name}", min(1.0, len(set(found)) / _SOME)
        yield f"density {name}", min(1.5, len(found) / size / _FEW)


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    path = shipped("rubrics") / "vocabulary" / "kinds.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506  safe
    return {
        **{name: _any_of(table[name]) for name in ("advert", "guidance", "own")},
        "pay": _pay(table["pay"]),
    }


def _any_of(terms: Sequence[str]) -> re.Pattern[str]:
    """Compile terms; Latin ones match as whole words, Chinese has no word edges to ask for."""
    plain = sorted((simplify(fold(str(term))) for term in terms), key=len, reverse=True)
    return re.compile("|".join(map(_whole, plain)))


def _whole(term: str) -> str:
    before = "(?<![a-zß-ÿ])" if _is_latin(term[0]) else ""
    return before + re.escape(term) + ("(?![a-zß-ÿ])" if _is_latin(term[-1]) else "")


def _is_latin(char: str) -> bool:
    return char.isalpha() and ord(char) < 0x250


def _pay(table: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Compile what says how much is paid: a range of money, or a word for pay near a number."""
    before, after, units = (
        "|".join(_whole(simplify(fold(str(term)))) for term in table[name])
        for name in ("before", "after", "units")
    )
    number = r"[0-9][0-9.,]{0,9}"
    ranged = rf"{number}\s?[a-z万千]?\s?(?:-|~|至|to|a)\s?{number}\s?(?:{units})"
    return re.compile(
        rf"{ranged}|(?:{before})[^\n0-9]{{0,12}}{number}|{number}[^\n0-9]{{0,8}}(?:{after})"
    )
