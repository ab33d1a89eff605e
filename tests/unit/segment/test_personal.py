"""What a line tells of a person is not looked at; lines that tell something else stay as they are."""

from __future__ import annotations

import pytest

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.personal import tells_person, unspoken, without_values
from opsanalyse.segment.rows import Row, rows


def row(text: str) -> Row:
    (only,) = rows(from_text(text))
    return only


@pytest.mark.parametrize(
    ("text", "shown", "alone"),
    [
        ("Nacionalidad: senegalesa", "nacionalidad: 0", True),
        ("Date of birth: 12/03/1999", "date of birth: 0", True),
        ("国籍：马来西亚", "国籍：0", True),
        ("國籍：馬來西亞", "国籍：0", True),
        ("姓名：王芳 性别：女 年龄：24岁 毕业院校：清华大学", "姓名：王芳 性别：0 年龄：0 毕业院校：清华大学", False),
        ("Average: 3 to 5", "Average: 3 to 5", False),
        ("Languages: Spanish", "Languages: Spanish", False),
        ("• Age: 23", "• Age: 23", False),
    ],
)  # fmt: skip
def test_values_are_not_shown(text: str, shown: str, *, alone: bool):
    assert without_values(row(text)).text == shown
    assert tells_person(row(text)) is alone


def test_the_language_of_a_text_is_told_without_them():
    text = "Ana\nSexo: hombre\nVentas"

    assert unspoken(text, rows(from_text(text))) == "Ana\nSexo:       \nVentas"


def test_such_lines_are_no_units_in_any_section():
    text = "Ana Ruiz\nExperiencia\nTienda del Sol, 2016 – 2019\n• Vendí bonos.\nOtros datos\nNacionalidad: china\nCarné de conducir B y coche propio\n"
    said = [text[u.start : u.end] for u in segment(from_text(text), kind="resume").units]

    assert "Carné de conducir B y coche propio" in said
    assert "Nacionalidad: china" not in said
