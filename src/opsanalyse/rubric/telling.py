"""A criterion's wording and the facts that were measured → what the reader is told, in each report language."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, TypeGuard

from opsanalyse.detect.channels import channel_labels
from opsanalyse.detect.concepts import concept_labels
from opsanalyse.detect.own_words import BLANKS
from opsanalyse.detect.profiles import profile_labels
from opsanalyse.resources import shipped_words
from opsanalyse.rubric.schema import Wording, texts
from opsanalyse.rubric.templates import LACKING, Blank, fill, frame, is_template, template_facts
from opsanalyse.types import LANGUAGES, Fact, Text
from opsanalyse.visible import without_marks

_JOIN: Final = {"zh": "、", "es": ", ", "en": ", "}
_PART: Final = {"zh": "；", "es": "; ", "en": "; "}
_COLON: Final = {"zh": "：", "es": ": ", "en": ": "}
_NONE: Final = ("", "—")
"""What a fact says where there is nothing to say."""


_BLANKS: Final = frozenset(BLANKS.values())
_QUOTED: Final = "example"
_WITHIN: Final = str.maketrans("“”«»", "‘’“”")
"""What marks of quotation become within others: a sentence of the document always stands in some."""


Told = Mapping[str, Mapping[str, Fact]]
"""Facts as each report language says them."""


def told(facts: Mapping[str, Fact]) -> Told:
    """Say facts in each language; labels become its words."""
    labels = {name: fact for name, fact in facts.items() if _is_label(fact)}
    words = {
        lang: {**facts, **{name: _told(fact, lang) for name, fact in labels.items()}}
        for lang in LANGUAGES
    }
    for own in words.values():
        if isinstance(sentence := own.get(_QUOTED), str):
            own[_QUOTED] = without_marks(sentence).translate(_WITHIN)
    return words


def worded(wording: Wording, facts: Told) -> Text:
    """Fill the facts into each language."""
    return {
        lang: _begun(sentence, _filled(sentence, facts[lang])) if "{" in sentence else sentence
        for lang, sentence in texts(wording).items()
    }


def _filled(sentence: str, facts: Mapping[str, Fact]) -> str:
    if is_template(sentence):
        return fill(sentence, facts).replace(LACKING, "—").strip()
    return sentence.format(**facts)


def _begun(sentence: str, said: str) -> str:
    """Begin with a capital where a fact begins the sentence; a label has none of its own."""
    return said[:1].upper() + said[1:] if sentence.startswith("{") else said


def advice(wording: Wording, facts: Told) -> Text:
    """Word advice line by line; a line about something that there is none of, and a frame of blanks, are left out."""
    return {lang: _advised(text, facts[lang]) for lang, text in texts(wording).items()}


def _advised(text: str, facts: Mapping[str, Fact]) -> str:
    if is_template(
        text
    ):  # a condition may span lines, so that they are told apart when it is filled
        lines = [line for line in fill(text, facts).split("\n") if line.strip()]
        kept = [line for line in lines if LACKING not in line]
        return "\n".join(kept or lines).replace(LACKING, "—")
    said = [line for line, names in _lines(text) if _says([facts[name] for name in names])]
    return "\n".join(line.format(**facts) for line in said)


@lru_cache(maxsize=4096)
def _lines(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lines of advice, each with the names of the facts that it holds."""
    return tuple((line, fields(line)) for line in text.split("\n"))


def _says(told: Sequence[Fact]) -> bool:
    """Tell whether a line speaks of something: of no fact, or of some of which not all are blanks."""
    return not told or not (
        all(isinstance(fact, Blank) for fact in told) or any(fact in _NONE for fact in told)
    )


def label(name: str) -> Text:
    """Return a label's words in each report language."""
    return {lang: _word(name, lang) for lang in LANGUAGES}


def empty_frame(wording: Wording) -> Text:
    """Return advice with blanks where the candidate's own words will stand; other facts stay as they are."""
    return {
        lang: _framed(text, {name: str(_told(fact, lang)) for name, fact in BLANKS.items()})
        for lang, text in texts(wording).items()
    }


def _framed(text: str, blanks: Mapping[str, str]) -> str:
    if is_template(text):
        return frame(text, blanks)
    for name, blank in blanks.items():
        text = text.replace(f"{{{name}}}", blank)
    return text


@lru_cache(maxsize=4096)
def fields(sentence: str) -> tuple[str, ...]:
    """Return the names of the facts that a sentence holds. Raises ``ValueError`` where it asks for more than facts.

    How a fact is to be formatted is not for a rubric to say: a width of a thousand million would fill the memory.
    """
    if is_template(sentence):
        return template_facts(sentence)
    found = []
    for _, name, form, conversion in string.Formatter().parse(sentence):
        if form or conversion:
            raise ValueError(f"{{{name}}} stands alone in its braces, without ! or :")
        if name is not None:
            found.append(name)
    return tuple(found)


def _is_label(fact: Fact) -> TypeGuard[str]:
    return isinstance(fact, str) and fact.startswith(("@", "#"))


def _told(fact: Fact, lang: str) -> Fact:
    if not _is_label(fact):
        return fact
    if fact.startswith("#"):  # labels of several questions, each behind its number
        return _PART[lang].join(_numbered(part, lang) for part in fact.split("#")[1:])
    if fact in _BLANKS:
        return Blank(_word(fact[1:], lang))
    name, parted, own = fact.partition("|")
    if parted:  # a label with the candidate's own words in it
        return _word(name[1:], lang).replace("{}", own)
    return _JOIN[lang].join(_word(each[1:], lang) for each in fact.split())


def _numbered(part: str, lang: str) -> str:
    number, _, names = part.strip().partition(" ")
    return f"{_word('at_question', lang).replace('{}', number)}{_COLON[lang]}{_told(names, lang)}"


def _word(name: str, lang: str) -> str:
    """Return a label's word; a key point of a rubric's own is named by its own words."""
    return _labels().get(name, {}).get(lang, name.replace("-", " "))


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    table = shipped_words("labels")
    return {**table, **concept_labels(), **profile_labels(), **channel_labels()}
