"""Words of lines → what each line means: the mean of its words' vectors, so that words nobody taught place a line too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

from opsanalyse.language.vectors import load_vectors

LENGTH: Final = 2.0
"""How long each mean is: as long as all of a line's words together."""


def meanings(lines: Sequence[Sequence[str]]) -> Any:
    """Return an array of shape (lines, columns of the vectors); a line without a word that is known is zero."""
    import numpy as np

    vectors = load_vectors()
    unknown = len(vectors.codes) - 1  # its last row is zero
    rows = [vectors.index.get(word, unknown) for word in chain.from_iterable(lines)]
    out = np.zeros((len(lines), vectors.codes.shape[1]), dtype=np.float32)
    if not rows:
        return out
    sizes = np.array([len(words) for words in lines])
    told = sizes > 0
    starts = (np.cumsum(sizes) - sizes)[told]
    out[told] = np.add.reduceat(vectors.codes[rows], starts, axis=0, dtype=np.float32)
    out *= vectors.scale
    lengths = np.sqrt(np.einsum("ij,ij->i", out, out))
    return out * (LENGTH / np.maximum(lengths, 1e-6))[:, None]
