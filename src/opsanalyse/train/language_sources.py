"""Packages under permissive licences → texts in known languages, to learn what tells languages apart."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import tarfile
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

Texts = Iterator[tuple[str, str]]
"""Pairs of a language's code and a text in it."""

_CODE: Final = r"(?P<code>[a-z]{2})(?:_[A-Z]{2,3}|@\w+)?"
_MESSAGES: Final = re.compile(rf"(?:locale|translations)/{_CODE}/LC_MESSAGES/[\w-]+\.po$")
_INTERFACE: Final = re.compile(
    r"static/translations/(?:[\w-]+/)?(?P<code>[a-z]{2})(?:-[A-Z0-9]{2,3})?-[0-9a-f]{32}\.json$"
)
_NORWEGIAN: Final = "nb"  # its books' form, known as Norwegian
_ENTRY: Final = re.compile(r'msgid (?P<en>(?:".*"\s*)+)msgstr(?:\[0\])? (?P<other>(?:".*"\s*)+)')
_SLOTS: Final = re.compile(r"%\(\w+\)\w|%[sd]|\{[^}]*\}|<[^>]+>")
_PLAIN_WORD: Final = re.compile("[a-z]{4,}")
_ONE_IN: Final = 12  # words of a dictionary that are taken: letters repeat themselves
HELD_OUT: Final = 5
"""One text in so many is kept from training, to measure on."""


def package_texts(
    packages: Iterable[Path], codes: Collection[str], most: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Return what packages hold, each text once: messages, interfaces, an English dictionary.

    Of the languages in ``most`` no more than so many texts, chosen by their hashes.
    """
    found: dict[str, dict[str, None]] = {code: {} for code in codes}
    for path in packages:
        for code, text in _dictionary(path) if path.suffix == ".tgz" else _wheel(path):
            if code in found:
                found[code].setdefault(text)
    chosen = {
        code: sorted(texts, key=_digest)[: most[code]] if code in most else list(texts)
        for code, texts in found.items()
    }
    return [(code, text) for code, texts in chosen.items() for text in texts]


def stop_words(codes: Iterable[str]) -> Texts:
    """Yield the words that hold each language together."""
    for code in codes:
        name = _NORWEGIAN if code == "no" else code
        words = import_module(f"spacy.lang.{name}.stop_words").STOP_WORDS
        yield from ((code, word) for word in sorted(words))


def _wheel(path: Path) -> Texts:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if told := _MESSAGES.search(name):
                yield from _messages(_code(told), archive.read(name).decode())
            elif told := _INTERFACE.search(name):
                yield from _interface(_code(told), json.loads(archive.read(name)))


def _code(told: re.Match[str]) -> str:
    return "no" if told["code"] == _NORWEGIAN else told["code"]


def _messages(code: str, catalogue: str) -> Texts:
    for entry in _ENTRY.finditer(catalogue):
        english, other = (_joined(entry[part]) for part in ("en", "other"))
        if other and other != english:
            yield code, other
            yield "en", english


def _interface(code: str, table: object) -> Texts:
    if isinstance(table, dict):
        for inside in table.values():
            yield from _interface(code, inside)
    elif isinstance(table, str) and any(map(str.isalpha, table)):
        yield code, _SLOTS.sub(" ", table)


def _dictionary(path: Path) -> Texts:
    with tarfile.open(path) as archive:
        file = archive.extractfile("package/index.dic")
        words = file.read().decode().split("\n") if file else []
    for line in words:
        word = line.split("/")[0]
        if _PLAIN_WORD.fullmatch(word) and share_of(word, _ONE_IN) == 0:
            yield "en", word


def is_held_out(text: str) -> bool:
    """Tell whether a text is kept from training, to measure on: one in five is."""
    return share_of(text, HELD_OUT) == 0


def share_of(text: str, parts: int) -> int:
    """Return in which of so many equal parts a text falls: by its hash, so that it never moves."""
    return int(_digest(text), 16) % parts


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _joined(quoted: str) -> str:
    lines = re.findall(r'".*"', quoted)
    return _SLOTS.sub(" ", "".join(ast.literal_eval(line) for line in lines))
