"""An old Word file's bytes → what antiword or LibreOffice makes of it, where one is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Draft, Leaf, Remark, Row
from opsanalyse.read.sniff import MEDIA_TYPES

_OFFICES: Final = ("soffice", "libreoffice")


def to_docx(data: bytes, name: str, timeout: float) -> bytes | None:
    """Convert with LibreOffice; nothing where it is not installed."""
    program = next((found for office in _OFFICES if (found := shutil.which(office))), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="opsanalyse-") as folder:
        source = Path(folder) / "old.doc"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [
            program,
            "--headless",
            "--norestore",
            profile,
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        _run(command, b"", name, timeout)
        made = Path(folder) / "old.docx"
        if not made.exists():
            raise DocumentError(name, "damaged", "LibreOffice could not convert it")
        return made.read_bytes()


def with_antiword(data: bytes, name: str, timeout: float) -> Draft | None:
    """Read the text with antiword; nothing where it is not installed."""
    program = shutil.which("antiword")
    if program is None:
        return None
    text = _run([program, "-m", "UTF-8.txt", "-w", "0", "-"], data, name, timeout).decode(
        "utf-8", "replace"
    )
    rows: list[Row] = []
    gap = False
    for line in text.splitlines():
        if line.strip():
            rows.append(Row(line.strip(), gap=gap))
        gap = not line.strip()
    return Draft(
        MEDIA_TYPES["doc"],
        tuple(rows),
        (Leaf(1, 0.0, 0.0),),
        (Remark("converted", {"program": "antiword"}),),
    )


def _run(command: list[str], data: bytes, name: str, timeout: float) -> bytes:
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        raise DocumentError(name, "timeout", f"{timeout:g} s") from None
    except OSError as error:
        raise DocumentError(name, "legacy-doc", str(error)) from None
    if done.returncode:
        raise DocumentError(name, "damaged", done.stderr.decode("utf-8", "replace").strip()[:200])
    return done.stdout
