"""Names of roles → their letters, in the order of an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from opsanalyse.render.wording import Wording
from opsanalyse.types import ROLES

UNSURE: Final = 0.6
"""A role with a lesser chance is shown as a guess."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The letter of a role, so that colour never tells it alone; a guess is marked as one."""

    role: str
    letter: str
    name: str


def badges(roles: Mapping[str, float], words: Wording) -> tuple[Badge, ...]:
    """Return the badge of each of ``roles``, which maps names to chances."""
    return tuple(badge(role, roles[role], words) for role in ROLES if role in roles)


def badge(role: str, chance: float, words: Wording) -> Badge:
    """Return the badge of one role."""
    named = words.groups["roles"][role]
    if chance >= UNSURE:
        return Badge(role, named["badge"], named["name"])
    return Badge(role, f"{named['badge']}?", words.say("page.unsure", role=named["name"]))
