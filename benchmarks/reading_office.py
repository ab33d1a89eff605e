"""Paragraphs, tables and boxes → small DOCX, ODT, RTF and HTML files, for tests and benchmarks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_RELATION}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def archive(parts: dict[str, str]) -> bytes:
    """Return a ZIP file of ``parts``."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return target.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return one paragraph of DOCX."""
    inside = f'<w:r>{run and f"<w:rPr>{run}</w:rPr>"}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inside}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of DOCX whose cells are given as body XML."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
        )
        + "</w:tbl>"
    )


def text_box(inside: str) -> str:
    """Return a paragraph with a text box, written twice as Word does."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def docx(
    body: str,
    *,
    parts: dict[str, tuple[str, str]] | None = None,
    styles: str = "",
    numbering: str = "",
) -> bytes:
    """Return a DOCX file. ``parts``: kind (header, footer, footnotes) → (file name, inner XML)."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATION}/{kind}" Target="{name}"/>'
        for n, (kind, (name, _)) in enumerate(parts.items())
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
    }
    if styles:
        files["word/styles.xml"] = f"<w:styles {_NAMESPACES}>{styles}</w:styles>"
    if numbering:
        files["word/numbering.xml"] = f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>"
    for name, inside in parts.values():
        files[f"word/{name}"] = f"<w:part {_NAMESPACES}>{inside}</w:part>"
    return archive(files)


def docx_of(paragraphs: Sequence[str]) -> bytes:
    """Return a DOCX file of plain paragraphs."""
    return docx("".join(paragraph(text) for text in paragraphs))


def odt(body: str, *, styles: str = "") -> bytes:
    """Return an ODT file around body XML."""
    names = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in
                     (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style")))  # fmt: skip
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:document-content {names}>{automatic}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def odt_of(paragraphs: Sequence[str]) -> bytes:
    """Return an ODT file of plain paragraphs."""
    return odt("".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs))


def rtf_of(paragraphs: Sequence[str]) -> bytes:
    """Return an RTF file of plain paragraphs, everything beyond ASCII as \\u escapes."""
    body = "".join(f"{''.join(map(_rtf_character, text))}\\par\n" for text in paragraphs)
    return ("{\\rtf1\\ansi\\uc1{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 " + body + "}").encode("ascii")


def _rtf_character(char: str) -> str:
    if char in "\\{}":
        return "\\" + char
    if char < "\x80":
        return char
    data = char.encode("utf-16-le")
    units = (int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2))
    return "".join(f"\\u{unit - 0x10000 if unit > 0x7FFF else unit}?" for unit in units)


def html_of(paragraphs: Sequence[str]) -> bytes:
    """Return an HTML file of plain paragraphs."""
    return (
        "<!doctype html><html><body>"
        + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        + "</body></html>"
    ).encode()


def pdf(content: str, *, field: str = "") -> bytes:
    """Return a one-page PDF with a content stream in Helvetica, and a filled form field if wanted."""
    appearance = f"/Tx BMC BT /F1 12 Tf 2 5 Td ({field}) Tj ET EMC"
    resources = "/Resources << /Font << /F1 5 0 R >> >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /DR << /Font << /F1 5 0 R >> >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {resources} {'/Annots [6 0 R]' if field else ''} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        font,
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V ({field}) /F 4 /Rect [72 600 300 620] /AP << /N 7 0 R >> /P 3 0 R >>",
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 228 20] {resources} /Length {len(appearance)} >>\nstream\n{appearance}\nendstream",
    ]
    made, offsets = "%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{item}\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{offset:010} 00000 n \n" for offset in offsets
    )
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return made.encode("latin-1")
