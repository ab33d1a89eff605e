"""Who lays a failure at somebody's door in so many words makes an excuse; who takes it back or blames himself does not."""

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.detect.blame import blames_plainly
from opsanalyse.read import from_text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "产品太差，做什么都没用。"),
        ("zh", "活动没做起来，只能怪预算。"),
        ("zh", "说到底是技术部的锅。"),
        ("es", "La campaña fracasó por culpa del equipo técnico."),
        ("es", "La culpa fue… bueno, el almacén tuvo la culpa."),
        ("en", "It failed because of the boss, who never gave us any budget."),
        ("en", "The late parcels were the courier's fault."),
        ("en", "Head office is to blame."),
    ],
)
def test_plain_blame_is_known_by_its_words(lang: str, text: str):
    assert blames_plainly(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "这事不能怪产品，是我没有先问用户。"),
        ("zh", "大家都怪天热，我查了记录，跟天气没关系。"),
        ("zh", "奇怪的是周三最高。"),
        ("es", "No fue culpa del proveedor: pedí tarde."),
        ("es", "Dije en la reunión que era culpa de la agencia."),
        ("en", "It was not the courier's fault."),
        ("en", "It was my fault that the labels were wrong."),
        ("en", "We missed the window because of a broken scanner."),
    ],
)
def test_what_is_taken_back_or_ones_own_is_no_blame(lang: str, text: str):
    assert not blames_plainly(text, lang)


def test_blame_that_is_acted_upon_is_no_excuse():
    alone = "La campaña fracasó por culpa del equipo técnico."
    acted = f"{alone} Así que rehíce yo misma el formulario y llamé a cuarenta clientes."
    flags = [analyse(from_text(text), lang="es").units[0].flags for text in (alone, acted)]

    assert "excuse" in flags[0]
    assert "excuse" not in flags[1]
