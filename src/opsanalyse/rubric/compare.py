"""Two packs → what changed from the one to the other, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from opsanalyse.rubric import Criterion, Pack


def compare(old: Pack, new: Pack) -> Iterator[str]:
    """Yield how many lines are enough where that differs, then the criteria that came, went or changed, value by value."""
    before = {criterion.file.id: criterion for criterion in old.criteria}
    after = {criterion.file.id: criterion for criterion in new.criteria}
    yield from (f"~ {line}" for line in _differing(_head(old), _head(new)))
    yield from (f"- {name}" for name in before if name not in after)
    yield from (f"+ {name}" for name in after if name not in before)
    for name in (name for name in before if name in after):
        yield from (f"~ {name}: {line}" for line in _changes(before[name], after[name]))


def _head(pack: Pack) -> Mapping[str, Any]:
    return dict(_flat(msgspec.to_builtins(pack.enough), "enough")) if pack.enough else {}


def _changes(old: Criterion, new: Criterion) -> Iterator[str]:
    one, other = (dict(_flat(msgspec.to_builtins(c.file))) for c in (old, new))
    yield from _differing(one, other)


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted({*one, *other}):
        if one.get(key) != other.get(key):
            yield f"{key} {one.get(key, '-')} → {other.get(key, '-')}"


def _flat(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each plain value with the way to it: ``messages.met.es``."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _flat(inside, f"{at}.{key}" if at else str(key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _flat(inside, f"{at}[{number}]")
    else:
        yield at, value
