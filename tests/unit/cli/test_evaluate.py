"""What someone meets who measures the detectors on labels of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from opsanalyse.cli import main

TEXT = "Traje 300 usuarios con Google Ads. <b>Hola</b> a todos."
DOCUMENT = {
    "id": "es-1",
    "lang": "es",
    "kind": "answer",
    "question": None,
    "text": TEXT,
    "sections": [],
    "units": [
        {"start": 0, "end": 34, "roles": ["solution", "effect"], "channels": ["search_ads"]},
        {"start": 35, "end": len(TEXT), "roles": [], "channels": ["seo"]},
    ],
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def written(path: Path, *rows: Any) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    return written(tmp_path / "mine.jsonl", DOCUMENT)


def figures(file: Path, label: str) -> dict[str, Any]:
    made = json.loads(run(file, "--format", "json", "-q").stdout)
    figures: dict[str, Any] = made["groups"][0]["figures"]
    return figures[label]


def test_precision_recall_and_counts_are_those_of_the_labels(labelled: Path):
    channels = figures(labelled, "channels")

    assert (channels["labelled"], channels["found"]) == (2, 1)
    assert (channels["precision"]["value"], channels["recall"]["value"]) == (1.0, 0.5)
    assert channels["f1"]["value"] == pytest.approx(0.6667)


def test_what_was_missed_is_told_with_its_words_and_place(labelled: Path):
    made = json.loads(run(labelled, "--format", "json", "-q").stdout)

    (missed,) = [one for one in made["disagreements"] if one["label"] == "channel seo"]
    assert missed["missed"] is True
    assert (missed["text"], missed["start"], missed["line"]) == ("<b>Hola</b> a todos.", 35, 1)


def test_a_label_that_the_file_does_not_hold_is_not_measured(labelled: Path):
    made = json.loads(run(labelled, "--format", "json", "-q").stdout)

    assert "outcomes" not in made["groups"][0]["figures"]
    assert not [label for label in made["groups"][0]["figures"] if label.startswith("flag ")]


def test_precision_without_findings_is_unknown_and_not_one(labelled: Path):
    assert figures(labelled, "channel seo")["precision"] is None


def test_languages_and_kinds_have_figures_of_their_own(tmp_path: Path):
    other = {**DOCUMENT, "id": "en-1", "lang": "en", "kind": "interview"}
    made = json.loads(
        run(written(tmp_path / "two.jsonl", DOCUMENT, other), "--format", "json", "-q").stdout
    )

    assert {(group["lang"], group["kind"]) for group in made["groups"]} >= {
        (None, None),
        ("es", None),
        (None, "interview"),
        ("en", "interview"),
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{oops", "JSON"),
        ("[]", "braces"),
        ({**DOCUMENT, "id": "a", "lang": "fr"}, "fr"),
        ({**DOCUMENT, "id": "b", "units": [{"start": 5, "end": 999}]}, "code points"),
        ({**DOCUMENT, "id": "c", "units": [{"start": 0, "end": 5, "roles": ["hero"]}]}, "hero"),
        ({**DOCUMENT, "id": "d", "text": None}, "text"),
        (DOCUMENT, "es-1"),
    ],
    ids=["not JSON", "not an object", "language", "span", "role", "no text", "id twice"],
)
def test_a_wrong_line_is_named_with_a_remedy_and_the_rest_is_measured(
    tmp_path: Path, line: Any, said: str
):
    file = written(tmp_path / "mine.jsonl", DOCUMENT, line)

    result = run(file, "-q")

    assert result.exit_code == 1
    assert f"{file}:2: " in result.stderr
    assert said in result.stderr
    assert "1 documents, 2 units" in result.stdout


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path):
    result = run(tmp_path / "none.jsonl", "--report-lang", "es")

    assert result.exit_code == 2
    assert "revise la ruta" in result.stderr
    assert "Traceback" not in result.output


def test_the_page_is_escaped_self_contained_and_in_the_language_asked_for(
    labelled: Path, tmp_path: Path
):
    run(labelled, "--format", "html", "-o", tmp_path / "page.html", "--report-lang", "zh", "-q")

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<html lang="zh' in page
    assert "&lt;b&gt;Hola&lt;/b&gt;" in page
    assert "<b>Hola" not in page
    assert "://" not in page
    assert "<script" not in page


def test_two_runs_say_the_same(labelled: Path):
    assert run(labelled, "-q").stdout == run(labelled, "-q").stdout


def test_progress_goes_to_standard_error_alone(labelled: Path):
    loud, quiet = run(labelled), run(labelled, "-q")

    assert "opsanalyse evaluate" in loud.stderr
    assert loud.stdout == quiet.stdout
    assert quiet.stderr == ""
