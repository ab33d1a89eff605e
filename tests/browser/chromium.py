"""A Chromium on this machine: a page → what it looks like, measures, prints, says and asks for.

Run as a script it says whether the browser tests could run, and if not, how to make them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REQUIRED = "OPSANALYSE_REQUIRE_BROWSER"
HOW = "install one with: apt-get install chromium (or set OPSANALYSE_CHROMIUM to its path)"
# No sandbox: test machines run as root. No names resolve: a page that asks for one fails loudly.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr",
)
DARK = "--blink-settings=preferredColorScheme=0"
LIGHT = "--blink-settings=preferredColorScheme=1"
_ADDRESS = re.compile(r'"url":"((?:https?|wss?|ftp):[^"]*)"')
_PROBE = Path(__file__).with_name("probe.js")


@cache
def find() -> str | None:
    """Return the path of a Chromium that starts, or nothing."""
    given = os.environ.get("OPSANALYSE_CHROMIUM")
    for name in [given] if given else NAMES:
        path = shutil.which(name)
        if path and _starts(path):
            return path
    return None


def _starts(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@dataclass(frozen=True)
class Outcome:
    """What the browser gave: standard output, and the messages of the page's console."""

    stdout: str
    console: tuple[str, ...]


def run(url: str, *flags: str) -> Outcome:
    """Open ``url`` in a fresh profile and return what came out."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [find() or "", *FLAGS, f"--user-data-dir={profile}", *flags, url],
            capture_output=True,
            timeout=120,
            check=True,
        )
    errors = done.stderr.decode("utf-8", "replace")
    return Outcome(done.stdout.decode("utf-8"), tuple(re.findall(r":CONSOLE[:(]\S* (.*)", errors)))


def screenshot(page: Path, to: Path, *, width: int, height: int, dark: bool = False) -> Outcome:
    """Draw ``page`` at ``width``; below Chromium's least window it must stand in a frame."""
    frame = _framed([page], to.with_suffix(".html"), width, height)
    size = f"--window-size={max(width, 500)},{height}"
    return run(frame, size, DARK if dark else LIGHT, f"--screenshot={to}")


def measure(
    pages: Sequence[Path], work: Path, *, width: int, dark: bool = False
) -> tuple[dict[str, dict], Outcome]:
    """Return what ``probe.js`` measures of each page, by name, in frames of ``width``."""
    frame = _framed(pages, work / f"frames-{width}-{dark}.html", width, 3000, probe=True)
    size = f"--window-size={max(width, 500)},3000"
    done = run(frame, size, DARK if dark else LIGHT, "--virtual-time-budget=20000", "--dump-dom")
    found = re.search(r'<pre id="measures">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, f"the probe did not finish: {done.console}"
    return json.loads(unescape(found[1])), done


def _framed(
    pages: Sequence[Path], frame: Path, width: int, height: int, *, probe: bool = False
) -> str:
    script = f"<script>{_PROBE.read_text(encoding='utf-8')}</script>" if probe else ""
    frames = "".join(
        f'<iframe id="{page.stem}" src="{page.as_uri()}"'
        f' style="border:0;display:block;width:{width}px;height:{height}px"></iframe>'
        for page in pages
    )
    frame.write_text(
        '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="data:,"><body style="margin:0">{frames}{script}',
        encoding="utf-8",
    )
    return frame.as_uri()


def print_pdf(page: Path, to: Path, *, dark: bool = False) -> Outcome:
    """Print ``page`` on paper."""
    return run(
        page.as_uri(), f"--print-to-pdf={to}", "--no-pdf-header-footer", DARK if dark else LIGHT
    )


def requests(pages: Sequence[Path], work: Path) -> list[str]:
    """Return every address on a network that ``pages`` asked for while they were drawn."""
    log = work / "net.json"
    run(_framed(pages, work / "asking.html", 1000, 1000), f"--log-net-log={log}", "--dump-dom")
    lines = log.read_text("utf-8", "replace").splitlines()
    # The browser asks for things of its own (the time, its updates): those have no origin.
    asked = [line for line in lines if '"initiator":"' in line and "not an origin" not in line]
    return sorted({url for line in asked for url in _ADDRESS.findall(line)})


if __name__ == "__main__":
    PATH = find()
    print(
        f"The browser tests ran with {PATH}."
        if PATH
        else f"The browser tests did not run: no Chromium was found; {HOW}"
    )
