"""A job and a file's bytes → the worker's answer, or a DocumentError; workers that die are replaced."""

from __future__ import annotations

import atexit
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.frames import HEADER, LENGTH

_MEBIBYTE: Final = 1 << 20
_CHUNK: Final = 1 << 16
_MEMORY_SIGNALS: Final = frozenset({"SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL"})
"""PDFium ends itself by one of these when it gets no memory; the system's own killer by the last."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a kind of worker is allowed, and the modules it loads before the first job."""

    name: str
    memory: int
    modules: tuple[str, ...] = ()


PARSER: Final = Role("parser", 512 * _MEBIBYTE, ("opsanalyse.read.formats", "opsanalyse.read.pdf"))
OCR: Final = Role("ocr", 3072 * _MEBIBYTE)


@dataclass(frozen=True, slots=True)
class Job:
    """A function of this package, run on a file's bytes in the worker."""

    module: str
    task: str
    options: Mapping[str, Any] = field(default_factory=dict)
    timeout: float = 20.0


class Worker:
    """One child process. It takes one job at a time and is never used after a failure of its own."""

    def __init__(self, role: Role) -> None:
        command = [
            sys.executable,
            "-P",
            "-m",
            "opsanalyse.read.worker",
            str(role.memory),
            *role.modules,
        ]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._pipes = [pipe for pipe in (self._process.stdin, self._process.stdout) if pipe]
        self._input, self._output = (pipe.fileno() for pipe in self._pipes)
        for descriptor in (self._input, self._output):
            os.set_blocking(descriptor, False)

    def ask(self, job: Job, data: bytes) -> bytes:
        """Return the reply's JSON. TimeoutError or EOFError mean that the worker must go."""
        import json

        described = {
            "module": job.module,
            "task": job.task,
            "options": dict(job.options),
            "timeout": job.timeout,
        }
        head = json.dumps(described).encode()
        outgoing = [memoryview(HEADER.pack(len(head), len(data)) + head), memoryview(data)]
        return self._exchange(outgoing, time.monotonic() + job.timeout)

    def _exchange(self, outgoing: list[memoryview], deadline: float) -> bytes:
        received = bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(self._output, selectors.EVENT_READ)
            ready.register(self._input, selectors.EVENT_WRITE)
            while len(received) < LENGTH.size or len(received) < _whole(received):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                for key, _ in ready.select(left):
                    if key.fd == self._output:
                        _receive(self._output, received)
                    elif not _send(self._input, outgoing):
                        ready.unregister(self._input)
        return bytes(received[LENGTH.size :])

    def kill(self) -> str:
        """End the process, reap it, and name the signal that had ended it before, if any."""
        code = self._reap(0.2)
        if code is None:
            self._process.kill()
            self._reap(5.0)
        self._close()
        return _signal_name(code or 0)

    def disown(self) -> None:
        """In a forked child: let go of the parent's worker without ending it."""
        self._close()
        self._process.returncode = 0  # not ours to wait for

    def close(self) -> None:
        """End the process in peace: the end of its input ends it."""
        self._close()
        if self._reap(1.0) is None:
            self._process.kill()
            self._reap(5.0)

    def _reap(self, seconds: float) -> int | None:
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def _close(self) -> None:
        for pipe in self._pipes:
            with suppress(BrokenPipeError):
                pipe.close()


def _whole(received: bytearray) -> int:
    return LENGTH.size + int(LENGTH.unpack_from(received)[0])


def _receive(descriptor: int, received: bytearray) -> None:
    chunk = os.read(descriptor, _CHUNK * 16)
    if not chunk:
        raise EOFError
    received += chunk


def _send(descriptor: int, outgoing: list[memoryview]) -> bool:
    """Write what the pipe takes; say whether anything is left."""
    while outgoing and not outgoing[0]:
        outgoing.pop(0)
    if not outgoing:
        return False
    try:
        written = os.write(descriptor, outgoing[0][:_CHUNK])
    except BlockingIOError:
        return True
    except BrokenPipeError as error:
        raise EOFError from error
    outgoing[0] = outgoing[0][written:]
    return True


def _signal_name(code: int) -> str:
    import signal

    try:
        return signal.Signals(-code).name if code < 0 else ""
    except ValueError:
        return str(code)


class _Workers:
    """This process's workers, one for each role. Forked children start their own."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._by_role: dict[str, Worker] = {}

    def get(self, role: Role) -> Worker:
        if role.name not in self._by_role:
            self._by_role[role.name] = Worker(role)
        return self._by_role[role.name]

    def run(self, role: Role, job: Job, data: bytes, name: str) -> bytes:
        with self._lock:
            worker = self.get(role)
            try:
                return worker.ask(job, data)
            except TimeoutError:
                self.drop(role)
                raise DocumentError(name, "timeout", f"{job.timeout:g} s") from None
            except EOFError:
                cause = self.drop(role)
                raise DocumentError(
                    name, "memory" if cause in _MEMORY_SIGNALS else "damaged", cause
                ) from None
            except BaseException:  # Ctrl-C in the middle of a job leaves half a frame behind
                self.drop(role)
                raise

    def drop(self, role: Role) -> str:
        worker = self._by_role.pop(role.name, None)
        return worker.kill() if worker else ""

    def close(self) -> None:
        for worker in self._by_role.values():
            worker.close()
        self._by_role.clear()

    def forget(self) -> None:
        """After a fork: the parent's workers, and a lock that another thread may hold, are not ours."""
        self._lock = threading.RLock()
        for worker in self._by_role.values():
            worker.disown()
        self._by_role.clear()


_WORKERS: Final = _Workers()
atexit.register(_WORKERS.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_WORKERS.forget)


def start(role: Role = PARSER) -> None:
    """Start a role's worker now, without waiting: it loads while the caller does other work."""
    _WORKERS.get(role)


def stop() -> None:
    """End this process's workers; the next job starts new ones."""
    _WORKERS.close()


def run(job: Job, data: bytes, name: str, role: Role = PARSER) -> Any:
    """Run ``job`` on ``data`` in the role's worker and return its value as decoded JSON, unchecked."""
    import msgspec

    reply = msgspec.json.decode(_WORKERS.run(role, job, data, name), type=_reply_type())
    if not reply.fresh:
        _WORKERS.drop(role)
    if reply.code:
        raise DocumentError(name, reply.code, reply.detail)
    return reply.value


@cache
def _reply_type() -> Any:
    import msgspec

    return msgspec.defstruct(
        "Reply", [("value", msgspec.Raw), ("code", str), ("detail", str), ("fresh", bool)]
    )
