"""Who says what they would do has not done it, whatever is told beside it."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.detect.plans import is_plan
from opsanalyse.read import from_text


@pytest.mark.parametrize(
    ("lang", "text", "planned"),
    [
        ("en", "First, I would segment the users.", True),
        ("en", "And then we would send coupons.", True),
        ("en", "I would say that it worked.", False),
        ("en", "We'd had sixty complaints by then.", False),
        ("es", "Crearía un programa de puntos.", True),
        ("es", "En segundo lugar, les ofrecería un descuento.", True),
        ("es", "Auditoría de sesenta tiendas.", False),
        ("es", "Lavandería y comedor a mi cargo.", False),
        ("zh", "我会先看数据。", False),
        ("en", "I believe one must stand in the user's shoes.", True),
        ("en", "You know the place by the fountain.", False),
        ("es", "Creo que hay que ponerse en el lugar del usuario.", True),
        ("es", "Hay que tener en cuenta que la agencia entregó tarde.", False),
        ("zh", "我认为，要站在用户的角度，洞察人性。", True),
        ("zh", "要退款的由两位同事逐个登记。", False),
        ("zh", "应该是去年国庆值班那次吧。", False),
    ],
)
def test_a_plan_is_told_by_how_it_begins(lang: str, text: str, planned: object) -> None:
    assert is_plan(text, lang) is planned


def test_a_plan_beside_a_lived_answer_is_no_own_experience() -> None:
    text = (
        "1. How would you bring customers back?\nI would set up a points scheme and send coupons.\n\n"
        "2. How did you win new ones?\nLast year I put up a stall and 420 people signed up in two weeks.\n"
    )

    units = analyse(from_text(text, "x")).units

    lived = {text[u.start : u.end][:6] for u in units if "own_experience" in u.flags}
    assert lived == {"Last y"}
