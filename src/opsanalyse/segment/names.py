"""The lines that open a job, project or degree → who it was for, as what, and the level of that title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from opsanalyse.language import HAN
from opsanalyse.language.lexicon import Lexicon, compile_terms
from opsanalyse.resources import shipped_words
from opsanalyse.segment.cues import find_cues, unaccented
from opsanalyse.segment.dates import dates_in
from opsanalyse.segment.rows import Row
from opsanalyse.types import Span

LEVELS: Final = (
    "intern",
    "junior",
    "specialist",
    "senior",
    "lead",
    "manager",
    "director",
    "executive",
)
"""Levels of titles from the lowest to the highest."""
_BRACKETS: Final = {")": "(", "）": "（"}
_HAN: Final = f"[{HAN}]"
_NAME: Final = re.compile(
    r"(?:[^\t|｜·•,，;；、—–/\u3000()（）]+|\([^()]*\)|（[^（）]*）|(?<=[A-Za-z])/(?=[A-Za-z]))+"
)
"""A stretch without a mark that parts names; "Pocketgym (fitness app)" is one."""
_BRACKETED: Final = re.compile(r"\([^()]*\)|（[^（）]*）")
_ASIDE: Final = 14  # characters in brackets that may tell the level of a title
_LABEL: Final = 48  # characters of a label that says that deeds follow
_EDGES: Final = " -~:：（）()[]【】<>@*#_.。"
_DOTTED: Final = re.compile(r"(?:^|[^\w.])(?:\w\.)+\w$")
"""A short form whose letters are parted by full stops, but for its last one: S.A.S, B.V."""
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Name(Span):
    """A name in an entry's first lines, with what its words tell where that is asked."""

    plain: str
    field: str = ""
    """What a form calls it: title, organisation, place, or nothing."""

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its words, as ``find_cues`` tells them."""
        return frozenset([cue.label for cue in find_cues(self.plain)])

    @cached_property
    def level(self) -> str | None:
        """The level of a title."""
        found = map(level_of, title_words(self.plain))
        return next(filter(None, found), None)


@dataclass(frozen=True, slots=True)
class Named:
    """What an entry's first lines name."""

    organisation: Span | None
    title: Span | None
    level: str | None


def bare_of_brackets(plain: str) -> str:
    """Return a name without what stands in brackets, which explains it."""
    opened = "(" in plain or "（" in plain
    return _BRACKETED.sub("", plain).strip() if opened else plain


def title_words(title: str) -> tuple[str, ...]:
    """Return what of a title may name its level, the surer first, each as long as the title.

    Whom somebody reports to stands in brackets and has a level of their own; a short aside such as "(part-time)" tells
    the title's, where its other words do not.
    """
    bare = _BRACKETED.sub(lambda aside: " " * len(aside.group()), title)
    aside = len(title) - len(bare_of_brackets(title))
    return (bare, title) if 0 < aside <= _ASIDE else (bare,)


def names_of(rows: Sequence[Row]) -> list[Name]:
    """Return the names in the first lines of an entry, dates left out, in the order written."""
    return [name for row in rows for name in _names(row)]


def choose(names: Sequence[Name], section: str, *, titles_first: bool) -> Named:
    """Tell the employer, school or project from the job, role or degree."""
    here = [name for name in names if name.field != "place"]
    title = _title(here, section)
    organisation = _organisation([n for n in here if n is not title], section)
    if title is None and organisation:
        rest = [n for n in here if n is not organisation]
        if titles_first and rest and not organisation.kinds & _FIRMS:
            title, organisation = organisation, rest[0]
        else:
            title = next(iter(rest), None)
    level = title.level if title else None
    return Named(_span(organisation), _span(title), level if section != "education" else None)


_FIRMS: Final = frozenset({"firms", "schools"})
_STUDIED: Final = frozenset({"degrees"})


def _title(names: Sequence[Name], section: str) -> Name | None:
    told = next((name for name in names if name.field == "title"), None)
    if told or section == "projects":
        return told or next((name for name in names[1:] if name.level), None)
    if section == "education":
        return next((name for name in names if name.kinds & _STUDIED), None)
    sure = (name for name in names if name.level and not name.kinds & _FIRMS)
    return next(sure, None) or next((name for name in names if name.level), None)


def _organisation(names: Sequence[Name], section: str) -> Name | None:
    told = next((name for name in names if name.field == "organisation"), None)
    if told or section == "projects":
        return told or next(iter(names), None)
    known = _FIRMS - {"firms"} if section == "education" else _FIRMS
    return next((n for n in names if n.kinds & known), None) or next(iter(names), None)


