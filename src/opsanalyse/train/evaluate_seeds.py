"""The interview of seed 003, labelled by hand → precision, recall and F1 of its roles and flags, scored apart.

Its answers are long, smooth and empty, as machines translate them: another manner than the written collections have.
The text is kept outside; ``models/data/seed-003.yml`` holds offsets and labels. Run: ``make evaluate``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.read import read
from opsanalyse.resources import shipped, shipped_table
from opsanalyse.segment import segment
from opsanalyse.train.figures import count, figure
from opsanalyse.types import ROLES

FLAGS: Final = ("own_experience", "vague_outcome")
SEEDS: Final = Path("../shared/seeds")


def labelled() -> dict[str, Any]:
    """Return the labels: ``document``, ``sha256`` of its text, ``units`` with start, end, roles and flags."""
    path = shipped("models") / "data" / "seed-003.yml"
    table: dict[str, Any] = shipped_table(path)
    return table


def report(seeds: Path) -> Iterator[str]:
    """Yield one line a label; raise ``ValueError`` if the text is not the one that was labelled."""
    table = labelled()
    document = read(seeds / f"{table['document']}.txt")
    if hashlib.sha256(document.text.encode()).hexdigest() != table["sha256"]:
        raise ValueError(f"{table['document']} is not the text that was labelled")
    found = run(load_pipeline(), document.text, segment(document).units)
    scores = []
    for name in (*ROLES, *FLAGS):
        wanted = {
            (u["start"], u["end"]) for u in table["units"] if name in (*u["roles"], *u["flags"])
        }
        said = {(u.start, u.end) for u in found if name in (*u.roles, *u.flags)}
        got = figure([count(wanted, said)])
        scores += [got.f1] if name in ROLES else []
        yield f"  {name:15} precision {got.precision:.3f} recall {got.recall:.3f} F1 {got.f1:.3f} ({got.expected})"
    yield f"seed 003, {len(table['units'])} units: roles macro F1 {sum(scores) / len(scores):.3f}"


def main() -> None:
    """Print the figures, or that the text is not at hand."""
    if not SEEDS.is_dir():
        print("no shared documents at hand")
        return
    print("\n".join(report(SEEDS)))


if __name__ == "__main__":
    main()
