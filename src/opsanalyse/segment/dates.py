"""A line → the range of months it tells, as entry lines of résumés do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from opsanalyse.language import fold, simplify
from opsanalyse.types import Span

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_SEASONS: Final = {
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
    "primavera": 3,
    "verano": 6,
    "otoño": 9,
    "invierno": 12,
}
_NAMED: Final = "|".join(sorted((*_MONTHS, *_SEASONS), key=len, reverse=True))
_YEAR: Final = r"(?:19[5-9][0-9]|20[0-4][0-9])"
_NOW: Final = r"至今|迄今|现在|目前|今|present|current|now|today|ongoing|actualidad|actualmente|actual|hoy|presente|la fecha|a la fecha"
_POINT: Final = (
    rf"(?:(?P<named{{n}}>{_NAMED})\.?,?\s*(?:de\s+|del\s+|of\s+)?)?"
    rf"(?:(?P<before{{n}}>0?[1-9]|1[0-2])\s*[/.-]\s*)?(?P<year{{n}}>{_YEAR}|民国\s*[0-9]{{{{2,3}}}})"
    rf"(?:\s*年\s*(?:(?P<han{{n}}>1[0-2]|0?[1-9])\s*月?)?|\s*[./-]\s*(?P<after{{n}}>1[0-2]|0?[1-9])(?![0-9]))?(?:\s*[./-]\s*[0-3]?[0-9](?![0-9]))?"
)
_HINT: Final = re.compile("(?:19[5-9]|20[0-4])[0-9]|民国")
_BEFORE_YEAR: Final = 24  # characters that "desde septiembre de" may take
_TO: Final = r"\s*(?:-+|~|～|〜|to|until|till|a|al|hasta|至|到)\s*"
_RANGE: Final = re.compile(
    rf"(?:desde\s+|from\s+|since\s+|自)?{_POINT.format(n=1)}{_TO}(?:(?P<now>{_NOW})|{_POINT.format(n=2)})",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(rf"(?<![0-9]){_POINT.format(n=1)}(?![0-9])", re.IGNORECASE)
_CALENDAR_OF_TAIWAN: Final = 1911


@dataclass(frozen=True, slots=True)
class Dates(Span):
    """Where dates stand in a line and the ISO months they name; ``present`` for a current job."""

    first: str
    last: str | None


def find_dates(text: str) -> Dates | None:
    """Return the first range of dates of ``text``, or a single date, or nothing."""
    plain = simplify(fold(text))
    year = _HINT.search(plain)
    if not year:
        return None
    if found := _RANGE.search(plain, max(0, year.start() - _BEFORE_YEAR)):
        last = "present" if found["now"] else _month(found, 2)
        return Dates(*found.span(), _month(found, 1), last)
    if found := _ALONE.search(plain, max(0, year.start() - _BEFORE_YEAR)):
        return Dates(*found.span(), _month(found, 1), None)
    return None


def _month(found: re.Match[str], n: int) -> str:
    year = found[f"year{n}"]
    number = int(year[2:]) + _CALENDAR_OF_TAIWAN if year.startswith("民") else int(year)
    named = (found[f"named{n}"] or "").casefold()
    digits = found[f"han{n}"] or found[f"after{n}"] or found[f"before{n}"]
    month = _MONTHS.get(named) or _SEASONS.get(named) or (int(digits) if digits else None)
    return f"{number}-{month:02d}" if month else f"{number}"
