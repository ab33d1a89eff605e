"""An installed opsanalyse carries every model and rubric that a checkout has."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_carries_every_model():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    models = {path.parent.name for path in (ROOT / "models").glob("*/weights.npz")}
    assert models
    assert {f"models/{name}" for name in models} <= carried.keys()
    assert "rubrics" in carried
