"""What is said of one's own part counts only what there is: no "in part in 0"."""

from __future__ import annotations

import pytest

from opsanalyse.rubric import load_pack
from opsanalyse.rubric.telling import told, worded
from opsanalyse.types import LANGUAGES

SAID = {
    (2, 0, 1): (
        "看得出你自己做了什么的：2；看不出的：1。",
        "tu parte se ve en 2 y no se distingue en 1.",
        "your own part shows in 2 and cannot be told in 1.",
    ),
    (0, 3, 2): (
        "只看得出一部分的：3；看不出的：2。",
        "tu parte se ve a medias en 3 y no se distingue en 2.",
        "your own part shows in part in 3 and cannot be told in 2.",
    ),
    (0, 0, 3): (
        "，看不出的：3。",
        "tu parte no se distingue en 3.",
        "your own part cannot be told in 3.",
    ),
    (2, 1, 1): (
        "看得出你自己做了什么的：2；只看得出一部分的：1；看不出的：1。",
        "tu parte se ve en 2, se ve a medias en 1 y no se distingue en 1.",
        "your own part shows in 2, shows in part in 1 and cannot be told in 1.",
    ),
}


@pytest.mark.parametrize("pack", ["resume-operations", "interview-user-operations"])
@pytest.mark.parametrize("counts", SAID)
def test_only_what_there_is_is_counted(pack: str, counts: tuple[int, int, int]):
    (criterion,) = (one for one in load_pack(pack).criteria if one.file.id == "own-part")
    n_with, n_part, n_without = counts
    facts = {"n_all": sum(counts), "n_with": n_with, "n_part": n_part, "n_without": n_without}

    said = worded(criterion.file.messages.partly, told(facts | {"example": ""}))

    for lang, end in zip(LANGUAGES, SAID[counts], strict=True):
        assert said[lang].endswith(end)
