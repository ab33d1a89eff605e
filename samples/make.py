"""Make the binary samples from ``samples/sources``: PDF through Chromium, DOCX by hand.

Run it with ``python samples/make.py`` after a change of a source; it needs a Chromium on the path.
A source's name says what it becomes: ``NAME.docx.md``, ``NAME.pdf.md`` or ``NAME.two-column.md``.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
STYLE = """
@page { size: A4; margin: 14mm 15mm }
body { font: 10.2pt/1.5 "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #1d2430; margin: 0 }
h1 { font-size: 20pt; margin: 0 0 2pt } h2 { font-size: 11.5pt; color: #1f5c57; margin: 12pt 0 3pt;
border-bottom: .6pt solid #b9c9c6 } .entry { display: flex; justify-content: space-between; font-weight: 600; margin-top: 5pt }
.entry span:last-child { font-weight: 400; color: #556 } ul { margin: 2pt 0; padding-left: 13pt } p { margin: 2pt 0 }
main { display: grid; grid-template-columns: 31% 1fr; gap: 9mm } aside { background: #eef3f2; padding: 3mm 4mm }
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def blocks(source: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) for each line: title, heading, entry, bullet, column or text."""
    marks = {"# ": "title", "## ": "heading", "### ": "entry", "- ": "bullet", "::: ": "column"}
    for line in filter(None, source.splitlines()):
        mark = next((m for m in marks if line.startswith(m)), "")
        yield marks.get(mark, "text"), line.removeprefix(mark)


def page(source: str, lang: str) -> str:
    """Return the source as an HTML page, in two columns where it asks for them."""
    shapes = {
        "title": "<h1>{}</h1>",
        "heading": "<h2>{}</h2>",
        "bullet": "<ul><li>{}</ul>",
        "text": "<p>{}</p>",
    }
    body, columns = "", 0
    for kind, text in blocks(source):
        if kind == "column":
            body += "</aside><div>" if columns else "<main><aside>"
            columns += 1
        elif kind == "entry":
            left, _, right = text.rpartition(" | ")
            cells = (html.escape(cell) for cell in (left.replace(" | ", " · "), right))
            body += f'<div class="entry">{"".join(f"<span>{cell}</span>" for cell in cells)}</div>'
        else:
            body += shapes[kind].format(html.escape(text))
    body += "</div></main>" if columns else ""
    return f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><style>{STYLE}</style>{body}</html>'


def paragraph(kind: str, text: str) -> str:
    """Return one paragraph of WordprocessingML; an entry is a row of a table."""
    run = f'<w:r>{"<w:rPr><w:b/></w:rPr>" if kind in ("title", "heading") else ""}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    styles = {"title": "Title", "heading": "Heading1", "bullet": "ListBullet"}
    style = f'<w:pPr><w:pStyle w:val="{styles[kind]}"/></w:pPr>' if kind in styles else ""
    if kind == "entry":
        cells = "".join(
            f"<w:tc><w:p>{run.format(html.escape(c))}</w:p></w:tc>" for c in text.split(" | ")
        )
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    return f"<w:p>{style}{run.format(html.escape(text))}</w:p>"


def write_docx(source: str, path: Path) -> None:
    """Write a DOCX of one part; its times are fixed, so that it is the same every time."""
    body = "".join(paragraph(kind, text) for kind, text in blocks(source) if kind != "column")
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)


def write_pdf(source: str, path: Path, lang: str) -> None:
    """Print the page with Chromium."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None) or sys.exit("no Chromium found")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page(source, lang), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def main() -> None:
    """Make every binary sample."""
    for source in sorted((HERE / "sources").glob("*.md")):
        name, form = source.name.removesuffix(".md").rsplit(".", 1)
        folder = HERE / ("answers" if "interview" in name else "resumes")
        text = source.read_text(encoding="utf-8")
        if form == "docx":
            write_docx(text, folder / f"{name}.docx")
        else:
            write_pdf(text, folder / f"{name}.pdf", name[:2])
        print(folder.name, name, form)


if __name__ == "__main__":
    main()
