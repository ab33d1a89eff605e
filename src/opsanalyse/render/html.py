"""Views → self-contained HTML pages that need no script and ask nothing of any server."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from opsanalyse.render.places import clean
from opsanalyse.render.traditional import in_script_of
from opsanalyse.render.view import view
from opsanalyse.resources import keep
from opsanalyse.types import Analysis

_FOLDER: Final = Path(__file__).parent / "templates"


def to_html(analysis: Analysis, lang: str) -> str:
    """Draw the report on ``analysis`` in ``lang`` (zh, es or en); Chinese in the script of the document."""
    made = view(analysis, lang)
    page = fill("report.html", view=made, words=made.words)
    return in_script_of(page, lang, analysis)


def fill(template: str, **values: object) -> str:
    """Fill a template; whatever it is given is escaped."""
    page = _environment().get_template(template).render(**values)
    return clean(page)


class _Compiled(BytecodeCache):
    """Templates turned into Python, kept beside their sources as Python keeps bytecode."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` if what is kept was made of the same source."""
        with suppress(OSError):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what ``bucket`` holds."""
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return _FOLDER / "__pycache__" / f"{bucket.key}.kept"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        bytecode_cache=_Compiled(),
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
