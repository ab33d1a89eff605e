"""Who acts is told alike in the three languages and both Chinese scripts."""

from __future__ import annotations

import pytest

from opsanalyse.detect.actors import actors


def who(text: str, lang: str) -> set[str]:
    return {name for name, count in actors(text, lang).items() if count}


@pytest.mark.parametrize(
    ("lang", "text", "acting"),
    [
        ("zh", "我给六十位客户打了电话。", {"own"}),
        ("zh", "我給六十位客戶打了電話。", {"own"}),
        ("es", "Llamé a sesenta clientes.", {"own"}),
        ("en", "I rang sixty customers.", {"own"}),
        ("zh", "我们办了两场活动。", {"team"}),
        ("zh", "我們辦了兩場活動。", {"team"}),
        ("es", "Organizamos dos eventos.", {"team"}),
        ("en", "We held two events.", {"team"}),
        ("zh", "团队把错单降到40件。", {"team"}),
        ("es", "El equipo bajó los errores a 40.", {"team"}),
        ("en", "The team cut errors to 40.", {"team"}),
        ("zh", "我参与了会员改版。", {"helped"}),
        ("es", "Participé en el cambio del club.", {"helped"}),
        ("en", "I took part in the relaunch.", {"helped"}),
    ],
)
def test_words_and_endings_say_who_acts(lang, text, acting):
    assert who(text, lang) == acting


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "带领8人团队。"),
        ("zh", "请做自我介绍。"),
        ("zh", "我认为用户最重要。"),
        ("es", "Con un equipo de 8 personas."),
        ("es", "Así cerró el comité los últimos tramos."),
        ("es", "Creo que el usuario es lo primero."),
        ("en", "With a team of 8."),
        ("en", "I believe the user comes first."),
    ],
)
def test_a_team_that_is_led_an_opinion_and_a_look_alike_name_nobody(lang, text):
    assert who(text, lang) == set()


def test_help_is_not_taken_from_a_deed_told_beside_it():
    told = actors("I wrote the guide, and in spring I helped with the fair.", "en")

    assert told == {"own": 1, "helped": 1, "team": 0}


GOES_WITH = {
    "zh": ["上线引导并配合短信触达", "策划主题活动，参与用户12.6万"],
    "es": ["La campaña reunió a 1.200 participantes", "Subió la participación de los clientes"],
    "en": ["Cut support tickets by a third"],
}


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang in GOES_WITH for text in GOES_WITH[lang]]
)
def test_who_takes_part_and_what_goes_with_what_lend_no_hand(lang: str, text: str):
    assert actors(text, lang)["helped"] == 0
