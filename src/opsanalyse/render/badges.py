"""Names of roles → their letters, in the order of an account."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from opsanalyse.render.wording import Wording

ROLES: Final = ("problem", "analysis", "solution", "effect")


@dataclass(frozen=True, slots=True)
class Badge:
    """The letter of a role, so that colour never tells it alone."""

    role: str
    letter: str
    name: str


def badges(roles: Container[str], words: Wording) -> tuple[Badge, ...]:
    """Return the badge of each of ``roles``."""
    named = words.groups["roles"]
    return tuple(
        Badge(role, named[role]["badge"], named[role]["name"]) for role in ROLES if role in roles
    )
