"""The shape of a rubric pack: what a criterion's YAML may say; every unknown key is refused."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from opsanalyse.score import Thresholds
from opsanalyse.types import Citation

_Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{1,60}$")]
_Ref = Annotated[str, msgspec.Meta(pattern=r"^([a-z][a-z0-9-]{1,60}/)?[a-z][a-z0-9-]{1,60}$")]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
_Basis = Annotated[str, msgspec.Meta(pattern=r"^(guidance|judgement|calibrated:\S+@\S+)$")]
_Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a rubric file."""


class Wording(Strict, frozen=True):
    """One text in each report language; a missing one is an error."""

    zh: _Words
    es: _Words
    en: _Words


class AppliesTo(Strict, frozen=True):
    """Which documents and which of their units a criterion judges; an empty list means all."""

    kind: tuple[Literal["resume", "answer", "interview"], ...]
    sections: tuple[str, ...] = ()


class Grades(Strict, frozen=True):
    """Measured values at which the score is 0 and 1; ``basis`` says why these."""

    none: float
    full: float
    basis: _Basis


class Source(Strict, frozen=True):
    """The span of a guidance document that founds the criterion, with its hash and our paraphrase.

    ``demands`` names the rows of ``rubrics/guidance.yml`` that the criterion answers by it.
    """

    document: str
    start: int
    end: int
    sha256: _Hash
    says: Wording
    demands: tuple[str, ...] = ()


class Messages(Strict, frozen=True):
    """What the reader is told by status, and why the criterion matters."""

    met: Wording
    partly: Wording
    missing: Wording
    not_applicable: Wording
    why: Wording


class Pair(Strict, frozen=True):
    """The same facts told weakly and strongly."""

    weak: Wording
    strong: Wording


class Expect(Strict, frozen=True):
    """What a case must give, exactly: the status and the quoted evidence in the order of the text."""

    status: Literal["met", "partly", "missing", "not_applicable"]
    evidence: tuple[str, ...]


class Case(Strict, frozen=True):
    """One text with the verdict that it must get."""

    name: str
    lang: Literal["zh", "es", "en"]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=8000)]
    expect: Expect
    kind: Literal["resume", "answer", "interview"] | None = None
    topic: str | None = None
    """What the text answers, where it holds no question."""
    job: str | None = None
    """The job advert that a résumé is judged by."""


class CriterionFile(Strict, frozen=True):
    """A criterion as its file states it, without the cases."""

    id: _Name
    version: Annotated[int, msgspec.Meta(ge=1)]
    weight: Annotated[float, msgspec.Meta(ge=0, le=100)]
    applies_to: AppliesTo
    check: str
    needs: tuple[str, ...]
    thresholds: Grades
    sources: Annotated[tuple[Source, ...], msgspec.Meta(min_length=1)]
    title: Wording
    messages: Messages
    advice: Wording
    example: Pair
    params: dict[str, object] = {}


class Enough(Strict, frozen=True):
    """How many lines of a résumé's sections a score must rest on to be given, and to have no range for their fewness."""

    sections: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    fewest: Annotated[int, msgspec.Meta(ge=1, le=100)]
    plenty: Annotated[int, msgspec.Meta(ge=1, le=100)]
    basis: _Basis


class PackFile(Strict, frozen=True):
    """A pack's head: its criteria in the order of the report; ``pack/criterion`` is one of another pack."""

    id: _Name
    version: Annotated[int, msgspec.Meta(ge=1)]
    kind: tuple[Literal["resume", "answer", "interview"], ...]
    title: Wording
    criteria: Annotated[tuple[_Ref, ...], msgspec.Meta(min_length=1)]
    enough: Enough | None = None


def citation(source: Source) -> Citation:
    """Return a source as verdicts carry it."""
    says = {"zh": source.says.zh, "es": source.says.es, "en": source.says.en}
    return Citation(source.document, source.start, source.end, source.sha256, says)


def thresholds(grades: Grades) -> Thresholds:
    """Return the grades as the score takes them."""
    return Thresholds(grades.none, grades.full, grades.basis)


def texts(wording: Wording) -> dict[str, str]:
    """Return a wording as a mapping."""
    return {"zh": wording.zh, "es": wording.es, "en": wording.en}
