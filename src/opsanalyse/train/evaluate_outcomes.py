"""Labelled documents → figures of outcome detection, a language: ``python -m opsanalyse.train.evaluate_outcomes dev``."""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.resources import shipped
from opsanalyse.train.corpora import load
from opsanalyse.train.labelled import document_units
from opsanalyse.types import DETAILS, LANGUAGES, Outcome, Span

Tally = Counter[str]
_DRAWS: Final = 1000
_SEED: Final = 20261123


def matches(
    gold: Sequence[dict[str, Any]], said: Sequence[Outcome], text: str, at: int
) -> Iterator[tuple[dict[str, Any], Outcome]]:
    """Pair labelled outcomes with found ones: by overlapping values, then vague with vague, then what is left.

    ``text`` is the whole document, ``at`` where the unit begins in it.
    """
    golds, founds = list(gold), list(said)
    rules: tuple[Callable[[dict[str, Any], Outcome], bool], ...] = (
        lambda g, o: _overlap(_place(text, g["value"], at), o.value),
        lambda g, o: (
            not g["quantified"] and not o.quantified and _overlap(_place(text, g["metric"], at), o)
        ),
        lambda g, o: not g["quantified"] and not o.quantified,
        lambda g, o: g["quantified"] != o.quantified,
    )
    for rule in rules:
        for one in list(golds):
            other = next((o for o in founds if rule(one, o)), None)
            if other is not None:
                golds.remove(one)
                founds.remove(other)
                yield one, other


def _place(text: str, words: str | None, at: int) -> Span | None:
    start = text.find(words, at) if words else -1
    return Span(start, start + len(words or "")) if start >= 0 else None


def _overlap(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)


def tally(document: dict[str, Any]) -> Tally:
    """Count one document's hits and misses."""
    count: Tally = Counter()
    text = document["text"]
    for unit, found in zip(
        document["units"], run(load_pipeline(), text, document_units(document)), strict=True
    ):
        said, at = found.outcomes, found.start
        count.update(units=1, gold=len(unit["outcomes"]), said=len(said))
        count.update(unit_gold=bool(unit["outcomes"]), unit_said=bool(said))
        count.update(unit_hit=bool(unit["outcomes"]) and bool(said))
        for gold, outcome in matches(unit["outcomes"], said, text, at):
            _pair(count, gold, outcome, text, at)
        for words in unit["scale"]:
            count.update(
                scale=1, scale_taken=any(_overlap(_place(text, words, at), o.value) for o in said)
            )
    return count


def _pair(count: Tally, gold: dict[str, Any], said: Outcome, text: str, at: int) -> None:
    count.update(hit=1, quantified=gold["quantified"] == said.quantified)
    count.update(direction=gold["direction"] == said.direction)
    for name in DETAILS:
        held, told = bool(gold[name]), bool(getattr(said, name))
        count.update(
            {
                f"{name}_right": held == told,
                f"{name}_gold": held,
                f"{name}_said": told,
                f"{name}_hit": held and told,
            }
        )
    if gold["metric"] and said.metric:
        count.update(
            metric=1,
            metric_overlap=_overlap(
                _place(text, gold["metric"], at), _place(text, said.metric, at)
            ),
        )
    if gold["value"] and said.value:
        count.update(value=1, value_exact=text[said.value.start : said.value.end] == gold["value"])


def _f1(hit: int, gold: int, said: int) -> float:
    return 2 * hit / (gold + said) if gold + said else float("nan")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _detail_accuracy(name: str) -> Callable[[Tally], float]:
    return lambda c: _share(c[f"{name}_right"], c["hit"])


def _detail_f1(name: str) -> Callable[[Tally], float]:
    return lambda c: _f1(c[f"{name}_hit"], c[f"{name}_gold"], c[f"{name}_said"])


FIGURES: Final[dict[str, Callable[[Tally], float]]] = {
    "claim precision": lambda c: _share(c["hit"], c["said"]),
    "claim recall": lambda c: _share(c["hit"], c["gold"]),
    "claim F1": lambda c: _f1(c["hit"], c["gold"], c["said"]),
    "unit F1": lambda c: _f1(c["unit_hit"], c["unit_gold"], c["unit_said"]),
    "quantified or vague": lambda c: _share(c["quantified"], c["hit"]),
    "direction": lambda c: _share(c["direction"], c["hit"]),
    **{f"{name} accuracy": _detail_accuracy(name) for name in DETAILS},
    **{f"{name} F1": _detail_f1(name) for name in DETAILS},
    "value exact": lambda c: _share(c["value_exact"], c["value"]),
    "metric overlaps": lambda c: _share(c["metric_overlap"], c["metric"]),
    "scale taken for outcome": lambda c: _share(c["scale_taken"], c["scale"]),
}


def interval(tallies: Sequence[Tally], figure: Callable[[Tally], float]) -> tuple[float, float]:
    """Return the 95% bootstrap interval of a figure over documents."""
    draw = random.Random(_SEED)  # noqa: S311 (statistics, not secrets)
    values = sorted(
        v
        for v in (figure(_sum(draw.choices(tallies, k=len(tallies)))) for _ in range(_DRAWS))
        if v == v  # noqa: PLR0124 (not a number)
    )
    return (
        (values[len(values) * 25 // 1000], values[len(values) * 975 // 1000 - 1])
        if values
        else (0.0, 1.0)
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    total: Tally = Counter()
    for one in tallies:
        total.update(one)
    return total


def report(split: str) -> Iterator[str]:
    """Yield the lines of the report on one split."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for lang in LANGUAGES:
        groups[lang] = [
            tally(document) for document in load(shipped("models") / "data", lang, split)
        ]
    groups["all"] = [one for lang in LANGUAGES for one in groups[lang]]
    for lang, tallies in groups.items():
        total = _sum(tallies)
        yield f"{lang} {split}: {len(tallies)} documents, {total['units']} units, {total['gold']} outcomes, {total['scale']} scale"
        for name, figure in FIGURES.items() if tallies else ():
            low, high = interval(tallies, figure)
            yield f"  {name:24} {figure(total):.3f}  [{low:.3f}, {high:.3f}]"


if __name__ == "__main__":
    for line in report(sys.argv[1] if len(sys.argv) > 1 else "dev"):
        print(line)
