"""Whole reports, kept as files: what changes in one is read in the diff.

Rewrite them with ``cd tests; python -m golden.test_reports --update`` and review what changed.
"""

import re
import sys
from pathlib import Path

import pytest

from golden.fixtures import ALL
from golden.rows import rows
from opsanalyse.render import from_json, index_page, table_header, table_row, to_html, to_json

GOLD = Path(__file__).parent / "gold"
# The style sheet is one for all pages, and looked at in the browser: here it would drown the diff.
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def _table() -> str:
    held = [row for row, _ in rows()]
    header = table_header(held)
    return (
        "\n".join("\t".join(cells) for cells in [header, *(table_row(r, header) for r in held)])
        + "\n"
    )


def _page(text: str) -> str:
    return _STYLE.sub("<style>…</style>", text)


FILES = {
    "resume-es.json": lambda: to_json(ALL["resume-es"]()),
    "interview-zh.json": lambda: to_json(ALL["interview-zh"]()),
    "resume-es.es.html": lambda: _page(to_html(ALL["resume-es"](), "es")),
    "interview-zh.zh.html": lambda: _page(to_html(ALL["interview-zh"](), "zh")),
    "answer-en.en.html": lambda: _page(to_html(ALL["answer-en"](), "en")),
    "hostile.en.html": lambda: _page(to_html(ALL["hostile"](), "en")),
    "index.es.html": lambda: _page(index_page(rows(), "es")),
    "scores.tsv": _table,
}


@pytest.mark.parametrize("name", FILES)
def test_a_report_is_as_it_was(name):
    expected = (GOLD / name).read_text(encoding="utf-8")

    assert FILES[name]() == expected, (
        "review; rewrite: cd tests; python -m golden.test_reports --update"
    )


def test_every_gold_file_is_made_by_a_test():
    assert {path.name for path in GOLD.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("lang", ["zh", "es", "en"])
def test_a_report_needs_the_json_alone_and_is_the_same_each_time(name, lang):
    analysis = ALL[name]()
    page = to_html(analysis, lang)

    assert to_html(from_json(to_json(analysis)), lang) == page
    assert to_html(analysis, lang) == page


def update() -> None:
    """Write every gold file anew and drop the others."""
    GOLD.mkdir(exist_ok=True)
    for path in GOLD.iterdir():
        path.unlink()
    for name, make in FILES.items():
        (GOLD / name).write_text(make(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit(__doc__)
    update()
