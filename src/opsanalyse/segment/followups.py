"""The questions of an interview → which of them go on with the story before: "And the result?" asks for its end.

A question goes on if nothing in it is new: every word is one of those by which what was told is asked about, and one
points back to it. A word of its own ("And why do you want to leave?") makes it a question of its own: to join two
stories would be worse than to leave a short answer alone. A word of the story is none of its own where the question
asks how something in it is known ("How did you know it was the card?") or joins on to it ("And what was on the card?").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from opsanalyse.language import plain
from opsanalyse.resources import shipped_words
from opsanalyse.segment.widths import columns
from opsanalyse.types import Question

_LONGEST: Final = 90  # columns of a sentence that asks on: a longer one explains something new
_FEW: Final = 4  # words of a question that "and" alone joins to the story
_THING: Final = 3  # words of a thing that is asked for alone: "And the cost per order?"
_HAN_THING: Final = 6
_OF_STORY, _HAN_OF_STORY = 3, 8  # words of the story that a question about it takes up
_SHORTEST: Final = 3  # letters of such a word
_CALLED, _HAN_CALLED = 1, 3  # words that may be the name of who is spoken to: "Thanks, Marta."
_SENTENCE: Final = re.compile(r"[^?？。!！.…\n]+[?？。!！.…]*")
_TOKEN: Final = re.compile(r"[a-zà-öø-ÿ0-9]+(?:['-][a-zà-öø-ÿ0-9]+)*|[\u3400-\u9fff]")
_NUMBER: Final = re.compile(r"^\s*[0-9]{1,2}\s*[.)、]\s*")
_ASKING: Final = re.compile("什么|怎|哪|谁|几|为何|是否|[你您](?!们)")
_PAST: Final = re.compile("(?:怎么|如何|怎样|为什么|谁).*的[呢吗啊呀]?$")
"""“你是怎么做的” asks how something was done; “你会怎么做” does not."""


class _Word(NamedTuple):
    """A term of the vocabulary as it stands in a question, or a word that is no such term."""

    said: str
    kinds: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether what was told is asked about by it."""
        return not self.kinds.isdisjoint(("links", "backs", "tells", "plain", "knows"))


def with_follows(
    text: str, questions: Sequence[Question], labelled: Collection[int] = ()
) -> tuple[Question, ...]:
    """Tell of each question which one began the story that it goes on with, if any.

    ``labelled`` are the numbers of those that the document itself calls follow-ups. What has a purpose of its own
    was planned as a question of its own.
    """
    out: list[Question] = []
    for question in questions:
        asked = text[question.question.start : question.question.end]
        begun = (out[-1].follows or out[-1].number) if out else None
        story = text[_begin(out, begun) : question.question.start]
        goes = question.number in labelled or (question.purpose is None and goes_on(asked, story))
        begun = begun if goes else None
        out.append(replace(question, follows=begun))
    return tuple(out)


def _begin(questions: Sequence[Question], number: int | None) -> int:
    """Return where the story that began with question ``number`` begins."""
    return next((q.question.start for q in questions if q.number == number), 0)


def goes_on(asked: str, story: str = "") -> bool:
    """Tell whether a question asks on about what was told, the ``story`` before it, and about nothing else."""
    told = _NUMBER.sub("", plain(asked), count=1)
    sentences = [match.group() for match in _SENTENCE.finditer(told)]
    said = [one for one in sentences if _TOKEN.search(one)]
    kept = [one for one in said if not _is_reaction(one)]
    # Who says nothing but "right" or “嗯嗯” listens: the story goes on.
    return bool(said) and all(_asks_on(one) or _asks_of_story(one, story) for one in kept)


def asks_for_thing(asked: str) -> bool:
    """Tell whether a question that goes on asks for one thing by its name: "And retention?", “那留存呢？”."""
    told = _NUMBER.sub("", plain(asked), count=1)
    parts = (_without_reactions(list(_words(m.group()))) for m in _SENTENCE.finditer(told))
    return any(words and _asks_for_thing(words) and not _of_story(words) for words in parts)


def _of_story(words: Sequence[_Word]) -> bool:
    """Tell “这些新用户后来留存怎么样”, which asks how what was told came out, from “那留存呢”."""
    return "elliptic_ends" in words[-1].kinds and any("backs" in word.kinds for word in words[:-1])


def _is_reaction(sentence: str) -> bool:
    """Tell "Great, thanks, Marta." from what asks or tells something."""
    if "?" in sentence or "？" in sentence:
        return False
    words = list(_words(sentence))
    names = [word.said for word in words if "reactions" not in word.kinds]
    few = _CALLED if all(map(str.isascii, names)) else _HAN_CALLED
    return len(names) <= few and len(names) < len(words)


