"""Plain text → the cues of outcomes in it: how something moved, from where, in what time, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from opsanalyse.language import fold, simplify
from opsanalyse.resources import shipped_words

METRIC: Final = "metric"
TELLING: Final = frozenset(
    {"up", "down", "level", "same", "vague", METRIC, "scale", "target", "expected", "result"}
)
"""The cues that tell what a value or a clause is about, for the models of both."""
_PATTERNS: Final = "patterns"
_PARTS: Final = "parts"
_PART: Final = re.compile(r"\{([a-z_]+)\}")
_SHARES: Final = "hundredths"
_STOP: Final = "stop_words"
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœ")


class Cue(NamedTuple):
    """Words that say something about an outcome; one cue may say several things."""

    start: int
    end: int
    labels: tuple[str, ...]
    metric: str = ""
    """The id of the metric that the words name."""


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words of a language in one automaton."""

    terms: tuple[tuple[str, tuple[str, ...], str, bool], ...]
    automaton: Any

    def find(self, plain: str) -> list[Cue]:
        """Return the cues left to right, the longest at a place, none inside another."""
        hits = self.automaton.find_matches_as_indexes(plain, overlapping=True)
        found: list[Cue] = []
        end = 0
        for start, back, index in sorted([(start, -stop, index) for index, start, stop in hits]):
            if start < end:
                continue
            stop = -back
            _, labels, metric, open_end = self.terms[index]
            if not _stands_alone(plain, start, stop, open_end=open_end):
                continue
            end = _word_end(plain, stop) if open_end else stop
            found.append(Cue(start, end, labels, metric))
        return found


def _stands_alone(plain: str, start: int, stop: int, *, open_end: bool) -> bool:
    """A Latin word stands whole, or open at its end; Chinese has no word edges to ask for."""
    if plain[start] in _LETTERS and start and plain[start - 1] in _LETTERS:
        return False
    return (
        open_end
        or plain[stop - 1] not in _LETTERS
        or plain[stop : stop + 1] not in _LETTERS
        or stop == len(plain)
    )


def _word_end(plain: str, stop: int) -> int:
    while stop < len(plain) and plain[stop] in _LETTERS:
        stop += 1
    return stop


@cache
def cues(lang: str) -> Cues:
    """Compile the cues of a language once a process."""
    from ahocorasick_rs import AhoCorasick

    labels: dict[tuple[str, bool], set[str]] = {}
    metrics: dict[tuple[str, bool], str] = {}
    for label, term in _terms(lang):
        key = (term.rstrip("*"), term.endswith("*"))
        labels.setdefault(key, set()).add(METRIC if label.startswith("@") else label)
        if label.startswith("@"):
            metrics.setdefault(key, label[1:])
    for (term, open_end), held in labels.items():
        if not open_end:  # "redujimos" (the team's) is a form of "reduj*" (down) too
            held |= {
                label
                for size in range(2, len(term) + 1)
                for label in labels.get((term[:size], True), ())
            }
    order = sorted(labels)
    terms = tuple(
        (key[0], tuple(sorted(labels[key])), metrics.get(key, ""), key[1]) for key in order
    )
    return Cues(terms, AhoCorasick([term for term, _, _, _ in terms]))


def _terms(lang: str) -> Iterator[tuple[str, str]]:
    for label, languages in _vocabulary("outcomes").items():
        if label not in {_PATTERNS, _PARTS, _SHARES, _STOP}:
            yield from ((label, str(term)) for term in languages[lang])
    for metric, entry in metrics().items():
        yield from ((f"@{metric}", str(term)) for term in entry[lang])


def names_share(words: str, lang: str) -> bool:
    """Tell whether the words of a metric say that it is a share of a whole: a rate."""
    plain = simplify(fold(words))
    return any(term in plain for term in _vocabulary("outcomes")[_SHARES][lang])


@cache
def pattern(name: str, lang: str) -> re.Pattern[str]:
    """Compile a pattern of the vocabulary once a process; the parts that it names in braces are put in."""
    parts = _vocabulary("outcomes")[_PARTS]

    def written(named: re.Match[str]) -> str:
        return "|".join(parts[named[1]][lang]) if named[1] in parts else named[0]

    whole = "|".join(_vocabulary("outcomes")[_PATTERNS][name][lang])
    return re.compile(_PART.sub(written, whole))


@cache
def stop_words(lang: str) -> frozenset[str]:
    """Return the words that belong to no metric and no counted noun."""
    return frozenset(_vocabulary("outcomes")[_STOP][lang])


def _vocabulary(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = shipped_words(name)
    return loaded


def metrics() -> Mapping[str, Any]:
    """Return the metrics: id → which way is good (``good``) and the words in each language."""
    return _vocabulary("metrics")


def labelled(found: Iterable[Cue], label: str) -> list[Cue]:
    """Keep the cues with one label."""
    return [cue for cue in found if label in cue.labels]


def good_way(found: Iterable[Cue], end: int) -> str | None:
    """Return which way is good, up or down, for the last metric that is named before ``end``."""
    named = [cue.metric for cue in labelled(found, METRIC) if cue.metric and cue.end <= end]
    return metrics()[named[-1]]["good"] if named else None
