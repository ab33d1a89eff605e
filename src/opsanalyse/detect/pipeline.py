"""The spaCy pipeline: one Doc a document, one component a detector, findings in span groups.

A component reads and replaces ``doc._.units``, where offsets are exact, and mirrors what it found in
``doc.spans`` (aligned outward to tokens) for whoever adds spaCy components of their own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise, zip_longest
from typing import Any, Final, TypeVar

from opsanalyse.language.lean import load_spacy

load_spacy()  # before anything of spaCy is imported

# ruff: noqa: E402
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from opsanalyse.detect.announcements import with_announced
from opsanalyse.detect.blame import SURE as BLAMES
from opsanalyse.detect.blame import blames_plainly
from opsanalyse.detect.channels import judge as channels
from opsanalyse.detect.flags import find_flags
from opsanalyse.detect.generalities import blames_nobody, is_opinion, names_no_means
from opsanalyse.detect.hollow import is_hollow_telling
from opsanalyse.detect.joined import joined
from opsanalyse.detect.moving import changed, moved_outcome, placed
from opsanalyse.detect.outcomes import find_outcomes, tells_trouble
from opsanalyse.detect.outcomes.telling import with_beginnings
from opsanalyse.detect.plans import is_plan, is_plan_throughout
from opsanalyse.detect.pleasantries import says_nothing
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.roles import CLAIM, Chances, held, judge
from opsanalyse.detect.run_ons import runs_on, with_each_told
from opsanalyse.detect.sureness import DOUBTFUL, measured
from opsanalyse.language import words
from opsanalyse.types import LANGUAGES, Mention, Quantity, Span, Unit

COMPONENTS: Final = ("quantities", "channels", "roles", "outcomes", "flags")

# Sections of a résumé that list what is known or was won, not what was done.
_LISTS: Final = frozenset(
    {"skills", "education", "certifications", "awards", "languages", "objective", "interests"}
)

_ACTED: Final = 0.5
_UNSURE: Final = 0.8  # a deed that is surer tells what was done, whatever else is said of it
_RESULT, _RESULTED = 0.95, 0.7
"""From how sure a measured result on its unit tells an effect, and how likely that is then taken to be."""
_TOLD: Final = 0.5
"""How sure a measured result is from which on its line tells more than a duty."""

_Spanned = TypeVar("_Spanned", bound=Span)

Doc.set_extension("source", default=None, force=True)  # the text that a document was cut from
Doc.set_extension("units", default=(), force=True)
Doc.set_extension("words", default=(), force=True)  # the spans of each unit's words, in order
Doc.set_extension("chances", default=(), force=True)  # of the analysed units, in order


@cache
def load_pipeline() -> Language:
    """Build the pipeline once a process."""
    nlp = Language(Vocab(), create_tokenizer=lambda nlp: _Tokenizer(nlp.vocab))
    for name in COMPONENTS:
        nlp.add_pipe(f"opsanalyse_{name}", name=name)
    return nlp


def run(nlp: Language, text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Run every component of ``nlp`` over one document, whose units it reads in one dress."""
    told = joined(text, units)
    doc = nlp.tokenizer.cut(told.text, told.units)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return told.back(doc._.units)


class _Tokenizer:
    """Words of each unit by its own language; what stands between units is cut at white space."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return self.cut(text, ())

    def cut(self, text: str, units: tuple[Unit, ...]) -> Doc:
        """Return a Doc whose text is ``text``, holding ``units``."""
        cuts = {0, len(text)}
        found = [_words(text, unit) for unit in units]
        for unit, own in zip(units, found, strict=True):
            cuts |= {unit.start, unit.end}
            for word in own:
                cuts |= {word.start, word.end}
        ordered = sorted(cuts)
        pieces = [text[a:b] for a, b in pairwise(ordered)]
        doc = Doc(self.vocab, words=pieces, spaces=[False] * len(pieces))
        doc._.source, doc._.units, doc._.words = text, units, found
        return doc


def _text(doc: Doc) -> str:
    """Return the text of a document; spaCy's own is put together anew, word by word, wherever it is asked for."""
    source: str | None = doc._.source
    return doc.text if source is None else source


def _words(text: str, unit: Unit) -> tuple[Span, ...]:
    lang, by = unit.lang if unit.lang in LANGUAGES else "en", unit.start
    found = words(text[unit.start : unit.end], lang)
    return tuple([Span(word.start + by, word.end + by) for word in found])


def _component(name: str, fill: Callable[[str, Unit], Unit], groups: tuple[str, ...]) -> None:
    """Register a component that fills each analysed unit on its own."""

    def apply(doc: Doc) -> Doc:
        text = _text(doc)
        doc._.units = tuple(
            fill(text[unit.start : unit.end], unit) if unit.lang in LANGUAGES else unit
            for unit in doc._.units
        )
        for group in groups:
            _mirror(doc, group)
        return doc

    Language.component(f"opsanalyse_{name}", func=apply)


