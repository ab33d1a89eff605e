"""What was put into a document comes out of it: once, whole and in order."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_office import docx, docx_of, html_of, odt, odt_of, paragraph, rtf_of, table, text_box

from opsanalyse.errors import DocumentError
from opsanalyse.read import from_text, read_bytes
from opsanalyse.segment import segment
from opsanalyse.types import Document

_ALPHABET = st.sampled_from(
    "abcXYZ 0123.,;%-–“”áéíñüÑ¿¡€负责用户运营留存率提升。，！？：（）營運績😀"
)
_TEXT = (
    st.text(_ALPHABET, min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
_TEXTS = st.lists(_TEXT, min_size=1, max_size=6)


def lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("make", "name"),
    [(docx_of, "a.docx"), (odt_of, "a.odt"), (rtf_of, "a.rtf"), (html_of, "a.html")],
    ids=["docx", "odt", "rtf", "html"],
)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=_TEXTS)
def test_text_of_a_generated_file_is_what_was_put_in(make, name, texts):
    document = read_bytes(make(texts), name)

    assert lines(document) == texts
    assert "\n".join(texts) == document.text.replace("\n\n", "\n")


def test_cells_of_a_table_row_are_parted_by_tabs_and_nested_tables_are_kept():
    inner = table([[paragraph("inner a"), paragraph("inner b")]])
    body = table(
        [
            [paragraph("2019"), paragraph("Clerk")],
            [paragraph("2020"), paragraph("Lead") + inner + paragraph("end")],
        ]
    )

    assert lines(read_bytes(docx(body), "t.docx")) == [
        "2019\tClerk",
        "2020",
        "Lead",
        "inner a\tinner b",
        "end",
    ]


def test_a_text_box_written_twice_is_read_once_after_its_paragraph():
    body = paragraph("before") + text_box(paragraph("in the box")) + paragraph("after")

    assert lines(read_bytes(docx(body), "t.docx")) == ["before", "in the box", "after"]


def test_header_comes_first_footer_and_notes_last_and_page_numbers_not_at_all():
    page = "<w:p><w:r><w:t>Page </w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>"
    note = f"<w:footnote w:type='separator'>{paragraph('---')}</w:footnote><w:footnote>{paragraph('a note')}</w:footnote>"
    parts = {
        "header": ("header1.xml", paragraph("Ana Ruiz")),
        "footer": ("footer1.xml", page),
        "footnotes": ("footnotes.xml", note),
    }

    assert lines(read_bytes(docx(paragraph("body"), parts=parts), "t.docx")) == [
        "Ana Ruiz",
        "body",
        "a note",
        "Page",
    ]


@pytest.mark.parametrize("part", ["Index/Document.iwa", "ppt/presentation.xml"])
def test_a_file_of_another_office_is_not_taken_for_an_archive(part: str):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(part, "x")

    with pytest.raises(DocumentError) as refused:
        read_bytes(file.getvalue(), "a.pages")

    assert refused.value.code == "unsupported"


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_footer_of_pages_stays_in_the_text_and_is_no_line_to_judge(form: str):
    told = "Cut the cost of an order by 18% with referral campaigns."
    foot = "Prepared by Talent Partners Ltd, March 2026"
    if form == "docx":
        parts = {"footer": ("footer1.xml", paragraph(foot))}
        data = docx("".join(map(paragraph, ("Experience", "Acme", told))), parts=parts)
    else:
        names = 'xmlns:style="urn:s" xmlns:text="urn:t"'
        page = f"<style:master-page><style:footer><text:p>{foot}</text:p></style:footer></style:master-page>"
        file = io.BytesIO(odt_of(["Experience", "Acme", told]))
        with zipfile.ZipFile(file, "a") as made:
            made.writestr("styles.xml", f"<style:styles {names}>{page}</style:styles>")
        data = file.getvalue()
    document = read_bytes(data, f"a.{form}")

    units = segment(document, kind="resume").units

    assert document.text.endswith(foot)
    judged = [document.text[unit.start : unit.end] for unit in units]
    assert told in judged
    assert foot not in judged


def test_tracked_changes_links_and_content_controls():
    body = (
        "<w:p><w:ins><w:r><w:t>kept </w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('controlled')}</w:sdtContent></w:sdt>"
    )

    assert lines(read_bytes(docx(body), "t.docx")) == ["kept linked", "controlled"]


def test_headings_lists_and_bold_are_told():
    styles = (
        "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='2'><w:basedOn w:val='1'/><w:name w:val='mine'/></w:style>"
    )
    body = (
        paragraph("Experience", "<w:pStyle w:val='2'/>")
        + paragraph("item", "<w:numPr><w:numId w:val='3'/></w:numPr>")
        + paragraph("bold", run="<w:b/>")
    )
    document = read_bytes(docx(body, styles=styles), "t.docx")

    assert [(line.style, line.bold) for line in document.lines] == [
        ("heading", True),
        ("list", False),
        ("", True),
    ]


def test_numbers_that_word_shows_are_part_of_the_text():
    def level(depth: int, form: str, pattern: str) -> str:
        return f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{pattern}'/></w:lvl>"

    def item(text: str, number: int, depth: int = 0) -> str:
        return paragraph(
            text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
        )

    lists = (
        f"<w:abstractNum w:abstractNumId='1'>{level(0, 'decimal', '%1.')}{level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='2'>{level(0, 'chineseCounting', '问题%1：')}</w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='3'>{level(0, 'bullet', '•')}</w:abstractNum>"
        + "".join(f"<w:num w:numId='{n}'><w:abstractNumId w:val='{n}'/></w:num>" for n in (1, 2, 3))
    )
    body = (
        item("one", 1)
        + item("deep", 1, 1)
        + item("deep", 1, 1)
        + item("two", 1)
        + item("为什么", 2)
        + item("怎么做", 2)
        + item("dot", 3)
    )
    document = read_bytes(docx(body, numbering=lists), "t.docx")

    assert lines(document) == [
        "1. one",
        "1.a) deep",
        "1.b) deep",
        "2. two",
        "问题一：为什么",
        "问题二：怎么做",
        "dot",
    ]
    assert {line.style for line in document.lines} == {"list"}


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        ("<w:vanish/>", "vanish"),
        ("<w:sz w:val='2'/>", "tiny"),
        ("<w:color w:val='FFFFFF'/>", "white"),
        ("<w:color w:val='auto' w:themeColor='background1'/>", "white"),
    ],
)
def test_hidden_words_of_docx_are_noted_and_kept_out(run, reason):
    document = read_bytes(
        docx(paragraph("seen") + paragraph("python kubernetes", run=run)), "t.docx"
    )

    assert document.text == "seen"
    assert [(n.code, n.facts["reason"], n.facts["quote"]) for n in document.notes] == [
        ("hidden-text", reason, "python kubernetes")
    ]


def test_white_on_a_dark_cell_is_seen():
    cell = "<w:tcPr><w:shd w:fill='203050'/></w:tcPr>" + paragraph(
        "Skills", run="<w:color w:val='FFFFFF'/>"
    )
    document = read_bytes(docx(table([[cell]])), "t.docx")

    assert document.text == "Skills"
    assert document.notes == ()


def test_odt_frames_spaces_and_changes():
    body = (
        "<text:p>a<text:s text:c='2'/>b<text:tab/>c<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
    )
    document = read_bytes(odt(body), "t.odt")

    assert lines(document) == ["a  b\tc", "boxed", "item"]
    assert document.lines[2].style == "list"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (rb"{\rtf1\ansicpg1252 A\'f1o 12\~%\par}", "Año 12 %"),
        (rb"{\rtf1\ansi{\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'b8\'ba\'d4\'f0\par}", "负责"),
        (rb"{\rtf1\ansicpg936 \'97e\par}", "梕"),
        (rb"{\rtf1\ansi\uc1 \u36127?\u36131?\par}", "负责"),
        (rb"{\rtf1\ansi\uc0 \u36127\u36131\par}", "负责"),
        (
            rb"{\rtf1\ansi{\*\generator Riched;}{\stylesheet{\s1 Heading;}}seen{\v not}{\deleted gone}\par}",
            "seen",
        ),
        (rb"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\line next\par}", "link\nnext"),
        (rb"{\rtf1\trowd\intbl a\cell b\cell\row\pard after\par}", "a\tb\nafter"),
        (rb"{\rtf1 {\pict\bin6 }}{\}x}text\par}", "text"),
    ],
)
def test_rtf(source, expected):
    assert read_bytes(source, "t.rtf").text.replace("\n\n", "\n") == expected


@pytest.mark.parametrize(
    ("source", "expected", "hidden"),
    [
        ("<p>a<br>b</p>", "a\nb", []),
        ("<ul><li>one<li>two</ul>", "one\ntwo", []),
        ("<table><tr><td>a<td>b</table>", "a\tb", []),
        ("<p>x</p><p style='display:none'>y</p>", "x", ["y"]),
        ("<style>.k{color:#fff}</style><p>x</p><p class=k>y</p>", "x", ["y"]),
        ("<div style='background:#123'><p style='color:#fff'>x</p></div>", "x", []),
        ("<p>x<span style='font-size:1px'>y</span></p>", "x", ["y"]),
        ("<p>x</p><p style='position:absolute;left:-9999px'>y</p>", "x", ["y"]),
        ("<p>x</p><script>y</script><!-- z -->", "x", []),
    ],
)
def test_html(source, expected, hidden):
    document = read_bytes(f"<html><body>{source}</body></html>".encode(), "t.html")

    assert document.text.replace("\n\n", "\n") == expected
    assert [note.facts["quote"] for note in document.notes] == hidden


def test_mail_reads_the_attachment_and_not_the_letter():
    import email.message

    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "CV"
    message["Date"] = "Mon, 1 Jun 2026 10:00:00 +0000"
    message.set_content("Please find my CV attached. I doubled everything.")
    letter = read_bytes(message.as_bytes(), "m.eml")
    message.add_attachment(
        docx_of(["Ana", "Cut churn"]),
        maintype="application",
        subtype="octet-stream",
        filename="cv.docx",
    )
    document = read_bytes(message.as_bytes(), "m.eml")

    assert letter.text == "Please find my CV attached. I doubled everything."
    assert lines(document) == ["Ana", "Cut churn"]
    assert [note.code for note in document.notes] == ["attachment-read"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (b" \n\x00", "a.txt", "empty"),
        (b"%PDF-1.7 nothing", "a.pdf", "damaged"),
        (b"PK\x03\x04word/ cut off", "a.docx", "damaged"),
        (b"PK\x03\x04 not really a zip", "a.docx", "damaged"),
        (docx_of(["x"])[:-200], "a.docx", "damaged"),
        (docx(""), "a.docx", "no-text"),
        (b"\x7fELF\x02\x01", "a.out", "unsupported"),
        (bytes(range(1, 27)) * 40, "a.bin", "unsupported"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "a.doc",
            "legacy-doc",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "encrypted",
        ),
    ],
)
def test_refusals_have_their_code(data, name, code, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocumentError) as refused:
        read_bytes(data, name)

    assert (refused.value.name, refused.value.code) == (name, code)


def test_plain_text_keeps_its_characters():
    text = "１２％　提升\r\nﬁrst\u200bline\ufeff\r\n"

    assert from_text(text).text == "１２％　提升\nﬁrstline\n"


def _anchored(left: int, top: int, width: int, height: int, words: str) -> str:
    """Return a run with a text box at a place of the page, in tenths of its width and height."""
    box = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    place = (
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/>'
    )
    start = '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    return f"<w:r>{start}{place}{box}</wp:anchor></w:r>"


def test_text_boxes_of_a_paragraph_are_read_in_the_order_of_the_page():
    """They lie in the file as they were drawn: the name may come last."""
    boxes = (
        _anchored(40, 20, 60, 70, "Experience"),
        _anchored(0, 0, 100, 10, "Name"),
        _anchored(0, 60, 30, 30, "Skills"),
        _anchored(0, 20, 30, 38, "Contact"),
    )

    document = read_bytes(docx(f"<w:p>{''.join(boxes)}</w:p>"), "t.docx")

    assert lines(document) == ["Name", "Contact", "Skills", "Experience"]


def test_what_a_page_sets_beside_each_other_is_parted_by_a_space():
    page = b"""<style>.h{display:flex;justify-content:space-between}</style><div class="h"><b>Tidebook Ltd</b><span>2022.03</span></div>
    <p><b>bold</b><span>er</span></p><div style="display:grid"><span>Ops</span><span>Leeds</span></div>"""

    assert read_bytes(page, "cv.html").text.split("\n\n") == [
        "Tidebook Ltd 2022.03",
        "bolder",
        "Ops Leeds",
    ]
