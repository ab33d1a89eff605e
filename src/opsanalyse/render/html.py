"""Views → self-contained HTML pages that need no script and ask nothing of any server."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from opsanalyse.render.places import clean
from opsanalyse.render.view import view
from opsanalyse.types import Analysis

_FOLDER: Final = Path(__file__).parent / "templates"


def to_html(analysis: Analysis, lang: str) -> str:
    """Draw the report on ``analysis`` in ``lang`` (zh, es or en)."""
    made = view(analysis, lang)
    return fill("report.html", view=made, words=made.words)


def fill(template: str, **values: object) -> str:
    """Fill a template; whatever it is given is escaped."""
    page = _environment().get_template(template).render(**values)
    return clean(page)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["style"] = Markup(_style("page.css"))  # noqa: S704 - our own file
    return made


def _style(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
