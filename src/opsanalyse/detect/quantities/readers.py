"""Language code → the function that reads quantities out of a text in it; a grammar is loaded when it is met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from opsanalyse.language import fold, simplify
from opsanalyse.types import Quantity


def _spanish(text: str) -> tuple[Quantity, ...]:
    return _latin(text, "es")


def _english(text: str) -> tuple[Quantity, ...]:
    return _latin(text, "en")


def _latin(text: str, lang: str) -> tuple[Quantity, ...]:
    from opsanalyse.detect.quantities.grammar import latin
    from opsanalyse.detect.quantities.latin import find

    return find(fold(text), latin(lang))


def _chinese(text: str) -> tuple[Quantity, ...]:
    from opsanalyse.detect.quantities.zh import find

    return find(simplify(fold(text)))


READERS: Final[Mapping[str, Callable[[str], tuple[Quantity, ...]]]] = {
    "zh": _chinese,
    "es": _spanish,
    "en": _english,
}
