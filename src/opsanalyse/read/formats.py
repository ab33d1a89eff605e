"""A file's bytes and kind → Draft, by the module that reads that kind: runs inside the worker."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Draft

MODULES: Final = {
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "rtf": "rtf",
    "html": "html",
    "xlsx": "sheet",
    "xls": "sheet",
    "ods": "sheet",
    "eml": "mail",
}
"""Kind of file → the module of this package that reads it."""


def parse(data: bytes, kind: str, limits: dict[str, int], password: str | None = None) -> Draft:
    """Read ``data``; DocumentError "unsupported" for kinds that have no module."""
    if kind not in MODULES:
        raise DocumentError("", "unsupported", kind)
    module = import_module(f"opsanalyse.read.{MODULES[kind]}")
    draft: Draft = module.parse(data, limits, password)
    if sum(len(row.text) for row in draft.rows) > limits["characters"]:
        raise DocumentError("", "too-large", f"more than {limits['characters']} characters")
    return draft
