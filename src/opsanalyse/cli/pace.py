"""Results of a long batch, as they come → how long it will take, how much it will write, and how far it is."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opsanalyse.batch.runner import Result
    from opsanalyse.render.wording import Wording

_LONG: Final = 2000
"""Inputs from which a batch says what it will take."""
_SAMPLE: Final = 200
"""Inputs by which that is judged."""
_STEP: Final = 60.0
"""Seconds between lines where no bar can be drawn."""
_GIB: Final = 1 << 30
_ROOM: Final = 1.05
"""Of what will be written: the tables and the index come on top."""


@dataclass(slots=True)
class Pace:
    """How a batch of ``of`` inputs gets on; ``lines`` tells it in lines, where there is no bar."""

    of: int
    folder: Path
    lines: bool = False
    begun: float = field(default_factory=time.monotonic)
    told_at: float = field(default_factory=time.monotonic)
    done: int = 0
    fresh: int = 0
    written: int = 0

    def after(self, result: Result, words: Callable[[], Wording]) -> Iterator[str]:
        """Count a result; yield what is to be told now, in words that are asked for only then."""
        self.done += 1
        now = time.monotonic()
        if not result.kept:
            self.fresh += 1
            # The analysis stands in the lines of results, and in the record by which a run is taken up.
            self.written += len(result.page.encode()) + 2 * len(result.line.encode())
        if self.of >= _LONG and self.fresh == _SAMPLE and not result.kept:
            self.told_at = now
            yield self._outlook(now, words())
        elif self.lines and now - self.told_at >= _STEP and self.done < self.of:
            self.told_at = now
            minutes = self._minutes(now, words())
            yield words().say("batch.progress", n=self.done, of=self.of, minutes=minutes)

    def _outlook(self, now: float, words: Wording) -> str:
        whole = _ROOM * self.written / self.fresh * (self.of - self.done + self.fresh)
        told = words.say(
            "batch.outlook",
            of=self.of,
            minutes=self._minutes(now, words),
            size=words.number(whole / _GIB),
            folder=str(self.folder),
        )
        free = shutil.disk_usage(self.folder).free
        if free < whole - self.written:
            told += words.say("batch.no_room", free=words.number(free / _GIB))
        return told

    def _minutes(self, now: float, words: Wording) -> str:
        left = (now - self.begun) / max(self.fresh, 1) * (self.of - self.done)
        return words.number(max(1.0, round(left / 60)), 0)