def _mirror(doc: Doc, group: str) -> None:
    found: Iterable[Any] = (item for unit in doc._.units for item in getattr(unit, group))
    spans = (
        doc.char_span(item.start, item.end, label=group, alignment_mode="expand") for item in found
    )
    doc.spans[group] = [span for span in spans if span is not None]


def _quantities(text: str, unit: Unit) -> Unit:
    found = find_quantities(text, unit.lang)
    return changed(unit, quantities=tuple(_moved(q, unit.start) for q in found))


def _outcomes(doc: Doc) -> Doc:
    """Find each unit's claims in the light of the part it plays: a problem and a result are told alike."""
    text, chances = _text(doc), iter(doc._.chances)
    given = [next(chances) if unit.lang in LANGUAGES else None for unit in doc._.units]
    units = [
        _told_outcomes(text, unit, told) if told else unit
        for unit, told in zip(doc._.units, given, strict=True)
    ]

    def again(number: int, known: Quantity) -> Unit:
        told = given[number]
        return _told_outcomes(text, units[number], told, known) if told else units[number]

    told = with_beginnings(text, units, again)
    doc._.units = tuple(_as_trouble(text, _with_effect(unit)) for unit in told)
    for group in ("outcomes", "scale"):
        _mirror(doc, group)
    return doc


def _with_effect(unit: Unit) -> Unit:
    """Give a unit that surely claims a measured result the role of an effect, which is what a result is.

    On the dev parts four of four such units are effects.
    """
    if "effect" in unit.roles or max(map(measured, unit.outcomes), default=0.0) < _RESULT:
        return unit
    chance = max(unit.chances.get("effect", 0.0), _RESULTED)
    return changed(
        unit,
        roles={**unit.roles, "effect": chance},
        chances={**unit.chances, "effect": chance},
    )


def _as_trouble(text: str, unit: Unit) -> Unit:
    """Take what had got worse before anything was done for the problem that it is, though its figures looked like an effect."""
    if unit.outcomes or "effect" not in unit.chances or not unit.quantities:
        return unit
    local = tuple(_moved(q, -unit.start) for q in unit.quantities)
    if not tells_trouble(text[unit.start : unit.end], unit.lang, local):
        return unit
    looked = unit.roles.get("effect", 0.0)
    chance = max(looked, unit.chances.get("problem", 0.0))
    unit = _without_effect(unit)
    if not looked:
        return unit
    return changed(
        unit,
        roles={**unit.roles, "problem": chance},
        chances={**unit.chances, "problem": chance},
    )


def _told_outcomes(text: str, unit: Unit, chances: Chances, known: Quantity | None = None) -> Unit:
    told = _with_outcomes(text, unit, chances, known)
    return with_each_told(text, told) if runs_on(told) else told


def _with_outcomes(text: str, unit: Unit, chances: Chances, known: Quantity | None = None) -> Unit:
    said = text[unit.start : unit.end]
    if says_nothing(said, unit.lang) or is_hollow_telling(said, unit.lang):
        return unit
    local = tuple(_moved(q, -unit.start) for q in unit.quantities)
    figure = _moved(known, -unit.start) if known else None
    outcomes, scale = find_outcomes(said, unit.lang, local, chances, figure)
    return changed(
        unit,
        # A clause of signs alone (";!") may look like a claim, and has no words to point at.
        outcomes=tuple(moved_outcome(o, unit.start) for o in outcomes if o.start < o.end),
        scale=tuple(_moved(s, unit.start) for s in scale),
    )


def _channels(doc: Doc) -> Doc:
    """Judge all units at once: what a word stands for was often said a sentence before."""
    units = [unit for unit in doc._.units if unit.lang in LANGUAGES]
    found = channels(_text(doc), units)
    doc._.units = tuple(
        _with_channels(unit, next(found)) if unit.lang in LANGUAGES else unit
        for unit in doc._.units
    )
    _mirror(doc, "mentions")
    return doc


def _with_channels(unit: Unit, mentions: tuple[Mention, ...]) -> Unit:
    if unit.section in _LISTS:
        mentions = tuple(dataclasses.replace(mention, used=False) for mention in mentions)
    used: dict[str, float] = {}
    for mention in mentions:
        if mention.used:
            used[mention.channel] = max(used.get(mention.channel, 0.0), mention.confidence)
    return changed(unit, mentions=mentions, channels=used)


def _flags(text: str, unit: Unit) -> Unit:
    if "duty_only" in unit.chances and _has_figure(unit):
        unit = _without(unit, "duty_only")  # a duty with what came of it, in figures, is none alone
    flags, marks = find_flags(text, unit)
    return changed(unit, flags=flags, marks=tuple(_moved(mark, unit.start) for mark in marks))


