"""A document's lines and questions → its kind with a confidence: résumé, answer, interview, advert, guidance, other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from opsanalyse import model
from opsanalyse.segment.asking import TITLE
from opsanalyse.segment.kind_features import TOP, Told, answered, guides_little, tell
from opsanalyse.segment.label_patterns import labelled
from opsanalyse.segment.questions import Interview
from opsanalyse.segment.resume import count_headings
from opsanalyse.segment.rows import Row
from opsanalyse.segment.titles import is_person
from opsanalyse.segment.wraps import unwrapped

KINDS: Final = ("resume", "answer", "interview", "advert", "guidance", "other")
JUDGED: Final = frozenset({"resume", "answer", "interview"})
MODEL: Final = "kinds"
FEW: Final = 2
_ASKED: Final = ("answer", "interview")
_CHATTED: Final = (*_ASKED, "guidance", "other")
_LEAST: Final = 1e-6
_SURE: Final = 0.6
"""From which chance on a text is taken for no candidate's and left unscored: to refuse a candidate
costs more than to score a guide."""
SHOWN: Final = 0.999
"""How likely a text is a résumé that has the parts of one: of 1,998 labelled texts that have them, none is
another kind."""
_HEADINGS, _RANGES = 3, 2
_MORE: Final = 4
"""Headings of a résumé that tells in a sidebar, read after its main column, how to reach its writer."""
_NAME: Final = 40
_ANSWER: Final = 2_000
"""Characters of a text that is a question and its answer alone; guidance is longer."""
_ABOVE: Final = 3
"""Lines above a lone question that may tell whose answer follows, and where they live."""
_STOPS: Final = ".。!！?？:："
_QUESTION: Final = re.compile(r"[?？](?![\w=/&])")
"""A mark that ends a question; those inside addresses and glued to what follows ask nothing."""


def has_parts_of_resume(lines: Sequence[Row]) -> bool:
    """Tell a text whose parts alone say that it is a résumé, so that nothing dearer need be asked.

    A way to reach somebody stands at its top, headings of three sections and two ranges of dates below, and
    nobody asks anything. With four sections the way to reach somebody may stand anywhere.
    """
    dated = sum([row.dates is not None and row.dates.last is not None for row in lines])
    if dated < _RANGES or not any(row.is_contact for row in lines):
        return False
    at_top = any(row.is_contact for row in lines[:TOP])
    if count_headings(lines) < (_HEADINGS if at_top else _MORE):
        return False
    return not any(
        (("?" in row.text or "？" in row.text) and _QUESTION.search(row.text)) or _is_asked(row)
        for row in lines
    )


def _is_asked(row: Row) -> bool:
    return labelled(row.plain, row.glyph)[0] in ("ask", "more")


def kind_of(lines: Sequence[Row], interview: Interview) -> tuple[str, float]:
    """Tell the kind of a document and how likely it is; the messages of a chat are no résumé and no advert.

    Wraps are taken out: how many lines there are, and how long, tells much of a kind.
    """
    import numpy as np

    kinds = model.load(MODEL)
    lines = unwrapped(lines)
    plain = "\n".join(row.plain for row in lines)
    features = tell(lines, plain, interview)
    if _only_titled(interview, features):
        interview = Interview()
        features = tell(lines, plain, interview)
    margins = _margins(kinds, features)
    chances = np.exp(margins - margins.max())
    told = dict(zip(kinds.labels, (chances / chances.sum()).tolist(), strict=True))
    asked_more = answered(interview) >= FEW
    if interview.is_labelled and answered(interview):
        told = _among(_ASKED, told)  # labels say more than words do
    elif asked_more and _names_who_answers(lines, interview):
        told = _among(_ASKED, told)
    elif _opens_with_question(lines, interview) and guides_little(features):
        told = _among(_ASKED, told)  # however general an answer is, somebody was asked
    elif interview.is_chat:
        told = _among(_CHATTED, told)
    if not asked_more and answered(interview):
        # Told like an interview, with a single question: that is an answer with what was asked before it.
        told = {**told, "interview": 0.0, "answer": told["answer"] + told["interview"]}
    best = most_likely(told, asked_more=asked_more)
    ruled_out = 0 if asked_more else told["interview"]
    return best, round(told[best] / (1 - ruled_out), 4)


def _names_who_answers(lines: Sequence[Row], interview: Interview) -> bool:
    """Tell whether a line above the first question says whose answers these are: "Name: Ana Ruiz", “姓名：张一凡”."""
    first = interview.questions[0].question.start
    above = (row.plain for row in lines if row.end <= first)
    return any(
        colon and is_person(label.strip()) and 0 < len(name.strip()) <= _NAME
        for label, colon, name in (plain.replace("：", ":").partition(":") for plain in above)
    )


def _opens_with_question(lines: Sequence[Row], interview: Interview) -> bool:
    """Tell a short text that is one question and its answer in plain sentences, with no more than a name above them."""
    if len(interview.questions) != 1 or not answered(interview):
        return False
    asked = interview.questions[0].question.start
    above = [row for row in lines if row.start + len(row.text) < asked]
    names = len(above) <= _ABOVE and all(_is_title(row) for row in above)
    plain = not any(row.glyph for row in lines[1:]) and not count_headings(lines)
    return names and plain and sum(len(row.text) for row in lines) <= _ANSWER


def _is_title(row: Row) -> bool:
    """Tell a name, a place or a title from a sentence."""
    return len(row.text) <= _NAME and row.text[-1] not in _STOPS


def _only_titled(interview: Interview, features: Told) -> bool:
    """Tell titles of parts, as guides and adverts have them, from questions: nobody answers below them with "I"."""
    return (
        not interview.is_labelled
        and 0 < round(interview.sure, 3) <= TITLE
        and not features.shape["cues own"]
    )


def _among(kinds: Sequence[str], chances: Mapping[str, float]) -> dict[str, float]:
    """Leave only some kinds to choose from."""
    possible = {kind: max(chances[kind], _LEAST) for kind in kinds}
    whole = sum(possible.values())
    return {kind: possible.get(kind, 0.0) / whole for kind in chances}


def _margins(kinds: model.LinearModel, told: Told) -> Any:
    """Return what speaks for each kind: words weigh alike, so that their weights are summed first."""
    import numpy as np

    # Most words are unknown, which a set tells faster than a mapping.
    columns = sorted(map(kinds.index.__getitem__, told.words & _known()))
    known = np.array(columns, dtype=np.intp)
    words = kinds.coef.T.take(known, axis=0).sum(axis=0, dtype=np.float64)
    shape = np.array([*told.shape.values()]) @ _weights(tuple(told.shape))
    return shape + kinds.intercept + told.weight * words


@cache
def _known() -> frozenset[str]:
    return frozenset(model.load(MODEL).index)


@cache
def _weights(names: tuple[str, ...]) -> Any:
    """Return what each of the same few features weighs for each kind: (features, kinds)."""
    import numpy as np

    kinds = model.load(MODEL)
    known = np.array([name in kinds.index for name in names])
    return kinds.coef.T[[kinds.index.get(name, 0) for name in names]] * known[:, None]


def most_likely(chances: Mapping[str, float], *, asked_more: bool) -> str:
    """Choose a kind; with fewer than two answered questions it is no interview."""
    ruled_out = 0 if asked_more else chances["interview"]
    possible = [
        kind
        for kind in KINDS
        if (kind != "interview" or asked_more)
        and (kind in JUDGED or chances[kind] >= _SURE * (1 - ruled_out))
    ]
    return max(possible, key=lambda kind: (chances[kind], kind))
