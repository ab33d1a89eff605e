"""However a sentence is written, it makes the same claims: marks, widths, dashes, spaces, wraps, names (on triples.jsonl)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from opsanalyse.detect.outcomes import find_outcomes
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.detect.roles import judge
from opsanalyse.types import Unit

TRIPLES = [
    json.loads(line)
    for line in Path(__file__).with_name("triples.jsonl").read_text(encoding="utf-8").splitlines()
]
SENTENCES = [(lang, row[lang]) for row in TRIPLES for lang in ("zh", "es", "en")]
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
LATIN = ("es", "en")


def told(text, lang, like=None):
    """Return the claims of a text; ``like`` is the text whose part in the story it plays."""
    original = like or text
    (chances,) = judge(original, [Unit(0, len(original), lang=lang)])
    found, _ = find_outcomes(text, lang, find_quantities(text, lang), chances)
    return [(o.direction, o.quantified, o.baseline, o.timeframe, o.method) for o in found]


def wrapped(text):
    """Break the line at the space or, in Chinese, between the two characters nearest to the middle."""
    spaces = [m.start() for m in re.finditer(" |(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", text)]
    at = min(spaces, key=lambda place: abs(place - len(text) // 2))
    return f"{text[:at]}\n{text[at:].lstrip()}"


HABITS = {
    "full-width digits and signs": lambda text, lang: text.translate(WIDE) if lang == "zh" else text,
    "a space before the sign": lambda text, _: re.sub(r"(?<=[0-9])%", " %", text),
    "a narrow space before the sign": lambda text, _: re.sub(r"(?<=[0-9])%", "\u202f%", text),
    "another dash": lambda text, _: text.replace("-", "\u2010"),
    "a wrapped line": lambda text, _: wrapped(text),
    "no full stop": lambda text, _: text.rstrip(".。"),
}  # fmt: skip


@pytest.mark.parametrize("habit", HABITS)
def test_a_writing_habit_changes_no_claim(habit):
    changed = [
        (lang, text)
        for lang, text in SENTENCES
        if told(HABITS[habit](text, lang), lang, text) != told(text, lang)
    ]

    assert changed == []


NAMED = {"zh": "{}：{}", "es": "{}: {}", "en": "{}: {}"}
NAMES = {"zh": ("张伟", "李娜"), "es": ("María", "Íñigo"), "en": ("Maria", "Tom")}


@pytest.mark.parametrize("lang", ["zh", *LATIN])
def test_who_speaks_changes_no_claim(lang):
    one, other = NAMES[lang]
    changed = [
        text
        for language, text in SENTENCES
        if language == lang
        and told(NAMED[lang].format(one, text), lang, text)
        != told(NAMED[lang].format(other, text), lang, text)
    ]

    assert changed == []
