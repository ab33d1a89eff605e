"""Languages, scripts, plain forms and words, with offsets that hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.language import fold, identify, identify_all, plain, script, simplify, words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("负责运营", "zh"),
        ("會員回購率", "zh"),
        ("ROI提升3倍", "zh"),
        ("A/B测试", "zh"),
        ("Aumenté las ventas un 30 %", "es"),
        ("Gestioné un equipo de 4 personas", "es"),
        ("Responsable de caja", "es"),
        ("Increased revenue by 30%", "en"),
        ("Wrote the weekly report", "en"),
        ("ユーザーの継続率を改善しました", "ja"),
        ("사용자 유지율을 높였습니다", "ko"),
        (
            "Nós aumentamos as vendas da loja com uma campanha que não custou quase nada para a empresa",
            "pt",
        ),
        ("12345 %", "und"),
    ],
)
def test_the_language_of_a_text(text: str, code: str):
    assert identify(text) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("用户运营经验", "Hans"),
        ("會員經營經驗", "Hant"),
        ("中文", ""),
        ("Hola", "Latn"),
        ("12", ""),
    ],
)
def test_the_script_of_a_text(text: str, name: str):
    assert script(text) == name


def test_plain_forms_are_what_matching_needs():
    assert fold("ＲＯＩ　８％，３０–５０ ￥5") == "roi 8%，30-50 ¥5"
    assert simplify("會員回購率") == "会员回购率"
    assert plain("ＧＭＶ提升３０％，會員回購率") == "gmv提升30%，会员回购率"
    assert simplify("薴苧苎") == "苧苎苎"  # each letter is replaced once


@given(st.text(max_size=200))
def test_plain_forms_keep_the_length(text: str):
    assert len(fold(text)) == len(text)
    assert len(simplify(text)) == len(text)
    assert plain(text) == simplify(fold(text))


def test_the_language_of_a_text_is_the_same_alone_and_among_others():
    texts = [
        "用户留存提升",
        "",
        "12",
        "Hola, buenos días a todos",
        "We cut churn by half",
        "Привет всем",
    ]
    assert identify_all(texts) == [identify(text) for text in texts]
    assert identify_all(texts) == ["zh", "und", "und", "es", "en", "ru"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("提升用户留存率", "zh", ["提升", "用户", "留存率"]),
        ("會員回購率", "zh", ["會員", "回購率"]),
        ("Bajó un 8 %.", "es", ["Bajó", "un", "8", "%", "."]),
        ("Cut churn (by half)", "en", ["Cut", "churn", "(", "by", "half", ")"]),
    ],
)
def test_words_are_cut_as_a_reader_would(text: str, lang: str, expected: list[str]):
    assert [text[word.start : word.end] for word in words(text, lang)] == expected


@given(st.text(alphabet="用户增长 abc12%.,。\n", max_size=60), st.sampled_from(["zh", "es", "en"]))
def test_words_cover_everything_but_white_space(text: str, lang: str):
    covered = set()
    for word in words(text, lang):
        covered |= set(range(word.start, word.end))

    assert {i for i, char in enumerate(text) if not char.isspace()} <= covered
