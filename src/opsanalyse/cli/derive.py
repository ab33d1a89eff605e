"""``opsanalyse rubric derive GUIDE…``: a guidance document → the draft of a rubric and its coverage page."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsanalyse.cli.reading import LANGUAGE, reading, reading_options, told_progress
from opsanalyse.cli.telling import say
from opsanalyse.errors import DocumentError, RubricError

if TYPE_CHECKING:
    from opsanalyse.rubric.derive import Draft
    from opsanalyse.types import Document


@click.command()
@click.argument(
    "guides", nargs=-1, required=True, metavar="GUIDE…", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write the draft here: a new folder with its criteria, the guides' text and coverage.html.",
)
@reading_options
@click.option(
    "--report-lang",
    type=LANGUAGE,
    default="auto",
    help="Language of the coverage page.  [default: the guide's]",
)
def derive(guides: tuple[Path, ...], folder: Path | None, report_lang: str, **wished: Any) -> None:
    """Turn guides, job adverts or competency frameworks into the draft of a rubric.

    Reads what the documents ask of a candidate, in Chinese, Spanish or English, and shows for every
    such sentence the criterion that answers it, or that none does. With -o the draft is written as a
    rubric that runs at once; what a person must decide is marked “decide” in its files.

    \b
    Examples:
      opsanalyse rubric derive guide.pdf                    only show what it asks
      opsanalyse rubric derive guide.pdf advert.docx -o my-rubric/
      opsanalyse rubric lint my-rubric/ --guidance my-rubric/guides/
      opsanalyse resume.pdf --rubric my-rubric/

    Exit code 0; 2 where a guide cannot be read or FOLDER holds something already.
    """
    from opsanalyse.render.derived import derived_lines, derived_page
    from opsanalyse.rubric.derive import derive as run

    draft = run([_read(path, report_lang, wished) for path in guides])
    lang = _language(draft) if report_lang == "auto" else report_lang
    if folder:
        _write(draft, folder, derived_page(draft, lang))
    for line in derived_lines(draft, lang):
        say(line)
    if folder:
        say(f"\n→ {folder / 'pack.yml'}, {folder / 'coverage.html'}")


def _language(draft: Draft) -> str:
    """Return the language that most of the guides' statements are written in."""
    counts = Counter(demand.statement.lang for demand in draft.demands)
    return min(counts, key=lambda lang: (-counts[lang], lang), default="en")


def _read(path: Path, report_lang: str, wished: dict[str, Any]) -> Document:
    from opsanalyse.read import read
    from opsanalyse.render import worded_error

    try:
        return read(path, progress=told_progress(path.name), **reading(**wished))
    except DocumentError as error:
        say(worded_error(error, report_lang), err=True)
        sys.exit(2)


def _write(draft: Draft, folder: Path, page: str) -> None:
    from opsanalyse.drafting import write

    try:
        write(draft, folder)
    except RubricError as error:
        say(str(error), err=True)
        sys.exit(2)
    (folder / "coverage.html").write_text(page, encoding="utf-8")