def _roles(doc: Doc) -> Doc:
    """Judge all units at once: the neighbours of a unit bear on its roles."""
    text = _text(doc)
    pairs = zip(doc._.units, doc._.words, strict=True)
    ours = [(unit, spans) for unit, spans in pairs if unit.lang in LANGUAGES]
    units = [unit for unit, _ in ours]
    doc._.chances = [
        with_announced(text[unit.start : unit.end], unit.lang, chances)
        for unit, chances in zip(
            units, judge(text, units, [spans for _, spans in ours]), strict=True
        )
    ]
    judged = [
        changed(unit, roles=roles, flags=flags, chances=_countable(chances))
        for unit, chances, (roles, flags) in zip(
            units, doc._.chances, map(held, doc._.chances), strict=True
        )
    ]
    judged = [_tempered(text[unit.start : unit.end], unit) for unit in judged]
    done = iter(_unexcused(_without_plans(text, judged)))
    doc._.units = tuple(next(done) if unit.lang in LANGUAGES else unit for unit in doc._.units)
    return doc


def _tempered(text: str, unit: Unit) -> Unit:
    """Take from a unit what its words alone rule out, however likely it looked."""
    if unit.chances and (says_nothing(text, unit.lang) or is_hollow_telling(text, unit.lang)):
        return _unsaid(unit)
    if "excuse" in unit.chances and blames_nobody(text, unit.lang):
        unit = _without(unit, "excuse")
    elif unit.chances and unit.section is None and blames_plainly(text, unit.lang):
        unit = _blaming(unit)
    if 0.0 < unit.chances.get("solution", 0.0) < _UNSURE and names_no_means(text, unit.lang):
        unit = _without_parts(unit, ("solution",))
    if is_opinion(text, unit.lang):
        unit = _without(_without_effect(unit), "own_experience")
    return unit


def _has_figure(unit: Unit) -> bool:
    """Tell whether a unit measures a result: of 10,425 labelled ones that do none is a mere duty."""
    return any(one.quantified and one.confidence >= _TOLD for one in unit.outcomes)


def _blaming(unit: Unit) -> Unit:
    chance = max(unit.chances.get("excuse", 0.0), BLAMES)
    flags = tuple(sorted({*unit.flags, "excuse"}))
    return changed(unit, flags=flags, chances={**unit.chances, "excuse": chance})


def _without_effect(unit: Unit) -> Unit:
    return _without_parts(unit, ("effect", CLAIM))


def _without_parts(unit: Unit, names: Sequence[str]) -> Unit:
    roles = {name: chance for name, chance in unit.roles.items() if name not in names}
    chances = {name: chance for name, chance in unit.chances.items() if name not in names}
    return changed(unit, roles=roles, chances=chances)


def _unsaid(unit: Unit) -> Unit:
    return changed(unit, roles={}, flags=(), chances={})


def _without_plans(text: str, units: list[Unit]) -> list[Unit]:
    out = []
    for _, told in groupby(units, lambda unit: unit.question if unit.section is None else unit):
        answer = list(told)
        if not any("own_experience" in unit.chances for unit in answer):
            out += answer
            continue
        planned = is_plan_throughout(
            [text[unit.start : unit.end] for unit in answer], answer[0].lang
        )
        out += [
            _without(unit, "own_experience")
            if "own_experience" in unit.chances
            and (planned or is_plan(text[unit.start : unit.end], unit.lang))
            else unit
            for unit in answer
        ]
    return out


def _unexcused(units: list[Unit]) -> list[Unit]:
    """Take the flag from who blames and then goes on to act: an excuse stops there."""
    out = []
    for unit, following in zip_longest(units, units[1:]):
        acted = (
            following is not None
            and following.question == unit.question
            and following.roles.get("solution", 0.0) >= _ACTED
        )
        out.append(_without(unit, "excuse") if acted else unit)
    return out


def _without(unit: Unit, flag: str) -> Unit:
    flags = tuple(held for held in unit.flags if held != flag)
    chances = {name: chance for name, chance in unit.chances.items() if name != flag}
    return changed(unit, flags=flags, chances=chances)


def _countable(chances: Chances) -> dict[str, float]:
    return {name: round(chance, 4) for name, chance in chances.items() if chance >= DOUBTFUL}


def _moved(item: _Spanned, by: int) -> _Spanned:
    return placed(item, item.start + by, item.end + by)


_component("quantities", _quantities, ("quantities",))
_component("flags", _flags, ("marks",))
Language.component("opsanalyse_channels", func=_channels)
Language.component("opsanalyse_outcomes", func=_outcomes)
Language.component("opsanalyse_roles", func=_roles)
