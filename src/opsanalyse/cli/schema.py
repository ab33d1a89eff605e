"""``opsanalyse schema [NAME]``: the JSON Schema of each JSON that is written, for those who build on it."""

from __future__ import annotations

from typing import Any

import click

_NAMES = ("analysis", "comparison", "error", "evaluation")


@click.command()
@click.argument("name", type=click.Choice(_NAMES), default="analysis")
def schema(name: str) -> None:
    """Print the JSON Schema of what --format json writes.

    NAME tells what wrote it: an analysis (if none is named), a comparison of two drafts, an evaluation, or
    the error that stands in results.jsonl for what a batch could not analyse. The key "schema" of each
    object names its kind and version.

    \b
    Examples:
      opsanalyse schema > analysis.schema.json
      opsanalyse schema comparison
    """
    from opsanalyse.render.json import dump

    click.echo(dump(_published(name), compact=False), nl=False)


def _published(name: str) -> dict[str, Any]:
    from opsanalyse import render

    if name == "comparison":
        return render.comparison_schema()
    if name == "error":
        return render.error_schema()
    if name == "evaluation":
        from opsanalyse.train.evaluation_record import evaluation_schema

        return evaluation_schema()
    return render.schema()
