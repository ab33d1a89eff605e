"""Two sets of labels of the same units, made without sight of each other → how far they agree (``make evaluate``).

The second labels stand in ``models/data/second``: for each document of the test part, its units' labels in
order. Both annotators were of one kind, so the figures are an upper bound of what people would reach.
The details of outcomes were read twice more (``details.jsonl``), since the first labels followed shorter rulings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.train import jsonl
from opsanalyse.train.corpora import load
from opsanalyse.types import LANGUAGES, ROLES

FLAGS: Final = ("duty_only", "excuse", "placeholder", "own_experience", "vague_outcome")
Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


def pairs(root: Path, lang: str, part: str) -> list[Pair]:
    """Return each unit's first and second labels; none where nothing was labelled twice."""
    second = {document["id"]: document["units"] for document in load(root / "second", lang, part)}
    return [
        pair
        for document in load(root, lang, part)
        if document["id"] in second
        for pair in zip(document["units"], second[document["id"]], strict=True)
    ]


def agreement(held: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    """Return F1 and Cohen's kappa of two annotators' yes and no."""
    both = sum(a and b for a, b in held)
    one, other = sum(a for a, _ in held), sum(b for _, b in held)
    n = len(held)
    same = sum(a == b for a, b in held) / n
    chance = (one * other + (n - one) * (n - other)) / n**2
    f1 = 2 * both / (one + other) if one + other else 1.0
    return f1, (same - chance) / (1 - chance) if chance < 1 else 1.0


def report(root: Path, part: str) -> Iterator[str]:
    """Yield a line for each label and language."""
    for lang in LANGUAGES:
        labelled = pairs(root, lang, part)
        if not labelled:
            yield f"{lang}: no unit was labelled twice"
            continue
        yield f"{lang}: {len(labelled)} units labelled twice ({part})"
        for field, names in (("roles", ROLES), ("flags", FLAGS)):
            for name in names:
                f1, kappa = agreement([(name in a[field], name in b[field]) for a, b in labelled])
                yield f"  {field[:-1]} {name:16} F1 {f1:.3f}  kappa {kappa:.3f}"
        f1, kappa = agreement([(bool(a["outcomes"]), bool(b["outcomes"])) for a, b in labelled])
        yield f"  claims an outcome     F1 {f1:.3f}  kappa {kappa:.3f}"
        yield f"  channels              F1 {_micro(labelled):.3f}"


def _micro(labelled: Sequence[Pair]) -> float:
    both = sum(len({*a["channels"]} & {*b["channels"]}) for a, b in labelled)
    named = sum(len({*a["channels"]}) + len({*b["channels"]}) for a, b in labelled)
    return 2 * both / named if named else 1.0


def details(root: Path, lang: str) -> Iterator[str]:
    """Yield how far two later readings of the test part's outcomes agree, and each with the labels before."""
    path = root / "second" / "details.jsonl"
    own = [row for row in jsonl.read(path) if row["id"].startswith(lang)]
    yield f"{lang}: {len(own)} outcomes, read twice (and each reading with the labels before)"
    for name in ("direction", "timeframe", "method"):
        told = [
            _told(name, [(row[one][name], row[other][name]) for row in own])
            for one, other in (("second", "third"), ("first", "second"), ("first", "third"))
        ]
        yield f"  {name:12} {told[0]}  ({told[1]}, {told[2]})"


def _told(name: str, held: Sequence[tuple[Any, Any]]) -> str:
    if name == "direction":
        return f"the same {sum(a == b for a, b in held) / len(held):.3f}"
    return f"F1 {agreement(held)[0]:.3f}"


def main(part: str = "test", root: Path = Path("models/data")) -> None:
    """Print the agreement on one part."""
    for line in report(root, part):
        print(line)
    if part == "test":
        for lang in LANGUAGES:
            print("\n".join(details(root, lang)))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
