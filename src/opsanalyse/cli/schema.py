"""``opsanalyse schema``: the JSON Schema of an analysis, for those who build on it."""

from __future__ import annotations

import json

import click


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
def schema() -> None:
    """Print the JSON Schema of an analysis.

    \b
    Example:
      opsanalyse schema > analysis.schema.json
    """
    from opsanalyse.render import schema as published

    click.echo(json.dumps(published(), ensure_ascii=False, indent=2, sort_keys=True))
