"""Labelled documents → the models of units and of outcomes: ``python -m opsanalyse.train.detectors [SPLIT…]``.

The second model learns from what the first says of documents that it has not seen, as it will in use.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from opsanalyse.detect.outcomes.judge import MODEL as OUTCOMES
from opsanalyse.detect.roles import MODEL as UNITS
from opsanalyse.train import outcomes, stories, units
from opsanalyse.train.corpora import documents


def main(splits: Sequence[str], root: Path = Path("models")) -> None:
    """Train on the named parts of ``models/data`` and write both models."""
    found = documents(root / "data", splits)
    sentences = outcomes.practice()
    trained = units.train(stories.lessons(found, sentences))
    units.save(trained, found, root / UNITS)
    for label, figures in trained.figures.items():
        print(f"{label:16} {figures}")
    fits = outcomes.train(found, sentences, trained.chances)
    outcomes.save(fits, splits, root / OUTCOMES)
    for label, fit in fits.items():
        print(f"{label:16} {fit.card}")


if __name__ == "__main__":
    main(sys.argv[1:] or ("train", "dev"))
