"""Columns whose lines were written across the page are read one after the other; rows of tables are not."""

from __future__ import annotations

from reading_office import pdf

from opsanalyse.read import read_bytes

STORY = [
    "Lead of user operations",
    "Cut the churn of new users from nine to four by",
    "writing the letters of the first week anew and by",
    "testing each of them against the one before",
    "Ran the referral scheme that brought us twelve",
    "thousand senders in one year at a third of what",
    "advertisements had cost",
    "Found with support that most refunds came from a",
    "printer that we had recommended",
]
SKILLS = [
    "Skills", "Letters and push", "Forums and groups", "Dashboards in SQL", "Planning",
    "Languages", "English, native", "Spanish, good", "Certificates",
]  # fmt: skip


def page(left: list[tuple[float, str]], right: list[tuple[float, str]], gutter: int) -> bytes:
    """Write the texts at their heights from top to bottom, across the gutter."""
    places = sorted([(y, 60, text) for y, text in left] + [(y, gutter, text) for y, text in right])
    drawn = "".join(f"1 0 0 1 {x} {800 - y:.2f} Tm ({text}) Tj " for y, x, text in places)
    return pdf(f"BT /F1 10 Tf {drawn} ET")


def lines(data: bytes) -> list[str]:
    return [line for line in read_bytes(data, "a.pdf").text.split("\n") if line]


def spaced(texts: list[str], pitch: float) -> list[tuple[float, str]]:
    return [(pitch * number, text) for number, text in enumerate(texts)]


def test_columns_of_one_pitch_are_told_by_lines_that_go_on():
    data = page(spaced(STORY, 14), spaced(SKILLS, 14), 400)

    assert lines(data) == STORY + SKILLS


def test_columns_of_nearly_one_pitch_drift_apart_and_are_no_rows():
    short = [text.partition(" of ")[0] for text in STORY]

    data = page(spaced(short, 14), spaced(SKILLS, 14.25), 400)

    assert lines(data) == short + SKILLS


def test_labels_and_their_values_stay_in_rows():
    labels = ["Name", "Born in", "Lives in", "Phone", "Mail", "Drives", "Speaks", "Plays", "Reads"]

    data = page(spaced(labels, 14), spaced(SKILLS, 14), 200)

    assert lines(data) == [f"{a}\t{b}" for a, b in zip(labels, SKILLS, strict=True)]


def test_a_heading_that_just_ends_at_the_gutter_does_not_close_it():
    data = page([(-30, "x" * 66), *spaced(STORY, 14)], spaced(SKILLS, 15), 394)

    assert lines(data)[1:] == STORY + SKILLS
