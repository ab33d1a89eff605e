"""What a tracked change took out is not read, what it put in is; lists, notes, comments and boxes come once and in order."""

from __future__ import annotations

from reading_office import docx, paragraph, table, text_box

from opsanalyse.read import read_bytes
from opsanalyse.segment import segment
from opsanalyse.types import Document

HEAD = "".join(map(paragraph, ("Ana Ruiz", "Experience", "Acme — Operations lead\t2019 – 2021")))


def lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def read(body: str, **parts: object) -> list[str]:
    return lines(read_bytes(docx(body, **parts), "t.docx"))  # type: ignore[arg-type]


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def deleted(text: str) -> str:
    return f"<w:del w:id='1'><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>"


ENDLESS = "<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>"
"""The end of the paragraph is taken out: it goes on in the next one."""


def test_words_put_in_are_read_and_words_taken_out_are_not():
    body = (
        f"<w:p>{run('Raised sales ')}{deleted('by 90%')}<w:ins w:id='2'>{run('by 8%')}</w:ins>{run(' in a year.')}</w:p>"
        f"<w:p><w:ins><w:del><w:r><w:delText>in and out</w:delText></w:r></w:del></w:ins>{run('stays')}</w:p>"
        f"<w:p><w:moveFrom w:id='9'>{run('moved')}</w:moveFrom></w:p><w:p>{run('between')}</w:p>"
        f"<w:p><w:moveTo w:id='10'>{run('moved')}</w:moveTo></w:p>"
    )

    assert read(body) == ["Raised sales by 8% in a year.", "stays", "between", "moved"]


def test_a_paragraph_whose_end_was_taken_out_goes_on_in_the_next():
    body = (
        f"<w:p>{ENDLESS}{run('Cut costs ')}</w:p><w:p>{run('by 5% in a month.')}</w:p>"
        f"<w:p>{ENDLESS}{deleted('A paragraph that is gone')}</w:p><w:p>{run('The next one stays.')}</w:p>"
        f"<w:p>{ENDLESS}{run('Above a table')}</w:p>{table([[paragraph('cell')]])}"
        f"<w:p>{ENDLESS}{run('At the end')}</w:p>"
    )

    assert read(body) == [
        "Cut costs by 5% in a month.",
        "The next one stays.",
        "Above a table",
        "cell",
        "At the end",
    ]


def test_rows_and_cells_taken_out_are_not_read():
    body = (
        f"<w:tbl><w:tr><w:trPr><w:del w:id='4'/></w:trPr><w:tc>{paragraph('gone row')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins w:id='5'/></w:trPr><w:tc>{paragraph('new row')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:cellDel w:id='6'/></w:tcPr>{paragraph('gone cell')}</w:tc><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
    )

    assert read(body) == ["new row", "cell"]


def test_a_note_that_nothing_refers_to_any_more_and_comments_are_not_read():
    refer = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    body = f"<w:p>{run('Raised sales by 8%')}{refer.format(1)}<w:del>{refer.format(2)}</w:del><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    notes = f"<w:footnote w:id='1'>{paragraph('From the books of 2021')}</w:footnote><w:footnote w:id='2'>{paragraph('gone note')}</w:footnote>"
    parts = {
        "footnotes": ("footnotes.xml", notes),
        "comments": ("comments.xml", f"<w:comment w:id='0'>{paragraph('Is it true?')}</w:comment>"),
    }

    assert read(body, parts=parts) == ["Raised sales by 8%", "From the books of 2021"]


def level(depth: int, form: str, pattern: str) -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{pattern}'/></w:lvl>"


def item(text: str, number: int, depth: int) -> str:
    return paragraph(
        text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
    )


def test_the_numbers_and_letters_of_nested_lists_stand_outside_what_they_number():
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "lowerLetter", "%2)")
        + level(2, "lowerRoman", "%3.")
        + level(3, "bullet", "o")
    )
    numbering = (
        f"<w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    told = [
        ("1. ", "Ran the community", 1, 0),
        ("a) ", "Raised retention from 20% to 31% in a quarter", 1, 1),
        ("i. ", "Called every new member in the first week", 1, 2),
        ("", "Wrote a script for the calls", 1, 3),
        ("ii. ", "Sent each of them a welcome box", 1, 2),
        ("b) ", "Cut the tickets by a third", 1, 1),
        ("5. ", "Met three hundred people", 2, 0),
    ]
    document = read_bytes(
        docx(HEAD + "".join(item(*one[1:]) for one in told), numbering=numbering), "t.docx"
    )

    units = segment(document, kind="resume").units

    assert lines(document)[3:] == [number + text for number, text, *_ in told]
    assert [document.text[u.start : u.end] for u in units] == [text for _, text, *_ in told]


def test_tables_in_tables_and_boxes_in_cells_and_boxes_are_read_once_and_in_order():
    deepest = table([[paragraph("a"), paragraph("b")], [paragraph("c"), paragraph("d")]])
    body = (
        table(
            [
                [
                    paragraph("left") + text_box(paragraph("boxed")) + deepest + paragraph("below"),
                    paragraph("right"),
                ]
            ]
        )
        + paragraph("before")
        + text_box(paragraph("outer") + text_box(paragraph("inner")))
        + paragraph("after")
    )

    assert read(body) == [
        *("left", "boxed", "a\tb", "c\td", "below", "right"),
        *("before", "outer", "inner", "after"),
    ]
