"""A derived criterion → cases for it, kept only where the judge agrees with what they are meant to show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from opsanalyse.detect.concepts import concept_terms, split
from opsanalyse.rubric.derive.asking import table
from opsanalyse.rubric.derive.criteria import Drafted
from opsanalyse.types import LANGUAGES


@dataclass(frozen=True, slots=True)
class MadeCase:
    """A case as it was meant; ``topic`` is what the text answers."""

    name: str
    lang: str
    text: str
    kind: str
    topic: str | None


Judge = Callable[[MadeCase], tuple[str, tuple[str, ...]]]
"""A case → the status that its text gets, and what is quoted as evidence."""


def made_cases(drafted: Drafted, judge: Judge) -> str:
    """Return the ``cases`` block of a list of key points; what could not be made is said in a comment."""
    made: list[str] = []
    for lang in LANGUAGES:
        for wanted, tries in _tries(drafted, lang).items():
            made += _first(wanted, tries, judge) or [
                f"# decide: no case in {lang} is {wanted} yet; write one"
            ]
    head = "cases:" if any(line.startswith(" ") for line in made) else "cases: []"
    note = (
        "  # decide: put real answers in place of these; they only show that the points are found"
    )
    return "\n".join([head + note, *made]) + "\n"


def _first(wanted: str, tries: Sequence[MadeCase], judge: Judge) -> list[str]:
    """Return the first case that gets the status it is meant to show, as YAML."""
    for case in tries:
        status, quoted = judge(case)
        if status == wanted:
            return list(_yaml(case, wanted, quoted))
    return []


def _tries(drafted: Drafted, lang: str) -> dict[str, list[MadeCase]]:
    """Return the texts to try for each status, the likeliest first."""
    topics = drafted.params.get("topics", {})
    topic, points = next(iter(topics.items())) if topics else (None, drafted.params["anywhere"])
    words = table()["cases"]
    named = [term for point in points if (term := _term(point, drafted, lang))]
    told = [*(words["told"][lang].format(point=term) for term in named), words["result"][lang]]
    beside = (
        [words["missing"][lang]]
        if topic
        else [f"{term}{dot}" for dot in ("", ".") for term in named]
    )
    kind = "answer" if "answer" in drafted.kinds else drafted.kinds[0]
    story = words["story"][lang]
    return {
        "met": [
            MadeCase(f"{lang} each point told", lang, _text(lines, lang, kind), kind, topic)
            for lines in (told, [story, *told])
        ],
        "missing": [
            MadeCase(f"{lang} nothing told", lang, _text([line], lang, kind), kind, topic)
            for line in beside
        ],
    }


def _text(lines: Sequence[str], lang: str, kind: str) -> str:
    """Return the lines as a document of a kind."""
    if kind != "resume":
        return " ".join(lines)
    return "\n".join([table()["cases"]["job"][lang], *(f"• {line}" for line in lines)])


def _term(point: str, drafted: Drafted, lang: str) -> str:
    """Return the first way to name a point that stands as it is: no gap, no open end.

    A point in the guide's own words is named by them whatever the language.
    """
    own = drafted.params.get("words", {}).get(point, "")
    if own:
        return str(own.split(" | ")[0].replace("…", " ").replace("*", ""))
    plain = [term for term in split(concept_terms(point, lang)) if not set("…*") & set(term)]
    return plain[0] if plain else ""


def _yaml(case: MadeCase, status: str, quoted: Sequence[str]) -> Iterator[str]:
    yield f"  - name: {case.name}"
    yield f"    lang: {case.lang}"
    yield f"    kind: {case.kind}"
    if case.topic:
        yield f"    topic: {case.topic}"
    yield f"    text: {json.dumps(case.text, ensure_ascii=False)}"
    evidence = ", ".join(json.dumps(quote, ensure_ascii=False) for quote in quoted)
    yield f"    expect: {{status: {status}, evidence: [{evidence}]}}"
