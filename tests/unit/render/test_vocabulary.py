"""Whatever the floors below may say has words in the report."""

import ast
from pathlib import Path

import pytest

from opsanalyse import checks
from opsanalyse.render.wording import wording
from opsanalyse.score import BANDS
from opsanalyse.types import LANGUAGES, ROLES

SOURCES = sorted(Path(checks.__file__).parent.glob("*.py"))


def _conditions():
    """Return every literal that a check hands to ``NearMiss``, and every one that it may stand for."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NearMiss"
            if named and isinstance(node.args[-1], ast.Constant):
                yield node.args[-1].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_condition_that_a_check_names_is_worded(lang):
    found = set(_conditions())

    assert found
    assert {name for name in found if not wording(lang).known("conditions", name)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_band_has_its_name_and_its_sentence(lang):
    names = {name for _, name in BANDS} | {"none"}

    assert set(wording(lang).groups["bands"]) == names
    assert set(wording(lang).groups["band_says"]) == names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_letters_of_the_roles_are_not_mistaken_for_one_another(lang):
    roles = wording(lang).groups["roles"]

    assert tuple(roles) == ROLES
    assert len({role["badge"] for role in roles.values()}) == len(ROLES)
