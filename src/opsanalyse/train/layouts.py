"""Labelled résumés as text → the same résumés printed as PDF or DOCX in many layouts and read again.

Sections keep their labels; their lines get the look and the order that reading gives them. It needs
a Chromium on the path: ``python -m opsanalyse.train.layouts models/data``.
"""

from __future__ import annotations

import hashlib
import html
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opsanalyse.read import read
from opsanalyse.segment.dates import find_dates
from opsanalyse.segment.resume import TOLD
from opsanalyse.segment.rows import GLYPH
from opsanalyse.train.resumes import is_headed, label_at, packed, sections_alone, write
from opsanalyse.types import LANGUAGES, Document

_CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
_ASIDE: Final = frozenset(
    {"contact", "skills", "languages", "interests", "certifications", "references", "awards"}
)
_PAGE: Final = (
    '@page{size:A4;margin:14mm} body{font:10pt/1.45 "Noto Sans","Noto Sans CJK SC",sans-serif;margin:0}'
    "p,h1,h2{margin:0 0 1pt;white-space:pre-wrap;tab-size:24} section{margin-bottom:7pt} h1{font-size:19pt}"
)
_ENTRIES: Final = (
    ".entry{}",
    ".entry{font-weight:600;margin-top:6pt}",
    ".entry{font-weight:600;font-size:11pt;margin-top:4pt}",
    ".entry{margin-top:8pt}",
    "p{margin-bottom:6pt}",
)
"""How the lines of jobs and degrees stand out: not, bold, larger, by a gap; or a gap stands everywhere."""
_COLUMNS: Final = "main{display:grid;grid-template-columns:32% 1fr;gap:8mm}"
_STYLES: Final = {
    "ruled": "h2{font-size:13pt;border-bottom:.6pt solid #999}",
    "bold": "h2{font-size:10pt}",
    "capitals": "h2{font-size:9.5pt;font-weight:400;text-transform:uppercase;letter-spacing:1.2pt}",
    "pale": "h2{font-size:12.5pt;font-weight:400;color:#567}",
    "serif": 'body{font-family:"Noto Serif","Noto Serif CJK SC",serif} h2{font-size:11.5pt;text-align:center}',
    "sidebar": _COLUMNS + "h2{font-size:11pt;color:#154}",
    "right": _COLUMNS.replace("32% 1fr", "1fr 30%") + "h2{font-size:10pt;text-transform:uppercase}",
    "margin": "section{display:grid;grid-template-columns:26% 1fr;gap:5mm} h2{font-size:10pt}",
}
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_WORDS: Final = {"docx-style": ('<w:pStyle w:val="Heading1"/>', ""), "docx-bold": ("", "<w:b/>")}
_LONGEST_NAME: Final = 40
_MOVED: Final = 0.1  # share of letters that stand in another section than they did
_TORN: Final = 1.4  # runs of lines for each section, from which columns were read across
LAYOUTS: Final = (*_STYLES, *_WORDS)


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled section: its heading if it has one, and its other lines."""

    label: str
    heading: str
    lines: tuple[str, ...]


def parts(row: dict[str, Any]) -> list[Part]:
    """Return the labelled sections of a résumé in order."""
    out: list[Part] = []
    for section in row["sections"]:
        lines = [
            line for line in row["text"][section["start"] : section["end"]].split("\n") if line
        ]
        headed = is_headed(lines, section["label"], is_first=not out)
        out.append(
            Part(
                section["label"], lines[0] if headed else "", tuple(lines[1:] if headed else lines)
            )
        )
    return out


def page(found: Sequence[Part], lang: str, layout: str) -> str:
    """Return the résumé as an HTML page in one of the layouts."""
    body = [_section(part, is_first=i == 0) for i, part in enumerate(found)]
    if layout in ("sidebar", "right"):
        lead, rest = body[0], list(zip(found[1:], body[1:], strict=True))
        aside = "".join(text for part, text in rest if part.label in _ASIDE)
        main = "".join(text for part, text in rest if part.label not in _ASIDE)
        columns = (aside, main) if layout == "sidebar" else (main, aside)
        body = [lead, f"<main>{''.join(f'<div>{column}</div>' for column in columns)}</main>"]
    entries = _ENTRIES[sum(map(ord, found[0].lines[0])) % len(_ENTRIES)] if found[0].lines else ""
    style = f"{_PAGE}{_STYLES[layout]}{entries}"
    return f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><style>{style}</style>{"".join(body)}'


def _section(part: Part, *, is_first: bool) -> str:
    lines = [
        f'<p class="{_kind(part, i)}">{html.escape(line)}</p>' for i, line in enumerate(part.lines)
    ]
    if is_first and lines and len(part.lines[0]) < _LONGEST_NAME:
        lines[0] = f"<h1>{html.escape(part.lines[0])}</h1>"
    return f"<section><h2>{html.escape(part.heading)}</h2><div>{''.join(lines)}</div></section>"


def _kind(part: Part, i: int) -> str:
    """Return ``entry`` for a line that opens a job or degree: dated, or with a list under it."""
    line, after = part.lines[i], part.lines[i + 1 : i + 2]
    listed = any(GLYPH.match(following) for following in after)
    opens = part.label in TOLD and not GLYPH.match(line) and (listed or find_dates(line))
    return "entry" if opens else ""


def print_pdf(source: str, path: Path) -> None:
    """Print a page with Chromium."""
    browser = next(filter(None, map(shutil.which, _CHROMIUM)), None) or sys.exit(
        "no Chromium found"
    )
    file = path.with_suffix(".html")
    file.write_text(source, encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={path.parent}/profile", f"--print-to-pdf={path}", file.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def write_docx(found: Sequence[Part], path: Path, layout: str) -> None:
    """Write a DOCX whose headings are told by their style, or by bold letters alone."""
    style, run = _WORDS[layout]
    texts = []
    for part in found:
        texts += [_paragraph(part.heading, style, run)] if part.heading else []
        texts += [
            _paragraph(line, "", "<w:b/>" if _kind(part, i) else "")
            for i, line in enumerate(part.lines)
        ]
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{"".join(texts)}</w:body></w:document>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def _paragraph(text: str, style: str, run: str) -> str:
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{html.escape(piece)}</w:t>' for piece in text.split("\t")
    )
    return f"<w:p><w:pPr>{style}</w:pPr><w:r><w:rPr>{run}</w:rPr>{pieces}</w:r></w:p>"


def printed(row: dict[str, Any], layout: str, folder: Path) -> dict[str, Any]:
    """Print a labelled résumé, read it again, and give its lines the labels of their words."""
    found = parts(row)
    path = folder / f"page.{'docx' if layout in _WORDS else 'pdf'}"
    if layout in _WORDS:
        write_docx(found, path, layout)
    else:
        print_pdf(page(found, row["lang"], layout), path)
    document = read(path)
    return {
        "id": f"{row['id']}-{layout}",
        "of": row["id"],
        "lang": row["lang"],
        "kind": "resume",
        "layout": layout,
        "media_type": document.media_type,
        "text": document.text,
        "lines": [packed(line) for line in document.lines],
        "sections": list(_sections(row, document)),
    }


def _sections(row: dict[str, Any], document: Document) -> Iterator[dict[str, Any]]:
    """Yield runs of read lines that stand in one labelled section."""
    places = _places(row)
    label, start, end = "", 0, 0
    for line in document.lines:
        own = _home(_bare(document.text[line.start : line.end]), places, label) or label
        if own != label and label:
            yield {"start": start, "end": end, "label": label}
        if own != label:
            label, start = own, line.start
        end = line.end
    yield {"start": start, "end": end, "label": label}


def _home(bare: str, places: Sequence[tuple[str, str]], before: str) -> str:
    """Return the label of the line that a read line is, begins with, or is a part of.

    A part that stands in several of them goes with the line ``before`` it.
    """
    whole = [(len(words), label) for words, label in places if words and bare.startswith(words)]
    within = [label for words, label in places if bare and bare in words]
    if whole:
        return max(whole)[1]
    return before if before in within else next(iter(within), "")


def _places(row: dict[str, Any]) -> list[tuple[str, str]]:
    out, position = [], 0
    for line in row["text"].split("\n"):
        out.append((_bare(line), label_at(row["sections"], position)))
        position += len(line) + 1
    return out


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def is_kept(row: dict[str, Any], copy: dict[str, Any]) -> bool:
    """Tell whether a print was read in an order that keeps its sections whole and their lines apart."""
    wanted, got = _lengths(row), _lengths(copy)
    moved = sum(abs(wanted[label] - got[label]) for label in wanted | got)
    whole = len(copy["sections"]) <= _TORN * len(row["sections"])
    return whole and moved < _MOVED * wanted.total()


def _lengths(row: dict[str, Any]) -> Counter[str]:
    lengths: Counter[str] = Counter()
    for section in row["sections"]:
        words = row["text"][section["start"] : section["end"]]
        lengths[section["label"]] += sum(char.isalnum() for char in words)
    return lengths


def layout_of(row: dict[str, Any]) -> str:
    """Return the layout that a résumé is printed in: one each, by the hash of its id."""
    return LAYOUTS[int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % len(LAYOUTS)]


def main(root: Path) -> None:
    """Print each résumé that has sections alone once, and keep it beside its text."""
    for lang in LANGUAGES:
        texts = [row for row in sections_alone(root, lang) if "of" not in row]
        with tempfile.TemporaryDirectory() as folder:
            made = [printed(row, layout_of(row), Path(folder)) for row in texts]
        kept = [copy for row, copy in zip(texts, made, strict=True) if is_kept(row, copy)]
        write([*texts, *kept], root / f"sections.{lang}.jsonl")
        print(lang, len(kept), "printed,", len(made) - len(kept), "with their columns read as one")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
