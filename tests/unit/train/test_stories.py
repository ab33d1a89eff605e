"""Documents are learned whole and in pieces; chances are compared with what held."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from opsanalyse.train.compare_units import field_of, macro
from opsanalyse.train.corpora import story_of
from opsanalyse.train.reliability import error, plot
from opsanalyse.train.stories import (
    LABELS,
    SIDE,
    Story,
    beside_a_stranger,
    lessons,
    pieces,
    strangers,
)
from opsanalyse.train.units import reliability
from opsanalyse.types import Unit

LONG, SHORT = 9, 3


def story(count: int) -> Story:
    units = tuple(Unit(2 * i, 2 * i + 1, lang="en") for i in range(count))
    labels = np.arange(count * len(LABELS)).reshape(count, -1)
    side = np.zeros((count, len(SIDE)))
    return Story("en-a-1", "x " * count, units, labels, side, "en-a-1", measures=True)


def test_a_piece_keeps_the_labels_of_its_units_and_its_document():
    whole = story(LONG)

    for piece in pieces(whole):
        places = [whole.units.index(unit) for unit in piece.units]
        assert (piece.labels == whole.labels[places]).all()
        assert (piece.origin, piece.measures) == (whole.origin, False)


def test_a_longer_document_gives_one_unit_and_a_stretch_that_begins_later():
    alone, stretch, _ = pieces(story(LONG))

    assert len(alone.units) == 1
    assert len(stretch.units) > 1
    assert stretch.units[0].start > 0


def test_a_late_result_is_learned_before_its_story_too():
    whole = story(LONG)
    whole.labels[:] = 0
    whole.labels[6, LABELS.index("outcome")] = 1

    *_, turned = pieces(whole)

    assert [whole.units.index(unit) for unit in turned.units] == [6, 0, 1, 2]


def test_a_document_without_a_late_result_is_not_turned():
    whole = story(LONG)
    whole.labels[:] = 0
    whole.labels[1, LABELS.index("outcome")] = 1

    assert len(list(pieces(whole))) == 2


def test_a_short_document_is_not_cut_up():
    assert list(pieces(story(SHORT))) == []


def test_all_pieces_have_names_of_their_own():
    document = {
        "id": "en-a-2",
        "lang": "en",
        "kind": "answer",
        "sections": [],
        "text": "We fell. We asked. We wrote. We rose. We left.",
        "units": [
            {
                "start": s,
                "end": e,
                "roles": [],
                "outcomes": [],
                "scale": [],
                "channels": [],
                "flags": [],
            }
            for s, e in ((0, 8), (9, 18), (19, 28), (29, 37), (38, 46))
        ],
    }

    names = [one.id for one in lessons([document], [])]

    assert len(names) == len({*names}) == 3


def test_tenths_without_units_are_left_out_and_the_last_takes_certainty():
    tenths = list(reliability(np.array([0.05, 0.05, 1.0]), np.array([False, True, True])))

    assert tenths == [(0.05, 0.5, 2), (1.0, 1.0, 1)]
    assert error(tenths) == pytest.approx(0.3)


def test_the_plot_has_a_dot_for_each_tenth():
    card = {
        "figures": {name: {"reliability": [(0.1, 0.2, 40), (0.9, 0.8, 4000)]} for name in LABELS}
    }

    drawn = plot(card)

    assert drawn.count("<circle") == 2 * 5
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    ("trade", "field"),
    [
        ("dental clinic", "health"),
        ("民宿", "travel"),
        ("Tienda de ropa", "shops"),
        ("yachts", None),
    ],
)
def test_a_trade_belongs_to_the_first_field_that_knows_it(trade: str, field: str | None):
    fields = {"health": ["clinic"], "travel": ["民宿"], "shops": ["tienda", "clinic"]}

    assert field_of(trade, fields) == field


def test_margins_that_part_the_units_are_worth_a_whole():
    truth = np.array([[True, False, True, False], [False, True, False, True]])

    assert macro(truth, np.where(truth, 1.0, -1.0)) == 1.0


def test_a_story_is_held_out_in_all_its_languages():
    assert {story_of(f"{lang}-w9-a001") for lang in ("zh", "es", "en")} == {"w9-a001"}
    assert story_of("zh-w8-a001") != story_of("en-w8-a001")


def test_a_sentence_that_tells_nothing_stands_in_half_of_the_pieces_and_changes_no_label():
    whole = story(LONG)
    whole.labels[0] = 0
    said = strangers([whole])
    mixed = [beside_a_stranger(replace(whole, id=f"en-a-{i}"), said) for i in range(40)]

    longer = [one for one in mixed if len(one.units) > LONG]
    assert 10 < len(longer) < 30
    for one in longer:
        at = next(i for i, unit in enumerate(one.units) if unit not in whole.units)
        assert one.text[one.units[at].start : one.units[at].end] == "x"
        assert not one.labels[at].any()
        assert (np.delete(one.labels, at, axis=0) == whole.labels).all()
