"""Rubric packs: folders of YAML → criteria; strict, and every complaint names its file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from opsanalyse.checks import FINDINGS, Check, Params, load_checks
from opsanalyse.errors import RubricError
from opsanalyse.resources import shipped
from opsanalyse.rubric.schema import Case, CriterionFile, Enough, PackFile, texts
from opsanalyse.rubric.source import called, convert, line_of, parse, read_text
from opsanalyse.rubric.telling import fields

DEFAULTS: Final = {
    "resume": "resume-operations",
    "answer": "interview-user-operations",
    "interview": "interview-user-operations",
    "advert": "resume-operations",
    "guidance": "interview-user-operations",
    "other": "interview-user-operations",
}
"""The pack for each kind of document when none is named; adverts, guides and others are judged by no criterion."""

_CASES: Final = "\ncases:"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion ready to run: where it stands, what it says, its check, and the check's own parameters."""

    path: Path
    file: CriterionFile
    check: Check
    params: Params


@dataclass(frozen=True, slots=True)
class Pack:
    """A rubric: its head, the hash of all its files, and its criteria in order."""

    id: str
    version: int
    sha256: str
    kinds: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    title: Mapping[str, str]
    """By report language."""
    enough: Enough | None = None


@cache
def load_pack(name: str) -> Pack:
    """Load a shipped pack by id, or one from a path: a folder, its ``pack.yml``, or one criterion.

    Raises ``RubricError`` with file and line for whatever is not as it must be.
    """
    path = _find(name)
    if path.name == "pack.yml":
        return _pack(path)
    criterion = load_criterion(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    file = criterion.file
    return Pack(
        file.id, file.version, digest, file.applies_to.kind, (criterion,), texts(file.title)
    )


def shipped_packs() -> tuple[str, ...]:
    """Return the ids of the shipped packs."""
    return tuple(sorted(path.parent.name for path in shipped("rubrics").glob("*/pack.yml")))


def _find(name: str) -> Path:
    inside = shipped("rubrics") / name / "pack.yml"
    if "/" not in name and inside.is_file():
        return inside
    path = Path(name)
    if path.is_dir():
        path = path / "pack.yml"
        if not path.is_file():
            raise RubricError(
                name, 0, "the folder has no pack.yml; `opsanalyse rubric new` makes one"
            )
    if not path.is_file():
        known = ", ".join(shipped_packs())
        raise RubricError(name, 0, f"no such rubric; there are {known}, or give a file")
    return path


def mistakes(name: str) -> list[RubricError]:
    """Return all that keeps a pack from being loaded: of the pack's head, and the first of each criterion's file."""
    try:
        path = _find(name)
        if path.name != "pack.yml":
            load_criterion(path)
            return []
        head, text = _head(path)
    except RubricError as error:
        return [error]
    found = list(_misplaced(path, text, head))
    for file in dict.fromkeys(_files(path, head)):
        try:
            if file.is_file():
                load_criterion(file)
        except RubricError as error:
            found.append(error)
    return found


def _pack(path: Path) -> Pack:
    head, text = _head(path)
    for error in _misplaced(path, text, head):
        raise error
    files = _files(path, head)
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in (path, *files))).hexdigest()
    criteria = tuple(load_criterion(file) for file in files)
    return Pack(head.id, head.version, digest, head.kind, criteria, texts(head.title), head.enough)


def _head(path: Path) -> tuple[PackFile, str]:
    text = read_text(path)
    return convert(parse(text, called(path)), PackFile, text, called(path)), text


def _files(path: Path, head: PackFile) -> list[Path]:
    return [_criterion_path(path.parent, criterion) for criterion in head.criteria]


