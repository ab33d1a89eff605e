"""The title of a table's column → what stands in it: a question, its answer, its purpose, a comment, whose row it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from opsanalyse.segment.asking import vocabulary

_COLUMNS: Final = ("question", "answer", "purpose", "comment", "columns")
SHORT_TITLES: Final = (("q", "a"), ("p", "r"), ("问", "答"))
"""Titles of one character that name a question and its answer where they stand side by side."""


def column_roles(titles: Sequence[str]) -> list[str]:
    """Return what each column holds; who answered, or a model answer, is none where another column holds answers."""
    roles = [column_role(title) for title in titles]
    answers = [n for n, role in enumerate(roles) if role == "answer"]
    others = [n for n in answers if is_person(titles[n]) or is_shown(titles[n])]
    for n in others if len(others) < len(answers) else ():
        roles[n] = "columns"
    return roles


def is_person(title: str) -> bool:
    """Tell the title of a column that names whose row it is."""
    return title in vocabulary()["people"]


def is_shown(title: str) -> bool:
    """Tell the title of answers that a guide shows and nobody gave."""
    return any(word in title for word in vocabulary()["shown"])


@lru_cache(maxsize=1024)
def column_role(word: str) -> str:
    """Return what a column holds by its title; "reviewer_comment" has two words."""
    if word in vocabulary()["texts"]:
        return "answer"
    words = word.replace("_", " ")
    spaces = [i for i, char in enumerate(words[: _longest_title() + 1]) if char == " "]
    openings = {words, *(words[:i] for i in spaces)}
    ends = {words.rsplit(" ", 1)[-1], words[-2:]}
    if _all_titles().isdisjoint(openings | ends):
        return ""
    for role in _COLUMNS:
        if not openings.isdisjoint(_titles(role)):
            return role
    return next((role for role in ("answer", "comment", "question") if ends & _titles(role)), "")


@cache
def _longest_title() -> int:
    return max(map(len, _all_titles()))


@cache
def _all_titles() -> frozenset[str]:
    return frozenset(title for role in _COLUMNS for title in _titles(role))


@cache
def _titles(role: str) -> frozenset[str]:
    lists = {
        "question": ("question", "cases"),
        "comment": ("comment",),
        "answer": ("answer", "answerers"),
    }
    names = lists.get(role, (role,))
    short = {"a", "r", "q", "p"}
    return frozenset(word for name in names for word in vocabulary()[name]) - short
