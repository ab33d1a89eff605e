"""What was learned → a model's folder: arrays for ``opsanalyse.model``, and a card that tells where they come from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

_HALF: Final = 0.5


def linear(
    labels: Iterable[str],
    features: Iterable[str],
    coef: Any,
    intercept: Any,
    *,
    offset: Any = None,
    threshold: Any = None,
) -> dict[str, Any]:
    """Return the arrays of a ``LinearModel``: ``coef`` of shape (labels, features), the rest of (labels,).

    Without ``offset`` margins stay as they are; without ``threshold`` a label holds from a half on.
    """
    names = tuple(labels)
    return {
        "labels": np.array("\n".join(names)),
        "features": np.array("\n".join(features)),
        "coef": coef.astype(np.float16),
        "intercept": intercept,
        "slope": np.ones(len(names)),
        "offset": np.zeros(len(names)) if offset is None else offset,
        "threshold": np.full(len(names), _HALF) if threshold is None else threshold,
    }


def digest(rows: Any) -> str:
    """Return the sha256 of plain rows, as a card names the data that a model was learned from."""
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def save(folder: Path, card: Mapping[str, Any], **arrays: Mapping[str, Any]) -> str:
    """Write ``card.json`` and an archive for each group of ``arrays``, ``NAME.npz``; return the card's text.

    The archives carry no time, so that the same arrays give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, group in arrays.items():
        with (folder / f"{name}.npz").open("wb") as file:
            np.savez_compressed(file, **group)
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
    return text
