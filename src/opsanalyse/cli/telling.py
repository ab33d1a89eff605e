"""Lines for people → the terminal, which obeys nothing that a document or a file's name says."""

from __future__ import annotations

from typing import Any

import click

from opsanalyse.visible import visible


def say(text: str, *, err: bool = False, **style: Any) -> None:
    """Print a line, with the colours and weight of ``style``."""
    click.secho(visible(text), err=err, **style)
