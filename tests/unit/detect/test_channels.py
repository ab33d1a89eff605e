"""Channels: named in any of the languages and forms, used or only mentioned, never dear in time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsanalyse.detect.channels import channel_facts, channel_labels, find_channels, judge
from opsanalyse.types import Unit

PRACTICE = Path(__file__).resolve().parents[3] / "models" / "data" / "channels-practice.jsonl"


def used(text: str, lang: str) -> set[str]:
    (mentions,) = judge(text, [Unit(0, len(text), lang=lang)])
    return {mention.channel for mention in mentions if mention.used}


@pytest.mark.parametrize(
    ("lang", "text", "channel"),
    [
        ("zh", "我们在小红书投放笔记，新增用户三千。", "xiaohongshu"),
        ("zh", "我們在小紅書投放筆記，新增用戶三千。", "xiaohongshu"),
        ("zh", "做老带新活动，一个月拉新八百人。", "referral"),
        ("zh", "在老顾客群里每天发一次接龙，下单多了三成。", "community"),
        ("es", "Repartimos volantes en el mercado y vinieron cuarenta clientes.", "offline_ads"),
        ("es", "Abrimos grupos de WhatsApp para clientas y vendimos el doble.", "whatsapp"),
        ("en", "We ran Google Ads campaigns and got 300 sign-ups.", "search_ads"),
        ("en", "Two influencers tried it and brought 400 orders.", "influencer"),
    ],
)
def test_a_channel_that_brings_customers_is_used(lang: str, text: str, channel: str):
    assert channel in used(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我在抖音工作过两年，做财务。"),
        ("zh", "周报用邮件发给主管。"),
        ("es", "Trabajé dos años en la oficina de TikTok."),
        ("es", "Mandé el informe por correo a mi jefa."),
        ("en", "I worked at the Amazon warehouse for two years."),
        ("en", "I sent the report to my manager by email."),
    ],
)
def test_a_workplace_or_a_mail_to_colleagues_is_a_mention(lang: str, text: str):
    assert used(text, lang) == set()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "按小区客群把选品拆成三张表，复购率从12%升到19%。"),
        ("zh", "高价值人群的复购率提升到8%。"),
        ("zh", "以RFM分群發送個人化訊息，開信率由12%提升至21%。"),
        ("zh", "我在社区超市做店长助理。"),
        ("zh", "看他们在哪一步卡住，改了两版。"),
        ("es", "La primera compra pasó de 30 % a 41 % en el grupo de prueba."),
        ("es", "El grupo de control se quedó en 31 %."),
        ("en", "Activation rose from 30% to 41% in the test group."),
        ("en", "If the rate moves I want to know before stand-up."),
    ],
)
def test_people_trials_and_meetings_that_hold_its_word_are_no_channel(lang: str, text: str):
    assert find_channels(text, lang) == ()
    (mentions,) = judge(text, [Unit(0, len(text), lang=lang)])
    assert mentions == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Half of the visitors left at the card form."),
        ("en", "We put the price on the first page."),
        ("en", "We open at noon."),
        ("es", "El tiempo de espera bajó a la mitad."),
        ("es", "La mitad se iba en el formulario de la tarjeta."),
        ("zh", "双11活动成交了三百万。"),
        ("zh", "派单上限由九单调整为七单。"),
    ],
)
def test_a_word_that_is_seldom_a_channel_is_not_even_a_mention(lang: str, text: str):
    assert find_channels(text, lang) == ()
    assert used(text, lang) == set()


@pytest.mark.parametrize("text", ["We answered every week on Reddit.", "我们每周在豆瓣回帖。"])
def test_a_forum_is_a_community(text: str):
    (mention,) = find_channels(text, "en" if text.isascii() else "zh")

    assert mention.channel == "community"


def test_a_mention_is_still_told_so_that_a_report_can_say_why_it_did_not_count():
    (mention,) = find_channels("I worked at TikTok for two years.", "en")

    assert (mention.channel, mention.used) == ("douyin", False)


@pytest.mark.parametrize("text", ["TIKTOK", "TikTok", "ＴｉｋＴｏｋ"])
def test_a_name_is_known_however_it_is_written(text: str):
    assert {mention.channel for mention in find_channels(f"{text} films", "en")} == {"douyin"}


def test_a_plural_is_the_same_word():
    one, many = "We held a trade fair for buyers.", "We held trade fairs for buyers."

    assert {m.channel for m in find_channels(one, "en")} == {
        m.channel for m in find_channels(many, "en")
    }


def test_offsets_point_at_the_words_in_the_document():
    text = "你好。我们在小红书投放笔记，新增三千。"
    _, mentions = judge(text, [Unit(0, 3, lang="zh"), Unit(3, len(text), lang="zh")])

    assert "小红书" in {text[m.start : m.end][:3] for m in mentions if m.channel == "xiaohongshu"}


def test_a_group_is_a_channel_where_it_was_named_before():
    text = "我们建了十二个社群做复购。群里每晚发团购，下单涨了三成。"
    first, second = judge(text, [Unit(0, 13, lang="zh"), Unit(13, len(text), lang="zh")])

    assert "community" in {m.channel for m in first}
    assert "community" in {m.channel for m in second if m.used}


def test_members_of_one_list_are_used_together_or_not_at_all():
    (mentions,) = judge("Skills: Instagram, TikTok, LinkedIn.", [Unit(0, 36, lang="en")])

    assert len({mention.used for mention in mentions}) == 1


def test_every_channel_has_a_name_and_its_facts():
    for name, label in channel_labels().items():
        assert set(label) == {"zh", "es", "en"}, name
        assert set(channel_facts(name)) == {"cost", "place", "pace"}, name


def test_most_practice_sentences_are_told_apart():
    rows = [json.loads(line) for line in PRACTICE.read_text(encoding="utf-8").splitlines()]
    right = sum(
        {
            m.channel
            for m in next(
                judge(r["text"], [Unit(0, len(r["text"]), r["lang"], section=r.get("section"))])
            )
            if m.used
        }
        == set(r["channels"])
        for r in rows
    )

    assert right / len(rows) > 0.8


@pytest.mark.parametrize(
    ("lang", "text", "channels"),
    [
        ("zh", "抖音直播间一晚卖了三百单。", {"douyin", "live"}),
        ("es", "Hicimos lives en Facebook dos noches por semana.", {"instagram_facebook", "live"}),
        (
            "en",
            "A Facebook Live every Friday sold half of the stock.",
            {"instagram_facebook", "live"},
        ),
    ],
)
def test_a_stream_on_a_platform_names_both(lang: str, text: str, channels: set[str]):
    assert {mention.channel for mention in find_channels(text, lang)} == channels


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "师傅上门维修了空调。"),
        ("zh", "我去参加了一场税务讲座。"),
        ("en", "A fast internet connection was missing."),
    ],
)
def test_a_word_of_doing_is_no_name_of_a_channel(lang: str, text: str):
    assert find_channels(text, lang) == ()


@pytest.mark.parametrize(
    "text",
    [
        "我即刻改了落單頁，一開始就寫明免運費。",
        "发现第3天卡在“联盟加入”，改为自动推荐联盟。",
        "运营公众号“华科小喇叭”，半年粉丝从1.1万涨到2.3万。",
        "协助公司完成盘点、巡店等工作。",
        "把下单页从五屏减到两屏。",
        "负责与医院信息科、医保办沟通，推进互联网医院牌照落地。",
    ],
)
def test_words_that_only_hold_the_name_of_a_channel_are_none(text: str):
    assert used(text, "zh") <= {"wechat"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Grew the page to 3,000 followers without any ads."),
        ("es", "Llenamos el curso sin invertir en publicidad."),
        ("zh", "没投广告，靠口碑涨粉五千。"),
    ],
)
def test_what_was_done_without_is_no_channel(lang: str, text: str):
    assert "feed_ads" not in used(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "channel"),
    [
        ("en", "Boosted retention by two points.", "feed_ads"),
        ("en", "Partnered closely with engineering on the release.", "partnership"),
        ("es", "Negocié con dos transportistas y bajó el costo por envío.", "partnership"),
    ],
)
def test_a_rise_a_team_next_door_and_a_supplier_are_no_channels(lang: str, text: str, channel: str):
    assert channel not in used(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "channel"),
    [
        ("en", "Boosted two posts for 50 dollars and got 90 sign-ups.", "feed_ads"),
        ("en", "Partnered with two florists, who handed out our coupons.", "partnership"),
    ],
)
def test_posts_and_shops_still_are_channels(lang: str, text: str, channel: str):
    assert channel in used(text, lang)
