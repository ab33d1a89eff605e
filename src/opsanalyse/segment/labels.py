"""What the lines of a résumé may be: the labels of sections, the roles of lines, and the mark that holds both."""

from __future__ import annotations

from typing import Final, NamedTuple

LABELS: Final = (
    "contact",
    "summary",
    "objective",
    "experience",
    "projects",
    "education",
    "skills",
    "certifications",
    "awards",
    "languages",
    "publications",
    "volunteering",
    "interests",
    "references",
    "other",
)
ROLES: Final = ("heading", "begins", "inside")
"""What a line is to its section: its heading, the first line of one without a heading, or another."""


class Mark(NamedTuple):
    """The section of a line; ``starts`` a new one, as its heading or without one."""

    label: str
    is_heading: bool
    starts: bool
