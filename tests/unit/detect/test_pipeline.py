"""The detectors as components of spaCy: the same findings, and span groups for components of others."""

from opsanalyse.detect import detect
from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.types import Unit

TEXT = "Ran e-mail campaigns for 8,000 users.\nRetention rose from 31% to 39% in two months."
UNITS = (Unit(0, 37, lang="en"), Unit(38, len(TEXT), lang="en"))


def test_spacy_finds_what_a_report_finds():
    assert detect(TEXT, UNITS) == run(load_pipeline(), TEXT, UNITS)._.units


def test_findings_stand_in_span_groups_of_words():
    doc = run(load_pipeline(), TEXT, UNITS)

    assert doc.text == TEXT
    assert [q.text for q in doc.spans["quantities"]] == ["8,000", "31%", "39%", "two months"]
    assert [m.text for m in doc.spans["mentions"]]
    assert len(doc.spans["outcomes"]) == 1
