"""What RTF's control words mean to a reader of the text: tables for ``rtf.py``."""

from __future__ import annotations

from typing import Final

CHARACTERS: Final = {
    "tab": "\t", "line": "\u2028", "lbr": "\u2028", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "nestcell": "\t",
    "~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip

SILENT: Final = frozenset(
    {"stylesheet", "info", "pict", "object", "objdata", "fldinst", "themedata", "colorschememapping", "listtable",
     "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "datastore", "latentstyles", "bkmkstart", "bkmkend",
     "annotation", "atnid", "atnauthor", "atntime", "atnref", "atndate", "revtbl", "filetbl", "listtext", "pntext",
     "pnseclvl", "sp", "sn", "sv", "nonshppict", "tc", "xe", "txe", "rxe", "template", "passwordhash", "ftnsep",
     "ftnsepc", "aftnsep", "aftnsepc", "background", "nonesttables", "do", "falt", "panose", "fname", "userprops",
     "docvar", "wgrffmtfilter", "mmathPr", "protusertbl", "picprop", "blipuid", "field_data", "datafield",
     "formfield", "ffdeftext", "ffl", "oleclsid", "objclass", "objname"}
)  # fmt: skip
"""Groups whose content is not text of the page."""

VISIBLE: Final = frozenset({"shpinst", "shptxt", "nesttableprops", "fldrslt", "footnote", "ud"})
"""Groups that are read although they are marked as ones an old reader may skip."""

LISTS: Final = frozenset({"listtext", "pntext"})

CODE_PAGES: Final = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""``\\fcharset`` → codec."""

ANSI_PAGES: Final = {
    936: "gb18030",
    950: "big5hkscs",
    932: "cp932",
    949: "cp949",
    10000: "mac_roman",
    65001: "utf-8",
}
"""``\\ansicpg`` → codec, where it is not simply ``cp`` and the number."""
