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


LEAST = {
    "UD_Chinese-GSD": 0.99,
    "UD_Chinese-GSDSimp": 0.99,
    "UD_Chinese-PUD": 0.99,
    "UD_Spanish-GSD": 0.97,
    "UD_Spanish-PUD": 0.97,
    "UD_English-EWT": 0.86,
    "UD_English-PUD": 0.97,
}


@pytest.mark.parametrize("treebank", LEAST)
def test_sentences_are_cut_as_in_each_treebank(shared: Path, treebank: str):
    found = load(shared / "data/sentences/ud_docs.jsonl")
    documents = [document for document in found if document["treebank"] == treebank]

    assert figure([boundaries(document) for document in documents]).f1 >= LEAST[treebank]


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
