"""Named features by how far they hold: what the models of outcomes are asked of."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """Features of all languages that are, at half their value, also one's own; of all languages; of one alone."""

    both: dict[str, float]
    shared: dict[str, float]
    own: dict[str, float]

    def __or__(self, other: Row) -> Row:
        """Return the features of two rows; where both have one, that of the other."""
        return Row(self.both | other.both, self.shared | other.shared, self.own | other.own)

    def take(self, other: Row) -> Row:
        """Take in the features of another row."""
        for own, others in zip(self, other, strict=True):
            own.update(others)
        return self

    def spelled(self, lang: str) -> dict[str, float]:
        """Return every feature by its full name, as a model learns it: ``kind=money``, ``en/kind=money``."""
        row = self.both | {f"{lang}/{name}": value / 2 for name, value in self.both.items()}
        for name, value in self.shared.items():
            row[name] = row.get(name, 0.0) + value
        return row | {f"{lang}/{name}": value for name, value in self.own.items()}
