"""Senses of words are read as written, told as bits, and shipped as the training makes them."""

from pathlib import Path

import numpy as np
import pytest

from opsanalyse.train.senses import LETTERS, marks, read

MODELS = Path("models")


def test_each_sense_of_a_word_is_a_bit_and_a_word_without_one_has_none():
    first, second, third = marks(["queja", "mesa", "abandoned"], {"queja": "B", "abandoned": "KB"})
    assert (first, second) == (1 << list(LETTERS).index("B"), 0)
    assert third == first | 1 << list(LETTERS).index("K")


@pytest.mark.parametrize("line", ["queja", "queja\t", "queja\tQ", ""])
def test_a_line_that_is_no_word_with_its_letters_is_named(tmp_path, line):
    path = tmp_path / "senses.tsv"
    path.write_text(f"abandoned\tBK\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"senses\.tsv"):
        read(path)


def test_what_is_shipped_is_what_the_data_say():
    with np.load(MODELS / "words" / "weights.npz") as table:
        words = str(table["words"]).split("\n")
    senses = read(MODELS / "data" / "senses.tsv")
    assert set(senses) <= set(words)
    with np.load(MODELS / "words" / "senses.npz") as shipped:
        assert (shipped["marks"] == marks(words, senses)).all()
        assert shipped["letters"] == len(LETTERS)
