"""A wording may be a template: it says singular and plural, and can read nothing and run on for nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from opsanalyse.analyse import analyse, judge_reading, read_through
from opsanalyse.errors import RubricError
from opsanalyse.read import from_text, read
from opsanalyse.resources import shipped
from opsanalyse.rubric import load_criterion, load_pack
from opsanalyse.rubric.lint import lint
from opsanalyse.rubric.schema import Wording
from opsanalyse.rubric.telling import advice, empty_frame, told, worded
from opsanalyse.rubric.templates import is_number, longest, silences
from opsanalyse.types import Fact, Text

_GOOD = shipped("rubrics") / "career-operations" / "three-jobs.yml"
_FRAME = "Only named: {shallow}"
_SAMPLES = sorted((Path(__file__).parents[3] / "samples" / "resumes").iterdir())
_PLURAL = Wording(
    zh="{{ n_all }} 条经历。",
    es="{{ n_all }} {{ 'línea' if n_all == 1 else 'líneas' }} de experiencia.",
    en="{{ n_all }} {% if n_all == 1 %}line{% else %}lines{% endif %} of experience.",
)


def _path(tmp_path: Path, wording: str) -> Path:
    """Return a criterion whose advice in English is ``wording``, and nothing else is changed."""
    text = _GOOD.read_text(encoding="utf-8")
    assert text.count(_FRAME) == 1
    at = text.rindex(_FRAME)
    quoted = wording.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    path = tmp_path / _GOOD.name
    path.write_text(text[:at] + quoted + text[at + len(_FRAME) :], encoding="utf-8")
    return path


def _same(text: str) -> Wording:
    return Wording(zh=text, es=text, en=text)


def _advised(text: str, **facts: Fact) -> str:
    return advice(_same(text), told(facts))["en"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, {"zh": "0 条经历。", "es": "0 líneas de experiencia.", "en": "0 lines of experience."}),
        (1, {"zh": "1 条经历。", "es": "1 línea de experiencia.", "en": "1 line of experience."}),
        (3, {"zh": "3 条经历。", "es": "3 líneas de experiencia.", "en": "3 lines of experience."}),
    ],
)
def test_one_and_several_are_told_apart_in_each_language(count: int, said: Text):
    assert worded(_PLURAL, told({"n_all": count})) == said


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("{{ ''.__class__ }}", "an attribute"),
        ("{{ ''['__class__'] }}", "an index"),
        ("{{ n_all.real }}", "an attribute"),
        ("{{ shallow.format('x') }}", "a call"),
        ("{{ lipsum() }}", "a call"),
        ("{{ range(10 ** 9) }}", "a call"),
        ("{{ 9 ** 9 ** 9 }}", "arithmetic"),
        ("{{ 'x' * 999999999 }}", "arithmetic"),
        ("{{ n_named ~ n_named }}", "arithmetic"),
        ("{% for a in shallow %}x{% endfor %}", "a loop"),
        ("{{ shallow|upper }}", "a filter"),
        ("{% filter upper %}x{% endfilter %}", "{% filter %}"),
        ("{{ shallow is string }}", "a test"),
        ("{% include '/etc/passwd' %}", "{% include %}"),
        ("{% extends '/etc/passwd' %}", "{% extends %}"),
        ("{% import 'os' as os %}", "{% import %}"),
        ("{% from 'os' import system %}", "{% import %}"),
        ("{% macro a() %}{{ a() }}{% endmacro %}", "{% macro %}"),
        ("{% call a() %}{% endcall %}", "{% call %}"),
        ("{% block a %}{% endblock %}", "{% block %}"),
        ("{% set a = 1 %}", "{% set %}"),
        ("{% autoescape false %}x{% endautoescape %}", "{% autoescape %}"),
        ("{{ [1] }}", "List"),
        ("{{ nothing_of_the_kind }}", "unknown fact 'nothing_of_the_kind'"),
        ("{{ self }}", "unknown fact 'self'"),
        ("{{ n_named", "is no template"),
        ("{% if n_named %}open", "is no template"),
        ("{% frobnicate %}", "is no template"),
        ("{{ " + "(" * 900 + "1" + ")" * 900 + " }}", "nested too deeply"),
        ("{% if n_named %}" * 50 + "{% endif %}" * 50, "nested too deeply"),
        ("{{ " + "not " * 400 + "n_named }}", "nested too deeply"),
        ("{{ n_named }} of {n_points}", "{n_points} is written {{n_points}}"),
        ("{% if shallow > 2 %}x{% endif %}", "compare numbers"),
        ("{% if n_named < '3' %}x{% endif %}", "compare numbers"),
        ("{% if 'x' in n_named %}x{% endif %}", "in looks for words in words"),
        ("{% if 3 in shallow %}x{% endif %}", "in looks for words in words"),
        ("{{ 's' if n_named > 1 }}", "give it an else"),
    ],
)
def test_what_a_template_may_not_hold_is_refused_with_its_line(
    tmp_path: Path, wording: str, said: str
):
    path = _path(tmp_path, wording)
    line = 1 + next(
        i for i, row in enumerate(path.read_text().split("\n")) if row.startswith("advice:")
    )
    begun = time.perf_counter()

    with pytest.raises(RubricError) as caught:
        load_criterion(path)

    assert time.perf_counter() - begun < 2
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path.name}/three-jobs.yml:{line}: advice.en: ")


def test_a_refusal_says_what_may_be_written_instead(tmp_path: Path):
    with pytest.raises(RubricError, match=r"use \{\{ fact \}\}, \{% if … %\}"):
        load_criterion(_path(tmp_path, "{% for a in shallow %}x{% endfor %}"))


@pytest.mark.parametrize("words", ["{{ shallow }}", "{{ shallow if shallow else shallow }}"])
def test_a_line_about_nothing_is_left_out_of_a_template_too(words: str):
    text = f"First.\nOnly named: {words}.\n{{{{ n_all }}}} in all."

    assert _advised(text, shallow="—", n_all=0) == "First.\n0 in all."
    assert _advised(text, shallow="email", n_all=2) == "First.\nOnly named: email.\n2 in all."


def test_a_condition_may_span_lines_of_advice_and_leaves_none_empty():
    text = "First.\n{% if n_all > 1 %}\nSeveral.\n{% elif shallow %}\nOne: {{ shallow }}.\n{% else %}\nNone.\n{% endif %}"

    assert _advised(text, n_all=2, shallow="—") == "First.\nSeveral."
    assert _advised(text, n_all=1, shallow="x") == "First.\nOne: x."
    assert _advised(text, n_all=1, shallow="—") == "First.\nNone."


def test_a_message_about_nothing_shows_a_dash_or_what_its_condition_says():
    facts = told({"missing": "—"})

    assert worded(_same("Not told: {{ missing }}."), facts)["en"] == "Not told: —."
    assert worded(_same("{{ missing or 'nothing' }} is left."), facts)["en"] == "Nothing is left."


def test_words_of_the_document_are_no_template():
    text = "{{ n_all.__class__ }} {% for a in b %}"

    assert _advised("{{ example }}", example=text) == text


def test_the_page_of_a_rubric_shows_a_frame_with_blanks_and_invents_no_number():
    shown = empty_frame(_same("{% if n_all > 1 %}{{ n_all }} lines: {{ own_metric }}.{% endif %}"))

    assert shown["en"] == "{n_all} lines: ____."


def test_an_accepted_template_is_filled_in_a_verdict(tmp_path: Path):
    path = _path(tmp_path, "Named: {{ n_named }} {{ 'way' if n_named == 1 else 'ways' }}. ")
    reading = read_through(from_text("We kept users with points and levels.\n", "a"), "answer")

    verdict = judge_reading(load_criterion(path), reading)

    assert verdict.advice["en"].startswith(f"Named: {verdict.facts['n_named']} way")


def test_lint_tells_of_a_template_that_says_nothing_for_some_facts(tmp_path: Path):
    text = _GOOD.read_text(encoding="utf-8")
    row = next(line for line in text.split("\n") if line.startswith("  not_applicable:"))
    silent = (
        '  not_applicable: {zh: "没有", es: "nada", en: "{% if n_points > 1 %}none{% endif %}"}'
    )
    path = tmp_path / _GOOD.name
    path.write_text(text.replace(row, silent), encoding="utf-8")

    said = [str(finding) for finding in lint(load_pack(str(path)))]

    assert any("messages.not_applicable.en says nothing with n_points = 0" in one for one in said)


@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.name)
def test_a_facts_name_says_whether_it_is_a_number(path: Path):
    verdicts = analyse(read(path)).verdicts
    facts = [(name, fact) for verdict in verdicts for name, fact in verdict.facts.items()]

    assert facts
    assert [(n, f) for n, f in facts if is_number(n) != isinstance(f, int | float)] == []


def test_a_rubric_without_templates_loads_no_engine(tmp_path: Path):
    path = tmp_path / _GOOD.name
    path.write_text(_GOOD.read_text(encoding="utf-8"), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from opsanalyse.rubric import load_criterion; "
        f"load_criterion(Path({str(path)!r})); print('jinja2' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.strip() == "False"


def test_the_wordings_in_the_documentation_are_said_in_each_language():
    text = (Path(__file__).parents[3] / "docs" / "wording.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]
    wordings = [Wording(**held) for block in blocks for held in block["messages"].values()]
    said = [worded(held, told({"n_all": 1, "n_with": 1})) for held in wordings]

    assert [one["zh"] for one in said] == ["1 条经历中有 1 条写出了结果。"] * 2
    assert said[1]["es"] == "1 de 1 línea con resultado."
    assert said[1]["en"] == "1 of 1 line tells a result."


def test_a_blank_is_false_in_a_condition_and_is_written_as_a_blank():
    text = "{{ own_time }}{% if own_metric %}, {{ own_metric }}{% endif %}"

    assert _advised(text, own_time="@blank_time", own_metric="@blank") == "in ____"
    assert _advised(text, own_time="@blank_time", own_metric="churn") == "in ____, churn"


@pytest.mark.parametrize(
    ("metric", "way", "lines"),
    [("@blank", "@blank_way", 1), ("churn", "@blank_way", 2), ("@blank", "e-mail", 2)],
)
def test_a_plain_frame_of_blanks_alone_is_left_out(metric: str, way: str, lines: int):
    text = "Ask.\nFill in: {own_way}, {own_metric} went from ____ to ____."

    assert len(_advised(text, own_metric=metric, own_way=way).split("\n")) == lines


def test_an_empty_else_at_the_end_says_that_silence_is_meant() -> None:
    """Where nothing is wrong there is nothing to advise."""
    assert list(silences("{% if example %}Start here: {{ example }}{% endif %}"))
    assert not list(silences("{% if example %}Start here: {{ example }}{% else %}{% endif %}"))


def test_a_wording_is_as_long_as_what_it_says() -> None:
    """Singular and plural are never said both."""
    assert longest("{% if n_all == 1 %}one{% else %}several{% endif %}") == len("several")
    assert longest("plain {n_all}") == len("plain {n_all}")
