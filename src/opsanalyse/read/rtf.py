"""RTF bytes → Draft: one row a paragraph, with tables, fields' results, text boxes and notes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Draft, Leaf, Limits
from opsanalyse.read.flow import Flow, Piece
from opsanalyse.read.rtf_words import ANSI_PAGES, CHARACTERS, CODE_PAGES, LISTS, SILENT, VISIBLE
from opsanalyse.read.sniff import MEDIA_TYPES

_TOKEN: Final = re.compile(
    r"\\(?P<word>[A-Za-z]{1,40})(?P<number>-?[0-9]{1,10})? ?"  # \fs24
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})"  # \'e9
    r"|\\(?P<sign>[^A-Za-z'])"  # \~ \* \{
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|(?P<nothing>[\r\n]+|\\)"
)
_TINY_HALF_POINTS: Final = 6
_DEEPEST: Final = 10_000


@dataclass(frozen=True)
class _State:
    """What holds inside a group."""

    silent: bool = False
    fonts: bool = False
    colours: bool = False
    codec: str = ""
    skip: int = 1
    bold: bool = False
    half_points: int = 24
    colour: int = 0
    vanish: bool = False
    deleted: bool = False
    backed: bool = False
    in_table: bool = False


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:  # noqa: ARG001 - formats share one signature
    """Read the body; headers and footers stand where the file has them."""
    if len(data) > Limits(**limits).inflated:
        raise DocumentError("", "too-large", f"{len(data)} bytes")
    reader = _Reader()
    reader.read(data.decode("latin-1"))
    return Draft(
        MEDIA_TYPES["rtf"],
        tuple(reader.flow.rows),
        (Leaf(1, 0.0, 0.0),),
        tuple(reader.flow.remarks),
    )


class _Reader:
    """One pass over the tokens; bytes wait until a run of them can be decoded together."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._state = _State()
        self._stack: list[_State] = []
        self._ansi = "cp1252"
        self._font = 0
        self._font_codecs: dict[int, str] = {}
        self._white: list[bool] = []
        self._channels = 0
        self._bytes = bytearray()
        self._units: list[int] = []
        self._skip = 0
        self._starred = False
        self._open = False
        self._listed = False
        self._row = self._cell = False

    def read(self, text: str) -> None:
        """Take in a whole file."""
        for token in _tokens(text):
            kind = token.lastgroup
            value = token.group(kind or 0)
            if kind == "number":
                kind, value = "word", token.group("word")
            if kind in {"byte", "text", "word", "sign"} and self._skipped(kind, value):
                continue
            match kind:
                case "brace":
                    self._brace(opens=value == "{")
                case "text":
                    self._literal(token.group("text")[self._eat(token.group("text")) :])
                case "byte":
                    self._literal(chr(int(value, 16)))
                case "word":
                    self._word(value.lower() if value.islower() else value, token.group("number"))
                case "sign":
                    self._sign(value)
                case _:
                    continue
        self._flush()
        self._end_row()

    def _skipped(self, kind: str, value: str) -> bool:
        """After ``\\uN`` come characters for old readers: count them off."""
        if not self._skip or kind == "text":
            return False
        if kind == "word" and value in {"u", "par", "cell", "row", "pard", "uc"}:
            self._skip = 0
            return False
        self._skip -= 1
        return True

    def _eat(self, text: str) -> int:
        eaten = min(self._skip, len(text))
        self._skip -= eaten
        return eaten

    def _brace(self, *, opens: bool) -> None:
        self._flush()
        self._skip, self._starred = 0, False
        if opens:
            if len(self._stack) > _DEEPEST:
                raise DocumentError("", "damaged", "nested too deeply")
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _literal(self, text: str) -> None:
        if self._state.colours:
            for _ in range(text.count(";")):
                # An entry without channels is the automatic colour.
                self._white.append(self._channels == 0xFFFFFF)
                self._channels = 0
        if text and not self._state.silent:
            self._flush_units()
            self._bytes += text.encode("latin-1", "replace")

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._paragraph()
        elif sign in CHARACTERS:
            self._put(CHARACTERS[sign])

    def _word(self, word: str, number: str | None) -> None:
        starred, self._starred = self._starred, False
        value = int(number) if number else None
        if word in SILENT or (starred and word not in VISIBLE):
            self._flush()
            self._listed = self._listed or word in LISTS
            self._state = replace(self._state, silent=True)
        elif word in {"fonttbl", "colortbl"}:
            self._state = replace(
                self._state, silent=True, fonts=word == "fonttbl", colours=word == "colortbl"
            )
        elif self._state.fonts or self._state.colours:
            self._table_word(word, value)
        elif self._state.silent:
            return
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word == "u" and value is not None:
            self._flush_bytes()
            self._units.append(value & 0xFFFF)
            self._skip = self._state.skip
        else:
            self._flush()
            if not self._structure(word):
                self._format(word, value)

    def _table_word(self, word: str, value: int | None) -> None:
        match word:
            case "f":
                self._font = value or 0
            case "fcharset" if value in CODE_PAGES:
                self._font_codecs[self._font] = CODE_PAGES[value]
            case "red" | "green" | "blue":
                self._channels = self._channels << 8 | min(value or 0, 255)
            case _:
                return

    def _structure(self, word: str) -> bool:
        match word:
            case "par" | "sect" | "page" | "nestrow":
                self._paragraph()
            case "cell":
                self._end_cell()
            case "row":
                self._end_row()
            case (
                "header"
                | "headerf"
                | "headerl"
                | "headerr"
                | "footer"
                | "footerf"
                | "footerl"
                | "footerr"
                | "footnote"
                | "shptxt"
            ):
                self._paragraph()
            case _:
                return False
        return True

    def _format(self, word: str, value: int | None) -> None:  # noqa: C901, PLR0912 - one case a control word
        state = self._state
        match word:
            case "ansicpg" if value:
                self._ansi = _codec(ANSI_PAGES.get(value, f"cp{value}"))
            case "mac":
                self._ansi = "mac_roman"
            case "f":
                state = replace(state, codec=self._font_codecs.get(value or 0, ""))
            case "uc":
                state = replace(state, skip=min(max(value or 0, 0), 32))
            case "plain":
                state = replace(
                    state,
                    bold=False,
                    half_points=24,
                    colour=0,
                    vanish=False,
                    deleted=False,
                    backed=False,
                )
            case "pard":
                state = replace(state, in_table=False)
            case "intbl":
                state = replace(state, in_table=True)
            case "b":
                state = replace(state, bold=value != 0)
            case "fs":
                state = replace(state, half_points=value or 24)
            case "v":
                state = replace(state, vanish=value != 0)
            case "deleted":
                state = replace(state, deleted=value != 0)
            case "cf":
                state = replace(state, colour=value or 0)
            case "highlight" | "cb" | "chcbpat" | "cbpat" | "clcbpat" if value:
                state = replace(state, backed=True)
            case "ls" | "pnlvlblt" | "pnlvlbody":
                self._listed = True
            case _:
                return
        self._state = state

    def _put(self, text: str) -> None:
        if not self._state.silent:
            self._flush()
            self._add(text)

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()

    def _flush_bytes(self) -> None:
        if self._bytes:
            text = bytes(self._bytes).decode(self._state.codec or self._ansi, "replace")
            self._bytes.clear()
            self._add(text)

    def _flush_units(self) -> None:
        if self._units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units.clear()
            self._add(raw.decode("utf-16-le", "replace"))

    def _add(self, text: str) -> None:
        if self._state.silent or self._state.deleted:
            return
        self._begin()
        self.flow.add(Piece(text, self._state.bold, self._state.half_points / 2, self._hidden()))

    def _begin(self) -> None:
        if self._open:
            return
        if self._state.in_table:
            self._begin_cell()
        elif self._row:
            self._end_row()
        self.flow.begin()
        self._open = True

    def _begin_cell(self) -> None:
        if not self._row:
            self.flow.begin_row()
            self._row = True
        if not self._cell:
            self.flow.begin_cell()
            self._cell = True

    def _paragraph(self) -> None:
        self._flush()
        if self._open:
            self.flow.end("list" if self._listed else "")
        else:
            self.flow.part()
        self._open = self._listed = False

    def _end_cell(self) -> None:
        self._begin_cell()
        if self._open:
            self._paragraph()
        self.flow.end_cell()
        self._cell = False

    def _end_row(self) -> None:
        if self._open:
            self._paragraph()
        if self._cell:
            self.flow.end_cell()
        if self._row:
            self.flow.end_row()
        self._row = self._cell = False

    def _hidden(self) -> str:
        state = self._state
        if state.vanish:
            return "vanish"
        if state.half_points <= _TINY_HALF_POINTS:
            return "tiny"
        white = state.colour < len(self._white) and self._white[state.colour]
        return "white" if white and not state.backed else ""


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _tokens(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while token := _TOKEN.match(text, position):
        position = token.end()
        if token.group("word") == "bin" and token.group("number"):
            position += max(int(token.group("number")), 0)
        yield token
