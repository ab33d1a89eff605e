"""A unit → the candidate's own words for a frame to fill in: metric, time, size, channel; blanks where it tells none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from opsanalyse.detect.concepts import bare, columns
from opsanalyse.detect.joined import flowing
from opsanalyse.detect.requirements import metric_places
from opsanalyse.language import words as cut
from opsanalyse.resources import shipped_words
from opsanalyse.types import Fact, Label, Outcome, Span, Unit

BLANKS: Final[Mapping[str, Fact]] = {
    "own_metric": "@blank",
    "own_time": "@blank_time",
    "own_told": "@blank",
    "own_value": "@blank",
    "own_way": "@blank_way",
}
OWN: Final = frozenset(BLANKS)
"""The facts that a frame may hold; each is the candidate's own words or a blank, never a number of ours."""
_LONGEST: Final = 28  # columns of words that a frame holds well
_LONGEST_VALUE: Final = 40  # "from £61,000 to £18,000 a year"
_LONGEST_TOLD: Final = 60
_PARTED: Final = re.compile(r"[，；。：！？,;:!?](?![0-9])|\n\s*\n")
_SHORTEST: Final = 4  # columns below which words are a mere cue: "in"


def own_words(text: str, unit: Unit | None) -> dict[str, Fact]:
    """Return what ``unit`` gives to a frame; with no unit, blanks alone."""
    if unit is None:
        return dict(BLANKS)
    outcomes = sorted(unit.outcomes, key=lambda o: (not metric_places(o.metric or ""), o.start))
    first = outcomes[0] if outcomes else None
    return {
        "own_metric": _metric(text, unit, first) or "@blank",
        "own_time": (_time(text, first, unit.lang) if first else "") or "@blank_time",
        "own_told": next(filter(None, (_told(text, one) for one in outcomes)), "@blank"),
        "own_value": (_value(text, first) if first else "") or "@blank",
        "own_way": _way(text, unit) or "@blank_way",
    }


def _metric(text: str, unit: Unit, outcome: Outcome | None) -> str:
    """Return the words that name the metric: those of the claim, else the longest that we know."""
    own = (outcome.metric or "").strip() if outcome else ""
    sized = bool(own) and not _sizeless(own, unit.lang) and columns(own) <= _LONGEST
    if sized and metric_places(own, every=True):
        return _inside(own)
    inside = text[unit.start : unit.end]
    places = [
        place
        for place in metric_places(inside, every=True)
        if bare(inside[place.start : place.end]) not in _table("")
    ]
    if places and unit.lang == "zh":  # elsewhere terms are matched as whole words
        places = _cutting_no_word(inside, places)
    found = max(places, key=lambda m: (m.end - m.start, -m.start), default=None)
    return _inside(inside[found.start : found.end]) if found else ""


def _sizeless(name: str, lang: str) -> bool:
    """Tell whether what a name is of has no size of its own: “品牌影响力” is an influence, "notoriedad de la marca" a fame."""
    words = bare(name)
    if lang == "es":
        return any(f"{words} ".startswith(f"{one} ") for one in _table("never"))
    head, gap = words.split(" of ", maxsplit=1)[0], "" if lang == "zh" else " "
    return any(f"{gap}{head}".endswith(f"{gap}{one}") for one in _table("never"))


def _cutting_no_word(text: str, places: Sequence[Label]) -> list[Label]:
    """Keep the places that begin and end where words do: "会员日活动" names no 日活."""
    found = cut(text, "zh")
    starts, ends = {word.start for word in found}, {word.end for word in found}
    return [place for place in places if place.start in starts and place.end in ends]


def _inside(words: str) -> str:
    """Write the first word as it stands inside a sentence: "Occupancy" and "Drop-off" begin small, "DAU" does not."""
    first = words.split(" ", maxsplit=1)[0]
    is_large = first[:1].isupper() and not any(map(str.isupper, first[1:]))
    return first.lower() + words[len(first) :] if is_large else words


@cache
def _table(name: str) -> frozenset[str]:
    """Return the words of one row that are no metric; of all, those that are one only beside a claim among them."""
    rows = shipped_words("no_metrics")
    wanted = [rows[name]] if name else rows.values()
    return frozenset(bare(word) for row in wanted for word in row)


def _time(text: str, outcome: Outcome, lang: str) -> str:
    """Return the time of a claim as a frame takes it: "three months" becomes "in three months"; a mere "quarter" is none."""
    span = next((p for p in outcome.parts if p.label == "timeframe"), None)
    if span and _is(bare(text[outcome.start : span.start].strip()), "joins", lang):
        return ""  # "between January and ⟦September⟧" is half of a time
    words = _fitting(text, span)
    if _is_open(words, lang):
        return ""
    before = shipped_words("frames")["set_before"].get(lang, "")
    first, _, more = words.partition(" ")
    whole = not before or _is(bare(first), "begins", lang) or _is(bare(words), "ends", lang)
    if not words or whole:
        return _inside(words)
    if not more and not any(map(str.isdigit, words)):
        return ""
    return f"{before} {_inside(words)}"


def _is_open(words: str, lang: str) -> bool:
    """Tell a time that says only how it begins: "since", «a los»."""
    begins_alone = " " not in words and _is(bare(words), "begins", lang)
    return _is(bare(words), "opens", lang) or (begins_alone and not _is(bare(words), "alone", lang))


def names_channel(words: str, lang: str) -> bool:
    """Tell whether words for a channel are its name, as a frame holds it, and no deed: "WhatsApp", not "Texted"."""
    deeds = shipped_words("frames")["deeds"].get(lang)
    return not deeds or re.search(deeds, words.lower()) is None


def _is(words: str, row: str, lang: str) -> bool:
    """Tell whether the last of ``words`` is listed in a row of frames.yml."""
    return words.rpartition(" ")[2] in map(bare, shipped_words("frames")[row].get(lang, ()))


def _value(text: str, outcome: Outcome) -> str:
    return _fitting(text, outcome.value, _LONGEST_VALUE) if outcome.quantified else ""


def _told(text: str, outcome: Outcome) -> str:
    """Return a measured claim as it stands, from its metric to its value, where nothing parts them: 浏览量突破50万."""
    metric = next((part for part in outcome.parts if part.label == "metric"), None)
    if not (metric and outcome.value and outcome.quantified and metric.end <= outcome.value.start):
        return ""
    if _PARTED.search(text, metric.end, outcome.value.start):
        return ""
    return _inside(_fitting(text, Span(metric.start, outcome.value.end), _LONGEST_TOLD))


def _way(text: str, unit: Unit) -> str:
    """Return the channel in use by its own words, for a label that says "through {}"."""
    used = next((m for m in unit.mentions if m.used and not _aside(text, unit, m)), None)
    words = text[used.start : used.end] if used else ""
    words = words if names_channel(words, unit.lang) else ""
    return f"@own_channel|{words}" if words and columns(words) <= _LONGEST else ""


def _aside(text: str, unit: Unit, place: Span) -> bool:
    """Tell whether a place stands in brackets: what a line names in passing is not the way it was done."""
    before = text[unit.start : place.start]
    return max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))


def _fitting(text: str, span: Span | None, longest: int = _LONGEST) -> str:
    words = flowing(text[span.start : span.end]) if span else ""
    return words if _SHORTEST <= columns(words) <= longest else ""
