"""The first and last turns of a talk → whether they only open or end it: "Can you hear me?" asks for no story."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from opsanalyse.language import plain
from opsanalyse.resources import shipped_words
from opsanalyse.segment.asking import either, is_request, vocabulary
from opsanalyse.segment.widths import columns

_LONGEST: Final = 60  # columns of a sentence, and of the answer
_CALLED: Final = 1  # words beside "Shall we start?" that may name who is spoken to
_SAID: Final = 3  # words beside a greeting
_HAN_CALLED: Final = 3  # Chinese characters of a name
_HAN: Final = 7  # Chinese characters beside either
_SENTENCE: Final = re.compile(r"[^?？。!！.…;；\n]+[?？。!！.…;；]*")
_WORD: Final = re.compile(r"[a-zà-öø-ÿ0-9]+")
_SIGN: Final = re.compile(r"[\u3400-\u9fff]")


def only_opens(asked: str, answered: str) -> bool:
    """Tell whether all that is asked is a greeting or whether to begin, and the answer adds little."""
    if columns(answered) > _LONGEST:
        return False
    sentences = _sentences(asked)
    return any(map(_opens, sentences)) and all(_opens(one) or _is_small(one) for one in sentences)


def only_closes(asked: str, answered: str) -> bool:
    """Tell a farewell that gets one back from what is asked without a question mark."""
    words = plain(asked)
    if columns(answered) > _LONGEST or is_request(words):
        return False
    return _farewell().search(words) is not None or all(map(_is_small, _sentences(asked)))


def _sentences(asked: str) -> list[str]:
    return [found.group() for found in _SENTENCE.finditer(plain(asked)) if _says(found.group())]


def _says(sentence: str) -> bool:
    return any(map(str.isalnum, sentence))


def _opens(sentence: str) -> bool:
    rest = _phrases().sub(" ", sentence)
    return rest != sentence and _is_little(sentence, rest)


def _is_small(sentence: str) -> bool:
    """Tell "Great, thanks, Marta." from what is asked."""
    rest = _reactions().sub(" ", sentence)
    if rest == sentence or "?" in sentence or "？" in sentence:
        return False
    return len(_WORD.findall(rest)) <= _CALLED and len(_SIGN.findall(rest)) <= _HAN_CALLED


def _is_little(sentence: str, rest: str) -> bool:
    """Tell whether what is left of a sentence is no more than a name, and asks nothing itself."""
    if columns(sentence) > _LONGEST or is_request(rest.lstrip(" ,，")):
        return False
    rest = _reactions().sub(" ", rest)
    asking = "?" in sentence or "？" in sentence
    few = len(_WORD.findall(rest)) <= (_CALLED if asking else _SAID)
    inquires = any(word in rest for word in vocabulary()["interrogatives"])
    return few and len(_SIGN.findall(rest)) <= _HAN and not inquires


@cache
def _farewell() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-zà-öø-ÿ]){either('closes')}")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-zà-öø-ÿ]){either('opens')}")


@cache
def _reactions() -> re.Pattern[str]:
    words = sorted({plain(word) for word in shipped_words("followups")["reactions"]}, key=len)
    latin = "|".join(
        re.escape(word) for word in reversed(words) if word.isascii() or word[0] < "\u3400"
    )
    han = "|".join(re.escape(word) for word in reversed(words) if word[0] >= "\u3400")
    return re.compile(rf"(?<![a-zà-öø-ÿ])(?:{latin})(?![a-zà-öø-ÿ])|{han}")
