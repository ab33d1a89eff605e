"""The lines of a job advert → what they ask for, in terms that a résumé can answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any, Final

from opsanalyse.detect.channels import find_channels
from opsanalyse.detect.concepts import (
    Phrases,
    bare,
    columns,
    compile_phrases,
    find_concepts,
    split,
)
from opsanalyse.detect.fields import find_fields
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.tongue_levels import levels
from opsanalyse.resources import shipped_words
from opsanalyse.types import LANGUAGES, Label, Unit

_FEWEST: Final = 0.5
_LONGEST_TITLE: Final = 44  # columns
_WHOLE: Final = 0.7
"""Share of a title's letters that name a part of an advert, where it names nothing else."""
_TITLES: Final = ("nice", "none", "duties", "must")
"""Parts of an advert, in the order in which a title that names several is taken."""
_CLAUSE: Final = re.compile("[，,；;。]")
_PARTED: Final = re.compile(r"[，,；;|｜]")
_STATEMENT: Final = re.compile(r"[;；]|[.](?= |$)")
# "- item", "• item", "3. item", "（2）item"
_ITEM: Final = re.compile(r"[-•·*–]|[(（]?[0-9]{1,2}[.、)）]")
# "【福利】五险一金", "[Benefits] …": a bracket says that it is a title
_BRACKETED: Final = re.compile(r"\s*(?P<title>[【〖\[][^】〗\]]{1,24}[】〗\]])")
# "福利：五险一金", "Benefits: 25 days": a title before its words, on one line
_LED: Final = re.compile(r"\s*(?P<title>[^:：]{1,30}[:：])(?=\s*\S)")
# "3+ years", "5 + años"
_PLUS: Final = re.compile(r"(?<![0-9.])(?P<n>[0-9]{1,2}) ?\+ ?(?=years|yrs|anos|年)")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of an advert: its words, whether it is a must, and what would answer it.

    ``items`` are pairs of kind (years, channel, metric, tool, tongue, concept) and name or number.
    """

    text: str
    must: bool
    items: tuple[tuple[str, str], ...]
    either: frozenset[tuple[str, str]] = frozenset()
    """Items of which one of a kind is enough: "WhatsApp or WeChat"."""
    levels: tuple[tuple[str, int], ...] = ()
    """How well each language is asked for, 1 to 6, where that is told."""
    fields: frozenset[str] = frozenset()
    """The fields of work in which years are asked for; none where any work will do."""

    @property
    def one_is_enough(self) -> bool:
        """Whether it names what is enough by itself."""
        return bool(self.either)


def find_requirements(text: str, units: Sequence[Unit]) -> tuple[Requirement, ...]:
    """Return the requirements of an advert in order; lines that ask for nothing checkable are left out.

    The title over a line tells whether it must be met; what stands before the first title only introduces.
    """
    titles = list(_titles(text))
    found = []
    for unit in units:
        count = bisect_right(titles, unit.start, key=attrgetter("start"))
        over = titles[count - 1] if count else None
        part = over.label if over else "none" if titles else ""
        if part != "none" and not (over and unit.start < over.end):
            found += _requirements(text[unit.start : unit.end], unit.lang, part)
    return tuple(requirement for requirement in found if requirement)


def _titles(text: str) -> Iterator[Label]:
    """Yield the titles of an advert's parts: short lines, no items, that name one or have a list below them; what
    stands in brackets is one whatever it names, and with words behind it (a title of no length) it says what they are.
    """
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        inside = line.strip()
        led = _BRACKETED.match(line) or (None if _ITEM.match(inside) else _LED.match(line))
        behind = line[led.end() :].strip() if led else ""
        part = _part(led["title"] if led and behind else inside)
        if led and behind and (part or led["title"][-1] not in ":："):
            yield Label(start, start, part or "")
        elif _is_title(inside) and (part or led or _has_list(lines, number)):
            yield Label(start, start + len(line), part or "")
        start += len(line) + 1


def _has_list(lines: Sequence[str], number: int) -> bool:
    """Tell whether a list begins right below a line, or behind one blank line."""
    below = (line.strip() for line in lines[number + 1 : number + 3])
    first = next((line for line in below if line), "")
    return _ITEM.match(first) is not None


def _is_title(line: str) -> bool:
    return bool(
        line
        and columns(line) <= _LONGEST_TITLE
        and not _ITEM.match(line)
        and line[-1] not in "。.;；,，、"
    )


def advert_part(line: str) -> str | None:
    """Return the part of an advert of which ``line`` is the whole title, if it is one: “任职要求：”, «Qué valoramos»."""
    inside = line.strip()
    if not _is_title(inside):
        return None
    plain = bare(inside)
    letters = {n for n, char in enumerate(plain) if char.isalpha()}
    for part in _TITLES:
        hits = _asking()[f"title_{part}"].find(plain)
        named = {n for hit in hits for n in range(hit.start, hit.end)} & letters
        if named and len(named) >= _WHOLE * len(letters):
            return part
    return None


def _part(title: str) -> str | None:
    return next((part for part in _TITLES if _hits(f"title_{part}", title)), None)


def _requirements(line: str, lang: str, part: str) -> list[Requirement | None]:
    """Read a line whole, or what must be met apart from what would be nice: “熟练使用SQL，有直播经验者优先”."""
    if part != "nice" and _hits("nice", line):
        spoken = _hits("speaking", line)
        read = [_requirement(half, lang, part, spoken=spoken) for half in _halves(line, lang)]
        if all(read):
            return read
        if len(read) > 1 and read[0]:  # what would be nice is nothing that can be checked
            return [replace(read[0], text=" ".join(line.split()))]
    return [_requirement(line, lang, part)]


def _halves(line: str, lang: str) -> list[str]:
    """Return what stands before the part that would be nice, and that part; the line where it has no such parts."""
    cuts = [m.end() for m in (_CLAUSE if lang == "zh" else _STATEMENT).finditer(line)]
    if lang != "zh":
        readable = bare(line)
        cuts += [hit.start for hit in _asking()["nicer"].find(readable)]
    nice = [cut for cut in sorted(cuts) if not _hits("nice", line[:cut]) and line[cut:].strip()]
    return [line[: nice[-1]].rstrip(" ，,；;"), line[nice[-1] :].strip()] if nice else [line]


def _requirement(line: str, lang: str, part: str, *, spoken: bool = False) -> Requirement | None:
    heading = line.rstrip().endswith((":", "："))
    if heading or (not part and _hits("offers", line) and not _hits("must", line)):
        return None
    named = tuple(dict.fromkeys(_items(_asked_of(line), lang, spoken=spoken)))
    # What has a name of its own (a channel, a tool, a metric) says more than the concepts around it.
    own = {kind for kind, _ in named} - {"concept", "tongue"}
    items = tuple(item for item in named if item[0] != "concept" or not own)
    if not items:
        return None
    must = part != "nice" and not _hits("nice", line)
    asked = tongue_levels(line, asked=True) if any(kind == "tongue" for kind, _ in items) else {}
    either = frozenset(_either(line, lang, spoken=spoken)) & frozenset(items)
    fields = _fields(line, lang) if items[0][0] == "years" else frozenset[str]()
    return Requirement(" ".join(line.split()), must, items, either, tuple(asked.items()), fields)


def _fields(line: str, lang: str) -> frozenset[str]:
    """Return the fields that the clause with the fewest years names: “5年工作经验，其中3年用户运营”."""
    told = ((_years(clause, lang), clause) for clause in _asking_clauses(line))
    fewest = min(((n, clause) for n, clause in told if n is not None), default=None)
    return find_fields(fewest[1] if fewest else line)


def _asked_of(line: str) -> str:
    """Return a line without the clauses that say that something is not asked for: “学历不限，熟练使用SQL”."""
    if not _hits("unasked", line):
        return line
    return "，".join(part for part in _PARTED.split(line) if not _hits("unasked", part))


def _either(line: str, lang: str, *, spoken: bool) -> Iterator[tuple[str, str]]:
    """Yield what a clause with "or" names: in “熟练使用SQL和Python，有神策或GrowingIO经验” it leaves the languages a must."""
    if not _hits("either", line):
        return
    for clause in _asking_clauses(line):
        if _hits("either", clause):
            yield from _items(clause, lang, spoken=spoken)


def _asking_clauses(line: str) -> Iterator[str]:
    """Cut a line at semicolons, and at commas behind which it asks anew: "SQL，Python或R" is one list."""
    start = 0
    for mark in _CLAUSE.finditer(line):
        rest = _CLAUSE.split(line[mark.end() :], maxsplit=1)[0]
        if mark.group() in ";；。" or _hits("must", rest) or _hits("nice", rest):
            yield line[start : mark.end()]
            start = mark.end()
    yield line[start:]


def _items(line: str, lang: str, *, spoken: bool) -> Iterator[tuple[str, str]]:
    years = _years(line, lang)
    if years is not None:
        yield "years", f"{years:g}"
    tools = list(_tools().find(bare(line)))
    for mention in find_channels(line, lang):  # a shop's system is a tool, whatever is sold by it
        if not any(tool.start < mention.end and mention.start < tool.end for tool in tools):
            yield "channel", mention.channel
    yield from (("tool", name) for name in sorted({tool.label for tool in tools}))
    if spoken or _hits("speaking", line):
        yield from (("tongue", name) for name in find_tongues(line))
    yield from (("metric", name) for name in find_metrics(line))
    if not _hits("degree", line):  # what was studied is shown by no deed, and moves no score
        yield from (("concept", hit.label) for hit in find_concepts(_checkable(line)))


def _checkable(line: str) -> str:
    """Leave out the clauses that ask for a nature: "抗压能力强，善于沟通", "proactive"; no deed can show them."""
    return "，".join(clause for clause in _CLAUSE.split(line) if not _hits("soft", clause))


def _years(line: str, lang: str) -> float | None:
    """Return the years of experience that a line asks for; of a range the fewest."""
    if not _hits("years", line):
        return None
    lengths = [q for q in find_quantities(line, lang) if q.kind == "duration"]
    values = [abs(q.value) for q in lengths if _is_years(line[q.start : q.end])]
    values += [float(found["n"]) for found in _PLUS.finditer(bare(line))]
    return min((value for value in values if value >= _FEWEST), default=None)


def _is_years(words: str) -> bool:
    return any(sign in bare(words) for sign in ("年", "ano", "year", "yr"))


def asks_degree(line: str) -> bool:
    """Tell a line that asks for something studied, which no deed shows."""
    return _hits("degree", line)


def asks_nature(line: str) -> bool:
    """Tell a line that asks for what somebody is like and for nothing else: “抗压能力强，沟通能力好”, "Team player"."""
    clauses = [clause for clause in _CLAUSE.split(line) if clause.strip()]
    return bool(clauses) and all(_hits("soft", clause) for clause in clauses)


def find_tools(text: str) -> tuple[str, ...]:
    """Return the tools that ``text`` names, in order of name."""
    return tuple(sorted({hit.label for hit in _tools().find(bare(text))}))


def find_tongues(text: str) -> tuple[str, ...]:
    """Return the languages that ``text`` names, in order of name."""
    return tuple(sorted({hit.label for hit in _tongues().find(bare(text))}))


def tongue_levels(text: str, *, asked: bool = False) -> Mapping[str, int]:
    """Return how well ``text`` says that languages are known, or are ``asked``, of those of which it does."""
    places = sorted(_tongues().find(bare(text)), key=lambda h: (h.start, -h.end, h.label))
    apart = [h for n, h in enumerate(places) if not n or h.start >= places[n - 1].end]
    return levels(text, apart, asked=asked)


def find_metrics(text: str) -> tuple[str, ...]:
    """Return the groups of metrics that ``text`` names, in order of name."""
    return tuple(sorted({hit.label for hit in metric_places(text)}))


def metric_places(text: str, *, every: bool = False) -> tuple[Label, ...]:
    """Return where ``text`` names metrics, by place; ``every`` one, or those that tell what an advert asks."""
    found = (_every_metric() if every else _metrics()).find(bare(text))
    return tuple(sorted(found, key=lambda h: (h.start, -h.end, h.label)))


def _hits(key: str, line: str) -> bool:
    return next(_asking()[key].find(bare(line)), None) is not None


@cache
def _asking() -> dict[str, Phrases]:
    rows = _read("adverts").items()
    return {
        key: compile_phrases((t, key) for t in split(v)) for key, v in rows if isinstance(v, str)
    }


@cache
def _tools() -> Phrases:
    return compile_phrases(
        (t, name) for name, terms in _read("tools").items() for t in split(terms)
    )


@cache
def _tongues() -> Phrases:
    rows = _read("adverts")["tongues"].items()
    return compile_phrases((t, name) for name, terms in rows for t in split(terms))


@cache
def _metrics() -> Phrases:
    """Compile the metrics that adverts ask for: those of the users themselves are too common to tell, but for how many
    are active, and so is "experience".
    """
    rows = _read("metrics").items()
    generic = {
        term.rstrip("*")
        for key in ("must", "offers", "fields")
        for term in split(_read("adverts")[key])
    }
    apart = {
        bare(term): name
        for name, terms in _read("adverts")["apart"].items()
        for term in split(terms)
    }
    named = [
        (str(term), apart.get(bare(str(term)), name))
        for name, row in rows
        if name not in ("users", "time")
        for term in _terms(row)
    ]
    pairs = dict.fromkeys((*named, *apart.items()))
    return compile_phrases(pair for pair in pairs if bare(pair[0]) not in generic)


@cache
def _every_metric() -> Phrases:
    rows = _read("metrics").items()
    return compile_phrases((str(t), name) for name, row in rows for t in _terms(row))


def _terms(row: dict[str, Any]) -> list[Any]:
    return [term for lang in LANGUAGES for term in row[lang]]


def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = shipped_words(name)
    return table
