"""What a model is asked in folded tables is what it learnt by the full names of its features."""

import pytest

from opsanalyse import model
from opsanalyse.detect.outcomes.claim_features import clause_features, detail_features
from opsanalyse.detect.outcomes.claims import scene_of
from opsanalyse.detect.outcomes.features import value_features
from opsanalyse.detect.outcomes.judge import VALUE, judge
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.quantities import find_quantities
from opsanalyse.types import Span

TEXTS = [
    ("zh", "通过优化社群活动，两个月内新增用户1.2万，次月留存由31%升到39%"),
    ("es", "Tras rediseñar los correos, en dos meses la retención subió del 31% al 39%"),
    ("en", "I redesigned the emails and within two months retention rose from 31% to 39%"),
]


def learnt(row: Row, lang: str, labels: tuple[str, ...]) -> list[float]:
    """Add up the weights of a row's full names, label by label."""
    stored = model.load("outcomes")
    known = {name: v for name, v in row.spelled(lang).items() if name in stored.index}
    rows = [stored.labels.index(label) for label in labels]
    return [sum(float(stored.coef[i, stored.index[n]]) * v for n, v in known.items()) for i in rows]


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_a_value_is_told_as_it_was_learnt(lang, text):
    scene = scene_of(text, lang, find_quantities(text, lang))
    last = scene.candidates[-1]
    row = value_features(scene, len(scene.candidates) - 1)
    row = row | detail_features(scene, Span(last.start, last.end))
    assert judge(lang).told(row, VALUE) == pytest.approx(learnt(row, lang, VALUE), abs=1e-6)


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_a_clause_is_told_as_it_was_learnt(lang, text):
    scene = scene_of(text, lang, find_quantities(text, lang))
    row = clause_features(scene, len(scene.clauses) - 1)
    expected = learnt(row, lang, ("vague",))
    assert judge(lang).told(row, ("vague",)) == pytest.approx(expected, abs=1e-6)


def test_a_feature_of_both_is_spelled_at_half_for_its_language():
    row = Row({"kind=money": 1.0}, {"kind=money": 1.0, "n=0": 2.0}, {"c:rose": 0.3})
    expected = {"kind=money": 2.0, "en/kind=money": 0.5, "n=0": 2.0, "en/c:rose": 0.3}
    assert row.spelled("en") == expected
