"""Texts in known languages → the model that tells Latin languages apart.

Trained on four fifths of the development half of lingua's test sentences and words (Apache-2.0), of
messages that packages carry in these languages (BSD-3-Clause, MIT, Apache-2.0), an English dictionary
(MIT and BSD), spaCy's stop words (MIT) and our own labelled units; only weights of letter runs are shipped.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from opsanalyse.language.latin import CODES, MODEL, OURS, chosen, letters
from opsanalyse.train import export, jsonl
from opsanalyse.train.corpora import load
from opsanalyse.train.export import linear
from opsanalyse.train.language_sources import is_held_out, package_texts, stop_words
from opsanalyse.train.matrix import matrix, vocabulary

_STRENGTH: Final = 60.0
_RARE: Final = 4
_SLIGHT: Final = 0.1
_STEPS: Final = 32  # of a weight of 1: coarser weights make a smaller file
_ITERATIONS: Final = 200
_SIZES: Final = {1: "words", 2: "pairs"}
_NEIGHBOURS: Final = ("ca", "fr", "it", "pt")
_MOST: Final = {code: 3000 for code in CODES if code not in (*OURS, *_NEIGHBOURS)}
"""Texts that do for a language which is only to be named."""
_SOURCES: Final = [
    "four fifths of the development half of lingua's test data, Apache-2.0",
    "messages of Django 5.2, Wagtail 8.0.1, Sphinx 9.0.4 and four JupyterLab language packs 4.5, BSD-3-Clause",
    "messages of Indico 3.2.9, MIT",
    "texts of Home Assistant's frontend 20250109.2, Apache-2.0",
    "a twelfth of the words of npm's dictionary-en 4.0.0, MIT and BSD",
    "stop words of spaCy 3.8, MIT",
    "models/data, training part",
]
_SENTENCE: Final = 6  # words from which a message of a package counts as a sentence


def own_texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (code, text) of our own labelled units, whole and in short pieces, as headings and bullets are."""
    for code in ("en", "es"):
        for document in load(root, code, "train"):
            for unit in document["units"]:
                text = document["text"][unit["start"] : unit["end"]]
                yield code, text
                words = re.findall(r"[^\W\d_]+", text)
                yield from ((code, " ".join(words[i : i + 2])) for i in range(0, len(words) - 1, 7))


def lingua_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (code, text) of lingua's sentences, word pairs and words."""
    for row in jsonl.read(path):
        if row["lang"] in CODES:
            yield row["lang"], row["text"]


def figures(pairs: list[tuple[str, str]], arrays: dict[str, Any]) -> dict[str, str]:
    """Return the share of right answers on ``pairs``: ours must be named, neighbours told from ours."""
    index = {name: i for i, name in enumerate(str(arrays["features"]).split("\n"))}
    rows = matrix([letters(text) for _, text in pairs], index)
    margins = rows @ arrays["coef"].astype(np.float32).T + arrays["intercept"]
    right: dict[str, list[bool]] = {}
    counts = [len(text.split()) for _, text in pairs]
    told = chosen(margins, np.array(counts), CODES)
    for (code, _), found, words in zip(pairs, told, counts, strict=True):
        size = _SIZES.get(words, "sentences")
        if code in OURS or size == "sentences":
            is_right = found == code if code in OURS else found not in OURS
            right.setdefault(f"{code}, {size}", []).append(is_right)
    return {key: f"{np.mean(hits):.4f} of {len(hits)}" for key, hits in sorted(right.items())}


def train(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Fit one regression over all languages and return the arrays to save."""
    rows = [letters(text) for _, text in pairs]
    index = vocabulary(rows, _RARE)
    told = np.array([CODES.index(code) for code, _ in pairs])
    judge = LogisticRegression(C=_STRENGTH, max_iter=_ITERATIONS, class_weight="balanced").fit(
        matrix(rows, index), told
    )
    weights = np.round(judge.coef_ * _STEPS) / _STEPS
    kept = np.flatnonzero(np.abs(weights).max(axis=0) > _SLIGHT)
    names = sorted(index, key=index.__getitem__)
    return linear(CODES, (names[k] for k in kept), weights[:, kept], judge.intercept_)


def main(lingua: Path, packages: Iterable[Path], root: Path = Path("models")) -> None:
    """Train on ``lingua``, on what ``packages`` hold and on our own data; write ``models/language``."""
    theirs = list(lingua_texts(lingua))
    messages = package_texts(packages, CODES, _MOST)
    others = [*(pair for pair in stop_words(CODES) for _ in range(2)), *own_texts(root / "data")]
    pairs = [*(pair for pair in (*theirs, *messages) if not is_held_out(pair[1])), *others]
    arrays = train(pairs)
    unseen = [
        pair for pair in messages if len(pair[1].split()) >= _SENTENCE and is_held_out(pair[1])
    ]
    card = {
        "name": MODEL,
        "labels": list(CODES),
        "data": {
            "texts": {code: sum(label == code for label, _ in pairs) for code in CODES},
            "sources": _SOURCES,
        },
        "figures": {
            "right_on_lingua_not_seen": figures(
                [pair for pair in theirs if is_held_out(pair[1])], arrays
            ),
            "right_on_lingua_seen": figures(
                [pair for pair in theirs if not is_held_out(pair[1])], arrays
            ),
            "right_on_messages_not_seen": figures(unseen, arrays),
        },
        "features": int(arrays["coef"].shape[1]),
        "rebuild": "python -m opsanalyse.train.languages PATH/lingua.jsonl PACKAGES",
    }
    print(export.save(root / MODEL, card, weights=arrays))


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(Path, sys.argv[2:]))
