"""Text with its quantities → the values that may measure a result, pairs "from … to …" as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from opsanalyse.types import Quantity, Span

RESULT_KINDS: Final = frozenset(
    {"percent", "points", "money", "count", "multiple", "fraction", "rank", "duration"}
)

# What may stand between the two ends of a change, and the word that opens it.
_TO: Final = {
    "en": re.compile(
        r"\s*(?:[a-z' ]{0,24}?\b)?(?:(?:up |down |back |on )?to|→|->|=>|then|becomes?|into)\s+(?:about |around |nearly |over |just )?|\s*(?:→|->|=>)\s*"
    ),
    "es": re.compile(
        r"\s*(?:[a-záéíóúñ ]{0,24}?\b)?(?:a|al|hasta|→|->|=>)\s+(?:los |las |el |la |un |unos |casi |más de )?|\s*(?:→|->|=>)\s*"
    ),
    "zh": re.compile(
        r"[\u4e00-\u9fff]{0,12}?(?:到了?|至|成了?|为)[约近超]?\s*|\s*(?:→|->|=>|-+>)\s*"
    ),
}
_FROM: Final = {
    "en": re.compile(r"\bfrom (?:about |around |just |over |under |roughly |some )?$"),
    "es": re.compile(
        r"\b(?:de|del|desde|desde el|desde los) (?:unos |unas |un |casi |los |las |el )?$"
    ),
    "zh": re.compile(r"(?:从|由|自)[\u4e00-\u9fff]{0,8}$"),
}
_FROM_BEHIND: Final = {
    "en": re.compile(r"\s*(?:[a-z ]{0,20}?\b)?(?:from|against|vs\.?|versus) (?:about |around )?"),
    "es": re.compile(
        r"\s*(?:[a-záéíóúñ ]{0,16}?\b)?(?:desde|frente a|frente al|contra|desde el|desde los) "
    ),
    "zh": re.compile(r"[(（]?(?:原来|原先|之前|此前|去年|原为|原)(?:是|为|只有|仅)?"),
}
_TIME_BEFORE: Final = {
    "en": re.compile(
        r"\b(?:in|within|after|during|over|for|every|each|per|the (?:last|first|past|next)|first|last|every other) $"
    ),
    "es": re.compile(
        r"\b(?:en|tras|durante|cada|al cabo de|después de|a los|desde hace|hace|primer|primeros|últimos|por|los|las) $"
    ),
    "zh": re.compile(r"(?:在|每|每隔|近|用了?|经过|仅用|不到|只用了?|连续|短短|前|第)$"),
}
_TIME_AFTER: Final = {
    "en": re.compile(
        r" (?:retention|churn|attrition|active|repurchase|trial|moving|rolling|later|ago|before|on|after|in a row)\b|-on-"
    ),
    "es": re.compile(r" (?:después|antes|más tarde|seguid)"),
    "zh": re.compile(
        r"(?:的?时间)?(?:复购|留存|回购|活跃|续|转化|新增|退|流失|累计|内|后|之内|以内|里|以来|期间|间|之后|前|就|下来|经验|的?工作)"
    ),
}
# "a day", "un mes" behind a number make it a rate.
_RATE: Final = {
    "en": re.compile(r"(?:an?|per) (?:second|minute|hour|day|night|week|month|quarter|year)$"),
    "es": re.compile(r"(?:una?) (?:segundo|minuto|hora|día|semana|mes|trimestre|año)$"),
    "zh": re.compile(r"(?!x)x"),
}
_WINDOW: Final = 40
_NEAR_ENDS: Final = 8  # "from 18 to 33%"
_MOST: Final = 24  # a unit with more numbers is a table of data


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be an outcome's value, with the quantities in it."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    opened: bool = False
    """Begins with "from": a change from one value to another."""
    paired: bool = False


def candidates(plain: str, lang: str, quantities: Sequence[Quantity]) -> tuple[Candidate, ...]:
    """Return the values that may measure a result, left to right."""
    usable = [q for q in quantities if q.kind in RESULT_KINDS and not _is_time(plain, lang, q)]
    found: list[Candidate] = []
    index = 0
    while index < len(usable):
        first = usable[index]
        second = usable[index + 1] if index + 1 < len(usable) else None
        pair = _pair(plain, lang, first, second) if second else None
        found.append(
            pair
            or Candidate(
                first.start, first.end, (first,), _opened(plain, lang, first) < first.start
            )
        )
        index += 2 if pair else 1
    return tuple(found[:_MOST])


def _is_time(plain: str, lang: str, quantity: Quantity) -> bool:
    """Tell "in three months", "三个月内", "55 a day" from a length of time that was measured."""
    if quantity.kind != "duration":
        return False
    before, after = (
        plain[max(0, quantity.start - 16) : quantity.start],
        plain[quantity.end : quantity.end + 6],
    )
    words = plain[quantity.start : quantity.end]
    rate = "-" in words or _RATE[lang].match(words)  # "30-day retention", "55 a day"
    return bool(rate or _TIME_BEFORE[lang].search(before) or _TIME_AFTER[lang].match(after))


def _opened(plain: str, lang: str, first: Quantity) -> int:
    """Return where "from" begins before a quantity, or the quantity's start."""
    window = plain[max(0, first.start - _WINDOW) : first.start]
    match = _FROM[lang].search(window)
    return first.start - len(window) + match.start() if match else first.start


def _pair(plain: str, lang: str, first: Quantity, second: Quantity) -> Candidate | None:
    gap = plain[first.end : second.start]
    if len(gap) > _WINDOW or not _alike(first, second):
        return None
    start = _opened(plain, lang, first)
    if _TO[lang].fullmatch(gap) and (
        start < first.start or "→" in gap or ">" in gap or _bare(first, second)
    ):
        return Candidate(start, second.end, (first, second), start < first.start, paired=True)
    if first.kind == second.kind and _FROM_BEHIND[lang].fullmatch(gap):
        return Candidate(first.start, second.end, (second, first), paired=True)
    return None


def _bare(first: Quantity, second: Quantity) -> bool:
    return first.kind == second.kind


def _alike(first: Quantity, second: Quantity) -> bool:
    """The two ends of a change are of one kind, or one of them has lost its unit."""
    if first.kind == second.kind:
        return True
    return "count" in {first.kind, second.kind} and first.end + _NEAR_ENDS >= second.start


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps any span."""
    return any(span.start < end and start < span.end for span in spans)
