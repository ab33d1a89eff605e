"""Criteria that stand already → the files of a rubric of one's own, made of references and of copies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opsanalyse.errors import RubricError
from opsanalyse.rubric import DEFAULTS, load_pack, shipped_packs
from opsanalyse.rubric.source import read_text
from opsanalyse.types import LANGUAGES

_WEIGHT: Final = re.compile(r"^weight: .*$", re.MULTILINE)
_ID: Final = re.compile(r"[a-z][a-z0-9-]{1,60}")
_MOST: Final = 100.0


@dataclass(frozen=True, slots=True)
class Model:
    """A shipped criterion that a rubric may take up: ``pack/criterion``, its title, weight and kinds."""

    ref: str
    title: Mapping[str, str]
    weight: float
    kinds: tuple[str, ...]
    path: Path

    @property
    def id(self) -> str:
        """Its own name, without the pack."""
        return self.ref.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Wish:
    """A rubric as its author wants it; ``weights`` names the criteria that become copies to edit."""

    id: str
    kinds: tuple[str, ...]
    title: Mapping[str, str]
    criteria: tuple[str, ...]
    weights: Mapping[str, float]


def models(kinds: tuple[str, ...]) -> list[Model]:
    """Return the shipped criteria that judge any of ``kinds``, each once, in the packs' order."""
    found: dict[str, Model] = {}
    for name in shipped_packs():
        for criterion in load_pack(name).criteria:
            file = criterion.file
            ref = f"{criterion.path.parent.name}/{file.id}"
            if set(kinds) & set(file.applies_to.kind):
                title = {lang: getattr(file.title, lang) for lang in LANGUAGES}
                model = Model(ref, title, file.weight, file.applies_to.kind, criterion.path)
                found.setdefault(ref, model)
    return list(found.values())


def compose(wish: Wish, folder: Path) -> list[Path]:
    """Write the rubric into ``folder`` and return its files; raise ``RubricError`` for what cannot be."""
    if folder.exists() and any(folder.iterdir()):
        raise RubricError(str(folder), 0, "is not empty; give a new folder")
    if not _ID.fullmatch(wish.id):
        raise RubricError(
            str(folder),
            1,
            f"{wish.id!r} is no id: small letters, digits and hyphens, e.g. my-rubric",
        )
    known = {model.ref: model for model in models(wish.kinds)}
    texts = dict(_files(wish, known, folder))
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _files(wish: Wish, known: Mapping[str, Model], folder: Path) -> Iterator[tuple[str, str]]:
    yield "pack.yml", _head(wish)
    seen: set[str] = set()
    for ref in (*wish.criteria, *wish.weights):
        if ref not in known:
            kinds = ", ".join(wish.kinds)
            raise RubricError(str(folder), 1, f"no shipped criterion {ref!r} judges {kinds}")
    for ref, weight in wish.weights.items():
        model = known[ref]
        if model.id in seen:
            raise RubricError(str(folder), 1, f"two criteria of your own are called {model.id!r}")
        if not 0 <= weight <= _MOST:
            raise RubricError(
                str(folder), 1, f"the weight of {ref} must be 0 to 100, not {weight:g}"
            )
        seen.add(model.id)
        text = _WEIGHT.sub(f"weight: {weight:g}", read_text(model.path), count=1)
        yield f"{model.id}.yml", text


def _head(wish: Wish) -> str:
    title = ", ".join(f"{lang}: {_quoted(wish.title[lang])}" for lang in LANGUAGES)
    own = {ref: ref.rpartition("/")[2] for ref in wish.weights}
    listed = "\n".join(f"- {own.get(ref, ref)}" for ref in wish.criteria)
    head = (
        "# A name with a slash is a shipped criterion; one without is a file in this folder, yours to change.\n"
        f"id: {wish.id}\nversion: 1\nkind: [{', '.join(wish.kinds)}]\ntitle: {{{title}}}\n"
    )
    return f"{head}{_enough(wish)}criteria:\n{listed}\n"


def _enough(wish: Wish) -> str:
    """Return the line that says how many lines of a résumé are enough for a score, as the shipped pack does."""
    enough = load_pack(DEFAULTS["resume"]).enough
    if "resume" not in wish.kinds or enough is None:
        return ""
    return (
        f"enough: {{sections: [{', '.join(enough.sections)}], fewest: {enough.fewest}, "
        f"plenty: {enough.plenty}, basis: {enough.basis}}}\n"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
