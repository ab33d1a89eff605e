"""Every note that the code can emit is worded, in three languages, with the facts it has."""

from __future__ import annotations

import re
import string
from importlib.resources import files
from pathlib import Path

import yaml

from opsanalyse.read.notes import worded
from opsanalyse.types import LANGUAGES, Note

_FOLDER = Path(str(files("opsanalyse.read")))
_EMITTED = re.compile(r'(?:Remark|Note)\(\s*"([a-z-]+)",\s*\{([^}]*)\}')
TABLE = yaml.safe_load((_FOLDER / "notes.yml").read_text("utf-8"))


def emitted() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {
        "hidden-unsure": {"quote", "reason"},
        "hidden-text": {"quote", "reason"},
    }
    for path in _FOLDER.glob("*.py"):
        for code, facts in _EMITTED.findall(path.read_text("utf-8")):
            found.setdefault(code, set()).update(re.findall(r'"([a-z]+)":', facts))
    return found


def test_every_code_is_worded_and_no_wording_is_idle():
    assert set(emitted()) == set(TABLE)


def test_messages_name_only_facts_that_exist():
    for code, facts in emitted().items():
        for lang in LANGUAGES:
            named = {name for _, name, _, _ in string.Formatter().parse(TABLE[code][lang]) if name}
            assert named <= facts, (code, lang)


def test_reasons_are_worded_in_the_report_language():
    assert worded(Note("hidden-text", {"quote": "x", "reason": "tiny"}))["zh"].startswith(
        "发现读者看不见的文字（字号极小）"
    )


def test_every_reason_is_worded():
    reasons = yaml.safe_load((_FOLDER / "reasons.yml").read_text("utf-8"))
    code = "".join(path.read_text("utf-8") for path in _FOLDER.glob("*.py"))

    for reason, words in reasons.items():
        assert set(words) == set(LANGUAGES)
        assert f'"{reason}"' in code, reason
