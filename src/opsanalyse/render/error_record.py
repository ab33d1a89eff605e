"""An error → the line of ``results.jsonl`` that stands for a document without an analysis, with its JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from opsanalyse.errors import DocumentError
from opsanalyse.render.json import dump, schema_of
from opsanalyse.render.wording import remedy
from opsanalyse.types import LANGUAGES, Text

SCHEMA_ID: Final = "opsanalyse/error/1"


@dataclass(frozen=True, slots=True)
class Named:
    """The document: a file, or a row of a table."""

    name: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why it was refused: a code, what is particular to this document, and what to do in each language."""

    code: str
    detail: str
    remedy: Text


@dataclass(frozen=True, slots=True)
class Failure:
    """The whole object."""

    schema: str
    document: Named
    error: Refusal


def error_line(error: DocumentError, key: str) -> str:
    """Return the line for the document that ``key`` names, as one bare line of JSON."""
    remedies = {lang: remedy(error.code, lang) for lang in LANGUAGES}
    record = Failure(SCHEMA_ID, Named(key), Refusal(error.code, error.detail, remedies))
    return dump(msgspec.to_builtins(record), compact=True)


def error_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``error_line``'s text; ``error.schema.json`` is its copy."""
    return schema_of(Failure, SCHEMA_ID)