def _misplaced(path: Path, text: str, head: PackFile) -> Iterator[RubricError]:
    """Yield what is wrong with the head of a pack and with the files that it lists."""
    if head.enough and head.enough.fewest > head.enough.plenty:
        yield _wrong(path, text, ("enough",), "fewest must be no more than plenty")
    files = _files(path, head)
    for i, file in enumerate(files):
        where = line_of(text, ("criteria", i))
        if file.is_symlink() and not file.resolve().is_relative_to(path.parent.parent.resolve()):
            yield RubricError(called(path), where, f"{file.name} leads out of the rubric's folder")
        elif not file.is_file():
            yield RubricError(called(path), where, f"there is no {file.name}")
        elif file in files[:i]:
            yield RubricError(called(path), where, f"{head.criteria[i]} is listed twice")
    listed = {f.name for f in files if f.parent == path.parent} | {path.name}
    for name in sorted({f.name for f in path.parent.glob("*.yml")} - listed):
        where = line_of(text, ("criteria",))
        yield RubricError(called(path), where, f"does not list {name}")


def _criterion_path(folder: Path, name: str) -> Path:
    """Return where a criterion stands: in the pack's own folder, in a pack beside it, or in a shipped pack."""
    pack, _, own = name.rpartition("/")
    if not pack:
        return folder / f"{own}.yml"
    beside = folder.parent / pack / f"{own}.yml"
    return beside if beside.is_file() else shipped("rubrics") / pack / f"{own}.yml"


def load_criterion(path: Path) -> Criterion:
    """Load one criterion; its cases, which stand last, are left to ``load_cases``."""
    text = read_text(path).partition(_CASES)[0]
    raw = parse(text, called(path))
    file = convert(raw, CriterionFile, text, called(path))
    check = load_checks().get(file.check)
    if check is None:
        raise _wrong(path, text, ("check",), f"no such check; there are {', '.join(load_checks())}")
    if file.id != path.stem:
        raise _wrong(path, text, ("id",), f"must be the file's name, {path.stem!r}")
    if unknown := sorted(set(file.needs) - set(FINDINGS)):
        raise _wrong(
            path, text, ("needs",), f"{unknown[0]!r} is no finding; there are {', '.join(FINDINGS)}"
        )
    if lacking := sorted(check.needs - set(file.needs)):
        raise _wrong(
            path, text, ("needs",), f"the check {file.check} needs {', '.join(lacking)} too"
        )
    if file.thresholds.none == file.thresholds.full:
        raise _wrong(path, text, ("thresholds",), "none and full must differ")
    _refuse_unknown_facts(path, text, raw, check)
    params = convert(file.params, check.params, text, called(path), ("params",))
    return Criterion(path, file, check, params)


def load_cases(path: Path) -> tuple[Case, ...]:
    """Load the cases of a criterion's file; there must be some in each language."""
    head, mark, rest = read_text(path).partition(_CASES)
    if not mark:
        raise RubricError(called(path), head.count("\n") + 1, "cases must stand last in the file")
    text, offset = f"cases:{rest}", head.count("\n") + 1
    raw = parse(text, called(path), offset)
    cases = convert(raw["cases"], tuple[Case, ...], text, called(path), ("cases",), offset)
    scored = load_criterion(path).file.weight > 0
    for lang in ("zh", "es", "en"):
        statuses = {case.expect.status for case in cases if case.lang == lang}
        if scored and not {"met", "missing"} <= statuses:
            raise RubricError(
                called(path), offset + 1, f"cases in {lang} must hold one met and one missing"
            )
    return cases


def _refuse_unknown_facts(path: Path, text: str, raw: Any, check: Check) -> None:
    blocks: dict[tuple[str, ...], Any] = {("advice",): raw["advice"]}
    blocks |= {("messages", key): value for key, value in raw["messages"].items()}
    for steps, wording in blocks.items():
        for lang, sentence in wording.items():
            try:
                used = set(fields(sentence))
            except ValueError as error:
                raise _wrong(path, text, (*steps, lang), str(error)) from error
            if unknown := sorted(used - check.facts):
                told = (
                    f"unknown fact {unknown[0]!r}; the check tells {', '.join(sorted(check.facts))}"
                )
                raise _wrong(path, text, (*steps, lang), told)


def _wrong(path: Path, text: str, steps: tuple[str | int, ...], problem: str) -> RubricError:
    where = ".".join(map(str, steps))
    return RubricError(called(path), line_of(text, steps), f"{where}: {problem}")
