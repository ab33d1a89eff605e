"""Words that mean alike lie near each other, in and across languages; unknown words are told by their stem."""

import numpy as np
import pytest

from opsanalyse.language.vectors import load_vectors


def nearness(first, second):
    a, b = load_vectors().rows([first, second])
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


@pytest.mark.parametrize(
    ("word", "alike", "other"),
    [
        ("customers", "clientes", "rain"),
        ("客户", "clientes", "下雨"),
        ("queja", "complaint", "camión"),
        ("投诉", "complaints", "仓库"),
        ("increased", "aumentó", "warehouse"),
    ],
)
def test_words_that_mean_alike_are_near_across_languages(word, alike, other):
    assert nearness(word, alike) > nearness(word, other) + 0.1


def test_an_unknown_form_is_read_by_its_stem_and_an_unknown_chinese_word_by_its_characters():
    vectors = load_vectors()
    for unknown, known in (("customersss", "customers"), ("户客", "客户")):
        assert unknown not in vectors.index
        assert nearness(unknown, known) > 0.4


def test_a_word_nobody_knows_says_nothing():
    assert not load_vectors().rows(["qzxwv", ""]).any()


@pytest.mark.parametrize(("rise", "fall"), [("rose", "fell"), ("subió", "bajó"), ("上升", "下降")])
def test_words_of_opposite_moves_are_told_apart_by_their_senses(rise, fall):
    vectors = load_vectors()
    senses = vectors.told([rise, fall])[:, vectors.meaning :]
    assert senses.any(axis=1).all()
    assert senses[0] @ senses[1] == 0


def test_what_a_word_means_stands_before_its_senses():
    vectors = load_vectors()
    told = vectors.told(["customers", "queja", "qzxwv"])
    assert (told[:, : vectors.meaning] == vectors.rows(["customers", "queja", "qzxwv"])).all()
    assert set(np.unique(told[:, vectors.meaning :])) == {0.0, 1.0}
