"""A folder of damaged, odd and hostile files → what reading each one gave, as a table."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from opsanalyse.errors import DocumentError
from opsanalyse.read import read, start, stop

READ = frozenset({"pdf", "docx", "docm", "dotx", "odt", "rtf", "doc"})
SLOWEST = 20.0
LARGEST = 512 * 1024


@dataclass(frozen=True)
class Outcome:
    """What became of one file: ``code`` is empty for one that was read."""

    path: Path
    code: str
    detail: str
    seconds: float
    characters: int
    text: str = ""
    aside: str = ""
    """Page headers and footers as often as they were set aside."""


def files_under(*folders: Path) -> list[Path]:
    return sorted(
        p for folder in folders for p in folder.rglob("*") if p.suffix[1:].lower() in READ
    )


def survey(paths: list[Path]) -> Iterator[Outcome]:
    start()
    for path in paths:
        begun = time.perf_counter()
        code, detail, text, aside = "", "", "", ""
        try:
            document = read(path, timeout=SLOWEST, ocr=False)
            text = document.text
            aside = "".join(
                f" {note.facts['quote']}" * int(note.facts["pages"])
                for note in document.notes
                if note.code == "set-aside"
            )
        except DocumentError as error:
            code, detail = error.code, error.detail
        yield Outcome(path, code, detail, time.perf_counter() - begun, len(text), text, aside)


def apart(paths: list[Path]) -> tuple[list[Outcome], int, int]:
    """Survey in a process of its own; return also its memory and that of its largest worker, in KiB at most.

    A worker counts what its parent held when it was forked: beside a parent full of models it looks large.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, paths).result()


def _measured(paths: list[Path]) -> tuple[list[Outcome], int, int]:
    outcomes = list(survey(paths))
    stop()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return outcomes, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def pdftotext(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-l", "200", str(path), "-"], capture_output=True, timeout=60, check=False
    )
    return done.stdout.decode("utf-8", "replace")


def main() -> None:
    outcomes, own, workers = apart(files_under(*map(Path, sys.argv[1:])))
    for outcome in outcomes:
        if outcome.code or outcome.seconds > 2:
            print(
                f"{outcome.code or 'read':12} {outcome.seconds:6.2f} s {outcome.path.name[-60:]:60} {outcome.detail[:80]}"
            )
    print(Counter(outcome.code or "read" for outcome in outcomes).most_common())
    print("slowest", max(outcome.seconds for outcome in outcomes), "peak KiB", own, workers)


if __name__ == "__main__":
    main()
