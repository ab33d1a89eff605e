"""The same facts told weakly and strongly, in zh, es and en → does the strong telling score higher, and do the languages agree?

``models/data/pairs`` holds both tellings in the three languages. A pair is *right* where the strong telling scores
higher than the weak one. A telling has *parity* where its scores in the three languages lie within five points of
each other; verdicts agree where a criterion has the same status in all three. Run: ``make evaluate``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import yaml

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text
from opsanalyse.resources import shipped
from opsanalyse.types import LANGUAGES, Analysis, Span

Telling = Literal["weak", "strong"]
TELLINGS: Final[tuple[Telling, ...]] = ("weak", "strong")
CHAIN: Final = "answer-structure"
WITHIN: Final = 5.0
"""Points of 100 by which the languages of one telling may differ."""


@dataclass(frozen=True, slots=True)
class Told:
    """One story told one way in one language, as it was judged."""

    story: str
    padded: bool
    telling: Telling
    lang: str
    score: float
    """0 to 100; nothing to assess is 0."""
    statuses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What the stories of one language gave."""

    right: int
    number: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parity:
    """How often the three languages of one telling agree."""

    within: int
    number: int
    same: int
    verdicts: int
    apart: tuple[str, ...]
    """Stories with the scores that part, in the order of the languages."""
    by_criterion: Mapping[str, int]
    """How often each criterion parted."""


def stories(*, seen: bool = True) -> Iterator[Mapping[str, Any]]:
    """Yield the stories whose failures have been read, or those whose have not, in the order of the files."""
    for path in sorted((shipped("models") / "data" / "pairs").glob("*.yml")):
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield from (row for row in rows if row.get("seen", True) is seen)


def judged(rows: Iterable[Mapping[str, Any]]) -> tuple[Told, ...]:
    """Judge both tellings of every story in each language by the pack of their kind."""
    return tuple(
        _told(row, telling, lang) for row in rows for telling in TELLINGS for lang in LANGUAGES
    )


def _told(row: Mapping[str, Any], telling: Telling, lang: str) -> Told:
    analysis = analysed(row, telling, lang)
    statuses = {verdict.criterion: verdict.status.value for verdict in analysis.verdicts}
    return Told(row["id"], row["padded"], telling, lang, analysis.score.value or 0.0, statuses)


def analysed(row: Mapping[str, Any], telling: Telling, lang: str) -> Analysis:
    """Analyse one telling; an answer stands under its question."""
    asked = row.get("question", {}).get(lang, "")
    text = f"{asked}\n{row[telling][lang]}" if asked else row[telling][lang]
    return analyse(
        from_text(text, row["id"]),
        kind=row["kind"],
        question=Span(0, len(asked)) if asked else None,
    )


def pairs(told: Sequence[Told], lang: str, *, padded: bool | None = None) -> Pairs:
    """Count the pairs of a language whose strong telling scores higher."""
    mine = [t for t in told if t.lang == lang and padded in {None, t.padded}]
    weak = {t.story: t.score for t in mine if t.telling == "weak"}
    strong = {t.story: t.score for t in mine if t.telling == "strong"}
    wrong = tuple(
        f"{story} {weak[story]:.0f} → {strong[story]:.0f}"
        for story in weak
        if strong[story] <= weak[story]
    )
    return Pairs(len(weak) - len(wrong), len(weak), wrong)


def parity(told: Sequence[Told], telling: Telling) -> Parity:
    """Compare the languages of each story told one way."""
    by_story: dict[str, list[Told]] = {}
    for one in told:
        if one.telling == telling:
            by_story.setdefault(one.story, []).append(one)
    apart, parted = [], Counter[str]()
    verdicts = 0
    for story, ones in by_story.items():
        scores = [one.score for one in ones]
        if max(scores) - min(scores) > WITHIN:
            apart.append(f"{story} {' '.join(f'{score:.0f}' for score in scores)}")
        for criterion in ones[0].statuses:
            statuses = {one.statuses[criterion] for one in ones}
            verdicts += statuses != {"not_applicable"}
            parted[criterion] += len(statuses) > 1
    return Parity(
        len(by_story) - len(apart),
        len(by_story),
        verdicts - parted.total(),
        verdicts,
        tuple(apart),
        +parted,
    )


def chains(told: Sequence[Told], telling: Telling) -> tuple[int, int]:
    """Return how many answers have the same verdict on their chain in all languages, and how many answers there are.

    The chain is problem, analysis, solution, effect.
    """
    by_answer: dict[str, set[str]] = {}
    for one in told:
        if one.telling == telling and CHAIN in one.statuses:
            by_answer.setdefault(one.story, set()).add(one.statuses[CHAIN])
    return sum(len(statuses) == 1 for statuses in by_answer.values()), len(by_answer)


def main() -> None:
    """Print the shares, and with them each story that went wrong; of stories not read, the shares alone."""
    _print(judged(stories()), named=True)
    sys.stdout.write("\nstories whose failures have not been read\n")
    _print(judged(stories(seen=False)), named=False)


def _print(told: Sequence[Told], *, named: bool) -> None:
    out = sys.stdout.write
    out("strong telling scores higher than the weak one\n")
    for lang in LANGUAGES:
        every, longer = pairs(told, lang), pairs(told, lang, padded=True)
        out(
            f"  {lang}  {_share(every.right, every.number)}  weak one longer: {_share(longer.right, longer.number)}\n"
        )
        out("".join(f"      {wrong}\n" for wrong in every.wrong if named))
    for telling in TELLINGS:
        one = parity(told, telling)
        out(
            f"{telling} tellings in zh, es, en: within {WITHIN:g} points {_share(one.within, one.number)}, "
            f"same verdicts {_share(one.same, one.verdicts)}\n"
        )
        out("".join(f"      {apart}\n" for apart in one.apart if named))
        worst = sorted(one.by_criterion.items(), key=lambda item: (-item[1], item[0]))
        out(f"      parted most: {', '.join(f'{name} {n}' for name, n in worst[:6])}\n")
        out(
            f"      answers with the same verdict on their chain: {_share(*chains(told, telling))}\n"
        )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}"


if __name__ == "__main__":
    main()
