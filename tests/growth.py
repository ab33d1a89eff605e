"""Work on a text of one size and of four times that → whether its time grows with the length alone.

Time in the process itself, the best of some runs, told as a ratio: a slow machine slows both sizes. What grows
with the length takes four times as long, with the square sixteen times. Python's search for garbage, which also walks
over all that other tests have left, is no part of the work and waits.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Final, TypeVar

_Input = TypeVar("_Input")
MOST: Final = 8.0
_TRIES: Final = 4
_SHORTEST: Final = 0.004  # seconds, under which a clock and a cache tell nothing


def grows_evenly(work: Callable[[_Input], object], small: _Input, large: _Input) -> bool:
    """Tell whether ``large``, four times as long as ``small``, takes less than eight times as long."""
    least = [float("inf"), float("inf")]
    for _ in range(_TRIES):
        for index, one in enumerate((small, large)):
            least[index] = min(least[index], _seconds(work, one))
        if least[1] <= MOST * max(least[0], _SHORTEST):
            return True
    return False


def _seconds(work: Callable[[_Input], object], one: _Input) -> float:
    gc.disable()
    try:
        begun = time.process_time()
        work(one)
        return time.process_time() - begun
    finally:
        gc.enable()
