"""How well and how fast documents are read: `make bench-reading`.

Generated PDFs with known text (character error, word recall, column integrity), the public
résumés beside the checkout (words that poppler's pdftotext finds), and time a page as a ratio to
bare PDFium in the same run. Prints a table; exits 1 when an aim is missed. A number as argument draws other
random two-column pages.
"""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import mean, median

import pypdfium2_raw.bindings as pdfium

sys.path.insert(0, str(Path(__file__).parent))
from reading_files import PEOPLE, cases, printed, random_cases
from reading_office import docx_of

from opsanalyse.errors import DocumentError
from opsanalyse.read import Limits, read, read_bytes
from opsanalyse.read.docx import parse as parse_docx
from opsanalyse.read.pdf import parse as parse_pdf

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "resume_docs"
_CHINESE_BREAK = re.compile("(?<=[\u2e80-\uffef])\\s*\\n\\s*(?=[\u2e80-\uffef])")
_WORD = re.compile(r"[^\W_]+")
_LIMITS = asdict(Limits())
_AIM = 0.01


def squeezed(text: str) -> str:
    """One space for any white space; none for a line end between Chinese characters."""
    plain = unicodedata.normalize("NFKC", text)
    return " ".join(_CHINESE_BREAK.sub("", plain).split())


def distance(a: str, b: str) -> int:
    """Levenshtein's, by Hyyrö's bit vectors: integers of any width do a column at once."""
    if not a:
        return len(b)
    places: dict[str, int] = defaultdict(int)
    for index, char in enumerate(a):
        places[char] |= 1 << index
    full, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    plus, minus, score = full, 0, len(a)
    for char in b:
        equal = places[char] | minus
        diagonal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | ~(diagonal | plus) & full, plus & diagonal
        score += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & full, (down << 1) & full
        plus, minus = down | ~(diagonal | up) & full, up & diagonal
    return score


def words(text: str) -> Counter[str]:
    """Count words, Chinese by the character."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    return Counter(
        piece
        for word in found
        for piece in (list(word) if "\u2e80" < word[0] < "\uffff" else [word])
    )


def recall(truth: str, text: str) -> float:
    """Share of the truth's words that the text holds."""
    wanted = words(truth)
    return sum((wanted & words(text)).values()) / max(1, sum(wanted.values()))


def error(truths: tuple[str, ...], text: str) -> float:
    """Least character error against any accepted truth."""
    return min(distance(squeezed(truth), squeezed(text)) / len(squeezed(truth)) for truth in truths)


def generated() -> tuple[dict[str, bytes], dict[str, float]]:
    """Read and score the printed pages; return them, and the error of each layout and language."""
    made = cases()
    files = printed({case.name: case.page for case in made})
    table: dict[tuple[str, str], tuple[float, float]] = {}
    for case in made:
        if case.name in files:
            text = read_bytes(files[case.name], f"{case.name}.pdf", ocr=False).text
            table[case.layout, case.lang] = (
                error(case.truths, text),
                max(recall(t, text) for t in case.truths),
            )
    print("generated PDFs: character error / word recall")
    for layout in dict.fromkeys(case.layout for case in made):
        cells = [
            f"{lang} {table[layout, lang][0]:6.2%} / {table[layout, lang][1]:6.1%}"
            for lang in PEOPLE
            if (layout, lang) in table
        ]
        print(f"  {layout:12}", "   ".join(cells))
    columns = [
        values[0]
        for (layout, _), values in table.items()
        if layout in {"sidebar", "halves", "interleaved"}
    ]
    print(
        f"  two columns kept apart (error under 3%): {sum(e < 0.03 for e in columns)} of {len(columns)}"
    )
    return files, {" ".join(key): values[0] for key, values in table.items()}


