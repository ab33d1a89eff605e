"""What the rubrics reached once is not lost: strong tellings win, languages agree, guidance is read."""

from __future__ import annotations

from functools import cache

import pytest

from opsanalyse.train.evaluate_derive import laid_aside
from opsanalyse.train.evaluate_pairs import Told, judged, pairs, parity, stories
from opsanalyse.types import LANGUAGES


@cache
def _told() -> tuple[Told, ...]:
    return judged(stories())


def test_each_story_stands_twice_in_each_language_and_half_are_padded():
    told = [
        row
        for row in stories()
        if all(row[t][lang] for t in ("weak", "strong") for lang in LANGUAGES)
    ]
    padded = [row for row in told if row["padded"]]

    assert len(told) >= 60
    assert len(padded) / len(told) >= 0.49
    assert all(len(r["weak"][lang]) > len(r["strong"][lang]) for r in padded for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_strong_telling_of_the_same_facts_scores_higher(lang: str):
    found = pairs(_told(), lang)

    assert found.right / found.number >= 0.96, found.wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_length_numbers_and_big_words_do_not_win(lang: str):
    found = pairs(_told(), lang, padded=True)

    assert found.right / found.number >= 0.96, found.wrong


def test_a_strong_story_scores_alike_in_three_languages():
    found = parity(_told(), "strong")

    assert found.within / found.number >= 0.8, found.apart
    assert found.same / found.verdicts >= 0.84, found.by_criterion


def test_a_weak_story_gets_mostly_the_same_verdicts_in_three_languages():
    found = parity(_told(), "weak")

    assert found.same / found.verdicts >= 0.58, found.by_criterion


# The second set is the harder one: its strong stories are told in many orders, some without a starting point.
@pytest.mark.parametrize(
    ("stem", "within", "same"), [("unread-", 0.7, 0.82), ("blind-b-", 0.64, 0.74)]
)
def test_stories_whose_failures_nobody_read_fare_alike(stem: str, within: float, same: float):
    told = judged(row for row in stories(seen=False) if row["id"].startswith(stem))
    right = sum(pairs(told, lang).right for lang in LANGUAGES)
    strong = parity(told, "strong")

    assert right / sum(pairs(told, lang).number for lang in LANGUAGES) >= 0.93
    assert strong.within / strong.number >= within
    assert strong.same / strong.verdicts >= same


def test_guidance_that_no_rule_was_made_on_is_read():
    texts = [text for text in laid_aside() if not text.seen]

    assert sum(t.found for t in texts) / sum(t.demands for t in texts) >= 0.54
    assert sum(t.right for t in texts) / sum(t.citations for t in texts) >= 0.59


def test_guidance_that_rules_were_mended_on_is_read():
    texts = [text for text in laid_aside() if text.seen]

    assert sum(t.found for t in texts) / sum(t.demands for t in texts) >= 0.82
    assert sum(t.right for t in texts) / sum(t.citations for t in texts) >= 0.78
