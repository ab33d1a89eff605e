"""Load spaCy without what no analysis needs of it: half of its start-up time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any, Final

_COMMANDS: Final = ("spacy.cli", "spacy.cli.info")
"""``spacy/__init__`` imports its command line (typer, requests, weasel) for one function, ``spacy.info``."""
_OLD_SCHEMAS: Final = "pydantic.v1"
"""What spaCy's configuration takes for schemas of pydantic 1 if it is there: spaCy's own are of version 2."""


@cache
def load_spacy() -> Any:
    """Import spaCy once; call it before any ``import spacy.…`` of a cold start.

    What is put in place of its parts while it loads is gone afterwards: ``import spacy.cli`` works as ever.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    with _commands_absent(), _old_schemas_absent(), _schemas_built_when_used():
        import spacy
    return spacy


@contextmanager
def _commands_absent() -> Iterator[None]:
    for name in _COMMANDS:
        placeholder = ModuleType(name)
        placeholder.__dict__.update(__path__=[], info=None)
        sys.modules[name] = placeholder
    try:
        yield
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)


@contextmanager
def _old_schemas_absent() -> Iterator[None]:
    if _OLD_SCHEMAS in sys.modules:
        yield
        return
    sys.modules[_OLD_SCHEMAS] = None  # type: ignore[assignment]  # as Python marks what cannot be imported
    try:
        yield
    finally:
        del sys.modules[_OLD_SCHEMAS]


@contextmanager
def _schemas_built_when_used() -> Iterator[None]:
    """Let pydantic build the schemas of patterns and configurations when something is checked by them."""
    from pydantic import BaseModel, ConfigDict

    before = BaseModel.model_config
    BaseModel.model_config = ConfigDict(defer_build=True)
    try:
        yield
    finally:
        BaseModel.model_config = before
