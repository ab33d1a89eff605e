"""A document's lines and questions → its kind with a confidence: résumé, answer, interview, advert, guidance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsanalyse import model
from opsanalyse.segment.kind_features import answered, document_features
from opsanalyse.segment.questions import Interview
from opsanalyse.segment.rows import Row

KINDS: Final = ("resume", "answer", "interview", "advert", "guidance")
JUDGED: Final = frozenset({"resume", "answer", "interview"})
OTHER: Final = "other"
"""Letters, contracts, news: the model has seen some, but far too few to name a document so."""
MODEL: Final = "kinds"
_FEW: Final = 2
_SURE: Final = 0.5
"""From which chance on a text is taken for no candidate's and left unscored."""


def kind_of(lines: Sequence[Row], interview: Interview) -> tuple[str, float]:
    """Tell the kind of a document; with fewer than two answered questions it is no interview."""
    import numpy as np

    kinds = model.load(MODEL)
    plain = "\n".join(row.plain for row in lines)
    margins = kinds.margins([document_features(lines, plain, interview)])[0]
    chances = np.exp(margins - margins.max())
    told = dict(zip(kinds.labels, (chances / chances.sum()).tolist(), strict=True))
    asked_more = answered(interview) >= _FEW
    possible = [kind for kind in KINDS if kind != "interview" or asked_more]
    possible = [kind for kind in possible if kind in JUDGED or told[kind] >= _SURE]
    best = max(possible, key=lambda kind: (told[kind], kind))
    return best, round(told[best], 4)
