"""What Python's search for garbage is spared: it walks over all that is loaded, again and again, and finds nothing."""

from __future__ import annotations

import gc
from typing import Final

_ROOM: Final = (20_000, 20, 20)
"""Objects that are made before the youngest are searched, and searches of each age before the next one. Basis: of the
time that a long report is drawn in, a third was the search at Python's own 700; few objects of a document form circles."""


def settle() -> None:
    """Leave out what is loaded by now, and search less often; for processes that analyse one document after the other."""
    gc.freeze()
    gc.set_threshold(*_ROOM)
    gc.enable()
