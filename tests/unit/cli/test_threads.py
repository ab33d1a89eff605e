"""A process keeps to one thread for its sums, unless the user has said otherwise."""

from __future__ import annotations

import subprocess
import sys

import pytest

_ASK = """
import opsanalyse.cli as cli

def asked(**_):
    import numpy
    from threadpoolctl import threadpool_info
    print(max(pool["num_threads"] for pool in threadpool_info()))

cli.main = asked
cli.run()
"""


@pytest.mark.parametrize(("said", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_sums_take_one_thread_or_as_many_as_the_user_says(said, threads):
    told = subprocess.run(
        [sys.executable, "-c", _ASK], capture_output=True, text=True, check=True, env=said
    )

    assert told.stdout.strip() == threads
