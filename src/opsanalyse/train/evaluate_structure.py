"""Public test sets beside the checkout → how languages are told and sentences cut (``make evaluate``)."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.language import identify
from opsanalyse.segment.sentences import sentences
from opsanalyse.train.figures import Counts, count, figure, line
from opsanalyse.types import LANGUAGES

SHARED: Final = Path("../shared/data")


def load(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(row) for row in path.read_text(encoding="utf-8").split("\n") if row]


def boundaries(document: Mapping[str, Any]) -> Counts:
    """Compare the ends of sentences in a document of a treebank; the end of a paragraph counts for nothing."""
    wanted, found = [], []
    for number, paragraph in enumerate(_paragraphs(document["sents"])):
        text, ends = _joined(paragraph, "" if document["lang"] == "zh" else " ")
        wanted += [(number, end) for end in ends[:-1]]
        cuts = sentences(text, semicolons=False)  # treebanks do not cut there
        found += [(number, cut.end) for cut in cuts if cut.end < len(text)]
    return count(wanted, found)


def _paragraphs(rows: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for row in rows:
        if row["newpar"] and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(row["t"])
    if paragraph:
        yield paragraph


def _joined(parts: Iterable[str], space: str) -> tuple[str, list[int]]:
    text, ends = "", []
    for part in parts:
        text += (space if text else "") + part
        ends.append(len(text))
    return text, ends


def golden(
    rows: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[Mapping[str, Any], list[str], bool]]:
    """Yield each golden rule with the sentences found and whether they are the wanted ones."""
    for row in rows:
        text = row["text"]
        found = [text[cut.start : cut.end] for cut in sentences(text)]
        yield row, found, [_plain(s) for s in found] == [_plain(s) for s in row["sents"]]


def _plain(text: str) -> str:
    return " ".join(text.split())


def report_sentences(folder: Path) -> Iterator[str]:
    """Yield figures by language and treebank, and the golden rules that fail."""
    groups: dict[str, list[Counts]] = defaultdict(list)
    for document in load(folder / "ud_docs.jsonl"):
        for name in (document["lang"], f"{document['lang']} {document['treebank']}"):
            groups[name].append(boundaries(document))
    for name, counts in sorted(groups.items()):
        yield line(f"sentences {name}", figure(counts))
    outcomes = list(golden(load(folder / "pysbd_golden.jsonl")))
    passed = Counter(row["lang"] for row, _, right in outcomes if right)
    for lang, whole in sorted(Counter(row["lang"] for row, _, _ in outcomes).items()):
        yield f"golden rules {lang:10} {passed[lang]} of {whole}"


def report_languages(path: Path) -> Iterator[str]:
    """Yield the share of texts told rightly, by size and language; of neighbours, as not ours."""
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in load(path):
        found, ours = identify(row["text"]), row["lang"] in LANGUAGES
        right = found == row["lang"] if ours else found not in LANGUAGES
        groups[row["set"], row["lang"] if ours else "neighbours"].append(right)
    for (size, lang), hits in sorted(groups.items()):
        yield f"language {size:13} {lang:10} {sum(hits) / len(hits):.4f}  n {len(hits)}"


def main(shared: Path = SHARED) -> None:
    """Print all figures; say so where the test sets are not at hand."""
    if not shared.is_dir():
        print(f"no public test sets at {shared}: nothing to measure")
        return
    for text in (
        *report_languages(shared / "language" / "lingua.jsonl"),
        *report_sentences(shared / "sentences"),
    ):
        print(text)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
