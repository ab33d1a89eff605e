"""The words of a question → what it asks about, by our vocabulary of topics."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final

from opsanalyse.detect.lexicon import Lexicon, compile_terms, plain
from opsanalyse.resources import shipped_words

TERMS: Final = "terms"
"""The topic of what is asked beside the work: why somebody leaves, pay, dates. No story is told of it."""

STORYLESS: Final = (TERMS, "company")
"""Topics of which no story of problem, analysis, solution and effect is told."""

BEHAVIOURAL: Final = frozenset({"team", "challenge", "case"})
"""Topics that interviews for any job ask about: they do not tell which job it is."""


def find_topic(question: str) -> str | None:
    """Return the topic that most words of ``question`` name; of equals the one listed first.

    The topic listed last is the mere form of a question ("an example"): any other goes before it.
    """
    counts = Counter(hit.label for hit in _topics().find(plain(question)))
    if not counts:
        return None
    order = _order()
    if len(counts) > 1:
        counts.pop(order[-1], None)
    return min(counts, key=lambda topic: (-counts[topic], order.index(topic)))


def topic_names() -> tuple[str, ...]:
    """Return the topics that a question may be about."""
    return tuple(_table())


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = shipped_words("topics")
    return table


@cache
def _order() -> list[str]:
    return list(_table())


@cache
def _topics() -> Lexicon:
    return compile_terms((str(term), name) for name, terms in _table().items() for term in terms)
