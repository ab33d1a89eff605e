"""Labelled documents on disk: JSON Lines in ``models/data``, one file a language and split."""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from opsanalyse.train import jsonl
from opsanalyse.train.markup import MarkupError, parse
from opsanalyse.types import LANGUAGES

_TEST, _DEV = 30, 45  # percent of documents below which a hash falls into test, then dev
_TAUGHT = re.compile(r"-w\d")  # "es-w1-0007": a later collection, which only teaches
_TRANSLATED = re.compile(
    r"^[a-z]{2}-(?=w9-)"
)  # a collection whose stories are told in three languages


def split_of(identifier: str) -> str:
    """Return the split of a document: by the hash of its id, so that it never moves.

    Later collections (``w`` and a number in the id) are for training alone: figures on the test part stay comparable.
    """
    if only_teaches(identifier):
        return "train"
    share = int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 100
    return "test" if share < _TEST else "dev" if share < _DEV else "train"


def only_teaches(identifier: str) -> bool:
    """Tell whether a document is of a later collection."""
    return bool(_TAUGHT.search(identifier))


def story_of(identifier: str) -> str:
    """Return what the tellings of one story in several languages have in common; else the id itself.

    Whoever holds a document out must hold its translations out too.
    """
    return _TRANSLATED.sub("", identifier)


def load(folder: Path, lang: str, split: str) -> list[dict[str, Any]]:
    """Read the documents of one language and split, in the order of their ids."""
    path = folder / f"{lang}.{split}.jsonl"
    return jsonl.read(path) if path.exists() else []


def documents(folder: Path, splits: Sequence[str]) -> list[dict[str, Any]]:
    """Read the documents of some splits, language by language."""
    return [row for lang in LANGUAGES for split in splits for row in load(folder, lang, split)]


def write(documents: Iterable[dict[str, Any]], folder: Path) -> dict[str, int]:
    """Write documents into their files, replacing these; return the number a file."""
    files: dict[str, list[dict[str, Any]]] = {}
    for document in sorted(documents, key=lambda d: str(d["id"])):
        name = f"{document['lang']}.{split_of(document['id'])}.jsonl"
        files.setdefault(name, []).append(document)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        jsonl.write(rows, folder / name)
    return {name: len(rows) for name, rows in sorted(files.items())}


def read_markup(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Parse marked-up files; raise ``MarkupError`` with the file's name in its problem."""
    for path in sorted(paths):
        try:
            yield from parse(path.read_text(encoding="utf-8"))
        except MarkupError as wrong:
            raise MarkupError(wrong.line, f"{path.name}: {wrong.problem}") from wrong


def repeated(documents: Iterable[dict[str, Any]]) -> list[str]:
    """Return the ids that more than one document has."""
    counts = Counter(document["id"] for document in documents)
    return sorted(identifier for identifier, count in counts.items() if count > 1)


def counts(folder: Path) -> Iterator[str]:
    """Yield one line a file: its documents, units and trades, and the documents of each kind."""
    for path in sorted(folder.glob("??.*.jsonl")):
        lang, split, _ = path.name.split(".")
        documents = load(folder, lang, split)
        units = sum(len(document["units"]) for document in documents)
        trades = len({document.get("trade") for document in documents})
        kinds = sorted(Counter(document["kind"] for document in documents).items())
        told = ", ".join(f"{kind} {count}" for kind, count in kinds)
        yield f"{path.name:16} {len(documents):5} documents {units:6} units {trades:5} trades  {told}"


def main() -> None:
    """Compile marked-up files: ``python -m opsanalyse.train.corpora FOLDER OUT``; without words, count them."""
    if len(sys.argv) < 3:
        print("\n".join(counts(Path("models/data"))))
        return
    source, out = map(Path, sys.argv[1:3])
    documents = list(read_markup(source.glob("*.txt")))
    if ids := repeated(documents):
        sys.exit(f"ids used twice: {', '.join(ids)}")
    units = sum(len(document["units"]) for document in documents)
    print(f"{len(documents)} documents, {units} units:", write(documents, out))


if __name__ == "__main__":
    main()
