"""Of a file of subtitles what was said is read: whole sentences, each turn of a speaker a paragraph."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import read_bytes
from opsanalyse.read.subtitles import spoken

_ZOOM = """WEBVTT

1
00:00:02.310 --> 00:00:06.120
Dana Whitlock: Could you tell me about a time

2
00:00:06.130 --> 00:00:09.900
Dana Whitlock: you had to win back users?

NOTE recorded in one room

3
00:00:11.000 --> 00:00:17.450
Priya Raman: We saw that a third of people had not opened

4
00:00:17.460 --> 00:00:23.000
Priya Raman: the app since February, so I wrote to them &amp; called ten.
"""
_TEAMS = """WEBVTT

0f1a2b3c-1111/12-0
00:00:03.000 --> 00:00:07.000
<v Marcus Feld>What did you solve?</v>

0f1a2b3c-1111/20-0
00:00:08.000 --> 00:00:15.000
<v Tom Achterberg>Returns. I tagged notes: 400 of them,
and added a size hint.</v>

0f1a2b3c-1111/20-1
00:00:15.000 --> 00:00:16.000
<v Tom Achterberg>Result: 15%.</v>
"""
_SRT = """1
00:00:01,000 --> 00:00:04,000
<i>Entrevistadora: ¿Cómo bajaste
la tasa de abandono?</i>

2
00:00:05,000 --> 00:00:10,000
Candidato: Segmenté a los clientes
y les ofrecí un plan a medida.
"""
_DASHES = """1
00:00:01,000 --> 00:00:04,000
- What went wrong?
- The tag had broken.

2
00:00:05,000 --> 00:00:09,000
I fixed it with the agency.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _ZOOM,
            ("Dana Whitlock: Could you tell me about a time you had to win back users?\n\nPriya Raman: We saw that a third of"
            " people had not opened the app since February, so I wrote to them & called ten."),
        ),
        (
            _TEAMS,
            ("Marcus Feld: What did you solve?\n\nTom Achterberg: Returns. I tagged notes: 400 of them, and added a size"
            " hint. Result: 15%."),
        ),
        (
            _SRT,
            ("Entrevistadora: ¿Cómo bajaste la tasa de abandono?\n\nCandidato: Segmenté a los clientes y les ofrecí un"
            " plan a medida."),
        ),
        (_DASHES, "What went wrong?\n\nThe tag had broken. I fixed it with the agency."),
        (
            ("1\n00:00:01,000 --> 00:00:04,000\n面试官：怎么召回用户？\n\n2\n00:00:05,000 --> 00:00:08,000\n小何：我先看了留"
            "\n\n3\n00:00:08,000 --> 00:00:11,000\n小何：存数据。\n"),
            "面试官: 怎么召回用户？\n\n小何: 我先看了留存数据。",
        ),
    ],
)  # fmt: skip
def test_what_was_said_is_kept_and_joined(text: str, expected: str) -> None:
    """Numbers, times, tags, notes and names of cues are no speech; a name is told once a turn."""
    assert spoken(text) == expected


def test_a_text_with_an_arrow_is_no_subtitles() -> None:
    """An arrow of a résumé, or a time range quoted inside it, takes nothing away."""
    text = "Ana Ruiz\nEmbudo: visita --> alta\n\nNota del vídeo\n00:00:01 --> 00:00:04\nfin"

    assert spoken(text) is None
    assert read_bytes(text.encode(), "cv.txt").text == text


def test_a_colon_in_speech_without_names_names_nobody() -> None:
    """ "Two things: …" is put back where no names are told."""
    cues = ["We did this.", "Two things: price and size.", "It went well."]
    text = "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues)
    )

    assert spoken(text) == "We did this. Two things: price and size. It went well."


def test_a_recorded_interview_is_judged_as_one() -> None:
    """The questions of a recording are found, and no time of it passes for a result."""
    more = "00:00:24.000 --> 00:00:26.000\nDana Whitlock: How did you know it was the letters?\n\n00:00:27.000 --> 00:00:30.000\nPriya Raman: A fifth got none, and stayed at four percent.\n\n00:00:31.000 --> 00:00:33.000\nDana Whitlock: Which channels would you use to grow?\n\n00:00:34.000 --> 00:00:39.000\nPriya Raman: Food bloggers, then a referral code."
    analysis = analyse(read_bytes(f"{_ZOOM}\n{more}\n".encode(), "call.vtt"))

    assert analysis.document.kind == "interview"
    assert len(analysis.questions) == 3
    assert "00:" not in analysis.document.text
