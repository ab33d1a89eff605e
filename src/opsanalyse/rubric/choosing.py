"""What the questions of an interview are about → the interview rubric that has key points for most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from opsanalyse.checks.coverage import Coverage
from opsanalyse.detect.topics import BEHAVIOURAL
from opsanalyse.language import plain
from opsanalyse.resources import shipped_words
from opsanalyse.rubric import DEFAULTS, Pack, load_pack
from opsanalyse.types import Question

_INTERVIEW: Final = "interview"
_SEVERAL: Final = 2
_PACKS: Final = (
    DEFAULTS[_INTERVIEW],
    "interview-product-operations",
    "interview-private-domain",
)
"""The rubrics to choose from; of equals the one that stands first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A rubric and why it was chosen: for how many of the questions it has key points."""

    rubric: str
    matched: int
    asked: int
    runner_up: str
    by_name: bool = False
    """Whether the questions name its field, and ``matched`` counts those that do."""


def choose(kind: str, questions: Sequence[Question], text: str = "") -> Choice:
    """Choose the rubric of a document. Only an interview has several to choose from; else nothing is matched.

    A question that any interview asks, about the team or a hard case, speaks for no rubric, nor does one whose topic
    no word of it names: which rubric judges moves every criterion.
    """
    heads = [q for q in questions if not q.follows] if kind == _INTERVIEW else []
    if named := _named(heads, text):
        return named
    topics = [q.topic if q.topic_sure == 1.0 else None for q in heads]
    telling = [topic for topic in topics if topic not in BEHAVIOURAL]
    counts = {name: sum(topic in _topics(name) for topic in telling) for name in _PACKS if telling}
    if not any(counts.values()):
        return Choice(DEFAULTS[kind], 0, len(topics), _PACKS[1])
    chosen, runner_up, *_ = sorted(counts, key=lambda name: (-counts[name], _PACKS.index(name)))
    return Choice(chosen, sum(t in _topics(chosen) for t in topics), len(topics), runner_up)


def _named(heads: Sequence[Question], text: str) -> Choice | None:
    """Choose the rubric whose field most of the questions name outright: “私域” in three of four."""
    asked = [plain(text[q.question.start : q.question.end]) for q in heads]
    for name, words in shipped_words("domains").items():
        count = sum(any(plain(word) in one for word in words) for one in asked)
        if count >= _SEVERAL and 2 * count > len(asked):
            return Choice(name, count, len(asked), DEFAULTS[_INTERVIEW], by_name=True)
    return None


@cache
def _topics(name: str) -> frozenset[str]:
    return topics_of(load_pack(name))


def topics_of(pack: Pack) -> frozenset[str]:
    """Return what the questions are about that a pack has key points for."""
    judged = (each.params for each in pack.criteria)
    return frozenset(t for params in judged if isinstance(params, Coverage) for t in params.topics)
