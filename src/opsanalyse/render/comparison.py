"""What changed between two versions, and a report language → a page, and lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opsanalyse.render.changes import Change, Changes, Side, changes
from opsanalyse.render.html import fill
from opsanalyse.render.places import clean
from opsanalyse.render.terminal import headline
from opsanalyse.render.traditional import in_script_of
from opsanalyse.render.wording import Wording, wording
from opsanalyse.types import Analysis


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion as the page shows it."""

    title: str
    criterion: str
    points: str
    """By how much it moved the score, with its sign."""
    before: str
    after: str
    status_before: str
    status_after: str
    said_before: str
    said_after: str
    counted_now: tuple[str, ...]
    counted_no_longer: tuple[str, ...]
    may_gain: str
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole page."""

    words: Wording
    tag: str
    names: tuple[str, str]
    scores: tuple[str, str]
    bands: tuple[str, str]
    points: str
    notes: tuple[str, ...]
    won: tuple[Line, ...]
    lost: tuple[Line, ...]
    still_open: tuple[Line, ...]
    all: tuple[Line, ...]
    results_new: tuple[str, ...]
    results_gone: tuple[str, ...]
    version: str


def comparison_page(old: Analysis, new: Analysis, lang: str) -> str:
    """Draw what changed from ``old`` to ``new`` in ``lang`` (zh, es or en); Chinese in the script of both."""
    made = _comparison(changes(old, new), wording(lang))
    page = fill("comparison.html", made=made, words=made.words)
    return in_script_of(page, lang, old, new)


def comparison_lines(old: Analysis, new: Analysis, lang: str) -> list[str]:
    """Say on a few lines what was won, what was lost and what is still open."""
    words, found = wording(lang), changes(old, new)
    made = _comparison(found, words)
    move = words.say("compare.move", before=headline(old, words), after=headline(new, words))
    lines = [
        f"{move}{words.say('compare.by', points=made.points)}" if made.points else move,
        *made.notes,
        *_list(words.say("compare.won"), [_moved(m) for m in made.won]),
        *_list(words.say("compare.lost"), [_moved(m) for m in made.lost]),
        *_list(words.say("compare.results_new"), made.results_new),
        *_list(words.say("compare.results_gone"), made.results_gone),
        *_list(words.say("compare.open"), [_opened(m) for m in made.still_open]),
    ]
    return [in_script_of(line, lang, old, new) for line in lines]


def _moved(line: Line) -> str:
    return f"{line.points:>6}  {line.title} ({line.before} → {line.after})"


def _opened(line: Line) -> str:
    return f"{line.may_gain:>6}  {line.title} ({line.after})"


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield a title and what stands under it; nothing under it, nothing at all."""
    if lines:
        yield title
    yield from (f"  {line}" for line in lines)


def _comparison(found: Changes, words: Wording) -> Comparison:
    versions = (found.old, found.new)
    return Comparison(
        words=words,
        tag=max(
            sorted(found.new.languages), key=lambda lang: found.new.languages[lang], default=""
        ),
        names=(clean(found.old.document.name), clean(found.new.document.name)),
        scores=_pair(_number(v.score.value, words) for v in versions),
        bands=_pair(words.label("bands", v.score.band or "none") for v in versions),
        points="" if found.points is None else _signed(found.points, words),
        notes=tuple(words.say(f"compare.{note}") for note in found.notes),
        won=tuple(_line(change, words) for change in found.won),
        lost=tuple(_line(change, words) for change in found.lost),
        still_open=tuple(_line(change, words) for change in found.still_open),
        all=tuple(_line(change, words) for change in found.criteria),
        results_new=found.results_new,
        results_gone=found.results_gone,
        version=found.new.versions.opsanalyse,
    )


def _pair(two: Iterator[str]) -> tuple[str, str]:
    first, second = two
    return first, second


def _line(change: Change, words: Wording) -> Line:
    before, after = change.before, change.after
    advice = words.text(change.advice).splitlines()
    return Line(
        title=words.text(change.title),
        criterion=change.criterion,
        points=_signed(change.points, words),
        before=_share(before, words),
        after=_share(after, words),
        status_before=_status(before, words),
        status_after=_status(after, words),
        said_before=words.text(before.message) if before else "",
        said_after=words.text(after.message) if after else "",
        counted_now=change.counted_now,
        counted_no_longer=change.counted_no_longer,
        may_gain=_signed(change.gain, words),
        advice=tuple(line.strip() for line in advice if line.strip()),
    )


def _share(side: Side | None, words: Wording) -> str:
    return "–" if side is None or side.score is None else words.percent(side.score)


def _status(side: Side | None, words: Wording) -> str:
    return words.say("compare.absent") if side is None else words.label("statuses", side.status)


def _number(value: float | None, words: Wording) -> str:
    return "–" if value is None else words.number(value)


def _signed(value: float, words: Wording) -> str:
    return (
        words.say("page.move_gain", gain=words.number(value)) if value > 0 else words.number(value)
    )
