"""Labelled résumés → the model of sections, with its card (``make models``)."""

from __future__ import annotations

import hashlib
import json
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
from opsanalyse.segment.resume import is_dated
from opsanalyse.segment.rows import Row, rows
from opsanalyse.segment.sections import LABELS, MODEL, ROLES
from opsanalyse.train.resumes import document_of, is_headed, load_resumes
from opsanalyse.train.units import matrix
from opsanalyse.types import LANGUAGES

_STRENGTH: Final = {"role": 1.0, "title": 3.0, "line": 1.0}
_BODY: Final = (10.0, 0, "")
_DRESSES: Final = (
    {"name": (20.0, 1, ""), "heading": (13.0, 1, ""), "entry": (10.0, 1, ""), "body": _BODY},
    {"name": (16.0, 0, ""), "heading": (10.0, 1, ""), "entry": (10.0, 1, ""), "body": _BODY},
    {"name": (22.0, 1, ""), "heading": (12.0, 0, ""), "entry": (11.0, 0, ""), "body": _BODY},
    {"name": (10.0, 1, ""), "heading": (10.0, 0, ""), "entry": _BODY, "body": _BODY},
    {
        "name": (18.0, 1, "heading"),
        "heading": (14.0, 1, "heading"),
        "entry": (11.0, 1, ""),
        "body": _BODY,
    },
)
"""Size, boldness and style of a person's name, of headings, of the lines of jobs, and of the rest."""
_TOLD: Final = ("experience", "projects", "education", "volunteering")
_LONGEST_NAME: Final = 40
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


def base(row: dict[str, Any]) -> str:
    """Return the id of the text that a résumé is or was printed from: its prints are no new documents."""
    return str(row.get("of", row["id"]))


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
    """Return a plain text with the look that its lines might have in print: by the hash of its id."""
    style = _DRESSES[int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % len(_DRESSES)]
    lines = []
    told = list(labelled(row))
    for i, (line, role, label) in enumerate(told):
        listed = i + 1 < len(told) and bool(told[i + 1][0].glyph) and not line.glyph
        opens = label in _TOLD and (listed or is_dated(line)) and role != "heading"
        kind = (
            "name"
            if i == 0 and len(line.text) < _LONGEST_NAME
            else "heading"
            if role == "heading"
            else "entry"
            if opens
            else "body"
        )
        size, bold, name = style[kind]
        lines.append([line.start, line.end, 1, None, size, bold, name])
    return {**row, "lines": lines, "media_type": "application/pdf"}


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
    own = np.flatnonzero([not name.startswith("vocabulary") for name in ids])
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
    lines = read_lines(found)
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
