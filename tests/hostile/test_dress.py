"""A document in another dress gets the same score and findings: glyphs, dashes, widths, spaces, wraps, quotation marks, script, accents, person."""

from __future__ import annotations

import json
import re
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.language.folding import simplify
from opsanalyse.read import from_text, read
from opsanalyse.types import Analysis

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DATA = SAMPLES.parent / "models" / "data"
FILES = sorted(
    path
    for path in [*(SAMPLES / "resumes").iterdir(), *(SAMPLES / "answers").iterdir()]
    if path.suffix in {".txt", ".pdf", ".docx"}
)
INLINE = {
    "es-inline": (
        'Ana Prieto\nana@example.com | 600 555 100\nExperiencia\nRodaya Movilidad\tJefa de operaciones\t2019 – 2021\n'
        '● Bajé la rotación del 12 % al 7 % en tres meses con el programa "Vuelve".\n'
        "● Responsable de la atención por WhatsApp (5 personas).\n● Mejoré mucho la satisfacción de los clientes.\n"
        "Tienda del Sol\tDependienta\t2016 – 2019\n● Vendí 1.200 bonos, un 15 % más que el año anterior.\nFormación\nGrado en Turismo, 2015\n"
    ),
    "en-inline": (
        "Jo Reed\njo@example.com | +44 7700 900123\nExperience\nBrightside\tCommunity manager\t2019–2021\n"
        '✓ Raised retention from 20% to 31% in one quarter with the "first week" series.\n'
        "✓ Wasn't given a budget, so I asked partners: 14 of 20 joined.\n✓ Responsible for the newsletter (9,000 readers).\n"
        "Corner Books\tSales associate\t2016–2019\n✓ Customers' complaints fell by half.\nEducation\nBA History, 2015\n"
    ),
    "zh-inline": (
        "王小明\n电话：138 0000 0000\n工作经历\n2019.03-2021.06 鲜橙到家 用户运营经理\n■ 负责“老客回流”项目（5人），复购率由3%升到5%。\n"
        "■ 每周复盘：三个月内新增用户1.2万人。\n■ 大幅提升了用户满意度。\n2016.05-2019.02 某商场 运营专员\n■ 管理社群20个。\n教育背景\n2012-2016 某大学 本科\n"
    ),
}  # fmt: skip
SIGNS = "•●▪■◦·➢✓*–-"
LISTED = re.compile(rf"(?m)^([ \t]*)[{re.escape(SIGNS)}][ \t]+(?=\S)")
RANGE = re.compile(
    r"(?<=[0-9])([ ]?)[-–—−~～]([ ]?)(?=(?:19|20)[0-9]{2}|hoy|actualidad|now|present|至今)"
)
ADDRESS = re.compile(r"\S*(?:@|://)\S*|.", re.DOTALL)
Change = Callable[[str], str]


def glyph(sign: str) -> Change:
    return lambda text: LISTED.sub(rf"\g<1>{sign} ", text)


def dash(sign: str) -> Change:
    return lambda text: RANGE.sub(rf"\g<1>{sign}\g<2>", text)


def wide(letters: str) -> Change:
    table = {ord(c): ord(c) + 0xFEE0 for c in letters}
    return lambda text: ADDRESS.sub(
        lambda m: m[0] if len(m[0]) > 1 else m[0].translate(table), text
    )


def percent(space: str) -> Change:
    return lambda text: re.sub(r"(?<=[0-9])[ \u00a0]?%", f"{space}%", text)


def quoted(opening: str, closing: str) -> Change:
    return lambda text: re.sub('["“«]([^"“”«»\n]*)["”»]', rf"{opening}\1{closing}", text)


def latin(change: Change) -> Change:
    """Return a change for texts that hold no Chinese, where full-width punctuation is a slip of the keyboard."""
    return lambda text: text if re.search("[\u3400-\u9fff]", text) else change(text)


