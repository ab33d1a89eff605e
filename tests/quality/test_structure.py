"""Languages and sentences on public test sets: what was reached once is not lost."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from opsanalyse.train.evaluate_structure import boundaries, golden, languages_told, load
from opsanalyse.train.figures import figure
from opsanalyse.types import LANGUAGES

GOLDEN = yaml.safe_load(Path(__file__).with_name("golden_rules.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lang", "least"), [("zh", 0.99), ("es", 0.97), ("en", 0.86)])
def test_sentences_are_cut_as_in_treebanks(shared: Path, lang: str, least: float):
    documents = [d for d in load(shared / "data/sentences/ud_docs.jsonl") if d["lang"] == lang]
    if lang == "en":
        documents = [d for d in documents if d["treebank"].endswith("EWT")]  # the hard half

    assert figure([boundaries(document) for document in documents]).f1 >= least


def test_every_golden_rule_is_met_or_listed_with_its_reason(shared: Path):
    missed = {
        hashlib.sha256(row["text"].encode()).hexdigest()[:10]
        for row, right in golden(load(shared / "data/sentences/pysbd_golden.jsonl"))
        if not right
    }

    assert missed == set(GOLDEN)


def test_languages_are_told_apart_in_texts_that_training_has_not_seen(shared: Path):
    told = languages_told(shared / "data/language/lingua.jsonl")
    shares = {
        names[1:]: sum(hits) / len(hits) for names, hits in told.items() if names[0] == "unseen"
    }

    assert min(shares["sentences", lang] for lang in LANGUAGES) >= 0.995
    assert min(shares["word-pairs", lang] for lang in LANGUAGES) >= 0.96
    assert shares["sentences", "neighbours"] >= 0.97
