"""Words → the fields of work that they name; the fields of a job by its title and by what was done there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from opsanalyse.detect.concepts import Phrases, bare, compile_phrases, split
from opsanalyse.resources import shipped_words

LEADING: Final = "leading"
"""To lead others, which the level of a title shows, whatever its field."""
IN, PERHAPS, ELSEWHERE = 1.0, 0.5, 0.0
"""How far a job was in a field: it says so; it may have been; it was in another one."""


@lru_cache(maxsize=1024)
def find_fields(text: str) -> frozenset[str]:
    """Return the fields of work that ``text`` names anywhere."""
    return frozenset(hit.label for hit in _phrases("terms").find(bare(text)))


@lru_cache(maxsize=1024)
def fields_of_title(title: str) -> frozenset[str]:
    """Return the fields that a job's title names: it may be shorter than what names them elsewhere."""
    return find_fields(title) | {hit.label for hit in _phrases("titles").find(bare(title))}


def how_far(asked: frozenset[str], title: str, done: Sequence[str]) -> float:
    """Tell how far a job was in one of the fields ``asked``: by its title first, else by what was done there."""
    named = fields_of_title(title)
    if asked & (named | _all(named, "within")):
        return IN
    told = any(asked & find_fields(deed) for deed in done)
    if named & _all(asked, "within") or asked & _all(named, "beside"):
        return IN if told else PERHAPS
    return PERHAPS if told or not named else ELSEWHERE


def _all(names: frozenset[str], relation: str) -> frozenset[str]:
    """Return the fields that stand in a relation to one of ``names``."""
    return frozenset(other for name in names for other in _table()[name].get(relation, ()))


@cache
def _phrases(key: str) -> Phrases:
    return compile_phrases(
        (term, name) for name, row in _table().items() for term in split(row.get(key, ""))
    )


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = shipped_words("fields")
    return table
