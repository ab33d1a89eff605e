"""Analysis → HTML, JSON and tables, and two analyses → what changed; everything here is drawn from the analysis alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opsanalyse.render.blinding import blinded, hidden_words
    from opsanalyse.render.comparison import comparison_lines, comparison_page
    from opsanalyse.render.comparison_record import comparison_json, comparison_schema
    from opsanalyse.render.error_record import error_line, error_schema
    from opsanalyse.render.html import to_html
    from opsanalyse.render.index import index_page
    from opsanalyse.render.json import from_json, schema, to_json
    from opsanalyse.render.tables import (
        Row,
        error_row,
        score_row,
        table_header,
        table_row,
    )
    from opsanalyse.render.terminal import remarks, summary
    from opsanalyse.render.wording import report_language, worded_error

# Jinja and YAML are loaded when a page is drawn, not when a name is imported.
_HOMES = {
    "Row": "tables",
    "blinded": "blinding",
    "hidden_words": "blinding",
    "comparison_json": "comparison_record",
    "comparison_lines": "comparison",
    "comparison_page": "comparison",
    "comparison_schema": "comparison_record",
    "error_line": "error_record",
    "error_row": "tables",
    "error_schema": "error_record",
    "from_json": "json",
    "index_page": "index",
    "remarks": "terminal",
    "report_language": "wording",
    "schema": "json",
    "score_row": "tables",
    "summary": "terminal",
    "table_header": "tables",
    "table_row": "tables",
    "to_html": "html",
    "to_json": "json",
    "worded_error": "wording",
}

__all__ = [
    "Row",
    "blinded",
    "comparison_json",
    "comparison_lines",
    "comparison_page",
    "comparison_schema",
    "error_line",
    "error_row",
    "error_schema",
    "from_json",
    "hidden_words",
    "index_page",
    "remarks",
    "report_language",
    "schema",
    "score_row",
    "summary",
    "table_header",
    "table_row",
    "to_html",
    "to_json",
    "worded_error",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
