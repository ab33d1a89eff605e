"""Time a cold run, and each step of a warm run as a ratio to the raw cost of reading (``make bench``)."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opsanalyse.types import Document

SAMPLES = Path(__file__).parent.parent / "samples"
PUBLIC = Path(__file__).parent.parent.parent / "shared" / "data" / "resume_docs"
"""Résumés of strangers, where they are at hand; those of one page that hold a page's text are timed."""
FULL = 1000  # characters of a page that is no mere sketch
COLD, WARM, SHORT = 7, 15, 100
PARTS = ("roles", "channels", "flags")


def seconds(call: Callable[[], object], repeats: int) -> float:
    """Return the median time of a call."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def raw_pdf(path: Path) -> int:
    """Read a PDF as pdfium alone does: the floor of every tool."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def cold(*arguments: str) -> float:
    """Time a whole process of the command line."""
    command = [sys.executable, "-m", "opsanalyse", *arguments]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True), COLD)


def rubric(document: Document) -> float:
    """Time the judging of a document that is read, cut and searched, by every criterion of its rubric.

    What is remembered of sentences is forgotten before each round: a new document has others.
    """
    from opsanalyse.analyse import judge_reading, read_through
    from opsanalyse.detect.concepts import bare, find_concepts
    from opsanalyse.detect.profiles import find_fitting, find_named
    from opsanalyse.read import from_text
    from opsanalyse.rubric import load_pack

    pack = load_pack("resume-operations")
    times = []
    for _ in range(WARM + 1):
        for remembered in (bare, find_concepts, find_fitting, find_named):
            remembered.cache_clear()
        reading = read_through(from_text(document.text), "resume")
        start = time.perf_counter()
        for criterion in pack.criteria:
            judge_reading(criterion, reading)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def structure(document: Document) -> float:
    """Time the cutting of a document; what is remembered of cells is forgotten before each round."""
    from opsanalyse.segment import segment
    from opsanalyse.segment.tables import column_role

    times = []
    for _ in range(SHORT + 1):
        column_role.cache_clear()
        start = time.perf_counter()
        segment(document)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def public_pages() -> list[float]:
    """Return the seconds that the structure of each full page of the public résumés takes, the least first."""
    from opsanalyse.read import read

    documents = [read(path, ocr=False) for path in sorted(PUBLIC.rglob("*.pdf"))]
    pages = [one for one in documents if len(one.pages) == 1 and len(one.text) >= FULL]
    return sorted(map(structure, pages))


def outcomes_a_unit(lang: str) -> tuple[float, float]:
    """Return seconds a labelled unit for its quantities and for its outcomes, its part in the story given."""
    from opsanalyse.detect.outcomes import find_outcomes
    from opsanalyse.detect.quantities import find_quantities
    from opsanalyse.detect.roles import judge
    from opsanalyse.resources import shipped
    from opsanalyse.train.corpora import load
    from opsanalyse.types import Unit

    documents = load(shipped("models") / "data", lang, "dev")
    units = [d["text"][unit["start"] : unit["end"]] for d in documents for unit in d["units"]]
    parts = [judge(text, [Unit(0, len(text), lang=lang)])[0] for text in units]
    found = [find_quantities(text, lang) for text in units]
    reading = seconds(lambda: [find_quantities(text, lang) for text in units], WARM)
    telling = seconds(
        lambda: [
            find_outcomes(text, lang, quantities, part)
            for text, quantities, part in zip(units, found, parts, strict=True)
        ],
        WARM,
    )
    return reading / len(units), telling / len(units)


def parts_a_unit(lang: str) -> float:
    """Return seconds a labelled unit for its roles, channels and flags, found document by document."""
    from opsanalyse.detect.pipeline import load_pipeline
    from opsanalyse.resources import shipped
    from opsanalyse.train.corpora import load
    from opsanalyse.train.labelled import document_units

    nlp = load_pipeline()
    cut = [(d["text"], document_units(d)) for d in load(shipped("models") / "data", lang, "dev")]

    def once() -> float:
        took = 0.0
        for text, units in cut:
            doc = nlp.tokenizer.cut(text, units)
            for name, component in nlp.pipeline:
                start = time.perf_counter()
                doc = component(doc)
                took += (time.perf_counter() - start) * (name in PARTS)
        return took

    return statistics.median(once() for _ in range(WARM)) / sum(len(units) for _, units in cut)


def main() -> None:
    """Print the table."""
    from opsanalyse.cli import one_thread

    one_thread()  # as the command line has it
    from opsanalyse.analyse import analyse
    from opsanalyse.garbage import settle
    from opsanalyse.read import read
    from opsanalyse.render import to_html, to_json

    analyse(read(next(SAMPLES.glob("resumes/*.pdf"))))
    settle()  # likewise, once the first document has loaded what there is to load
    print(
        f"cold: python -c pass        {seconds(lambda: subprocess.run([sys.executable, '-c', 'pass'], check=True), COLD) * 1e3:8.0f} ms"
    )
    print(f"cold: opsanalyse --help     {cold('--help') * 1e3:8.0f} ms")
    for lang in ("zh", "es", "en"):
        reading, telling = outcomes_a_unit(lang)
        print(
            f"warm: a unit in {lang}            quantities {reading * 1e3:.3f} ms, outcomes {telling * 1e3:.3f} ms, "
            f"roles, channels and flags {parts_a_unit(lang) * 1e3:.3f} ms"
        )
    for path in sorted(SAMPLES.glob("resumes/*.*")):
        print(f"cold: {path.name:<32}{cold(str(path), '-o', '-') * 1e3:8.0f} ms")
    for path in sorted(SAMPLES.glob("resumes/*.pdf")):
        document = read(path)
        analysis = analyse(document)
        steps = {
            "raw": seconds(lambda path=path: raw_pdf(path), WARM),
            "read": seconds(lambda path=path: read(path), WARM),
            "structure": structure(document),
            "analyse": seconds(lambda document=document: analyse(document), WARM),
            "rubric": rubric(document),
            "html": seconds(lambda analysis=analysis: to_html(analysis, "en"), WARM),
            "json": seconds(lambda analysis=analysis: to_json(analysis), WARM),
        }
        told = "  ".join(
            f"{name} {took * 1e3:.1f} ms ({took / steps['raw']:.1f}×)"
            for name, took in steps.items()
        )
        print(f"warm: {path.name:<32}{len(document.pages)} p.  {told}")
    if pages := public_pages():
        each = ", ".join(f"{took * 1e3:.1f}" for took in pages)
        print(
            f"warm: structure of {len(pages)} public pages  median {statistics.median(pages) * 1e3:.1f} ms ({each})"
        )


if __name__ == "__main__":
    main()
