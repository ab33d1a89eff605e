"""The words of a question → what it asks about: by a model of questions, in doubt by our vocabulary of topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from opsanalyse import model
from opsanalyse.detect.features import cut
from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.language import HAN, fold, simplify
from opsanalyse.language.vectors import load_vectors
from opsanalyse.resources import shipped_words
from opsanalyse.types import Unit

MODEL: Final = "topics"
NONE: Final = "none"
"""What the model calls questions about none of the topics."""

TERMS: Final = "terms"
"""The topic of what is asked beside the work: why somebody leaves, pay, dates. No story is told of it."""

INTRODUCTION: Final = "introduction"
"""The topic of "Tell me about yourself": who somebody is, of which no single story is told."""

RIVAL_WATCH: Final = "rival-watch"
"""The topic of how somebody keeps an eye on rivals: a habit, of which nobody need know the company that asks."""

BY_WORDS: Final = frozenset({INTRODUCTION, RIVAL_WATCH})
"""Topics that only words name: they are asked for in few ways, and the model has no lessons on them."""

STORYLESS: Final = (TERMS, INTRODUCTION, "company")
"""Topics of which no story of problem, analysis, solution and effect is told."""

BEHAVIOURAL: Final = frozenset({"team", "challenge", "case"})
"""Topics that interviews for any job ask about: they do not tell which job it is."""

_HEARD: Final = 0.55
"""From which chance on the model names a topic. Basis: questions of writers held out, eight in ten told right there."""
_FIRM: Final = 0.6
"""The same where words name another topic, and for one of which no story is told: its answer would be judged by less."""
_HEARD_ALONE: Final = 0.2
"""How much a topic counts that no word of the vocabulary names: its key points are looked for, but a grade rests little on
them. Basis: judgement."""
_LEAST: Final = 0.05
"""From which chance on a topic is believed that words of the vocabulary name. Basis: the same."""
_HAN: Final = re.compile(f"[{HAN}]")
_LONGEST: Final = 600  # characters that are read of a question: long ones set a scene first
_MEANT, _NAMED = 3.0, 1.5  # what the meaning of the words and the vocabulary weigh against a word
_OFTEN: Final = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question asks about, and how far that is sure, 0 to 1."""

    name: str
    sure: float
    """1 where words of the question name it; what is heard alone counts less."""


@lru_cache(maxsize=4096)  # the candidates of a batch answer the same questions
def find_topic(question: str) -> Topic | None:
    """Return the topic of ``question``, or nothing where it is about none or cannot be told."""
    return chosen(question, topic_chances(model.load(MODEL), question_features(question)))


def topic_chances(judge: model.LinearModel, features: Mapping[str, float]) -> dict[str, float]:
    """Return the chance of each topic, and of ``NONE``; together they are 1."""
    import numpy as np

    told = 1.0 / (1.0 + np.exp(-judge.margins([features])[0]))
    return dict(zip(judge.labels, (told / told.sum()).tolist(), strict=True))


def chosen(question: str, chances: Mapping[str, float]) -> Topic | None:
    """Choose the topic of a question that has such chances: what its words name, unless the model is sure of another."""
    best = max(chances, key=lambda name: (chances[name], name))
    named = named_topic(question)
    # Phrases about terms are set ones: that a question with one is about nothing else is no contradiction.
    if named in BY_WORDS or (named == TERMS and best == NONE):
        return Topic(named, 1.0)
    if named and chances[named] < _LEAST:
        named = None
    if best == named or chances[best] < (_FIRM if named or best in STORYLESS else _HEARD):
        return Topic(named, 1.0) if named else None
    return None if best == NONE else Topic(best, _HEARD_ALONE)


def question_features(question: str) -> dict[str, float]:
    """Return the features of a question: its words, what they mean, and the topics that they name."""
    said = question[-_LONGEST:]
    lang = "zh" if _HAN.search(said) else "en"  # Latin words are cut alike
    (found,) = cut(said, [Unit(0, len(said), lang=lang)])
    words = [word.shape for word in found]
    row = {f"w:{word}": 1.0 for word in words}
    row |= {f"named:{name}": _NAMED * min(n, _OFTEN) for name, n in _counts(said).items()}
    return row | _meaning(words)


def _meaning(words: list[str]) -> dict[str, float]:
    """Return the direction of the words' mean vector, and the most and the least of each column."""
    import numpy as np

    if not words:
        return {}
    rows = load_vectors().rows(words)
    mean = rows.mean(axis=0)
    told = {
        "mean": _MEANT * mean / (np.linalg.norm(mean) or 1.0),
        "most": rows.max(axis=0),
        "least": rows.min(axis=0),
    }
    return {
        f"{name}:{i}": value for name, own in told.items() for i, value in enumerate(own.tolist())
    }


def named_topic(question: str) -> str | None:
    """Return the topic that most words of ``question`` name; of equals the one listed first.

    The topic listed last is the mere form of a question ("an example"): any other goes before it.
    """
    counts = Counter(_counts(question))
    if not counts:
        return None
    order = topic_names()
    if len(counts) > 1:
        counts.pop(order[-1], None)
    return min(counts, key=lambda topic: (-counts[topic], order.index(topic)))


def _counts(question: str) -> Mapping[str, int]:
    return Counter(hit.label for hit in _topics().find(plain(question)))


@cache
def topic_names() -> tuple[str, ...]:
    """Return the topics that a question may be about."""
    return tuple(shipped_words("topics"))


@lru_cache(maxsize=4096)
def asks_no_story(question: str) -> bool:
    """Tell "Where do you see yourself in three years?" and "Which tools do you use?": a list or a wish answers them."""
    return next(_storyless().find(plain(question)), None) is not None


@lru_cache(maxsize=4096)
def asks_for_plan(question: str) -> bool:
    """Tell "How would you win users without a budget?" from a question for something done: a plan answers it."""
    asks, others = _hypothetical()
    readable = simplify(fold(question))
    return asks.search(readable) is not None and others.search(readable) is None


@cache
def _hypothetical() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = shipped_words("hypothetical")
    asks, others = (
        "|".join(one for rows in table[name].values() for one in rows) for name in ("asks", "not")
    )
    return re.compile(asks), re.compile(others)


@cache
def _storyless() -> Lexicon:
    rows: dict[str, list[str]] = shipped_words("storyless")
    return compile_terms((term, lang) for lang, terms in rows.items() for term in terms)


@cache
def _topics() -> Lexicon:
    table: dict[str, list[str]] = shipped_words("topics")
    return compile_terms((str(term), name) for name, terms in table.items() for term in terms)
