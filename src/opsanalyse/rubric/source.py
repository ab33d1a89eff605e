"""A YAML file → plain data, strictly: bounded, no equal keys, and every complaint names its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import yaml

from opsanalyse.errors import RubricError

_T = TypeVar("_T")
_LARGEST: Final = 400_000
_DEEPEST: Final = 12
_PLACE: Final = re.compile(r"^(?P<problem>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP: Final = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]")


def called(path: Path) -> str:
    """Return what complaints call a file: packs have files of one name, so its folder goes before it."""
    return f"{path.absolute().parent.name}/{path.name}"


def read_text(path: Path) -> str:
    """Return a rubric file's text; refuse what is missing, no plain file (a pipe would never end) or too large."""
    try:
        if not path.is_file():
            raise RubricError(called(path), 1, "cannot be read: it is no file")
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise RubricError(called(path), 1, f"cannot be read: {error.strerror}") from error
    if len(data) > _LARGEST:
        raise RubricError(
            called(path), 1, f"too large for a rubric file: at most {_LARGEST:,} bytes; split it"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RubricError(called(path), 1, "is not UTF-8 text") from error


def parse(text: str, name: str, offset: int = 0) -> Any:
    """Load YAML safely; ``offset`` is the number of lines that stand before ``text`` in its file."""
    try:
        _bound(text, name, offset)
        root = yaml.compose(text, _loader())
        _check(root, name, offset)
        return yaml.load(text, _loader())  # noqa: S506  a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RubricError(name, line + offset, error.problem or "is not YAML") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RubricError(name, 1 + offset, f"is not YAML: {error}") from error


def convert(
    raw: Any, kind: type[_T], text: str, name: str, at: Sequence[str | int] = (), offset: int = 0
) -> _T:
    """Turn plain data into ``kind``; ``at`` is where ``raw`` lies in the file's root."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        found = _PLACE.match(str(error))
        problem, path = (found["problem"], found["path"] or "") if found else (str(error), "")
        steps = [*at, *(int(s["index"]) if s["index"] else s["key"] for s in _STEP.finditer(path))]
        unknown = re.search(r"unknown field `([^`]+)`", problem)
        if unknown:
            steps, problem = [*steps, unknown[1]], _unknown(unknown[1], kind)
        where = ".".join(map(str, steps))
        raise RubricError(
            name, line_of(text, steps) + offset, f"{where}: {problem}" if where else problem
        ) from error


def _unknown(key: str, kind: Any) -> str:
    """Say that there is no such key, and which one may be meant."""
    near = get_close_matches(key, sorted(set(_keys(msgspec.inspect.type_info(kind)))), n=1)
    return "there is no such key" + (f"; did you mean {near[0]!r}?" if near else "; take it out")


def _keys(kind: msgspec.inspect.Type) -> Iterator[str]:
    """Yield the names of all keys that data of a kind may hold, at any depth."""
    if isinstance(kind, msgspec.inspect.StructType):
        for field in kind.fields:
            yield field.encode_name
            yield from _keys(field.type)
    elif isinstance(kind, msgspec.inspect.VarTupleType):
        yield from _keys(kind.item_type)


def line_of(text: str, steps: Sequence[str | int]) -> int:
    """Return the line, from 1, of the deepest node on the way ``steps`` from the root."""
    node = yaml.compose(text, _loader())
    line = node.start_mark.line + 1 if node else 1
    for step in steps:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(
            ((key.start_mark.line + 1, value) for key, value in node.value if key.value == step),
            None,
        )
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line + 1, child
    return None


def _bound(text: str, name: str, offset: int) -> None:
    """Refuse nesting without bound, and aliases, which let a few lines stand for millions."""
    depth = 0
    for event in yaml.parse(text, _loader()):
        line = (event.start_mark.line if event.start_mark else 0) + 1 + offset
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RubricError(name, line, "anchors and aliases are not allowed; write it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise RubricError(name, line, f"is nested too deeply: at most {_DEEPEST} levels")


def _check(node: Any, name: str, offset: int) -> None:
    """Refuse equal keys, of which YAML keeps the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise RubricError(
                    name, key.start_mark.line + 1 + offset, f"{key.value!r} is given twice"
                )
            seen.add(key.value)
            _check(value, name, offset)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _check(value, name, offset)


def _loader() -> Any:
    """Return the safe loader in C where PyYAML has it: ten times faster."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
