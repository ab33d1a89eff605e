"""What a terminal would obey is written out; everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.errors import DocumentError, OutputError
from opsanalyse.render.tables import safe_cell
from opsanalyse.visible import named, visible, without_marks


def test_commands_to_a_terminal_are_written_out():
    assert visible("a\x1b[31mb\x9b2Jc\x07") == r"a\x1b[31mb\x9b2Jc\x07"


def test_marks_that_turn_the_direction_of_writing_are_written_out():
    assert named("cv\u202efdp.exe") == r"cv\u202efdp.exe"


def test_a_name_is_one_line():
    assert named("a\nGood · 99 / 100") == r"a\nGood · 99 / 100"


@given(st.text())
def test_nothing_that_is_obeyed_is_left_and_any_text_can_be_sent(text):
    shown = visible(text)

    shown.encode()  # raises on what no terminal can be sent
    assert not any((c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" for c in shown)


@given(st.text(alphabet=st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF)))
def test_chinese_stays_as_it_is(text):
    assert visible(text) == text


def test_errors_tell_names_on_one_line():
    assert str(DocumentError("a\n\x1b[2J.pdf", "empty")).startswith(r"a\n\x1b[2J.pdf: ")
    assert str(OutputError("out\n.html", "full")).startswith(r"out\n.html: ")


def test_a_cell_of_a_table_holds_no_command_and_can_be_written():
    assert safe_cell("\x1b]0;x\x07") == r"\x1b]0;x\x07"
    assert safe_cell("=1\udcff") == r"'=1\udcff"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Result:** 40 stayed.", "Result: 40 stayed."),
        ("**Task:** to keep them", "Task: to keep them"),
        ("2 ** 3 and *** and a*b", "2 ** 3 and *** and a*b"),
    ],
)
def test_a_quote_holds_no_signs_of_bold_words(text, shown):
    assert without_marks(text) == shown
