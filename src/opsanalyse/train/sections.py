"""Labelled résumés → the model of sections, with its card (``make models``)."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from opsanalyse.read import from_text
from opsanalyse.resources import shipped
from opsanalyse.segment.lines import line_features
from opsanalyse.segment.resume import TOLD, is_dated
from opsanalyse.segment.rows import Row, rows
from opsanalyse.segment.sections import LABELS, MODEL, ROLES
from opsanalyse.train.resumes import document_of, is_headed, kin_of, load_resumes
from opsanalyse.train.units import matrix
from opsanalyse.types import LANGUAGES

_STRENGTH: Final = {"role": 1.0, "title": 3.0, "line": 1.0}
_BODY: Final = (10.0, 0, "")
_BOLD: Final = (10.0, 1, "")
_DRESSES: Final = tuple(
    {"name": name, "heading": heading, "entry": entry, "strong": strong, "body": _BODY}
    for name, heading, entry, strong in (
        ((20.0, 1, ""), (13.0, 1, ""), _BOLD, _BOLD),
        ((16.0, 0, ""), _BOLD, _BOLD, _BODY),
        ((22.0, 1, ""), (12.0, 0, ""), (11.0, 0, ""), (11.0, 0, "")),
        (_BOLD, _BODY, _BODY, _BODY),
        ((18.0, 1, "heading"), (14.0, 1, "heading"), (11.0, 1, ""), _BOLD),
        ((14.0, 0, ""), _BODY, _BODY, _BODY),
        ((20.0, 1, ""), (13.0, 0, ""), (13.0, 0, ""), _BOLD),
    )
)
"""Size, boldness and style of a person's name, of headings, of the lines of jobs, of strong words, of the rest."""
_GAPS: Final = (
    frozenset({"heading"}),
    frozenset({"heading", "entry"}),
    frozenset({"heading", "entry", "strong"}),
    frozenset[str](),
    frozenset({"heading", "entry", "strong", "body"}),
)
"""What an empty line stands above."""
_LONGEST_NAME: Final = 40
_ROUNDS: Final = 3  # how often each section of the practice is used
_SECTIONS: Final = 7  # of the practice in one résumé
_RARE: Final = 2
_FOLDS: Final = 5
_SMALL: Final = 0.01
_SEED: Final = 20261123


@dataclass
class Lines:
    """Lines with their features: the document, what they are to their section, and its label."""

    features: list[dict[str, float]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, features: dict[str, float], document: str, role: str, label: str) -> None:
        """Add one line."""
        self.features.append(features)
        self.documents.append(document)
        self.roles.append(role)
        self.labels.append(label)


@dataclass(frozen=True, slots=True)
class Fit:
    """One regression for roles, one for what headings name, one for content."""

    role: LogisticRegression
    title: LogisticRegression
    line: LogisticRegression


def resumes(parts: Sequence[str], root: Path) -> list[dict[str, Any]]:
    """Return the labelled résumés of some parts, all languages."""
    return [row for lang in LANGUAGES for part in parts for row in load_resumes(root, lang, part)]


