"""Rows of a batch made from the analyses of ``fixtures``, with failures among them."""

from golden.fixtures import answer_en, hostile, interview_zh, resume_es, unscored
from opsanalyse.errors import DocumentError
from opsanalyse.render import Row, error_row, score_row


def rows() -> list[tuple[Row, str | None]]:
    """Return what a batch hands to the index, in the order of its inputs."""
    attack = '"><script>alert(1)</script>'
    return [
        (
            score_row(
                resume_es(),
                candidate="Lucía Fernández Ortega",
                source="2024/Lucía Fernández Ortega.pdf",
            ),
            "reports/a b#1?.report.html",
        ),
        (
            error_row(
                DocumentError("scan.pdf", "scanned", "3 pages"), candidate="scan", source="scan.pdf"
            ),
            None,
        ),
        (
            score_row(interview_zh(), candidate="王小明", source="面试记录_王小明.docx"),
            "reports/王小明.report.html",
        ),
        (
            score_row(
                answer_en(),
                candidate="=Ann",
                source="answers.csv#07",
                question="How do you keep users coming back?",
            ),
            "reports/ann.report.html",
        ),
        (score_row(unscored(), candidate="Zé", source="ze.txt"), "reports/ze.report.html"),
        (score_row(hostile(), candidate=attack, source=attack), "reports/x.report.html"),
        (
            error_row(DocumentError(attack, "encrypted", attack), candidate=attack, source=attack),
            None,
        ),
    ]