CHANGES: dict[str, Change] = {
    **{f"glyph {sign}": glyph(sign) for sign in SIGNS},
    **{f"range {sign}": dash(sign) for sign in "-–—−~～"},
    "wide digits": wide(string.digits),
    "wide letters": wide(string.ascii_letters),
    "wide percent": wide("%"),
    "wide colon": latin(wide(":")),
    "wide brackets": latin(wide("()")),
    "no space before percent": percent(""),
    "space before percent": percent(" "),
    "narrow space before percent": percent("\u202f"),
    "spaces that do not break": lambda text: re.sub(r"(?<=\S) (?=\S)", "\u00a0", text),
    "thin spaces": lambda text: re.sub(r"(?<=\S) (?=\S)", "\u2009", text),
    "straight quotes": quoted('"', '"'),
    "curly quotes": quoted("“", "”"),
    "guillemets": quoted("«", "»"),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "simplified": simplify,
}  # fmt: skip


def told(analysis: Analysis) -> list[object]:
    """Return all that is scored, and where its evidence begins in the text without spaces: dress moves neither."""
    text = analysis.document.text
    return [
        analysis.document.kind,
        analysis.score,
        [section.label for section in analysis.sections],
        *(
            (v.criterion, v.status, v.score, [len("".join(text[: e.start].split())) for e in v.evidence])
            for v in analysis.verdicts
        ),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    return {path.name: read(path).text for path in FILES} | INLINE


@pytest.fixture(scope="module")
def before(plain: dict[str, str]) -> dict[str, list[object]]:
    return {name: told(analyse(from_text(text))) for name, text in plain.items()}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_dress_changes_nothing(
    name: str, plain: dict[str, str], before: dict[str, list[object]]
):
    changed = {key: CHANGES[name](text) for key, text in plain.items()}
    changed = {key: text for key, text in changed.items() if text != plain[key]}

    assert changed
    assert {key: told(analyse(from_text(text))) for key, text in changed.items()} == {
        key: before[key] for key in changed
    }


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("key", ["en-w1-0143", "zh-w1-0075"])
def test_no_glyph_moves_a_section(key: str, sign: str):
    """Two résumés whose sections hung on a rare glyph."""
    rows = (DATA / f"{key[:2]}.train.jsonl").read_text(encoding="utf-8").split("\n")
    (text,) = (json.loads(row)["text"] for row in rows if f'"id": "{key}"' in row)
    drawn = re.sub("(?m)^[✓◆](?= )", sign, text)

    assert drawn != text or sign == "✓"
    assert told(analyse(from_text(drawn))) == told(analyse(from_text(text)))


def wrapped(text: str, width: int) -> str:
    """Break long lines as an editor does; Chinese characters take two columns."""
    out: list[str] = []
    for line in text.split("\n"):
        own, size = "", 0
        for word in re.findall(
            "[\u2e80-\uffef][，。；：、！？）》”]*|[^\\s\u2e80-\uffef]+\\s*|\\s+", line
        ):
            columns = sum(1 + (char >= "\u2e80") for char in word.rstrip())
            if own and size + columns > width and "\t" not in line and "|" not in line:
                out.append(own.rstrip())
                own, size = "", 0
            own += word
            size += sum(1 + (char >= "\u2e80") for char in word)
        out.append(own.rstrip())
    return "\n".join(out)  # fmt: skip


PARAGRAPHS = {
    "en": (
        "Our renewals had been falling since the spring, and nobody could say why. I read ninety cancellation notes and "
        "called thirty customers, and most of them had never met their account manager. So I asked the sales and support "
        "teams to share one calendar, and I wrote a short series of emails for the first two weeks. Renewals rose from 61% "
        "to 74% in two quarters. What I would do differently is test the emails on a smaller group first."
    ),
    "es": (
        "Las renovaciones llevaban bajando desde la primavera y nadie sabía por qué. Leí noventa notas de baja y llamé a "
        "treinta clientes: casi ninguno conocía a su gestor. Propuse al equipo de ventas y al de soporte un calendario "
        "común, y escribí una serie de correos para las dos primeras semanas. Las renovaciones subieron del 61 % al 74 % en "
        "dos trimestres. Lo que haría distinto es probar los correos antes con un grupo más pequeño."
    ),
    "zh": (
        "从春天开始续费率一直在下降，没有人知道原因。我读了九十条退订留言，又给三十位客户打了电话，发现大多数人从来没有见过自己的客户经理。"
        "于是我请销售和客服两个团队共用一份日程，并且为前两周写了一组邮件。两个季度以后，续费率由61%升到了74%。如果重新做一次，我会先在小范围内测试这些邮件。"
    ),
}  # fmt: skip


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90, 100])
@pytest.mark.parametrize("lang", PARAGRAPHS)
def test_where_the_lines_of_an_answer_end_changes_nothing(lang: str, width: int):
    text = PARAGRAPHS[lang]
    other = wrapped(text, width)

    assert other.count("\n") > 1
    assert told(analyse(from_text(other))) == told(analyse(from_text(text)))