def practice(root: Path) -> list[dict[str, Any]]:
    """Return made-up résumés of short sections that were written to show many titles and contents.

    Each begins with a person; every section stands in some of them, in another order each time.
    """
    lines = (root / MODEL / "practice.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    chance = random.Random(_SEED)  # noqa: S311  a shuffle that is the same every time
    out = []
    for lang, number in itertools.product(LANGUAGES, range(_ROUNDS)):
        people = [r for r in rows if r["lang"] == lang and _is_person(r)]
        rest = [r for r in rows if r["lang"] == lang and not _is_person(r)]
        chance.shuffle(rest)
        for i in range(0, len(rest), _SECTIONS):
            parts = [people[(i // _SECTIONS + number) % len(people)], *rest[i : i + _SECTIONS]]
            out.append(_joined(parts, f"practice {lang} {number} {i}", lang))
    return out


def _is_person(row: dict[str, Any]) -> bool:
    return bool(row["label"] == "contact" and not row["heading"])


def _joined(parts: Sequence[dict[str, Any]], name: str, lang: str) -> dict[str, Any]:
    """Join sections into one text."""
    text = ""
    sections = []
    for part in parts:
        lines = [part["heading"], *part["lines"]] if part["heading"] else part["lines"]
        start = len(text) + bool(text)
        text += ("\n" if text else "") + "\n".join(lines)
        sections.append({"start": start, "end": len(text), "label": part["label"]})
    return {"id": name, "lang": lang, "kind": "resume", "text": text, "sections": sections}


def base(row: dict[str, Any]) -> str:
    """Return the name of the text that a résumé is, was printed or translated from: copies are no new documents."""
    return kin_of(row) if "layout" in row else str(row["id"])


def labelled(row: dict[str, Any]) -> Iterator[tuple[Row, str, str]]:
    """Yield each line of a résumé with its role and the label of its section."""
    before = None
    for line in rows(document_of(row)):
        section = next((s for s in row["sections"] if s["start"] <= line.start < s["end"]), None)
        if section is None:
            continue
        role = "inside" if section is before else _opening(row, section, is_first=before is None)
        yield line, role, section["label"]
        before = section


def _opening(row: dict[str, Any], section: dict[str, Any], *, is_first: bool) -> str:
    lines = [line for line in row["text"][section["start"] : section["end"]].split("\n") if line]
    return "heading" if is_headed(lines, section["label"], is_first=is_first) else "begins"


def read_lines(found: Sequence[dict[str, Any]], *, dress: bool = True) -> Lines:
    """Turn labelled résumés into lines with features; plain texts a second time, dressed."""
    out = Lines()
    copies = [dressed(row) for row in found if dress and "lines" not in row]
    for row in (*found, *copies):
        told = list(labelled(row))
        features = line_features([line for line, _, _ in told])
        for one, (_, role, label) in zip(features, told, strict=True):
            out.add(one, base(row), role, label)
    return out


def dressed(row: dict[str, Any]) -> dict[str, Any]:
    """Return a plain text with the look and the gaps that its lines might have in print: by its hash."""
    number = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16)
    style, gaps = _DRESSES[number % len(_DRESSES)], _GAPS[number // 7 % len(_GAPS)]
    parts = list(_kinds(list(labelled(row))))
    texts: list[str] = []
    lines: list[list[Any]] = []
    sections: list[dict[str, Any]] = []
    place = 0
    for line, role, label, kind in parts:
        if texts:
            texts.append("\n\n" if kind in gaps else "\n")
        place = sum(map(len, texts))
        end = place + len(line.text)
        texts.append(line.text)
        lines.append([place, end, 1, None, *style[kind]])
        if role == "inside" and sections:
            sections[-1]["end"] = end
        else:
            sections.append({"start": place, "end": end, "label": label})
    return {
        **row,
        "text": "".join(texts),
        "sections": sections,
        "lines": lines,
        "media_type": "application/pdf",
    }


def _kinds(told: Sequence[tuple[Row, str, str]]) -> Iterator[tuple[Row, str, str, str]]:
    """Yield each line with what it would be in print: name, heading, entry, strong, body."""
    for i, (line, role, label) in enumerate(told):
        short = len(line.text) < _LONGEST_NAME
        listed = i + 1 < len(told) and bool(told[i + 1][0].glyph) and not line.glyph
        opens = label in TOLD and (listed or is_dated(line))
        # Names of tools, prizes and people are bold here and there.
        strong = label not in TOLD and short and not line.glyph and i % 3 == 0
        kind = (
            "heading" if role == "heading" else "entry" if opens else "strong" if strong else "body"
        )
        yield line, role, label, "name" if i == 0 and short else kind


def add_vocabulary(lines: Lines) -> None:
    """Add each heading of the vocabulary as a line by itself: no neighbour, no look is told of it."""
    path = shipped("rubrics") / "vocabulary" / "headings.yml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    for label, by_language in table.items():
        for title in (title for each in by_language.values() for title in each):
            one = line_features(rows(from_text(title)))[0]
            words = {name: value for name, value in one.items() if name[:2] in ("w:", "s:")}
            lines.add(words, f"vocabulary {label}", "heading", label)
            lines.add(words | {f"title={label}": 1.0}, f"vocabulary {label}", "heading", label)


def vocabulary(lines: Lines) -> dict[str, int]:
    """Return the features that enough lines have, numbered in alphabetical order."""
    counts = Counter(name for row in lines.features for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _RARE))}


def fit(x: Any, lines: Lines, chosen: Any) -> Fit:
    """Fit the three regressions on the ``chosen`` lines."""
    roles = np.array([ROLES.index(role) for role in lines.roles])
    labels = np.array([LABELS.index(label) for label in lines.labels])
    told = np.array([not name.startswith("vocabulary") for name in lines.documents])
    titles, whole = chosen & (roles == 0), chosen & told
    content = whole & (roles > 0)
    return Fit(
        _regression("role").fit(x[whole], roles[whole]),
        _regression("title").fit(x[titles], labels[titles]),
        _regression("line").fit(x[content], labels[content]),
    )


def _regression(name: str) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH[name], max_iter=3000, random_state=_SEED)


def margins(fitted: Fit, x: Any) -> Any:
    """Return what the model says of each row: roles, titles, lines; shape (rows, labels)."""
    three = (fitted.role, fitted.title, fitted.line)
    return np.hstack([one.decision_function(x) for one in three])


def priors(lines: Lines) -> Any:
    """Return the log of each section's share of content, at the places of ``line:X``; else 0."""
    pairs = zip(lines.roles, lines.labels, strict=True)
    counts = Counter(label for role, label in pairs if role != "heading")
    shares = np.array([counts[label] for label in LABELS]) / counts.total()
    return np.concatenate([np.zeros(len(ROLES) + len(LABELS)), np.log(shares)])


def held_out(lines: Lines) -> Any:
    """Return margins of each line by models that have not seen its document."""
    x = matrix(lines.features, vocabulary(lines))
    out = np.zeros((len(lines.features), len(ROLES) + 2 * len(LABELS)))
    ids = np.array(lines.documents)
    own = np.flatnonzero([not name.startswith(("vocabulary", "practice")) for name in ids])
    for _, test in GroupKFold(_FOLDS).split(own, groups=ids[own]):
        chosen = np.ones(len(ids), dtype=bool)
        chosen[own[test]] = False
        out[own[test]] = margins(fit(x, lines, chosen), x[own[test]])
    return out


def arrays(lines: Lines) -> dict[str, Any]:
    """Fit on all lines and return the arrays to save."""
    index = vocabulary(lines)
    fitted = fit(matrix(lines.features, index), lines, np.ones(len(lines.labels), dtype=bool))
    three = (fitted.role, fitted.title, fitted.line)
    coef = np.vstack([one.coef_ for one in three])
    kept = np.flatnonzero(np.abs(coef).max(axis=0) > _SMALL)
    names = sorted(index, key=index.__getitem__)
    labels = [*ROLES, *(f"{kind}:{label}" for kind in ("title", "line") for label in LABELS)]
    size = len(labels)
    return {
        "labels": np.array("\n".join(labels)),
        "features": np.array("\n".join(names[k].replace("\n", " ") for k in kept)),
        "coef": coef[:, kept].astype(np.float16),
        "intercept": np.concatenate([one.intercept_ for one in three]),
        "slope": np.ones(size),
        "offset": priors(lines),
        "threshold": np.full(size, 0.5),
    }


def main(root: Path = Path("models")) -> None:
    """Train on the train and dev parts and write ``models/sections``."""
    found = resumes(("train", "dev"), root / "data")
    lines = read_lines([*found, *practice(root)])
    add_vocabulary(lines)
    made = arrays(lines)
    folder = root / MODEL
    folder.mkdir(exist_ok=True)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **made)
    corpus = json.dumps(found, ensure_ascii=False, sort_keys=True)
    card = {
        "name": MODEL,
        "what": "tells headings of résumés, the section that each names, and the section of each line's content",
        "data": {
            "documents": {lang: sum(row["lang"] == lang for row in found) for lang in LANGUAGES},
            "lines": len(lines.labels),
            "sha256": hashlib.sha256(corpus.encode()).hexdigest(),
        },
        "features": int(made["coef"].shape[1]),
        "rebuild": "make models",
    }
    text = json.dumps(card, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "card.json").write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
