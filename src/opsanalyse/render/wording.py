"""A report language → its wording: labels, sentences with named facts, numbers as written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from opsanalyse.errors import REMEDIES, DocumentError
from opsanalyse.resources import shipped, shipped_table
from opsanalyse.types import LANGUAGES, Analysis, Text
from opsanalyse.visible import named

_FOLDER: Final = Path(__file__).parent / "locale"
_GUIDES: Final = shipped("rubrics") / "guidance.yml"
DEFAULT: Final = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one report language, by group and key."""

    lang: str
    groups: Mapping[str, Any]

    @property
    def tag(self) -> str:
        """Return the BCP 47 tag of the language."""
        return str(self.groups["tag"])

    def label(self, group: str, key: str) -> str:
        """Return the word for ``key`` of ``group``, or the key itself where there is none."""
        return str(self.groups[group].get(key, key))

    def known(self, group: str, key: str) -> bool:
        """Tell whether ``group`` has a word for ``key``."""
        return key in self.groups[group]

    def say(self, key: str, /, **facts: object) -> str:
        """Return the sentence ``group.key`` with its facts filled in."""
        group, _, name = key.partition(".")
        return str(self.groups[group][name]).format(**facts)

    def number(self, value: float, places: int = 1) -> str:
        """Write a number with at most ``places`` decimals, as the language does."""
        text = f"{value + 0.0:.{places}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        text = "0" if text == "-0" else text
        return text.replace("-", "−").replace(".", self.groups["numbers"]["decimal"])

    def percent(self, share: float) -> str:
        """Write a share of 1 as a whole percentage; a little is never written as nothing."""
        text = "<1" if 0 < share < 0.005 else self.number(100 * share, 0)
        return str(self.groups["numbers"]["percent"]).format(n=text)

    def text(self, texts: Text) -> str:
        """Choose this language of a wording in three, or the nearest one that is there."""
        return next(
            (texts[lang] for lang in (self.lang, DEFAULT, *LANGUAGES) if texts.get(lang)), ""
        )

    def guide(self, document: str) -> str:
        """Return the title of a guidance document, or its id where it is none of ours."""
        titles: Mapping[str, Text] = shipped_table(_GUIDES)["documents"]
        return self.text(titles[document]) if document in titles else document


@cache
def wording(lang: str) -> Wording:
    """Load the wording of ``lang``; anything but a report language gets English."""
    known = lang if lang in LANGUAGES else DEFAULT
    return Wording(known, shipped_table(_FOLDER / f"{known}.yml"))


def report_language(analysis: Analysis, wish: str = "auto") -> str:
    """Return the wished report language, or else the one most of the document is written in."""
    if wish in LANGUAGES:
        return wish
    shares = {lang: analysis.languages.get(lang, 0.0) for lang in LANGUAGES}
    best = max(LANGUAGES, key=lambda lang: shares[lang])
    return best if shares[best] > 0 else DEFAULT


def remedy(code: str, lang: str) -> str:
    """Say what to do about a document refused with ``code``."""
    words: Mapping[str, str] = wording(lang).groups.get("remedies", REMEDIES)
    return words.get(code, code)


def worded_error(error: DocumentError, lang: str) -> str:
    """Say in one sentence which file could not be read and what to do."""
    detail = f" ({error.detail})" if error.detail else ""
    colon = wording(lang).groups["numbers"]["colon"]
    return f"{named(error.name)}{colon}{remedy(error.code, lang)}{detail}"
