"""Every JSON that a command writes is as the schema says that it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from opsanalyse import render
from opsanalyse.cli import main
from opsanalyse.cli.schema import schema as command
from schemas import check

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
SHIPPED = Path(render.__file__).parent
NAMES = command.params[0].type.choices  # type: ignore[attr-defined]


def told(*arguments: object) -> str:
    return CliRunner().invoke(main, [*map(str, arguments)]).stdout


def published(record: dict[str, Any]) -> dict[str, Any]:
    """Return the schema that a record names."""
    made: dict[str, Any] = json.loads(told("schema", record["schema"].split("/")[1]))
    assert made["$id"] == record["schema"]
    return made


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_current(name: str):
    shipped = SHIPPED / f"{name}.schema.json"

    assert shipped.read_text(encoding="utf-8") == told("schema", name), (
        f"write it anew: opsanalyse schema {name} > {shipped.name}"
    )


def test_no_schema_is_shipped_that_is_not_told():
    assert {path.name.removesuffix(".schema.json") for path in SHIPPED.glob("*.schema.json")} == {
        *NAMES
    }


def test_a_comparison_is_as_its_schema_says():
    drafts = (SAMPLES / "resumes" / name for name in ("es-store-weak.txt", "en-growth-strong.pdf"))
    record = json.loads(told("compare", *drafts, "--format", "json", "-o", "-"))

    assert record["criteria"]
    check(record, published(record))


def test_what_is_told_of_measured_documents_is_as_its_schema_says(tmp_path: Path):
    text = "Traje 300 usuarios con Google Ads. Hola a todos."
    units = [
        {"start": 0, "end": 34, "roles": ["effect"], "channels": ["seo"]},
        {"start": 35, "end": len(text), "roles": []},
    ]
    row = {"id": "es-1", "lang": "es", "text": text, "units": units}
    labelled = tmp_path / "mine.jsonl"
    labelled.write_text(f"{json.dumps(row)}\nno json\n", encoding="utf-8")
    record = json.loads(told("evaluate", labelled, "--format", "json", "-q"))

    assert record["disagreements"]
    assert record["problems"]
    check(record, published(record))


def test_each_line_of_a_batch_is_as_its_schema_says(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    told("batch", tmp_path / "empty.txt", SAMPLES / "answers" / "en-answer-weak.txt",
         "-o", tmp_path / "out", "-q")  # fmt: skip
    lines = (tmp_path / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]

    assert {record["schema"].split("/")[1] for record in records} == {"analysis", "error"}
    for record in records:
        check(record, published(record))
