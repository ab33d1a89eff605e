"""Labelled documents → figures for roles, channels and flags, by language (``make evaluate``)."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.detect.roles import ROLES
from opsanalyse.train.corpora import load
from opsanalyse.train.figures import Counts, Figure, count, figure, line
from opsanalyse.train.units import document_units
from opsanalyse.types import LANGUAGES, Unit

FLAGS = ("vague_outcome", "excuse", "placeholder", "duty_only", "own_experience")


def found_units(document: dict[str, Any]) -> tuple[Unit, ...]:
    """Return the labelled units with everything that is detected in them."""
    return run(load_pipeline(), document["text"], document_units(document))


def evaluate(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Figure]]:
    """Yield (name, figure) for each role, each flag and the channels."""
    found = [found_units(document) for document in documents]
    for name in ROLES:
        yield (
            f"role {name}",
            figure([_held(d, u, "roles", name) for d, u in zip(documents, found, strict=True)]),
        )
    yield "channels", figure([_channels(d, u) for d, u in zip(documents, found, strict=True)])
    for name in FLAGS:
        yield (
            f"flag {name}",
            figure([_held(d, u, "flags", name) for d, u in zip(documents, found, strict=True)]),
        )


def _held(document: dict[str, Any], units: Sequence[Unit], field: str, name: str) -> Counts:
    rows = document["units"]
    return count(
        (i for i, row in enumerate(rows) if name in row[field]),
        (i for i, unit in enumerate(units) if name in getattr(unit, field)),
    )


def _channels(document: dict[str, Any], units: Sequence[Unit]) -> Counts:
    rows = document["units"]
    return count(
        ((i, name) for i, row in enumerate(rows) for name in row["channels"]),
        ((i, name) for i, unit in enumerate(units) for name in unit.channels),
    )


def main(part: str = "test", root: Path = Path("models/data")) -> None:
    """Print the figures of one part of the labelled data, by language."""
    for lang in LANGUAGES:
        documents = load(root, lang, part)
        print(
            f"\n{lang}: {len(documents)} documents, {sum(len(d['units']) for d in documents)} units ({part})"
        )
        figures = dict(evaluate(documents)) if documents else {}
        for name, got in figures.items():
            print("  " + line(name, got))
        roles = [got.f1 for name, got in figures.items() if name.startswith("role ")]
        if roles:
            print(f"  roles, macro F1 {sum(roles) / len(roles):.3f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
