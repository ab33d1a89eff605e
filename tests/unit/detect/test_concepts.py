"""Words that prove nothing name no concept; the same idea in words that do is still found."""

from __future__ import annotations

import pytest

from opsanalyse.detect.concepts import find_concepts


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Soy una persona abierta y trabajadora.", "user-portrait"),
        ("Guests liked me personally very much.", "user-portrait"),
        ("I asked for feedback on the feed.", "pricing"),
        ("Basket abandonment fell on the new page.", "lost-users"),
        ("Cerré contratos con tres clientes.", "team-building"),
        ("负责微信社群的日常维护，管理30个500人群；", "team-building"),
        ("第二天带来的人不多。", "team-building"),
        ("Worked as a clinic coordinator.", "joint-work"),
        ("We had many meetings.", "efficient-cooperation"),
        ("A nurse with 14 years of experience.", "experience-upgrade"),
        ("The price must be reasonable.", "complaint-causes"),
        ("Invertí en Meta Ads y Google Ads.", "activity-goal"),
        ("The OEE gained six points.", "points-system"),
        ("首季报名612人，其中37%完成首购。", "member-example"),
        ("占比从不足一成到三成。", "self-criticism"),
        ("我来自杭州。", "channel-share"),
        ("Nobody on my shift was hurt.", "strategy-iteration"),
        ("Soy repartidor local.", "resource-coordination"),
    ],
)
def test_a_word_that_proves_nothing_names_no_concept(text: str, concept: str) -> None:
    assert concept not in {hit.label for hit in find_concepts(text)}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("We drew five personas.", "user-portrait"),
        ("The joining fee was halved.", "pricing"),
        ("I rang those who cancelled.", "lost-users"),
        ("Muchos clientes abandonaron en marzo.", "lost-users"),
        ("Contraté a cuatro repartidores.", "team-building"),
        ("带3人小组做社群。", "team-building"),
        ("Coordiné a las tres áreas.", "joint-work"),
        ("They earn points for each visit.", "points-system"),
        ("Montamos un programa de puntos.", "points-system"),
        ("The reason was slow delivery.", "complaint-causes"),
    ],
)
def test_the_idea_in_plain_words_is_found(text: str, concept: str) -> None:
    assert concept in {hit.label for hit in find_concepts(text)}


@pytest.mark.parametrize(
    "text", ["负责3个仓库的日常管理。", "Almacén y tiendas.", "Marketing de producto y servicio."]
)
def test_a_place_of_work_is_no_partner(text: str) -> None:
    assert not [hit for hit in find_concepts(text) if hit.label.startswith("partner-")]
