"""A rubric shown to people: every criterion with its weight, measure, example and source, in three languages."""

from __future__ import annotations

import re

import pytest

from opsanalyse.render.rubric_page import rubric_lines, rubric_page, rubric_view
from opsanalyse.rubric import load_pack, shipped_packs

LANGS = ("zh", "es", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", shipped_packs())
def test_every_criterion_is_shown_whole(name: str, lang: str) -> None:
    pack = load_pack(name)
    page = rubric_view(pack, lang)
    assert [one.id for one in page.criteria] == [c.file.id for c in pack.criteria]
    assert sum(one.share for one in page.criteria) == pytest.approx(1.0)
    for one in page.criteria:
        told = (one.title, one.measured, one.why, one.advice, one.weak, one.strong, one.where)
        assert all(told)
        assert one.measured != pack.criteria[one.number - 1].file.check
        assert one.sources
        assert not re.search(r"\{[a-z_]+\}", one.advice)


@pytest.mark.parametrize("lang", LANGS)
def test_key_points_are_named_in_the_readers_language(lang: str) -> None:
    page = rubric_view(load_pack("interview-private-domain"), lang)
    points = next(one.points for one in page.criteria if one.id == "key-points")
    assert len(points) >= 5
    assert not any("_" in line or "role:" in line for line in points)
    assert bool(re.search("[\u4e00-\u9fff]", "".join(points))) == (lang == "zh")


def test_what_counts_down_is_said_so() -> None:
    words = {
        one.id: one.grades for one in rubric_view(load_pack("resume-operations"), "en").criteria
    }
    assert words["quantified-outcomes"].startswith("No points up to 0.05, all of them from 0.5")


def test_the_page_asks_nothing_of_any_server_and_links_to_itself_alone() -> None:
    page = rubric_page(load_pack("resume-operations"), "es")
    assert not re.search(r"(?:src|href)=[\"'](?!#|data:)", page)
    assert page.count('<article class="asked"') == 13


def test_the_terminal_shows_the_same_criteria() -> None:
    pack = load_pack("career-operations")
    text = "\n".join(rubric_lines(pack, "en"))
    assert all(f"({criterion.file.id})" in text for criterion in pack.criteria)
