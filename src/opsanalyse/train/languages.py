"""Sentences in known languages → the model that tells Latin languages apart (``make models``).

Trained on the development half of lingua's test sentences and words (Apache-2.0) and on our own
labelled units; only weights of letter runs are shipped.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from opsanalyse.language.latin import MODEL, letters
from opsanalyse.train.corpora import load
from opsanalyse.train.units import matrix, vocabulary

CODES: Final = ("ca", "en", "es", "fr", "it", "pt")
_STRENGTH: Final = 60.0
_SLIGHT: Final = 0.05


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
    for line in path.read_text(encoding="utf-8").split("\n"):
        row = json.loads(line) if line else {"lang": ""}
        if row["lang"] in CODES:
            yield row["lang"], row["text"]


def held_out(pairs: list[tuple[str, str]]) -> float:
    """Return the accuracy on every fifth text of a model trained on the others."""
    test = pairs[::5]
    arrays = train([pair for i, pair in enumerate(pairs) if i % 5])
    index = {name: i for i, name in enumerate(str(arrays["features"]).split("\n"))}
    x = matrix([letters(text) for _, text in test], index)
    margins = x @ arrays["coef"].astype(float).T + arrays["intercept"]
    return float(
        np.mean(
            [CODES[i] == code for i, (code, _) in zip(margins.argmax(axis=1), test, strict=True)]
        )
    )


def train(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Fit one regression a language and return the arrays to save."""
    rows = [letters(text) for _, text in pairs]
    index = vocabulary(rows)
    x = matrix(rows, index)
    coef, intercept = [], []
    for code in CODES:
        y = np.array([label == code for label, _ in pairs])
        judge = LogisticRegression(C=_STRENGTH, solver="liblinear", class_weight="balanced").fit(
            x, y
        )
        coef.append(judge.coef_[0])
        intercept.append(judge.intercept_[0])
    weights = np.array(coef)
    kept = np.flatnonzero(np.abs(weights).max(axis=0) > _SLIGHT)
    names = sorted(index, key=index.__getitem__)
    return {
        "labels": np.array("\n".join(CODES)),
        "features": np.array("\n".join(names[k] for k in kept)),
        "coef": weights[:, kept].astype(np.float16),
        "intercept": np.array(intercept),
        "slope": np.ones(len(CODES)),
        "offset": np.zeros(len(CODES)),
        "threshold": np.full(len(CODES), 0.5),
    }


def main(lingua: Path, root: Path = Path("models")) -> None:
    """Train on ``lingua`` and our own data and write ``models/language``."""
    lingua_pairs = list(lingua_texts(lingua))
    accuracy = held_out(lingua_pairs)
    pairs = [*lingua_pairs, *own_texts(root / "data")]
    arrays = train(pairs)
    folder = root / MODEL
    folder.mkdir(exist_ok=True)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)
    counts = {code: sum(label == code for label, _ in pairs) for code in CODES}
    card = {
        "name": MODEL,
        "labels": list(CODES),
        "data": {
            "texts": counts,
            "sources": ["lingua test data, development half, Apache-2.0", "models/data"],
        },
        "figures": {"held_out_accuracy_sentences_pairs_and_words": round(accuracy, 4)},
        "features": int(arrays["coef"].shape[1]),
        "rebuild": "python -m opsanalyse.train.languages PATH/lingua.jsonl",
    }
    (folder / "card.json").write_text(
        json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(json.dumps(card, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
