"""What must never change a score, or a byte: who applies, how lines end, which glyph a list has, the order of files, the seed of hashes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text, read
from opsanalyse.render import to_json
from opsanalyse.types import Analysis, Span

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "resumes"
ALL = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".pdf", ".docx"})
HEADS = {
    "zh": "姓名：{0} 性别：{1} 年龄：{2}岁 国籍：{3} 毕业院校：{4}\n",
    "es": "Nombre: {0}\nSexo: {1}\nEdad: {2} años\nNacionalidad: {3}\nEstudios: {4}\n",
    "en": "Name: {0}\nGender: {1}\nAge: {2}\nNationality: {3}\nSchool: {4}\n",
}
PEOPLE = {
    "zh": (
        ("王芳", "女", 24, "中国", "清华大学"),
        ("欧阳建国", "男", 52, "马来西亚", "兰州城市学院"),
        ("Aisha Okafor", "女", 41, "尼日利亚", "北京大学"),
    ),
    "es": (
        ("Lucía García", "mujer", 24, "española", "Universidad de Salamanca"),
        ("Mamadou Diallo", "hombre", 55, "senegalesa", "Universidad Nacional de Asunción"),
        ("Li Wei", "hombre", 38, "china", "Universidad de Pekín"),
    ),
    "en": (
        ("Emily Smith", "female", 23, "British", "University of Oxford"),
        ("Mohammed Al-Farsi", "male", 57, "Omani", "Lagos State University"),
        ("José Núñez", "male", 39, "Mexican", "Universidad de Sonora"),
    ),
}


def told(analysis: Analysis) -> list[object]:
    """Return all that is scored, with the words that it rests on."""
    text = analysis.document.text
    return [
        analysis.score,
        *((v.criterion, v.status, v.score, [text[e.start : e.end] for e in v.evidence]) for v in analysis.verdicts),
    ]  # fmt: skip


def scored(text: str) -> list[object]:
    return told(analyse(from_text(text), kind="resume"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.name: read(path).text for path in ALL}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_who_applies_moves_no_score(path: Path, texts: dict[str, str]):
    lang = path.name[:2]
    first, *others = [scored(HEADS[lang].format(*one) + texts[path.name]) for one in PEOPLE[lang]]

    assert all(other == first for other in others)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_ends_of_lines_change_nothing(ending: str, texts: dict[str, str]):
    for text in texts.values():
        assert scored(text.replace("\n", ending)) == scored(text)


@pytest.mark.parametrize("glyph", ["-", "–", "*", "·"])
def test_the_glyph_of_a_list_changes_nothing(glyph: str, texts: dict[str, str]):
    for text in texts.values():
        other = re.sub(r"(?m)^([ \t]*)•(?=[ \t])", rf"\g<1>{glyph}", text)
        assert scored(other) == scored(text)


def test_full_width_figures_in_chinese_change_nothing(texts: dict[str, str]):
    wide = {ord(c): ord(c) + 0xFEE0 for c in "0123456789%"}
    for name, text in texts.items():
        if name.startswith("zh"):
            plain = [str(part).translate(wide) for part in scored(text)]
            assert [str(part).translate(wide) for part in scored(text.translate(wide))] == plain


PIECES = st.sampled_from(
    ["• ", "\n", "Raised retention from 3% to 5% in three months. ", "复购率由3%升到5%。", "Subí las ventas un 8 %. ", "EXPERIENCE\n", "教育背景\n",
     "2019 – 2021 ", "WhatsApp, ", "(", "“", "🙂", "\u0301", "ﬁ", "İ", "１２％", "Why? ", "A: ", "\t", "|", "https://a.b ", "ß", "\u3000", "Ana Ruiz\n"]
)  # fmt: skip


def spans(analysis: Analysis) -> list[Span]:
    """Return every place that an analysis names."""
    found: list[Span] = [*analysis.units, *analysis.sections]
    for verdict in analysis.verdicts:
        found += [*verdict.evidence, *verdict.near_misses]
    for unit in analysis.units:
        found += [*unit.quantities, *unit.outcomes, *unit.scale, *unit.mentions, *unit.marks]
        found += [part for outcome in unit.outcomes for part in outcome.parts]
    return found


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join), st.sampled_from(["resume", "answer", "auto"]))  # fmt: skip
def test_every_place_is_in_the_text_and_twice_the_same(text: str, kind: str):
    document = from_text(text)
    analysis = analyse(document, kind=kind)

    assert all(0 <= s.start <= s.end <= len(document.text) for s in spans(analysis))
    assert to_json(analysis) == to_json(analyse(document, kind=kind))


def test_no_seed_of_hashes_and_no_order_of_files_changes_a_byte(tmp_path: Path):
    written = []
    for seed, order in (("1", ALL[:4]), ("2", ALL[3::-1])):
        out = tmp_path / seed
        command = [sys.executable, "-m", "opsanalyse", *map(str, order), "-q", "--format", "json"]
        command += ["--format", "html", "-o", f"{out}/"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=100)
        written.append({path.name: path.read_bytes() for path in out.iterdir()})

    assert len(written[0]) > 4
    assert written[0] == written[1]


@pytest.mark.parametrize(
    "figures", ["3.1%提高到7.4%", "３.１％提高到７.４％", "３．１％提高到７．４％"]
)
def test_a_line_that_begins_with_a_figure_is_no_item_of_a_list(figures: str):
    head = "工作经历\n2019.03-2021.05 鲜橙到家 用户运营经理\n"
    analysis = analyse(
        from_text(f"{head}• 我改了短信的文案，点击率从\n{figures}。\n"), kind="resume"
    )

    assert len(analysis.units) == 1
    assert len(analysis.units[0].outcomes) == 1
