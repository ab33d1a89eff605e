"""The detectors as a spaCy pipeline: one Doc a document, one component a step, findings in span groups.

For whoever adds spaCy components of their own; reports are made by the same steps without spaCy, which
takes longer to load than a page takes to analyse. A component reads and replaces ``doc._.units``, where
offsets are exact, and mirrors what it found in ``doc.spans``, aligned outward to tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final

from opsanalyse.language.lean import load_spacy

load_spacy()  # before anything of spaCy is imported

# ruff: noqa: E402
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from opsanalyse.detect.steps import STEPS, Found
from opsanalyse.language import words
from opsanalyse.types import LANGUAGES, Unit

_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "quantities": ("quantities",),
    "channels": ("mentions",),
    "roles": (),
    "outcomes": ("outcomes", "scale"),
    "flags": ("marks",),
}
"""The span groups that mirror what a step finds."""

Doc.set_extension("units", default=(), force=True)
Doc.set_extension("chances", default=(), force=True)  # of the analysed units, in order


@cache
def load_pipeline() -> Language:
    """Build the pipeline once a process."""
    nlp = Language(Vocab(), create_tokenizer=lambda nlp: _Tokenizer(nlp.vocab))
    for name in STEPS:
        nlp.add_pipe(f"opsanalyse_{name}", name=name)
    return nlp


def run(nlp: Language, text: str, units: tuple[Unit, ...]) -> Doc:
    """Run every component of ``nlp`` over one document; ``doc._.units`` holds what was found."""
    doc = nlp.tokenizer.cut(text, units)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


class _Tokenizer:
    """Words of each unit by its own language; what stands between units is cut at white space."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return self.cut(text, ())

    def cut(self, text: str, units: tuple[Unit, ...]) -> Doc:
        """Return a Doc whose text is ``text``, holding ``units``."""
        cuts = {0, len(text)}
        for unit in units:
            cuts |= {unit.start, unit.end, *_edges(text, unit)}
        pieces = [text[a:b] for a, b in pairwise(sorted(cuts))]
        doc = Doc(self.vocab, words=pieces, spaces=[False] * len(pieces))
        doc._.units = units
        return doc


def _edges(text: str, unit: Unit) -> Iterable[int]:
    lang = unit.lang if unit.lang in LANGUAGES else "en"
    for word in words(text[unit.start : unit.end], lang):
        yield from (unit.start + word.start, unit.start + word.end)


def _component(step: Callable[[Found], Found], groups: tuple[str, ...]) -> Callable[[Doc], Doc]:
    """Return a step as a component."""

    def apply(doc: Doc) -> Doc:
        found = step(Found(doc.text, doc._.units, doc._.chances))
        doc._.units, doc._.chances = found.units, found.chances
        for group in groups:
            _mirror(doc, group)
        return doc

    return apply


def _mirror(doc: Doc, group: str) -> None:
    found: Iterable[Any] = (item for unit in doc._.units for item in getattr(unit, group))
    spans = (
        doc.char_span(item.start, item.end, label=group, alignment_mode="expand") for item in found
    )
    doc.spans[group] = [span for span in spans if span is not None]


for _name, _step in STEPS.items():
    Language.component(f"opsanalyse_{_name}", func=_component(_step, _GROUPS[_name]))
