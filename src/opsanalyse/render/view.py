"""Analysis and report language → everything a page shows, worded and counted: templates only place it."""

from __future__ import annotations

from dataclasses import dataclass

from opsanalyse.render import accounts, cards, marked
from opsanalyse.render.accounts import Account, Channel, Result
from opsanalyse.render.job import JobLine, job_lines
from opsanalyse.render.method import Method, method
from opsanalyse.render.moves import Best, best_moves, scored_verdicts
from opsanalyse.render.places import Places, clean
from opsanalyse.render.terminal import counts
from opsanalyse.render.wording import Wording, wording
from opsanalyse.score import BANDS, moves
from opsanalyse.types import LANGUAGES, Analysis, Score, Status


@dataclass(frozen=True, slots=True)
class Head:
    """The document, and what judged it."""

    name: str
    kind: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandLine:
    """A band on the scale of the score."""

    label: str
    start: float
    width: float
    is_own: bool


@dataclass(frozen=True, slots=True)
class Dial:
    """The score with its range; positions are percentages of the scale."""

    value: str
    band: str
    band_label: str
    says: str
    position: float
    low: float
    high: float
    bands: tuple[BandLine, ...]
    interval: str
    interval_says: str
    counts: str
    denominator: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One move: which card it is on, and what it gains."""

    number: int
    title: str
    gain: str
    message: str
    start: tuple[str, ...]
    """What advice begins with, and the frame to fill in, if it has one."""


@dataclass(frozen=True, slots=True)
class MovesView:
    """The moves, and the score when all of them are made."""

    title: str
    lines: tuple[MoveLine, ...]
    together: str
    reaches: str = ""
    """The fewest criteria that reach the next band."""


@dataclass(frozen=True, slots=True)
class View:
    """One report."""

    words: Wording
    head: Head
    notes: tuple[str, ...]
    dial: Dial
    moves: MovesView
    groups: tuple[cards.Group, ...]
    parts: tuple[marked.Part, ...]
    placed: frozenset[str]
    """Ids of the rows that the text leads to."""
    results: tuple[Result, ...]
    accounts: tuple[Account, ...]
    channels: tuple[Channel, ...]
    job: tuple[JobLine, ...]
    """The lines of the advert, where one was given."""
    method: Method
    version: str
    is_analysed: bool
    """Whether some of the text is in a language that is analysed: what was not sought is not missing."""

    @property
    def strengths(self) -> tuple[cards.Card, ...]:
        """Return the cards of what is met."""
        return tuple(card for card in self.all_cards if card.status == Status.MET)

    @property
    def full_results(self) -> tuple[Result, ...]:
        """Return the results that are told in full."""
        return tuple(result for result in self.results if result.is_full)

    @property
    def all_cards(self) -> tuple[cards.Card, ...]:
        """Return the cards of every group, in order."""
        return tuple(card for group in self.groups for card in group.cards)


def view(analysis: Analysis, lang: str) -> View:
    """Word and count all that a report in ``lang`` shows of ``analysis``."""
    words, places = wording(lang), Places(analysis)
    scored = scored_verdicts(analysis)
    best = best_moves(scored)
    gains = {move.criterion: move.gain for move in moves(scored) if move.gain > 0}
    grouped = cards.groups(analysis.verdicts, gains, places, words)
    parts = marked.parts(analysis, cards.pointers(analysis.verdicts, words), places, words)
    return View(
        words=words,
        head=_head(analysis, sum(part.missing for part in parts), words),
        notes=_notes(analysis, words),
        dial=_dial(analysis, words),
        moves=_moves(best, analysis.score, grouped, words),
        groups=grouped,
        parts=parts,
        placed=_placed(parts),
        results=accounts.results(analysis, places, words),
        accounts=accounts.accounts(analysis, places, words),
        channels=accounts.channels(analysis, places, words),
        job=job_lines(analysis, places, words),
        method=method(analysis, grouped, words),
        version=analysis.versions.opsanalyse,
        is_analysed=any(unit.lang in LANGUAGES for unit in analysis.units),
    )


def _written(analysis: Analysis) -> dict[str, float]:
    """Return the share of each language, Chinese parted by its script."""
    shares = dict(analysis.languages)
    chinese = shares.pop("zh", 0.0)
    parts = analysis.scripts or ({"Hans": 1.0} if chinese else {})
    return shares | {f"zh-{script}": chinese * share for script, share in parts.items()}


def _head(analysis: Analysis, unanswered: int, words: Wording) -> Head:
    document, rubric = analysis.document, analysis.rubric
    shares = sorted(_written(analysis).items(), key=lambda item: (-item[1], item[0]))
    languages = [
        words.say(
            "page.lang_share", language=words.label("languages", lang), share=words.percent(share)
        )
        for lang, share in shares
    ]
    pages = [words.say("page.pages", n=document.pages)] if document.pages > 1 else []
    judged = words.say("page.rubric", id=rubric.id, version=rubric.version)
    kind = words.label("kinds", document.kind)
    left = [words.say("page.unanswered", n=unanswered)] if unanswered else []
    return Head(clean(document.name), kind, (*pages, *left, *languages, judged))


def _notes(analysis: Analysis, words: Wording) -> tuple[str, ...]:
    return tuple(words.text(note.message) for note in analysis.document.notes)


def _dial(analysis: Analysis, words: Wording) -> Dial:
    score = analysis.score
    value, low, high = (
        None if x is None else x + 0.0 for x in (score.value, score.low, score.high)
    )
    ranged = low is not None and high is not None and low != high
    written = {"low": words.number(low or 0.0), "high": words.number(high or 0.0)}
    few = any(note.code == "few-lines" for note in analysis.document.notes)
    unread = "page.interval_says" if ranged else "page.interval_none"
    key = "page.interval_few" if few else unread
    return Dial(
        value="" if value is None else words.number(value),
        band=score.band or "none",
        band_label=words.label("bands", score.band or "none"),
        says=words.label("band_says", score.band or "none"),
        position=round(value or 0.0, 2),
        low=round(low or 0.0, 2),
        high=round(high or 0.0, 2),
        bands=_bands(score, words),
        interval=words.say("page.interval", **written) if ranged else "",
        interval_says=words.say(key, **written) if value is not None else "",
        counts=counts(analysis, words),
        denominator=""
        if value is None
        else words.say(
            "page.denominator",
            assessed=words.number(score.assessed_weight, 2),
            total=words.number(score.total_weight, 2),
        ),
    )


def _bands(score: Score, words: Wording) -> tuple[BandLine, ...]:
    ends = [100.0, *(start for start, _ in BANDS)]
    return tuple(
        BandLine(words.label("bands", name), start, end - start, name == score.band)
        for (start, name), end in reversed(list(zip(BANDS, ends, strict=False)))
    )


def _moves(best: Best, score: Score, grouped: tuple[cards.Group, ...], words: Wording) -> MovesView:
    by_criterion = {card.criterion: card for group in grouped for card in group.cards}
    lines = tuple(
        MoveLine(
            card.number,
            card.title,
            words.say("page.move_gain", gain=words.number(m.gain)),
            card.message,
            tuple(dict.fromkeys((*card.advice[:1], *card.frames[-1:]))),
        )
        for m in best.moves
        for card in [by_criterion[m.criterion]]
    )
    together = words.say(
        "page.moves_together",
        before=words.number(score.value or 0.0),
        after=words.number(best.after),
    )
    title = words.say("page.moves" if len(lines) > 1 else "page.moves_one")
    reaches = _reaches(best, by_criterion, score, words)
    return MovesView(title, lines, together if len(lines) > 1 else "", reaches)


def _reaches(best: Best, by_criterion: dict[str, cards.Card], score: Score, words: Wording) -> str:
    """Say which criteria, met in full, reach the next band, and with what score."""
    if best.band is None or score.value is None:
        return ""
    band, needed, then = best.band
    comma = words.say("rubric_page.comma")
    return words.say(
        "page.moves_reach",
        band=words.label("bands", band),
        criteria=comma.join(by_criterion[name].title for name in needed),
        before=words.number(score.value),
        after=words.number(then),
    )


def _placed(parts: tuple[marked.Part, ...]) -> frozenset[str]:
    return frozenset(
        name
        for part in parts
        for paragraph in part.paragraphs
        for run in paragraph.runs
        for ref in run.refs
        for name in ref.ids
    )
