"""A résumé in TeX → its section titles, the names of its entries and its bullets, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_COMMENT: Final = re.compile(r"(?<!\\)%[^\n]*")
_TITLE: Final = re.compile(r"\\(?:cv)?section\s*(?=\{)|\\begin\{rSection\}\s*(?=\{)")
_ENTRY: Final = re.compile(
    r"\\(?:cventry|cvevent|cvmetaevent|twentyitem|(?:run)?subsection)(?![a-z])\s*(?=\{)"
    r"|\\begin\{rSubsection\}\s*(?=\{)"
)
_BULLET: Final = re.compile(
    r"\\item(?![a-z])\s*(.*?)(?=\\item(?![a-z])|\\end\{|\}\s*\}|\n\s*\n)", re.DOTALL
)
_OPENING: Final = re.compile(r"\s*\{")
_OWN_TITLES: Final = r"\makeprofile"  # a side bar with "About me" and "Skills"
_MOST: Final = 4  # arguments of an entry that name it: dates, title, employer, place
_LINK: Final = re.compile(r"\\href\s*\{[^{}]*\}")
_COMMAND: Final = re.compile(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?")


@dataclass(frozen=True, slots=True)
class TexResume:
    """Plain texts in the order of the source."""

    titles: tuple[str, ...]
    entries: tuple[tuple[str, tuple[str, ...]], ...]
    """Each with the title that it stands under."""
    bullets: tuple[str, ...]
    single: bool
    """False for a file that another one takes in."""
    complete: bool
    """False when its class prints titles of its own."""


def read_tex(path: Path) -> TexResume:
    """Read what stands between ``\\begin{document}`` and its end, or all of a file without them."""
    text = _COMMENT.sub("", path.read_text(encoding="utf-8", errors="replace"))
    single = r"\documentclass" in text
    body = (
        text.partition(r"\begin{document}")[2].partition(r"\end{document}")[0] if single else text
    )
    titles = [(found.end(), _plain(args[0])) for found, args in _calls(_TITLE, body)]
    entries = (
        (_title_before(titles, found.start()), tuple(filter(None, map(_plain, args[:_MOST]))))
        for found, args in _calls(_ENTRY, body)
    )
    bullets = (_plain(found.group(1)) for found in _BULLET.finditer(body))
    return TexResume(
        tuple(title for _, title in titles),
        tuple((title, names) for title, names in entries if names),
        tuple(filter(None, bullets)),
        single,
        single and _OWN_TITLES not in body,
    )


def _title_before(titles: list[tuple[int, str]], place: int) -> str:
    return next((title for start, title in reversed(titles) if start <= place), "")


def _calls(command: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Yield each call of a command with its arguments, braces matched."""
    for found in command.finditer(text):
        yield found, list(_arguments(text, found.end()))


def _arguments(text: str, place: int) -> Iterator[str]:
    while opening := _OPENING.match(text, place):
        depth, start = 1, opening.end()
        place = start
        while depth and place < len(text):
            depth += {"{": 1, "}": -1}.get(text[place], 0) if text[place - 1] != "\\" else 0
            place += 1
        yield text[start : place - 1]


def _plain(text: str) -> str:
    """Return the words that TeX would print, near enough to compare letters and digits."""
    text = _LINK.sub("", text.replace("\\LaTeX", "LaTeX").replace("\\textbullet", " "))
    text = re.sub(r"\\(?=[&%$#_{}~])", "", text)
    return " ".join(re.sub(r"[{}~]|\\\\", " ", _COMMAND.sub(" ", text)).split())
