"""What training hands over: tables of features, archives and cards, rows of JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from opsanalyse.train import export, jsonl
from opsanalyse.train.matrix import matrix, table, vocabulary

ROWS = [
    {"b": 1.0, "a": 0.5, "rare": 2.0},
    {"a": 1.0},
    {"c": 3.0, "b": 0.25},
    {"c": 1.0, "a": 2.0},
]


def test_features_that_too_few_rows_have_are_left_out_and_the_rest_ordered_by_name():
    assert vocabulary(ROWS, 2) == {"a": 0, "b": 1, "c": 2}


def test_the_values_of_a_row_keep_the_order_in_which_they_came():
    x = matrix(ROWS, {"a": 0, "b": 1, "c": 2})

    assert x[0].indices.tolist() == [1, 0]
    assert x.toarray().tolist() == [[0.5, 1, 0], [1, 0, 0], [0, 0.25, 3], [2, 0, 1]]


def test_the_table_of_some_rows_is_the_one_that_would_be_made_of_them_alone():
    seen = [0, 2, 3]
    part, alone = table(ROWS, 1).of(seen, 2), table([ROWS[i] for i in seen], 2)

    assert part.names == alone.names
    assert part.x.indices.tolist() == alone.x.indices.tolist()
    assert part.x.data.tolist() == alone.x.data.tolist()


def test_the_same_arrays_and_card_give_the_same_bytes(tmp_path: Path):
    made = export.linear(("yes",), ["a", "b"], np.array([[0.25, 1.0]]), np.zeros(1))
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        export.save(folder, {"name": "é", "b": 1, "a": 2}, weights=made)
    one, two = ({path.name: path.read_bytes() for path in f.iterdir()} for f in folders)

    assert one == two
    assert one["card.json"].decode() == '{\n  "a": 2,\n  "b": 1,\n  "name": "é"\n}\n'


def test_a_model_says_yes_from_a_half_on_where_nothing_else_is_given():
    made = export.linear(("x", "y"), ["a"], np.ones((2, 1)), np.zeros(2), offset=np.ones(2))

    assert list(made) == [
        "labels", "features", "coef", "intercept", "slope", "offset", "threshold",
    ]  # fmt: skip
    assert made["coef"].dtype == np.float16
    assert (made["threshold"].tolist(), made["offset"].tolist()) == ([0.5, 0.5], [1.0, 1.0])


def test_only_a_line_feed_ends_a_row(tmp_path: Path):
    rows = [{"text": "one\u2028row\u0085still"}, {"text": "two"}]
    jsonl.write(rows, tmp_path / "rows.jsonl")

    assert jsonl.read(tmp_path / "rows.jsonl") == rows
    assert json.loads((tmp_path / "rows.jsonl").read_text("utf-8").split("\n")[1]) == rows[1]
