"""Criteria of a draft → their titles and what their sources say, in the three report languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from opsanalyse.detect.channels import channel_labels
from opsanalyse.detect.concepts import concept_labels
from opsanalyse.resources import shipped_words
from opsanalyse.rubric.derive.asking import table
from opsanalyse.rubric.derive.criteria import KEY_POINTS, Citing, Drafted
from opsanalyse.rubric.derive.demands import ADVICE, Demand
from opsanalyse.rubric.schema import texts
from opsanalyse.segment.rows import GLYPH
from opsanalyse.types import LANGUAGES

MESSAGES: Final = ("met", "partly", "missing", "not_applicable", "why")
_QUOTES: Final = 3  # sentences of the guide that advice quotes
_BRACES: Final = str.maketrans("{}", "()")  # in a wording they would stand for a fact
_QUOTED: Final = 90  # characters of each
_SENTENCE: Final = 160  # characters of a sentence of the guide that founds a criterion


def wordings(drafted: Drafted) -> dict[str, Mapping[str, str]]:
    """Return all texts of a criterion by the way to them: ``title``, ``messages.met``, ``example.weak``…

    They are the model's, but for lists of key points, and for advice, which quotes the guide.
    """
    model = drafted.model.file
    out: dict[str, Mapping[str, str]] = {
        f"messages.{key}": texts(getattr(model.messages, key)) for key in MESSAGES
    }
    out |= {"advice": texts(model.advice), "title": title(drafted)}
    out |= {
        "example.weak": texts(model.example.weak),
        "example.strong": texts(model.example.strong),
    }
    if drafted.id == ADVICE:
        return out | _advising(drafted)
    if not drafted.groups:
        return out
    listing: Mapping[str, Mapping[str, str]] = table()["listing"]
    if drafted.id == KEY_POINTS:  # it speaks of questions, as its model does
        return out | {way: text for way, text in listing.items() if way.startswith("example.")}
    return {**out, **listing}


def title(drafted: Drafted) -> Mapping[str, str]:
    """Return a criterion's title: that of its list of key points, that of advice, else its model's."""
    groups: Mapping[str, Mapping[str, str]] = table()["groups"]
    if drafted.id == ADVICE:
        given: Mapping[str, str] = table()["advising"]["title"]
        return given
    if drafted.groups and drafted.id != KEY_POINTS:
        name = groups.get(drafted.id) or groups[drafted.id.replace("-", "_")]
        return {lang: text[:1].upper() + text[1:] for lang, text in name.items()}
    return texts(drafted.model.file.title)


def _advising(drafted: Drafted) -> dict[str, Mapping[str, str]]:
    asking = [
        c.demand for c in drafted.citing if c.demand.asks and c.demand.statement.part != "heading"
    ]
    quoted = " · ".join(" ".join(demand.text.split())[:_QUOTED] for demand in asking[:_QUOTES])
    quotes = quoted.translate(_BRACES)
    return {
        way: {lang: words[lang].replace("{quotes}", quotes) for lang in LANGUAGES}
        for way, words in table()["advising"].items()
    }


def says(citing: Citing, drafted: Drafted) -> dict[str, str]:
    """Return what a source says: the points that it names, the group that it asks for, or else its own words."""
    words = table()["words"]
    if citing.points:
        named = {lang: _joined(citing.points, lang) for lang in LANGUAGES}
        return {lang: words["names"][lang].format(points=named[lang]) for lang in LANGUAGES}
    if drafted.groups:
        groups = [g.home.name for g in drafted.groups if citing.demand in g.demands]
        name = table()["groups"][groups[0]] if groups else title(drafted)
        return {lang: words["asks"][lang].format(group=name[lang]) for lang in LANGUAGES}
    return _quoted(citing.demand, drafted)


def _quoted(demand: Demand, drafted: Drafted) -> dict[str, str]:
    """Return the sentence itself, and in the other languages what it is about before it: the words of the criterion's
    model were written of another guide, and this one may say less, or something else.
    """
    glyph = GLYPH.match(demand.text)
    said = " ".join(demand.text[glyph.end() if glyph else 0 :].split()).translate(_BRACES)
    said = f"{said[:_SENTENCE].rstrip()}…" if len(said) > _SENTENCE else said
    named = title(drafted)
    return {
        lang: said if lang == demand.statement.lang else f"{named[lang]}: “{said}”"
        for lang in LANGUAGES
    }


def _joined(names: Iterable[str], lang: str) -> str:
    join: str = table()["words"]["join"][lang]
    return join.join(label(name, lang) for name in names)


def label(point: str, lang: str) -> str:
    """Return the name of a key point or channel in a report language."""
    own = point.partition(":")[2] or point
    found = _labels().get(point) or _labels().get(own)
    return found[lang] if found else own


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    own: dict[str, Mapping[str, str]] = shipped_words("labels")
    return {**channel_labels(), **own, **concept_labels()}
