"""Sentences in known languages → the model that tells Latin languages apart.

Trained on the development half of lingua's test sentences and words (Apache-2.0), the messages that
the wheels of Django, Wagtail and Oscar carry in these languages (BSD-3-Clause), spaCy's stop words (MIT)
and our own labelled units; only weights of letter runs are shipped.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from opsanalyse.language.latin import CODES, MODEL, OURS, chosen, letters
from opsanalyse.train.corpora import load
from opsanalyse.train.units import matrix, vocabulary

_STRENGTH: Final = 60.0
_SLIGHT: Final = 0.05
_FOLDS: Final = 5
_SIZES: Final = {1: "words", 2: "pairs"}
_MESSAGES: Final = re.compile(r"locale/(ca|es|fr|it|pt)(?:_[A-Z0-9]{2,3})?/LC_MESSAGES/\w+\.po$")
_ENTRY: Final = re.compile(r'msgid (?P<en>(?:".*"\s*)+)msgstr(?:\[0\])? (?P<other>(?:".*"\s*)+)')
_SLOTS: Final = re.compile(r"%\(\w+\)\w|%[sd]|\{[^}]*\}|<[^>]+>")


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


def message_texts(wheels: Iterable[Path]) -> list[tuple[str, str]]:
    """Return (code, text) of the messages in wheels' translation files, each once."""
    found: dict[tuple[str, str], None] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                told = _MESSAGES.search(name)
                for entry in _ENTRY.finditer(archive.read(name).decode()) if told else ():
                    english, other = (_joined(entry[part]) for part in ("en", "other"))
                    if told and other and other != english:
                        found.setdefault((told[1], other))
                        found.setdefault(("en", english))
    return list(found)


def _joined(quoted: str) -> str:
    lines = re.findall(r'".*"', quoted)
    return _SLOTS.sub(" ", "".join(ast.literal_eval(line) for line in lines))


def stop_words() -> Iterator[tuple[str, str]]:
    """Yield (code, word) of the words that hold each language together."""
    for code in CODES:
        words = import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS
        yield from ((code, word) for word in sorted(words))


def held_out(pairs: list[tuple[str, str]], others: list[tuple[str, str]]) -> dict[str, float]:
    """Return the share of right answers on a fifth of ``pairs`` by a model that has not seen it.

    Ours must be named; of the neighbours, sentences must be told from ours.
    """
    test = [pair for pair in pairs if _is_held_out(pair[1])]
    arrays = train([*(pair for pair in pairs if not _is_held_out(pair[1])), *others])
    index = {name: i for i, name in enumerate(str(arrays["features"]).split("\n"))}
    rows = matrix([letters(text) for _, text in test], index)
    margins = rows @ arrays["coef"].astype(np.float32).T + arrays["intercept"]
    right: dict[str, list[bool]] = {}
    for (code, text), row in zip(test, margins.tolist(), strict=True):
        words = len(text.split())
        found = chosen(dict(zip(CODES, row, strict=True)), words)
        size = _SIZES.get(words, "sentences")
        ours = code in OURS
        if ours or size == "sentences":
            key = f"{code if ours else 'neighbours'}, {size}"
            right.setdefault(key, []).append(found == code if ours else found not in OURS)
    return {key: round(float(np.mean(hits)), 4) for key, hits in sorted(right.items())}


def _is_held_out(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % _FOLDS == 0


def train(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Fit one regression over all languages and return the arrays to save."""
    rows = [letters(text) for _, text in pairs]
    index = vocabulary(rows)
    told = np.array([CODES.index(code) for code, _ in pairs])
    judge = LogisticRegression(C=_STRENGTH, max_iter=400, class_weight="balanced").fit(
        matrix(rows, index), told
    )
    kept = np.flatnonzero(np.abs(judge.coef_).max(axis=0) > _SLIGHT)
    names = sorted(index, key=index.__getitem__)
    return {
        "labels": np.array("\n".join(CODES)),
        "features": np.array("\n".join(names[k] for k in kept)),
        "coef": judge.coef_[:, kept].astype(np.float16),
        "intercept": judge.intercept_,
        "slope": np.ones(len(CODES)),
        "offset": np.zeros(len(CODES)),
        "threshold": np.full(len(CODES), 0.5),
    }


def main(lingua: Path, wheels: Iterable[Path], root: Path = Path("models")) -> None:
    """Train on ``lingua``, the messages of ``wheels`` and our own data; write ``models/language``."""
    theirs = list(lingua_texts(lingua))
    others = [*message_texts(wheels), *(pair for pair in stop_words() for _ in range(2))]
    others += own_texts(root / "data")
    figures = held_out(theirs, others)
    pairs = [*theirs, *others]
    arrays = train(pairs)
    folder = root / MODEL
    folder.mkdir(exist_ok=True)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)
    card = {
        "name": MODEL,
        "labels": list(CODES),
        "data": {
            "texts": {code: sum(label == code for label, _ in pairs) for code in CODES},
            "sources": [
                "lingua test data, development half, Apache-2.0",
                "messages of Django 5.2, Wagtail 8.0.1 and Oscar 4.2.1, BSD-3-Clause",
                "stop words of spaCy 3.8, MIT",
                "models/data",
            ],
        },
        "figures": {"right_on_a_fifth_of_lingua_held_out": figures},
        "features": int(arrays["coef"].shape[1]),
        "rebuild": "python -m opsanalyse.train.languages PATH/lingua.jsonl WHEELS",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(Path, sys.argv[2:]))
