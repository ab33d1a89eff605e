"""Wording: the three locales say the same things, and all of what they say is used."""

import re
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

from golden.fixtures import answer_en
from opsanalyse import render
from opsanalyse.errors import REMEDIES, DocumentError
from opsanalyse.render import report_language, worded_error
from opsanalyse.render.wording import wording
from opsanalyse.types import LANGUAGES, Status

FOLDER = Path(render.__file__).parent


def _flat(value, path=""):
    if isinstance(value, dict):
        return {
            k: v for key, item in value.items() for k, v in _flat(item, f"{path}.{key}").items()
        }
    return {path: value}


@pytest.mark.parametrize("lang", ["zh", "es"])
def test_a_locale_has_the_keys_of_the_english_one(lang):
    english = {key for key in _flat(wording("en").groups) if not key.startswith(".remedies")}
    other = {key for key in _flat(wording(lang).groups) if not key.startswith(".remedies")}

    assert other == english


@pytest.mark.parametrize("lang", ["zh", "es"])
def test_a_locale_names_the_facts_of_the_english_one(lang):
    other = _flat(wording(lang).groups)
    for key, text in _flat(wording("en").groups).items():
        assert _facts(other[key]) == _facts(text), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_wording_is_empty(lang):
    assert [k for k, v in _flat(wording(lang).groups).items() if v == "" and "space" not in k] == []


@pytest.mark.parametrize("lang", ["zh", "es"])
def test_every_reason_to_refuse_a_document_has_its_remedy(lang):
    assert set(wording(lang).groups["remedies"]) == set(REMEDIES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_status_has_a_word(lang):
    assert set(wording(lang).groups["statuses"]) == {str(status) for status in Status}


def test_every_sentence_of_a_locale_is_said_somewhere():
    sources = [p for p in FOLDER.parent.rglob("*") if p.suffix in {".py", ".html"}]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    groups = wording("en").groups
    said = {
        f"{group}.{key}"
        for group in ("page", "index", "summary", "derive", "evaluate")
        for key in groups[group]
    }
    unused = {key for key in said if not re.search(rf"\b{re.escape(key)}\b", text)}

    assert unused == set()


@pytest.mark.parametrize(
    ("lang", "value", "places", "written"),
    [
        ("en", 61.5, 1, "61.5"),
        ("es", 61.5, 1, "61,5"),
        ("zh", 62.0, 1, "62"),
        ("en", 100.0, 0, "100"),
        ("en", -0.01, 1, "0"),
        ("en", -2.5, 1, "−2.5"),
        ("en", 57.894, 1, "57.9"),
    ],
)
def test_numbers_are_written_as_the_language_does(lang, value, places, written):
    assert wording(lang).number(value, places) == written


@pytest.mark.parametrize(
    ("lang", "share", "written"),
    [("en", 0.5, "50%"), ("es", 0.5, "50 %"), ("zh", 1.0, "100%"), ("en", 0.001, "<1%")],
)
def test_shares_are_written_as_percentages(lang, share, written):
    assert wording(lang).percent(share) == written


@pytest.mark.parametrize(
    ("languages", "wish", "chosen"),
    [
        ({"zh": 0.9, "en": 0.1}, "auto", "zh"),
        ({"zh": 0.9, "en": 0.1}, "es", "es"),
        ({"pt": 1.0}, "auto", "en"),
        ({"pt": 0.8, "es": 0.2}, "auto", "es"),
        ({}, "auto", "en"),
    ],
)
def test_the_report_is_in_the_wished_or_the_documents_main_language(languages, wish, chosen):
    assert report_language(replace(answer_en(), languages=languages), wish) == chosen


@pytest.mark.parametrize("code", REMEDIES)
def test_an_error_in_english_reads_as_the_error_itself(code):
    error = DocumentError("a.pdf", code, "page 2")

    assert worded_error(error, "auto") == str(error)


def test_an_error_is_told_in_the_language_of_the_report():
    error = DocumentError("简历.pdf", "empty")

    assert worded_error(error, "zh") == "简历.pdf：文件是空的，请重新导出"
    assert worded_error(error, "es") == "简历.pdf: el archivo está vacío; vuelve a exportarlo"


def _facts(text):
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name}


def test_a_guidance_document_goes_by_its_title_and_another_by_its_id():
    assert wording("zh").guide("004_e1c01085751de6cd") == "用户运营面试指南"
    assert wording("en").guide("my-guide.pdf") == "my-guide.pdf"
