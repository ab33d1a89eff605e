"""Public files made to break readers: no crash, no hang, no empty success; a quick part runs always."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from survey import LARGEST, READ, SLOWEST, apart, files_under, pdftotext, survey

from opsanalyse.errors import REMEDIES, DocumentError
from opsanalyse.read import read

WHOLE = bool(os.environ.get("OPSANALYSE_HOSTILE"))
KNOWN_WORSE = {
    # Words that the page does not show: "Powered by TCPDF" in letters of one point, text off the page.
    "file_pdfjs_form.pdf", "alphatrans.pdf", "zerowidthline.pdf", "shading_extend.pdf", "basicapi.pdf", "issue2956.pdf",
    "HTMLvOTSLv7.pdf",
    # Right-to-left scripts, which are not analysed.
    "right_to_left_01.pdf", "issue11656.pdf", "habibi-rotated.pdf", "multilang.pdf",
    # Fonts whose codes mean nothing: refused or told in a note, where pdftotext prints the codes.
    "issue16263.pdf", "issue19802.pdf", "issue2017r.pdf",
    # Chinese without a code table: PDFium knows the characters, pdftotext prints bytes.
    "XiaoBiaoSong.pdf",
    # pdftotext cuts words in two, glues them together or reads them backwards; ours are whole.
    "issue-848.pdf", "simple1.pdf", "toy.pdf", "Type3WordSpacing.pdf", "issue13226.pdf", "pdffill-demo.pdf", "issue2948.pdf",
    # Letters scattered by hand, labels without any gap: neither reading is right.
    "bug946506.pdf", "issue7878.pdf", "issue14497.pdf", "issue5801.pdf", "issue11045.pdf", "m_q.pdf",
    # Lists and players that a viewer draws by itself.
    "FormTestFromOo.pdf", "multimedia_annotations.pdf",
}  # fmt: skip


def chosen(shared: Path) -> list[Path]:
    paths = files_under(shared / "data" / "torture_pdf", shared / "data" / "torture_docx")
    return paths if WHOLE else paths[::9]


def test_nothing_crashes_hangs_or_passes_for_empty(shared):
    outcomes, own, workers = apart(chosen(shared))
    if WHOLE:
        print(Counter(outcome.code or "read" for outcome in outcomes).most_common())

    assert {outcome.code for outcome in outcomes} <= {"", *REMEDIES}
    assert [
        outcome.path.name for outcome in outcomes if not outcome.code and not outcome.text.strip()
    ] == []
    assert max(outcome.seconds for outcome in outcomes) < SLOWEST + 1
    assert [
        outcome.path.name
        for outcome in outcomes
        if outcome.code in {"timeout", "memory", "internal"}
    ] == []
    assert workers < LARGEST
    assert own < LARGEST // 2


def test_locked_files_are_named_so_and_open_with_their_password(shared):
    folder = shared / "data" / "torture_pdf"
    known = {"libreoffice-writer-password.pdf": "openpassword", "pr6531_1.pdf": "asdfasdf"}
    for name, password in known.items():
        path = next(folder.rglob(name))
        with pytest.raises(DocumentError) as refused:
            read(path)
        assert refused.value.code == "encrypted"
        assert code_of(path, password) in {"", "no-text", "scanned"}


def code_of(path: Path, password: str) -> str:
    try:
        return "" if read(path, password=password, ocr=False).text else "nothing"
    except DocumentError as refused:
        return refused.code


@pytest.mark.skipif(not WHOLE, reason="runs with `make hostile`")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler's pdftotext")
def test_words_that_pdftotext_finds_are_found(shared):
    shares = {}
    for outcome in survey(files_under(shared / "data" / "torture_pdf")):
        try:
            known = pdftotext(outcome.path)
        except subprocess.TimeoutExpired:
            continue
        if outcome.code != "encrypted" and len(known.strip()) > 50 and words(known):
            wanted, found = words(known), words(outcome.text + outcome.aside)
            shares[outcome.path.name] = sum((wanted & found).values()) / sum(wanted.values())
    worse = {name: round(share, 2) for name, share in sorted(shares.items()) if share < 0.95}
    print(f"{len(shares)} files, median {median(shares.values()):.3f}, under 0.95: {worse}")

    assert median(shares.values()) >= 0.95
    assert set(worse) <= KNOWN_WORSE


def words(text: str) -> Counter[str]:
    """Words in lower case; Chinese, Japanese and Korean by the character."""
    counted: Counter[str] = Counter()
    for word in "".join(
        c if c.isalnum() else " " for c in unicodedata.normalize("NFKC", text)
    ).split():
        counted.update(list(word) if any(c >= "\u3040" for c in word) else [word.lower()])
    return counted


def test_the_quick_part_still_covers_every_type(shared):
    assert {path.suffix[1:].lower() for path in chosen(shared)} >= READ - {"dotx", "docm"}
