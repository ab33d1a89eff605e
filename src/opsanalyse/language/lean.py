"""Load spaCy without its command line, a third of its start-up time that no analysis needs."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import Any


@cache
def load_spacy() -> Any:
    """Import spaCy once; call it before any ``import spacy.…`` of a cold start.

    ``spacy/__init__`` imports ``spacy.cli`` (typer, requests, weasel) for one function, ``spacy.info``.
    Placeholders stand in while it loads and are gone afterwards: ``import spacy.cli`` works as ever.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    names = ("spacy.cli", "spacy.cli.info")
    for name in names:
        placeholder = ModuleType(name)
        placeholder.__dict__.update(__path__=[], info=None)
        sys.modules[name] = placeholder
    try:
        import spacy
    finally:
        for name in names:
            sys.modules.pop(name, None)
    return spacy
