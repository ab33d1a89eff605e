"""Language code → the function that reads quantities out of a text in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from opsanalyse.detect.quantities import latin, zh
from opsanalyse.detect.quantities.grammar import latin as grammar_of
from opsanalyse.types import Quantity

try:
    from opsanalyse.language import fold, simplify
except ImportError:
    _TABLE = {
        ord(c): c2
        for c, c2 in zip(
            "０１２３４５６７８９％．＋－～，：／＄￥–—−‐‑’‘\u00a0\u202f\u2009\u3000",
            "0123456789%.+-~,:/$¥-----''    ",
            strict=True,
        )
    }

    def fold(text: str) -> str:
        return text.translate(_TABLE).lower()

    _T2S = str.maketrans(
        "萬億兩個點貳參陸負倍週歲幣圓鐘時雙對塊錢單筆間張條幾數餘來後區線級選擇達過將約後種類餘羣",
        "万亿两个点贰参陆负倍周岁币圆钟时双对块钱单笔间张条几数余来后区线级选择达过将约后种类余群",
    )

    def simplify(text: str) -> str:
        return text.translate(_T2S)


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
