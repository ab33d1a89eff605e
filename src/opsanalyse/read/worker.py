"""The bounded process: framed jobs on standard input → framed JSON replies on a pipe of its own.

Run as ``python -P -m opsanalyse.read.worker MEMORY [MODULE]``. It imports only what reading
needs, limits its own address space, and is killed by its own alarm if the parent has gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from opsanalyse.errors import DocumentError
from opsanalyse.read.frames import HEADER, LENGTH

_GRACE = 5.0


def main(arguments: list[str]) -> None:
    """Serve jobs until standard input ends."""
    jobs, replies = _take_pipes()
    _limit_memory(int(arguments[0]))
    for module in arguments[1:]:
        import_module(module)
    while (head := jobs.read(HEADER.size)) and len(head) == HEADER.size:
        job_size, data_size = HEADER.unpack(head)
        job = json.loads(jobs.read(job_size))
        reply = _serve(job, jobs.read(data_size))
        body = json.dumps(reply, default=vars, ensure_ascii=False).encode("utf-8", "replace")
        replies.write(LENGTH.pack(len(body)) + body)
        replies.flush()


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the reply pipe to ourselves: C libraries print to standard output."""
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    # Ctrl-C is the parent's to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return sys.stdin.buffer, replies


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: only the wall time-out holds there
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    # Some systems know the limit and refuse to set it: the wall time-out holds there.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _serve(job: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Answer one job; ``fresh`` is false when this process should be replaced."""
    _set_alarm(job["timeout"] + _GRACE)
    try:
        value = _perform(job, data)
    except DocumentError as error:
        return _failure(error.code, error.detail)
    except MemoryError:
        return _failure("memory", "", fresh=False)
    except RecursionError:
        return _failure("damaged", "nested too deeply")
    # A process boundary: whatever a damaged file raises in a parser must cost that file alone.
    except Exception as error:  # noqa: BLE001
        return _failure("damaged", f"{type(error).__name__}: {error}"[:300])
    finally:
        _set_alarm(0)
    return {"value": value, "code": "", "detail": "", "fresh": _is_small()}


def _perform(job: dict[str, Any], data: bytes) -> Any:
    task = import_module(f"opsanalyse.read.{job['module']}")
    return getattr(task, job["task"])(data, **job["options"])


def _failure(code: str, detail: str, *, fresh: bool = True) -> dict[str, Any]:
    return {"value": None, "code": code, "detail": detail, "fresh": fresh and _is_small()}


def _set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _is_small() -> bool:
    """A process that has once grown large keeps its pages: the next file would have less."""
    try:
        import resource
    except ImportError:
        return True
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return limit == resource.RLIM_INFINITY or peak < limit // 2


if __name__ == "__main__":
    main(sys.argv[1:])