def _asks_on(sentence: str) -> bool:
    if columns(sentence) > _LONGEST:
        return False
    said = list(_words(sentence))
    if _is_whole(said):
        return True
    words = _without_reactions(said)
    if not words or _is_whole(words):
        return bool(words)
    known = all(word.is_known for word in words)
    return (known and _points_back(words)) or _asks_for_thing(words)


def _asks_of_story(sentence: str, story: str) -> bool:
    """Tell "How did you know it was the card?" and “怎么确定是这张图带来的？” by the words that they take from the story."""
    if not story or columns(sentence) > _LONGEST:
        return False
    words = _without_reactions(list(_words(sentence)))
    taken = [word for word in words if not word.is_known]
    if not taken or not _is_old(words) or not _is_taken(taken, plain(story)):
        return False
    named = all("articles" in a.kinds for a, b in pairwise(words) if not b.is_known)
    is_joined = "links" in words[0].kinds and named and words[0].said.isascii()
    return (is_joined or any("knows" in word.kinds for word in words)) and _points_back(words)


def _is_taken(taken: Sequence[_Word], story: str) -> bool:
    """Tell whether few words are all words of the story."""
    latin = [word.said for word in taken if word.said.isascii() or len(word.said) > 1]
    han = "".join(word.said for word in taken if word.said not in latin)
    if len(latin) > _OF_STORY or len(han) > _HAN_OF_STORY:
        return False
    tokens = _TOKEN.findall(story)
    held = {one.rstrip("s") for one in tokens if len(one) >= _SHORTEST or one.isdigit()}
    pairs = [han[i : i + 2] for i in range(len(han) - 1)]
    told = all(sign in story for sign in han) and (not han or any(p in story for p in pairs))
    return told and all(word.rstrip("s") in held for word in latin)


def _is_whole(words: Sequence[_Word]) -> bool:
    """Tell a question that the vocabulary lists as it is."""
    return tuple(token for word in words for token in _TOKEN.findall(word.said)) in _whole()


def _without_reactions(words: list[_Word]) -> list[_Word]:
    """Leave out what is said to the answer before: "Right, and the result?"."""
    place = next((i for i, word in enumerate(words) if "reactions" not in word.kinds), len(words))
    return words[place:]


def _points_back(words: Sequence[_Word]) -> bool:
    """Tell whether a word stands for what was told, or can be asked of nothing else."""
    if any(not word.kinds.isdisjoint(("backs", "tells")) for word in words):
        return True
    if "links" in words[0].kinds and len(words) <= _FEW:
        return True
    said = "".join(word.said for word in words)
    return _PAST.search(said) is not None and not any("anew" in word.kinds for word in words)


def _asks_for_thing(words: Sequence[_Word]) -> bool:
    """Tell "And the budget?", "¿Y los plazos?", “那成本呢” from questions with a subject of their own."""
    if "elliptic_ends" in words[-1].kinds:
        thing = [word for word in words[:-1] if word.kinds.isdisjoint(("links", "backs"))]
        said = "".join(word.said for word in thing)
        return 0 < len(said) <= _HAN_THING and _is_old(thing) and not _ASKING.search(said)
    if "elliptic" not in words[0].kinds:
        return False
    thing = list(words[1:])
    if thing and "articles" in thing[0].kinds:
        return 1 < len(thing) <= 1 + _THING and _is_old(thing[1:])
    return len(thing) == 1 and _is_old(thing) and not thing[0].is_known


def _is_old(thing: Sequence[_Word]) -> bool:
    return not any("anew" in word.kinds for word in thing)


def _words(sentence: str) -> Iterator[_Word]:
    """Yield the terms of the vocabulary in a plain sentence, the longest first, and what else stands there."""
    tokens = _TOKEN.findall(sentence)
    terms, longest = _terms()
    i = 0
    while i < len(tokens):
        size = next(
            (n for n in range(min(longest, len(tokens) - i), 1, -1) if tuple(tokens[i : i + n]) in terms),
            1,
        )  # fmt: skip
        held = tuple(tokens[i : i + size])
        yield _Word(
            " ".join(held) if held[0].isascii() else "".join(held), terms.get(held, frozenset())
        )
        i += size


@cache
def _terms() -> tuple[Mapping[tuple[str, ...], frozenset[str]], int]:
    """Return the terms as tokens with the lists that hold them, and how many tokens the longest has."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name, words in shipped_words("followups").items():
        if name != "whole":
            for word in words:
                found.setdefault(tuple(_TOKEN.findall(plain(word))), set()).add(name)
    terms = {tokens: frozenset(names) for tokens, names in found.items()}
    return terms, max(map(len, terms))


@cache
def _whole() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(_TOKEN.findall(plain(word))) for word in shipped_words("followups")["whole"]
    )