def random_columns(seed: int, count: int = 24) -> dict[str, float]:
    """Read two-column pages of random geometry, drawn anew for each seed; return medians by language."""
    made = random_cases(seed, count)
    files = printed({case.name: case.page for case in made})
    errors: dict[str, list[float]] = defaultdict(list)
    for case in made:
        if case.name in files:
            text = read_bytes(files[case.name], "a.pdf", ocr=False).text
            errors[case.lang].append(error(case.truths, text))
    for lang, found in errors.items():
        print(
            f"random two-column pages (seed {seed}, {lang}): median {median(found):.2%}, worst {max(found):.2%}, under 1%: {sum(e <= _AIM for e in found)} of {len(found)}"
        )
    return {f"random {lang}": median(found) for lang, found in errors.items()}


def public() -> list[Path]:
    """Compare the public résumés with pdftotext; return their paths."""
    paths = sorted(_SHARED.rglob("*.pdf")) if _SHARED.is_dir() else []
    recalls = []
    for path in paths:
        known = subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, check=False
        ).stdout.decode("utf-8", "replace")
        try:
            text = read(path, ocr=False)
        except DocumentError as refused:
            print("  refused:", refused)
            continue
        aside = " ".join(
            str(note.facts.get("quote", "")) * int(note.facts.get("pages", 1))
            for note in text.notes
        )
        recalls.append((recall(known, text.text + " " + aside), path.name))
    if recalls:
        print(f"public résumés: words of pdftotext found, median {median(r for r, _ in recalls):.1%}; lowest:",
              ", ".join(f"{name} {value:.0%}" for value, name in sorted(recalls)[:4]))  # fmt: skip
    return paths


def bare(data: bytes) -> int:
    """Do with PDFium alone what any reader must; return the number of pages."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = pdfium.FPDF_GetPageCount(document)
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        text = pdfium.FPDFText_LoadPage(page)
        characters = pdfium.FPDFText_CountChars(text)
        pdfium.FPDFText_GetText(text, 0, characters, (ctypes.c_ushort * (characters + 1))())
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return count


def best(run: Callable[[], object], times: int = 5) -> float:
    """Least CPU time of several runs, in milliseconds."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        run()
        spent.append(time.process_time() - begun)
    return min(spent) * 1000


def speed(files: dict[str, bytes]) -> float:
    """Print times a page and return the median ratio to bare PDFium."""
    ratios, bare_ms, our_ms = [], [], []
    for name, data in files.items():
        parse_pdf(data, _LIMITS)
        pages = bare(data)
        floor, ours = (
            best(lambda data=data: bare(data)),
            best(lambda data=data: parse_pdf(data, _LIMITS)),
        )
        ratios.append((ours / floor, Path(name).name))
        bare_ms.append(floor / pages)
        our_ms.append(ours / pages)
    middle = median(ratio for ratio, _ in ratios)
    print(
        f"PDF: {mean(our_ms):.1f} ms a page against {mean(bare_ms):.1f} ms of bare PDFium; ratio median {middle:.2f}, worst {', '.join(f'{name} {ratio:.1f}' for ratio, name in sorted(ratios)[-3:])}"
    )
    return middle


def main() -> int:
    """Run everything and judge the aims."""
    files, errors = generated()
    errors |= random_columns(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    paths = public()
    ratio = speed(files | {str(path): path.read_bytes() for path in paths})
    document = docx_of(PEOPLE["en"]["head"] + PEOPLE["en"]["main"] + PEOPLE["en"]["side"])
    word = best(lambda: parse_docx(document, _LIMITS), 20)
    print(f"DOCX: {word:.2f} ms a page")
    through = best(lambda: read_bytes(document, "a.docx"), 20)
    print(f"DOCX through the worker: {through:.2f} ms")
    aims = {
        "character error ≤ 1% in each layout and language": all(e <= _AIM for e in errors.values()),
        "PDF ≤ 4.5 × PDFium": ratio <= 4.5,
        "DOCX < 5 ms": word < 5,
    }
    for aim, met in aims.items():
        print(("met:    " if met else "MISSED: ") + aim)
    return 0 if all(aims.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
