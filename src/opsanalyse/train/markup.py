"""Text marked up by hand, one unit a line → labelled documents of the annotation guide.

A file holds documents; a document is a head line and body lines::

    === id=zh-a-003 | lang=zh | kind=answer | trade=retail | level=weak | question=你怎么做留存?
    去年7日留存率只有12%。 ## P; own
    + 我拉了三个月数据找原因。 ## A; own
    + 两个月后从12%升到18%。 ## E; own; out{value=从12%升到18%|dir=up|base|time}

A line without ``##`` is text that is no unit (heading, contact, entry line). ``+ `` goes on
in the same paragraph. ``@section LABEL`` opens a résumé section at the next line. ``\\n`` inside
a unit is a line break of a wrapped line. Bullet glyphs and list numbers stand outside the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ROLES = {"P": "problem", "A": "analysis", "S": "solution", "E": "effect"}
FLAGS = {"own": "own_experience", "duty": "duty_only", "excuse": "excuse", "ph": "placeholder"}

_BULLET = re.compile(r"(?:[•\-–—*·▪●■◆○➤➢▸✓★☆]\s*|[（(]?\d{1,2}[.)）、](?!\d)\s*)")
_OUTCOME = re.compile(r"out\{([^}]*)\}")


class MarkupError(ValueError):
    """A line that does not follow the format: line number from 1 and the problem."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(line, problem)
        self.line, self.problem = line, problem

    def __str__(self) -> str:
        return f"line {self.line}: {self.problem}"


def parse(source: str) -> Iterator[dict[str, Any]]:
    """Yield one labelled document for each head line; raise ``MarkupError``."""
    document: _Draft | None = None
    for number, raw in enumerate(source.split("\n"), start=1):
        line = raw.rstrip()
        if line.startswith("=== "):
            if document:
                yield document.finish()
            document = _Draft(_head(line, number))
        elif document is not None:
            document.add(line, number)
        elif line:
            raise MarkupError(number, "text before the first head line")
    if document:
        yield document.finish()


def _head(line: str, number: int) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in line[4:].split(" | "))
    head = {key.strip(): value.strip() for key, value in (p for p in pairs if len(p) == 2)}
    if missing := {"id", "lang", "kind"} - head.keys():
        raise MarkupError(number, f"head line lacks {', '.join(sorted(missing))}")
    return head


class _Draft:
    """A document while its lines are read."""

    def __init__(self, head: dict[str, str]) -> None:
        self.head, self.text = head, ""
        self.units: list[dict[str, Any]] = []
        self.sections: list[tuple[int, str]] = []
        self.pending = ""

    def add(self, line: str, number: int) -> None:
        if line.startswith("@section "):
            self.pending = line.removeprefix("@section ").strip()
            return
        joined = line.startswith("+ ")
        body, _, labels = line.removeprefix("+ ").partition(" ## ")
        body = body.replace("\\n", "\n")
        if joined:
            self.text += "" if self.head["lang"] == "zh" else " "
        elif self.text or self.units:
            self.text += "\n"
        start = len(self.text)
        if self.pending:
            self.sections.append((start, self.pending))
            self.pending = ""
        self.text += body
        if labels:
            self.units.append(_unit(body, labels.strip(), start, number, joined=joined))

    def finish(self) -> dict[str, Any]:
        text = self.text.rstrip()
        ends = [*(start for start, _ in self.sections), len(text)][1:]
        sections = [
            {"start": start, "end": start + len(text[start:end].rstrip()), "label": label}
            for (start, label), end in zip(self.sections, ends, strict=True)
        ]
        head = {"question": None, **self.head}
        return {**head, "text": text, "sections": sections, "units": self.units}


def _unit(body: str, labels: str, offset: int, number: int, *, joined: bool) -> dict[str, Any]:
    lead = len(body) - len(body.lstrip())
    glyph = None if joined else _BULLET.match(body, lead)
    start = glyph.end() if glyph else lead
    words = body[start:].rstrip()
    outcomes = [_outcome(words, found, number) for found in _OUTCOME.findall(labels)]
    rest = [part.strip() for part in _OUTCOME.sub("", labels).split(";") if part.strip()]
    unit: dict[str, Any] = {
        "start": offset + start,
        "end": offset + start + len(words),
        "roles": [],
        "outcomes": outcomes,
        "scale": [],
        "channels": [],
        "mentions": [],
        "flags": [],
    }
    for part in rest:
        _label(unit, part, words, number)
    if any(not outcome["quantified"] for outcome in outcomes):
        unit["flags"].append("vague_outcome")
    unit["flags"].sort()
    return unit


def _label(unit: dict[str, Any], part: str, words: str, number: int) -> None:
    name, _, value = part.partition("=")
    values = [v.strip() for v in re.split(r" / |,", value)] if value else []
    if name == "ch":
        unit["channels"] += values
    elif name == "mention":
        unit["mentions"] += values
    elif name == "sc":
        unit["scale"] += [_found(v.strip(), words, number) for v in value.split(" / ")]
    elif name in FLAGS:
        unit["flags"].append(FLAGS[name])
    elif set(name) <= set(ROLES):
        unit["roles"] += [ROLES[letter] for letter in name]
    elif name != "0":
        raise MarkupError(number, f"unknown label {part!r}")


def _outcome(words: str, source: str, number: int) -> dict[str, Any]:
    fields = dict(part.partition("=")[::2] for part in source.split("|"))
    metric, value = (fields.get(key) for key in ("metric", "value"))
    if fields.get("dir") not in {"up", "down", "level", "same"}:
        raise MarkupError(number, "an outcome needs dir=up, down, level or same")
    if unknown := fields.keys() - {"metric", "value", "dir", "base", "time", "method"}:
        raise MarkupError(number, f"unknown part of an outcome: {', '.join(sorted(unknown))}")
    return {
        "metric": _found(metric, words, number) if metric else None,
        "value": _found(value, words, number) if value else None,
        "direction": fields["dir"],
        "quantified": bool(value),
        "baseline": "base" in fields,
        "timeframe": "time" in fields,
        "method": "method" in fields,
    }


def _found(words: str, unit: str, number: int) -> str:
    if words not in unit:
        raise MarkupError(number, f"{words!r} does not stand in the unit")
    return words
