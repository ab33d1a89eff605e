"""What is told of a channel beside its name."""

from __future__ import annotations

import dataclasses

import pytest

from opsanalyse.detect.channels import channel_facts
from opsanalyse.detect.channels.evidence import channel_evidence
from opsanalyse.detect.pipeline import load_pipeline, run
from opsanalyse.types import Mention, Unit


def kinds(text: str, lang: str, name: str, word: str, roles: tuple[str, ...] = ()) -> set[str]:
    (unit,) = run(load_pipeline(), text, (Unit(0, len(text), lang=lang),))
    at = text.index(word)
    unit = dataclasses.replace(
        unit,
        channels={name: 0.9},
        mentions=(Mention(at, at + len(word), name),),
        roles=dict.fromkeys(roles, 0.9),
    )
    return set(channel_evidence(text, unit))


@pytest.mark.parametrize(
    ("lang", "text", "name", "word", "kind"),
    [
        ("zh", "小红书占新客的40%。", "xiaohongshu", "小红书", "share"),
        (
            "es",
            "El 40 % de los pedidos vino de Instagram.",
            "instagram_facebook",
            "Instagram",
            "share",
        ),
        ("en", "40% of orders came from Instagram.", "instagram_facebook", "Instagram", "share"),
        ("zh", "抖音获客成本是35元。", "douyin", "抖音", "cost"),
        ("es", "TikTok nos costaba 12 euros por cliente.", "douyin", "TikTok", "cost"),
        ("en", "TikTok cost us $12 per order.", "douyin", "TikTok", "cost"),
        ("zh", "短信转化率8%。", "sms", "短信", "conversion"),
        ("es", "El boletín tuvo una apertura del 46 %.", "email", "boletín", "conversion"),
        ("en", "The newsletter had an open rate of 46%.", "email", "newsletter", "conversion"),
        ("zh", "社群带来三百个订单。", "community", "社群", "volume"),
        ("es", "Por WhatsApp llegaron 300 pedidos.", "whatsapp", "WhatsApp", "volume"),
        ("en", "The flyers brought 300 customers.", "offline_ads", "flyers", "volume"),
    ],
)
def test_a_word_with_its_number_is_evidence(lang: str, text: str, name: str, word: str, kind: str):
    assert kind in kinds(text, lang, name, word)


def test_a_word_without_a_number_proves_nothing():
    assert (
        kinds("Most orders came from Instagram.", "en", "instagram_facebook", "Instagram") == set()
    )


def test_how_it_was_run_takes_an_action_and_more_than_a_name():
    long = "We posted one short film a day on TikTok, shot in the kitchen."

    assert "run" in kinds(long, "en", "douyin", "TikTok", ("solution",))
    assert "run" not in kinds("We used TikTok.", "en", "douyin", "TikTok", ("solution",))
    assert "run" not in kinds(long, "en", "douyin", "TikTok")


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("search_ads", {"cost": "paid", "place": "online", "pace": "quick"}),
        ("seo", {"cost": "free", "place": "online", "pace": "lasting"}),
        ("offline_event", {"cost": "paid", "place": "offline", "pace": "quick"}),
    ],
)
def test_a_channel_is_paid_or_free_online_or_offline_quick_or_lasting(
    name: str, facts: dict[str, str]
):
    assert dict(channel_facts(name)) == facts
