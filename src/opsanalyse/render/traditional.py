"""A page in Chinese → the same in Traditional characters, for whoever writes in them.

Only what Traditional text never holds is replaced, so that quotes of such a text stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from opsanalyse.language.folding import traditional_forms
from opsanalyse.resources import shipped_table
from opsanalyse.types import Analysis

_MOSTLY: Final = 0.95
"""From which share of Traditional characters on a text counts as written in them."""
_BEHIND: Final = re.compile("(?<![皇太影天王歌母])后(?![妃宮冠土座])")
"""后 for 後: "empress" is written so in either script."""
_CORNERS: Final = str.maketrans("“”", "「」")
"""How Traditional text is quoted, where it does not do so otherwise itself."""


def wants_traditional(analysis: Analysis) -> bool:
    """Tell whether the Chinese of a document is written in Traditional characters."""
    return "zh" in analysis.languages and analysis.scripts.get("Hant", 0.0) >= _MOSTLY


def in_script_of(page: str, lang: str, *analyses: Analysis) -> str:
    """Return a page or a line in ``lang``, its Chinese in the script of the documents that it is on; their names stay."""
    if lang != "zh" or not all(map(wants_traditional, analyses)):
        return page
    quoted = any(mark in analysis.document.text for analysis in analyses for mark in "“”")
    made = traditional(page, [analysis.document.name for analysis in analyses])
    return made if quoted else made.translate(_CORNERS)


def traditional(page: str, names: Sequence[str] = ()) -> str:
    """Return ``page`` with our words in Traditional characters; ``names`` of files are not ours."""
    held = [name for name in names if name]
    if not held:
        return _traditional(page)
    broken = ("(?:<wbr>)?".join(map(re.escape, escape(name))) for name in held)
    parts = re.split(f"({'|'.join(broken)})", page)
    return "".join(part if i % 2 else _traditional(part) for i, part in enumerate(parts))


def _traditional(page: str) -> str:
    phrases, letters = _table()
    page = phrases.sub(lambda found: _rows()["phrases"][found[0]], page)
    page = _BEHIND.sub("後", page).translate(letters)
    return page.replace('lang="zh"', 'lang="zh-Hant"').replace('lang="zh-Hans"', 'lang="zh-Hant"')


@cache
def _rows() -> Mapping[str, Any]:
    rows: Mapping[str, Any] = shipped_table(Path(__file__).with_suffix(".yml"))
    return rows


@cache
def _table() -> tuple[re.Pattern[str], dict[int, str]]:
    rows = _rows()
    preferred, kept = set(rows["preferred"]), set(rows["kept"])
    letters = {
        ord(simple): next((form for form in forms if form in preferred), forms[0])
        for simple, forms in traditional_forms().items()
        if simple not in kept
    }
    ordered = sorted(rows["phrases"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, ordered))), letters
