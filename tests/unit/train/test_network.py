"""The network that learns and the one that is shipped are the same; it tells what neighbours tell."""

from dataclasses import replace

import numpy as np
import pytest

from opsanalyse.model import Network, Reading
from opsanalyse.train.network import Lesson, stacked, train

WORDS, FACTS = 6, 3


def lessons(count, rng):
    """Documents of four units; a unit holds the label where the unit before it has a first word of ones."""
    out = []
    for _ in range(count):
        lengths = rng.integers(1, 5, 4)
        words = rng.normal(0, 0.1, (lengths.sum(), WORDS)).astype(np.float32)
        marked = rng.random(4) < 0.5
        starts = np.cumsum(lengths) - lengths
        words[starts[marked]] += 1.0
        holds = np.concatenate([[False], marked[:-1]]).reshape(-1, 1)
        facts = np.zeros((4, FACTS), np.float32)
        reading = Reading(words, lengths, facts, np.array([4]))
        out.append(Lesson(reading, holds, np.ones((4, 1))))
    return out


def shipped(reader):
    one = np.ones(1)
    layers = {
        name: values.astype(np.float32) for name, values in stacked([reader.arrays()], 1).items()
    }
    return Network(("label",), ("a", "b", "c"), layers, one, 0 * one, 0.5 * one)


@pytest.fixture(scope="module")
def taught():
    return train(lessons(400, np.random.default_rng(1)), seed=3)


def test_the_shipped_network_says_what_the_learning_one_says(taught):
    asked = lessons(5, np.random.default_rng(2))
    alone = np.concatenate([shipped(taught).chances(one.reading) for one in asked])
    together = 1 / (1 + np.exp(-taught.margins(asked)))
    assert np.abs(alone - together).max() < 5e-3  # half precision on disk


def test_a_unit_is_judged_by_the_one_before_it(taught):
    asked = lessons(50, np.random.default_rng(4))
    network = shipped(taught)
    said = np.concatenate([network.chances(one.reading) for one in asked]) > 0.5
    holds = np.concatenate([one.truth for one in asked])
    assert (said == holds).mean() > 0.9


def test_nothing_is_heard_across_the_border_of_two_answers(taught):
    network = shipped(taught)
    for one in lessons(20, np.random.default_rng(6)):
        parted = replace(one.reading, stories=np.array([1, 3]))
        first = network.chances(parted)[0]
        unlike = parted.words.copy()
        unlike[parted.lengths[0] :] = 1.0
        assert np.array_equal(network.chances(replace(parted, words=unlike))[0], first)
        assert network.chances(parted)[1, 0] < 0.5


def test_the_same_seed_gives_the_same_weights():
    data = lessons(6, np.random.default_rng(5))
    first, second = (train(data, seed=7).arrays() for _ in range(2))
    assert all(np.array_equal(first[name], second[name]) for name in first)
