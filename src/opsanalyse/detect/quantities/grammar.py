"""Word tables of a language with spaces → one frozen grammar that the parser reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from opsanalyse.resources import shipped_table

Phrase: TypeAlias = tuple[str, ...]
Phrases: TypeAlias = Mapping[str, tuple[tuple[Phrase, Any], ...]]
"""First word → the phrases that begin with it, longest first, with what they mean."""

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that differs between languages written with spaces."""

    tables: Mapping[str, Any]
    """The word tables as written; lists have become sets."""
    units: Phrases
    """What may follow a number: (kind, unit name, factor)."""
    money: Phrases
    """What may precede a number as its currency: the ISO code."""
    bounds: Mapping[str, tuple[tuple[Phrase, str], ...]]
    """Last word of a bound → the bounds that end with it, longest first."""
    bounds_after: Phrases
    links: tuple[Phrase, ...]
    ratios: tuple[Phrase, ...]
    percent_of: tuple[Phrase, ...]
    names: Phrases
    starts: frozenset[str]
    """Words and signs that may begin a quantity."""
    articles: frozenset[str]
    after_article: frozenset[str]
    """Words that make a quantity with an article before them: a dozen, un tercio, an hour."""


def words_of(name: str) -> dict[str, Any]:
    """Read the word tables of a language as they are written."""
    tables: dict[str, Any] = shipped_table(_FOLDER / f"{name}.yml")
    return tables


@cache
def latin(name: str) -> Grammar:
    """Build the grammar of a language once a process."""
    raw = words_of(name)
    tables = {
        key: frozenset(v) if isinstance(v, list) and _plain(v) else v for key, v in raw.items()
    }
    return Grammar(
        tables=tables,
        units=_by_first(_units(raw)),
        money=_by_first(_money_before(raw)),
        bounds=_by_last(raw["bounds"]),
        bounds_after=_by_first((split(p), b) for p, b in raw["bounds_after"].items()),
        links=_longest(raw["fraction_links"]),
        ratios=_longest(raw["ratio_links"]),
        percent_of=tuple(split(phrase) for phrase in raw["percent_of"]),
        names=_by_first((split(p), True) for p in raw["names"]),
        starts=_starts(raw),
        articles=frozenset({*raw["articles"], *raw.get("rank_plural_before", ())}),
        after_article=_after_article(raw),
    )


def split(phrase: str) -> Phrase:
    """Cut a phrase the way the lexer cuts text."""
    from opsanalyse.detect.quantities.lexer import lex

    return tuple(token.text for token in lex(phrase))


def _plain(values: list[Any]) -> bool:
    return not any(isinstance(value, list) for value in values)


def _units(raw: dict[str, Any]) -> Iterable[tuple[Phrase, tuple[str, str | None, float]]]:
    for phrase in raw["percents"]:
        yield split(phrase), ("percent", None, 1.0)
    for phrase, factor in raw["points_units"].items():
        yield split(phrase), ("points", None, factor)
    for phrase in raw["multiples"]:
        yield split(phrase), ("multiple", None, 1.0)
    for unit, phrases in raw["durations"].items():
        for phrase in phrases:
            yield split(phrase), ("duration", unit, 1.0)
    yield from ((phrase, ("money", code, 1.0)) for phrase, code in _money(raw))
    for phrase, factor in raw["cents"].items():
        yield split(phrase), ("cents", "CENT", float(factor))
    for phrase in raw["measures"]:
        yield split(phrase), ("count", phrase, 1.0)


def _money(raw: dict[str, Any]) -> Iterable[tuple[Phrase, str]]:
    yield from ((split(symbol), code) for symbol, code in raw["currency_symbols"].items())
    yield from (((prefix, "$"), code) for prefix, code in raw["dollar_prefixes"].items())
    for code, phrases in raw["currencies"].items():
        yield from ((split(phrase), code) for phrase in phrases)


def _money_before(raw: dict[str, Any]) -> Iterable[tuple[Phrase, str]]:
    named = {split(phrase) for phrase in raw["money_before"]}
    signs = {split(symbol) for symbol in raw["currency_symbols"]}
    for phrase, code in _money(raw):
        if phrase in named or phrase in signs or phrase[-1] == "$":
            yield phrase, code


def _by_first(pairs: Iterable[tuple[Phrase, Any]]) -> dict[str, tuple[tuple[Phrase, Any], ...]]:
    found: dict[str, dict[Phrase, Any]] = {}
    for phrase, meaning in pairs:
        found.setdefault(phrase[0], {}).setdefault(phrase, meaning)
    return {
        first: tuple(sorted(group.items(), key=lambda item: (-len(item[0]), item[0])))
        for first, group in found.items()
    }


def _by_last(bounds: dict[str, str]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for text, bound in bounds.items():
        phrase = split(text)
        found.setdefault(phrase[-1], []).append((phrase, bound))
    return {
        last: tuple(sorted(group, key=lambda item: (-len(item[0]), item[0])))
        for last, group in found.items()
    }


def _longest(phrases: Iterable[Iterable[str]]) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(phrase) for phrase in phrases), key=lambda p: (-len(p), p)))


def _after_article(raw: dict[str, Any]) -> frozenset[str]:
    keys = ("values", "multipliers", "denominators", "halves", "part_denominators", "cents")
    words = {word for key in keys for word in raw.get(key, ())}
    words |= {phrase[0] for phrase, _ in _units(raw)} | {*raw["fillers"], *raw["points"]}
    articles = {*raw["articles"], *raw.get("rank_plural_before", ())}
    names = [split(name) for name in raw["names"]]
    words |= {name[1] for name in names if len(name) > 1 and name[0] in articles}
    words |= {link[0] for link in raw["ratio_links"]}
    return frozenset(words)


def _starts(raw: dict[str, Any]) -> frozenset[str]:
    keys = ("values", "multipliers", "denominators", "multiple_words", "halves", "ordinals")
    words = {word for key in keys for word in raw[key]}
    words |= {*raw["articles"], *raw["negatives"], *raw["rank_before"], *raw["months"]}
    words |= {*raw.get("rank_plural_before", ()), *raw.get("part_denominators", ()), *raw["points"]}
    words |= {phrase[0] for phrase, _ in _money_before(raw)}
    words |= {split(phrase)[0] for phrase in (*raw["names"], *raw["percent_of"])}
    return frozenset(words)
