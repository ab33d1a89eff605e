"""An analysis → the same analysis without what tells who the candidate is: every offset and score stays.

Hidden are names, contact data, ages, words of gender and schools, in the text and wherever a verdict
quotes it. A sentence that only someone who knows the candidate could place is beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

import msgspec

from opsanalyse.render.identity import answers_in, names_in, personal, schools_in
from opsanalyse.render.introductions import introduced, known_name
from opsanalyse.render.people import people_in
from opsanalyse.render.wording import wording
from opsanalyse.types import LANGUAGES, Analysis, NoteFacts, Span

_HIDDEN: Final = "█"
_SEEN: Final = re.compile(r"\S")
_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ÿ"
_COPIED: Final = ("facts", "evidence", "outcomes")
"""The parts of verdicts and units that hold words of the text."""
_WORDED: Final = ("message", "advice")
"""The parts that quote words of the text among the rubric's own, which no pattern is to touch."""
_QUOTED: Final = re.compile("[“«][^”»]*[”»]")


def blinded(analysis: Analysis, alias: str, *, names: Iterable[str] = ()) -> Analysis:
    """Hide who the candidate is; ``alias`` stands for the document's name, ``names`` are known ones."""
    text = analysis.document.text
    literal = _literal(_known(analysis, names))
    spans = [*_contact(analysis), *_found(literal, text)]
    spans += personal(text, answers_in(analysis))
    record = msgspec.to_builtins(analysis)
    every, quoted = partial(_hidden, literal), partial(_hidden_in_quotes, literal)
    for item in (*record["verdicts"], *record["units"]):
        item.update({key: _mapped(item[key], every) for key in _COPIED if key in item})
        item.update({key: _mapped(item[key], quoted) for key in _WORDED if key in item})
    for note in record["document"]["notes"]:
        note["message"] = _mapped(note["message"], quoted)
    made = msgspec.convert(record, Analysis)
    told = NoteFacts("blind", {lang: wording(lang).say("blind.note") for lang in LANGUAGES})
    document = replace(
        made.document, name=alias, text=_covered(text, spans), notes=(told, *made.document.notes)
    )
    return replace(made, document=document)


def hidden_words(text: str, names: Iterable[str]) -> str:
    """Hide in a text of its own, such as a question, what tells who the candidate called ``names`` is."""
    known = {word for name in names for word in known_name(name.strip())}
    return _hidden(_literal(known | introduced(text)), text)


def _known(analysis: Analysis, names: Iterable[str]) -> set[str]:
    told = {word for name in names for word in known_name(name.strip())}
    told |= names_in(analysis) | people_in(analysis) | schools_in(analysis)
    return told | introduced(analysis.document.text)


def _contact(analysis: Analysis) -> Iterator[Span]:
    """Yield the head of a résumé, without its heading and without sentences about work."""
    for section in analysis.sections:
        if section.label == "contact":
            start = section.heading.end if section.heading else section.start
            inside = [u for u in analysis.units if start <= u.start < section.end]
            for unit in inside:
                yield Span(start, unit.start)
                start = unit.end
            yield Span(start, section.end)


def _literal(known: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds known names as whole words, the longest first."""
    names = sorted((name for name in known if len(name) > 1), key=lambda name: (-len(name), name))
    if not names:
        return None
    whole = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?<![{_LETTER}])(?:{whole})(?![{_LETTER}])")


def _found(literal: re.Pattern[str] | None, text: str) -> list[Span]:
    return [Span(*found.span()) for found in literal.finditer(text)] if literal else []


def _covered(text: str, spans: Iterable[Span]) -> str:
    """Cover spans character by character; spaces and ends of lines stay, so that lines do."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = _SEEN.sub(_HIDDEN, text[span.start : span.end])
    return "".join(letters)


def _hidden(literal: re.Pattern[str] | None, text: str) -> str:
    return _covered(text, [*_found(literal, text), *personal(text)])


def _hidden_in_quotes(literal: re.Pattern[str] | None, text: str) -> str:
    named = _covered(text, _found(literal, text))
    return _QUOTED.sub(lambda quote: _hidden(literal, quote[0]), named)


def _mapped(value: Any, hide: Callable[[str], str]) -> Any:
    """Change every text inside plain values; keys are ours."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {key: _mapped(item, hide) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mapped(item, hide) for item in value]
    return value
