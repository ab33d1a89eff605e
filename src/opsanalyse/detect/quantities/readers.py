"""Language code → the function that reads quantities out of a text in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from opsanalyse.detect.quantities import latin, zh
from opsanalyse.detect.quantities.grammar import latin as grammar_of
from opsanalyse.language import fold, simplify
from opsanalyse.types import Quantity


def _spanish(text: str) -> tuple[Quantity, ...]:
    return latin.find(fold(text), grammar_of("es"))


def _english(text: str) -> tuple[Quantity, ...]:
    return latin.find(fold(text), grammar_of("en"))


def _chinese(text: str) -> tuple[Quantity, ...]:
    return zh.find(simplify(fold(text)))


READERS: Final[Mapping[str, Callable[[str], tuple[Quantity, ...]]]] = {
    "zh": _chinese,
    "es": _spanish,
    "en": _english,
}
