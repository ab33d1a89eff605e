"""Every error a user can meet.

* OpsanalyseError
  x DocumentError   one file cannot be read; a batch goes on
  x RubricError     a rubric pack is wrong; nothing runs
  x ModelError      a shipped model is missing or does not match its card; nothing runs
  x OutputError     a file cannot be written; what was analysed before it stays

Arguments go to ``super().__init__`` unchanged: an exception that cannot be unpickled
would kill a whole process pool instead of failing one file.
"""

from __future__ import annotations

from typing import Final

from opsanalyse.visible import named

REMEDIES: Final = {
    "missing": "no such file; check the path",
    "folder": "this is a folder; use 'opsanalyse batch' for folders",
    "archive": "this is an archive of files; use 'opsanalyse batch' for it",
    "empty": "the file is empty; export it again",
    "no-text": "it holds no text that can be read; where you see text in it, export it again from its own program",
    "empty-answer": "the answer in this row is empty; nothing was judged: fill it in, or leave it so",
    "no-answers": "the table has no column of answers; name one 'answer', and the others 'candidate' and 'question'",
    "encrypted": "it is protected by a password; give it with --password or save an unprotected copy",
    "unsupported": "this type of file is not read; save it as PDF, DOCX or plain text",
    "scanned": "its pages are pictures without text; install OCR with: pip install 'opsanalyse[ocr]'",
    "damaged": "the file is damaged; open it in its own program and export it again",
    "too-large": "it exceeds the size limits; split it or raise the limit",
    "timeout": "reading took too long and was stopped; export it again or raise --read-timeout",
    "memory": "reading needed too much memory and was stopped; export it again as a plain PDF",
    "no-access": "it cannot be opened; check its permissions",
    "legacy-doc": "old Word files need antiword or LibreOffice; install one or save it as DOCX",
    "no-analysis": "this is no JSON of an analysis; write one with --format json, or give the document itself",
    "internal": "the analyser failed on this file; please report it",
}
"""English remedy for each reason a document is refused; the locale files hold the other languages."""


class OpsanalyseError(Exception):
    """Base of every error raised on purpose."""


class DocumentError(OpsanalyseError):
    """A document that cannot be read: its name, a code of ``REMEDIES`` and a technical detail."""

    def __init__(self, name: str, code: str, detail: str = "") -> None:
        super().__init__(name, code, detail)
        self.name, self.code, self.detail = name, code, detail

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"{named(self.name)}: {REMEDIES.get(self.code, self.code)}{detail}"


class RubricError(OpsanalyseError):
    """A rubric file that does not say what is needed: path, line from 1 (0 where there is no file), problem."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path, self.line, self.problem = path, line, problem

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.problem}"


class ModelError(OpsanalyseError):
    """A shipped model that is missing or damaged: its name and the problem."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(name, problem)
        self.name, self.problem = name, problem

    def __str__(self) -> str:
        return f"model {self.name}: {self.problem}"


class OutputError(OpsanalyseError):
    """A file that cannot be written: its path and what the system says."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path, self.problem = path, problem

    def __str__(self) -> str:
        return f"{named(self.path)}: it cannot be written ({self.problem}); choose another place with -o"
