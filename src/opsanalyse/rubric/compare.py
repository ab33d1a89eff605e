"""Two packs → what changed from the one to the other, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
        old, new = one.get(key, "-"), other.get(key, "-")
        if isinstance(old, tuple) or isinstance(new, tuple):
            yield from _in_list(key, _listed(old), _listed(new))
        elif old != new:
            yield f"{key} {old} → {new}"


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _in_list(key: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield what left a list and what came into it, or that only its order is another."""
    gone, came = ([v for v in a if v not in b] for a, b in ((old, new), (new, old)))
    if gone:
        yield f"{key} - {', '.join(gone)}"
    if came:
        yield f"{key} + {', '.join(came)}"
    if old != new and not (gone or came):
        yield f"{key} {', '.join(old)} → {', '.join(new)}"


def _flat(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each plain value, and each list of such, with the way to it: ``messages.met.es``."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _flat(inside, f"{at}.{key}" if at else str(key))
    elif isinstance(value, (list, tuple)):
        yield at, tuple(map(_place, value))
    else:
        yield at, value


def _place(value: Any) -> Any:
    """Name a source by its place in its document; anything else stands for itself."""
    if isinstance(value, Mapping) and {"document", "start", "end"} <= value.keys():
        return f"{value['document']} {value['start']}–{value['end']}"
    return value
