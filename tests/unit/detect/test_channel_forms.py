"""Terms of the vocabulary in the forms in which people say them."""

from __future__ import annotations

import pytest

from opsanalyse.detect.channels import find_channels
from opsanalyse.detect.channels.forms import forms


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("~pegar carteles", "pegamos carteles"),
        ("~repartir volantes", "repartieron volantes"),
        ("~tocar puertas", "toqué puertas"),
        ("~cargar", "cargué"),
        ("~llamar", "llamarlos"),
        ("~swap lists", "swapping lists"),
        ("~call |our members", "called members"),
        ("~canvass", "canvassed"),
        ("~carry", "carried"),
        ("hang|hung poster", "hung posters"),
        ("grupo de clientes", "grupos de clientes"),
    ],
)
def test_a_verb_an_alternative_and_a_plural_are_the_same_term(term: str, form: str):
    assert form in set(forms(term))


def test_chinese_words_have_one_form():
    assert list(forms("发传单")) == ["发传单"]


@pytest.mark.parametrize(
    ("lang", "text", "channel"),
    [
        ("en", "We rang lapsed members over a fortnight.", "telesales"),
        ("en", "We teamed up with a garden centre.", "partnership"),
        ("es", "Pegamos carteles en el mercado.", "offline_ads"),
        ("es", "Llegamos a un acuerdo con tres hoteles.", "partnership"),
        ("zh", "我们打电话回访老客户。", "telesales"),
        ("zh", "这家店上了当地报纸。", "pr"),
    ],
)
def test_a_phrase_names_its_channel(lang: str, text: str, channel: str):
    assert channel in {mention.channel for mention in find_channels(text, lang)}
