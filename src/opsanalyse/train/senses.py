"""Words and their senses, given by hand → bits beside the table of vectors: ``python -m opsanalyse.train.senses``.

What a word does in a story of work (a bad state, a deed, a rise, what customers do) is knowledge of a language that no
amount of labelled stories holds for rare words. It was written word by word, without sight of any label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from opsanalyse.language.vectors import MODEL, SENSES

LETTERS: Final = {
    "B": "a bad state, event or lack",
    "G": "a good state or event",
    "D": "a deed of the teller's side",
    "R": "a deed that removes, stops or avoids",
    "Y": "talk with people: calls, messages, meetings",
    "T": "finding out: looking, counting, causes",
    "K": "what customers or others do",
    "U": "up, more",
    "W": "down, less",
    "S": "reached, stayed",
    "M": "what a result is counted in",
    "O": "whom or what people blame",
    "C": "people served",
    "I": "the teller or the own group",
    "H": "a vague size",
    "N": "negation, absence",
    "P": "plan, wish, condition",
    "X": "opinion, general talk",
    "L": "lesson, habit changed",
    "Z": "sets the scene before",
    "E": "afterwards, the end",
}
"""What each letter says of a word in ``models/data/senses.tsv``."""


def read(path: Path) -> dict[str, str]:
    """Return the letters of each word; raise ``ValueError`` for a letter that is none."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, letters = line.partition("\t")
        if not letters or not set(letters) <= LETTERS.keys():
            raise ValueError(f"{path}: {line!r} is no word with its letters")
        found[word] = letters
    return found


def marks(words: Sequence[str], senses: Mapping[str, str]) -> Any:
    """Return for each word a number whose bits tell its senses, in the order of ``LETTERS``."""
    bit = {letter: 1 << i for i, letter in enumerate(LETTERS)}
    told = [sum(bit[letter] for letter in set(senses.get(word, ""))) for word in words]
    return np.array(told, dtype=np.uint32)


def main(root: Path = Path("models")) -> None:
    """Write ``models/words/senses.npz`` for the words of the table there."""
    folder = root / MODEL
    with np.load(folder / "weights.npz", allow_pickle=False) as table:
        words = str(table["words"]).split("\n")
    found = marks(words, read(root / "data" / "senses.tsv"))
    with (folder / f"{SENSES}.npz").open("wb") as file:
        np.savez_compressed(file, marks=found, letters=np.uint8(len(LETTERS)))
    print(f"{int((found > 0).sum())} of {len(words)} words have senses")


if __name__ == "__main__":
    main()
