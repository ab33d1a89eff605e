"""Public test sets and our labelled documents → how languages are told, sentences and units cut (``make evaluate``)."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.language import identify
from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.sentences import sentences
from opsanalyse.train import corpora
from opsanalyse.train.figures import Counts, count, figure, line, wilson
from opsanalyse.train.language_sources import is_held_out
from opsanalyse.types import LANGUAGES

SHARED: Final = Path("../shared/data")
DATA: Final = Path("models/data")


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


def golden(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Yield each golden rule and whether it is met: by cutting its text, or by cutting it as a document.

    A document is parted into lines first, and numbers of lists stand outside its units.
    """
    for row in rows:
        wanted = [_plain(sentence) for sentence in row["sents"]]
        cut = [_plain(row["text"][cut.start : cut.end]) for cut in sentences(row["text"])]
        yield row, wanted in (cut, _units(row["text"]))


def _units(text: str) -> list[str]:
    document = from_text(text)
    units = segment(document, kind="answer").units
    return [_plain(document.text[unit.start : unit.end]) for unit in units]


def _plain(text: str) -> str:
    return " ".join(text.split())


def report_sentences(folder: Path) -> Iterator[str]:
    """Yield figures by language and treebank, and how many golden rules are met."""
    groups: dict[str, list[Counts]] = defaultdict(list)
    for document in load(folder / "ud_docs.jsonl"):
        for name in (document["lang"], f"{document['lang']} {document['treebank']}"):
            groups[name].append(boundaries(document))
    for name, counts in sorted(groups.items()):
        yield line(f"sentences {name}", figure(counts))
    outcomes: dict[str, list[bool]] = defaultdict(list)
    for row, right in golden(load(folder / "pysbd_golden.jsonl")):
        outcomes[row["lang"]].append(right)
    for lang, met in sorted(outcomes.items()):
        missed = f", {len(met) - sum(met)} missed (see tests/quality/golden_rules.yml)"
        yield f"golden rules {lang:10} {sum(met)} of {len(met)}{missed if not all(met) else ''}"


def languages_told(path: Path) -> dict[tuple[str, str, str], list[bool]]:
    """Return which texts are told rightly by part, size and language; neighbours, as not ours.

    The model has seen four fifths of the texts in Latin letters; what it has not seen counts.
    """
    groups: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for row in load(path):
        found, ours = identify(row["text"]), row["lang"] in LANGUAGES
        right = found == row["lang"] if ours else found not in LANGUAGES
        part = "unseen" if is_held_out(row["text"]) else "seen"
        for name in (row["lang"],) if ours else ("neighbours", f"not-{row['lang']}"):
            groups[part, row["set"], name].append(right)
    return groups


def report_languages(path: Path) -> Iterator[str]:
    """Yield the share of texts told rightly; of single neighbours, for whole sentences."""
    for (part, size, name), hits in sorted(languages_told(path).items(), reverse=True):
        if size == "sentences" or not name.startswith("not-"):
            low, high = wilson(sum(hits), len(hits))
            share = f"{sum(hits) / len(hits):.4f} [{low:.4f}, {high:.4f}]"
            yield f"language {part:6} {size:12} {name:10} {share}  n {len(hits)}"


def report_units(folder: Path, part: str) -> Iterator[str]:
    """Yield how exactly units are found in our labelled documents, by language and kind."""
    groups: dict[str, list[Counts]] = defaultdict(list)
    for lang in LANGUAGES:
        for row in corpora.load(folder, lang, part):
            structure = segment(from_text(row["text"], row["id"]))
            counts = count(
                ((unit["start"], unit["end"]) for unit in row["units"]),
                ((unit.start, unit.end) for unit in structure.units),
            )
            groups[lang].append(counts)
            groups[f"{lang} {row['kind']}"].append(counts)
    for name, counts_of in sorted(groups.items()):
        yield line(f"units {name} ({part})", figure(counts_of))


def main(shared: Path = SHARED, data: Path = DATA) -> None:
    """Print all figures; say so where test sets are not at hand."""
    if shared.is_dir():
        print(*report_languages(shared / "language" / "lingua.jsonl"), sep="\n")
        print(*report_sentences(shared / "sentences"), sep="\n")
    else:
        print(f"no public test sets at {shared}: languages and sentences are not measured")
    print(*report_units(data, "test"), sep="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
