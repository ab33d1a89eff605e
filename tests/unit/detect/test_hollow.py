"""What is a heap of key words or the mere names of a story's parts, and what only looks like it."""

from __future__ import annotations

import pytest

from opsanalyse.detect.hollow import is_hollow_telling


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "用户分层，数据分析，留存率，转化率，裂变，社群，提升30%，三个月。"),
        (
            "es",
            "Segmentación, embudo, retención, conversión, SEO, SEM, test A/B, tres meses, +30 %.",
        ),
        ("en", "I identified the problem, analysed the causes and found a solution with results."),
    ],
)
def test_heaps_and_mere_names_tell_nothing(lang, text):
    assert is_hollow_telling(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "在抖音、微博、小红书、知乎、B站、快手、公众号、视频号投放，每周各发三条。"),
        ("zh", "我分析了晚点的原因，把方案改成早班车，准时率从84%升到96%。"),
        ("es", "Lancé campañas en Facebook, Instagram, TikTok, LinkedIn, YouTube, X y WhatsApp."),
        ("es", "Analicé el problema y la causa era el muelle, que estaba lleno."),
        ("en", "Ran paid ads on Facebook, Instagram, TikTok, LinkedIn, YouTube, X, and Snapchat."),
        ("en", "We found the cause of the problem in a blocked bay and moved the vans."),
    ],
)
def test_lists_of_one_deed_and_stories_in_plain_words_do(lang, text):
    assert not is_hollow_telling(text, lang)
