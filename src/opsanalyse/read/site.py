"""An element of a page → whether it belongs to the site around the text: menus, buttons, related links, cookies."""

from __future__ import annotations

import re
from typing import Any, Final

_MENUS: Final = frozenset({"navigation", "search", "menu", "menubar", "toolbar"})
_BESIDE: Final = frozenset({"aside", "footer"})
_NAMED: Final = _BESIDE | {"nav", "button"}
_HIGHEST: Final = 40  # elements around one that are looked at
_OWN: Final = frozenset({"article", "main", "section"})
_TITLES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_NOTICE: Final = re.compile(r"(?i)(?:^|[-_ ])(?:cookies?|gdpr|breadcrumbs?)(?:$|[-_ ])")
_CONTACT: Final = re.compile(r"@|mailto:|tel:|\+?[0-9][0-9 ().-]{7,}[0-9]")
_LINKS: Final = 0.5
"""Share of its letters that stand in links, from which what stands beside the text leads elsewhere. Basis: judgement."""
_MOST: Final = 20_000
"""Letters above which nothing is taken for a menu or a notice: a page may be marked up wrongly as a whole."""


def may_be_of_site(node: Any) -> bool:
    """Tell what by its name alone may surround the text of a page; cheap, for every element."""
    name = node.tag
    return name in _NAMED or node.attributes.get("role") in _MENUS or _is_notice(node)


def is_of_site(node: Any, *, has_main: bool) -> bool:
    """Tell whether what may surround the text does; whatever holds contact data is a person's and stays.

    ``has_main`` tells whether the page says which part of it is the text.
    """
    name = node.tag
    if name == "button":
        return not _is_in(node, _TITLES)
    if _CONTACT.search(node.html or "") or len(node.text() or "") > _MOST:
        return False
    if name in _BESIDE:
        ends = name == "footer" and has_main and not _is_in(node, _OWN)
        return ends or _mostly_links(node)
    return True


def _is_notice(node: Any) -> bool:
    if node.tag in ("body", "html", "main", "article"):
        return False
    names = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"
    return names != " " and _NOTICE.search(names) is not None


def _is_in(node: Any, names: frozenset[str]) -> bool:
    parent = node.parent
    for _ in range(_HIGHEST):
        if parent is None or parent.tag in names:
            break
        parent = parent.parent
    return parent is not None and parent.tag in names


def _mostly_links(node: Any) -> bool:
    whole = len("".join((node.text() or "").split()))
    linked = sum(len("".join((link.text() or "").split())) for link in node.css("a"))
    return whole > 0 and linked >= _LINKS * whole