def _span(name: Name | None) -> Span | None:
    return Span(name.start, name.end) if name else None


def title_first(names: Sequence[Name]) -> bool | None:
    """Tell whether a title stands before the employer; None where words do not tell them apart."""
    levels = [bool(name.level) for name in names[:2]]
    return levels[0] if len(levels) > 1 and levels[0] != levels[1] else None


def _names(row: Row) -> Iterator[Name]:
    """Yield the parts of a line that are no date."""
    text = row.plain[row.glyph :] if row.glyph else row.plain
    if dates := dates_in(text) if row.glyph else row.dates:
        blank = "\t" * (dates.end - dates.start)
        text = f"{text[: dates.start]}{blank}{text[dates.end :]}"
    field = ""
    for start, end in _stretches(text):
        words = text[start:end]
        label = _fields().get(unaccented(words.strip(_EDGES)))
        if label:
            field = label
            continue
        name = _name(row, start, words, field)
        field = ""
        if name and name.field != "dates":
            yield name


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the marks that part names; a legal form stays with its firm."""
    parts = [found.span() for found in _NAME.finditer(text)]
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        words = text[start:end].strip(_EDGES)
        if joined and words in _legal() and text[joined[-1][1] : start] == ",":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        yield from _apart(text, start, end)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a stretch where words do: at a colon, at wide gaps, at "at", between Chinese words."""
    place = start
    for found in _inner().finditer(text, start, end):
        yield place, found.start()
        place = found.end()
    yield place, end


@cache
def _inner() -> re.Pattern[str]:
    at = "|".join(re.escape(word) for word in _table()["at"])
    return re.compile(rf"[:：]\s*| (?:{at}) |\s{{2,}}| - |(?<={_HAN}|[)）])\s(?={_HAN})")


def _name(row: Row, start: int, words: str, field: str) -> Name | None:
    lead = len(words) - len(words.lstrip(_EDGES))
    bare = words.strip(_EDGES)
    closing = words[lead + len(bare) : lead + len(bare) + 1]
    if (closing == "." and _DOTTED.search(bare)) or (
        closing in _BRACKETS and bare.count(_BRACKETS[closing]) > bare.count(closing)
    ):
        bare += closing
    if len(bare) < 2 or not _LETTER.search(bare) or bare in _marks():
        return None
    first = row.start + row.glyph + start + lead
    return Name(first, first + len(bare), bare, field)


def level_of(plain: str) -> str | None:
    """Return the highest level that the words of a title name, or nothing."""
    found = [LEVELS.index(hit.label) for hit in _titles().find(unaccented(plain))]
    return LEVELS[max(found)] if found else None


@cache
def _titles() -> Lexicon:
    table = shipped_words("titles")
    return compile_terms((t.strip(), level) for level, ts in table.items() for t in ts.split("|"))


@cache
def _table() -> Mapping[str, Any]:
    table = shipped_words("entries")
    fields = {
        label.strip(): field
        for field, labels in table["fields"].items()
        for label in labels.split(" | ")
    }
    listed = ("legal", "at", "deeds")
    split = {key: tuple(w.strip() for w in table[key].split(" | ")) for key in listed}
    return {"fields": fields, **split}


def _fields() -> Mapping[str, str]:
    fields: Mapping[str, str] = _table()["fields"]
    return fields


def is_legal(word: str) -> bool:
    """Tell whether a word is a short form as firms, degrees and titles write them: Ltd, B.Sc, Dr."""
    return word.strip(_EDGES) in _legal()


@cache
def _legal() -> frozenset[str]:
    return frozenset(_table()["legal"])


def heads_deeds(plain: str) -> bool:
    """Tell whether a line is the label of a form that says that deeds follow: "Main activities and responsibilities"."""
    return len(plain) <= _LABEL and unaccented(plain.strip(_EDGES)) in _deeds()


def is_field(plain: str) -> bool:
    """Tell a row of a form that says who employed, where or when: its first cell is such a label."""
    label, tab, _ = plain.partition("\t")
    return bool(tab) and unaccented(label.strip(_EDGES)) in _fields()


@cache
def _deeds() -> frozenset[str]:
    return frozenset(_table()["deeds"])


@cache
def _marks() -> frozenset[str]:
    return frozenset({"and", "y", "e"})
