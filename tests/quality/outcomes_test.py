"""Figures that may not fall: quantities on the public sets, outcomes on the labelled development documents."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "outcomes_quantities", Path(__file__).with_name("outcomes_quantities.py")
)
assert _SPEC
assert _SPEC.loader
public = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(public)

FLOORS = {"PercentModel": 0.97, "CurrencyModel": 0.92, "NumberModel": 0.92}


@pytest.mark.usefixtures("shared")
def test_values_on_the_recognizers_specs_reach_their_floor():
    below = {
        key: scores["f1"]
        for key, scores in public.recognizers().items()
        if scores["f1"] < FLOORS[key[0]]
    }

    assert below == {}


@pytest.mark.usefixtures("shared")
def test_duckling_phrases_are_found_whole_with_their_value():
    below = {
        lang: scores["right"]
        for lang, scores in public.duckling().items()
        if scores["right"] < 0.92
    }

    assert below == {}
