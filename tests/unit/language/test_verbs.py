"""Verbs as a vocabulary writes them give the forms that guidance uses."""

from __future__ import annotations

import pytest

from opsanalyse.language.verbs import requests, tellings


@pytest.mark.parametrize(
    ("verb", "familiar", "polite"),
    [
        ("explicar", "explica", "explique"),
        ("agregar", "agrega", "agregue"),
        ("empezar empiez", "empieza", "empiece"),
        ("contar cuent", "cuenta", "cuente"),
        ("leer", "lee", "lea"),
        ("conocer", "conoce", "conozca"),
        ("corregir corrig", "corrige", "corrija"),
        ("seguir sigu", "sigue", "siga"),
        ("decir di diga", "di", "diga"),
    ],
)
def test_spanish_imperatives_are_spelt_as_they_sound(verb: str, familiar: str, polite: str):
    forms = list(requests(verb, "es"))

    assert forms[:3] == [verb.split(maxsplit=1)[0], familiar, polite]
    assert f"{familiar}lo" in forms


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("lead", "leads"),
        ("coach", "coaches"),
        ("identify", "identifies"),
        ("employ", "employs"),
        ("go", "goes"),
    ],
)
def test_english_competencies_are_told_in_the_third_person(verb: str, form: str):
    assert list(tellings(verb, "en")) == [form]
    assert list(requests(verb, "en")) == [verb]
