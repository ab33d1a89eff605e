"""What is loaded is left out of the search for garbage, which still finds the circles of documents."""

from __future__ import annotations

import subprocess
import sys

_WORK = """
import gc
from opsanalyse.garbage import settle
kept = [[i] for i in range(5000)]
gc.disable()
settle()
assert gc.isenabled() and gc.get_freeze_count() >= 5000
class Page: pass
import weakref
page = Page(); page.own = page; seen = weakref.ref(page); del page
made = [[i] for i in range(60000)]
assert seen() is None
"""


def test_garbage_is_still_found_once_a_process_has_settled() -> None:
    subprocess.run([sys.executable, "-c", _WORK], check=True)