@pytest.mark.parametrize("width", [60, 72, 80])
def test_where_the_lines_of_bullets_end_changes_nothing(width: int):
    text = (
        "Jo Reed\njo@example.com | +44 7700 900123\nExperience\nBrightside\tCommunity manager\t2019–2021\n"
        "• Raised the retention of new members from 20% to 31% in one quarter by calling each of them in their first week.\n"
        "• Rewrote the questions that people ask most, with pictures, so that the tickets of the support team fell by a third.\n"
        "Corner Books\tSales associate\t2016–2019\n"
        "• Sold 1,200 vouchers before the holidays, which was 15% more than in the year before, with two new posters.\n"
        "Education\nBA History, 2015\n"
    )  # fmt: skip

    assert told(analyse(from_text(wrapped(text, width)))) == told(analyse(from_text(text)))


LINES = {
    "en": [
        ["Nationality: British", "Nationality: Omani", "Nationality: South African", "Nationality: Chinese"],
        ["Gender: female", "Gender: male"], ["Age: 23", "Age: 57"], ["Marital status: married", "Marital status: single"],
        ["Photo: attached", "Photo: not included"], ["Date of birth: 12/03/1999", "Date of birth: 30/11/1970"],
    ],
    "es": [
        ["Nacionalidad: española", "Nacionalidad: senegalesa", "Nacionalidad: china", "Nacionalidad: estadounidense"],
        ["Sexo: mujer", "Sexo: hombre"], ["Edad: 24 años", "Edad: 55 años"], ["Estado civil: casada", "Estado civil: soltero"],
        ["Foto: adjunta", "Foto: no incluida"], ["Fecha de nacimiento: 12/03/1999", "Fecha de nacimiento: 30/11/1970"],
    ],
    "zh": [
        ["国籍：中国", "国籍：马来西亚", "国籍：尼日利亚"], ["性别：女", "性别：男"], ["年龄：24岁", "年龄：52岁"],
        ["婚姻状况：已婚", "婚姻状况：未婚"], ["照片：附后", "照片：无"], ["出生日期：1999年3月", "出生日期：1970年11月"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.parametrize("lang", LINES)
def test_what_a_line_tells_of_a_person_changes_nothing(
    lang: str, place: int, plain: dict[str, str]
):
    for text in (text for name, text in plain.items() if name.startswith(lang)):
        lines = text.split("\n")
        for family in LINES[lang]:
            put = ("\n".join([*lines[:place], line, *lines[place:]]) for line in family)
            found = [analyse(from_text(one), kind="resume") for one in put]
            first, *others = [
                (one.score, [s.label for s in one.sections], [(v.criterion, v.status, v.score) for v in one.verdicts])
                for one in found
            ]  # fmt: skip

            assert all(other == first for other in others), family
