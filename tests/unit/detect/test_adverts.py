"""A job advert in three languages: what must be met, what would be nice, what asks for nothing."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse, requirements
from opsanalyse.detect.requirements import (
    Requirement,
    find_metrics,
    find_requirements,
    tongue_levels,
)
from opsanalyse.read import from_text
from opsanalyse.types import Unit

ZH = """用户运营经理（上海）

任职要求
1. 3年以上用户运营经验；
2. 熟练使用SQL，能看留存数据；
3. 有企业微信或小红书运营经验；

加分项
1. 做过老带新活动；

我们提供
五险一金，弹性工作，每年一次旅行。
"""
ES = """Responsable de operaciones de usuario
Buscamos una persona con ganas para nuestro equipo.

Requisitos imprescindibles
- Al menos 3 años de experiencia en operaciones de usuarios.
- Manejo de SQL y datos de retención.
- Gestión de comunidades en WhatsApp o WeChat.

Se valora
- Haber llevado programas de referidos.

Ofrecemos
- Contrato indefinido y cursos de Excel.
"""
EN = """User Operations Manager

About us
We run a marketplace for second-hand phones.

What we are looking for
- At least 3 years in user operations
- Strong SQL and a feel for retention
- Communities on WhatsApp or WeChat

Nice to have
- Referral programmes

Benefits
- Private health insurance and an Excel course
"""
ADVERTS = {"zh": ZH, "es": ES, "en": EN}


def _asked(text: str) -> tuple[Requirement, ...]:
    return requirements(from_text(text, "advert"))


@pytest.mark.parametrize("lang", ADVERTS)
def test_the_title_over_a_line_tells_whether_it_must_be_met(lang: str):
    asked = _asked(ADVERTS[lang])

    assert [one.must for one in asked] == [True, True, True, False]
    assert asked[0].items == (("years", "3"),)
    assert {("tool", "sql"), ("metric", "retention")} <= set(asked[1].items)
    assert asked[3].items == (("channel", "referral"),)


@pytest.mark.parametrize("lang", ADVERTS)
def test_one_of_several_alternatives_is_enough(lang: str):
    asked = _asked(ADVERTS[lang])

    assert [one.one_is_enough for one in asked] == [False, False, True, False]


@pytest.mark.parametrize("lang", ADVERTS)
def test_what_is_offered_and_who_the_company_is_ask_for_nothing(lang: str):
    items = {item for one in _asked(ADVERTS[lang]) for item in one.items}

    assert not items & {("tool", "excel"), ("channel", "marketplace")}


def test_an_advert_without_titles_is_read_line_by_line():
    asked = _asked("We need someone with 2 years of experience in retention.\nSQL is a plus.\n")

    assert [one.must for one in asked] == [True, False]


def test_languages_are_asked_for_and_what_would_be_nice_stands_apart() -> None:
    asked = _asked(
        "What we ask\n- Fluent English; Spanish or German is a plus\n- Experience in the Chinese market with SQL\n"
    )

    assert [(line.must, line.items) for line in asked] == [
        (True, (("tongue", "english"),)),
        (False, (("tongue", "german"), ("tongue", "spanish"))),
        (True, (("tool", "sql"),)),
    ]


def test_only_the_part_of_a_chinese_line_that_would_be_nice_is_no_must() -> None:
    asked = _asked(
        "任职要求\n1. 熟练使用企业微信和有赞，有小红书经验者优先；\n2. 3年以上运营经验，母婴行业优先；\n3. 有内容策划能力，英语可作为工作语言；\n"
    )

    assert [(line.must, line.items) for line in asked] == [
        (True, (("channel", "wechat"), ("tool", "shop-system"))),
        (False, (("channel", "xiaohongshu"),)),
        (True, (("years", "3"),)),
        (True, (("tongue", "english"), ("concept", "content-skill"))),
    ]


@pytest.mark.parametrize(
    ("resume", "met"),
    [
        (
            "工作经历\n2019.01-2023.01 鲜橙到家 运营\n• 撰写推文，每周3篇。\n技能\n英语（CET-6）\n",
            2,
        ),
        ("工作经历\n2019.01-2023.01 鲜橙到家 运营\n• 撰写推文，每周3篇。\n技能\nExcel\n", 1),
    ],
)
def test_a_language_that_is_not_named_is_not_shown(resume: str, met: int) -> None:
    advert = from_text("任职要求\n1. 英语流利\n2. 熟练撰写推文\n", "advert")
    verdicts = analyse(from_text(resume, "x"), kind="resume", job=advert).verdicts

    assert next(v for v in verdicts if v.criterion == "job-match").facts["n_met"] == met


def test_one_tool_is_not_another() -> None:
    advert = from_text("Requirements\n- Jira\n", "advert")
    resume = from_text(
        "EXPERIENCE\nBrightbox — Operations    2019 – 2023\n• Ran the forum.\nSKILLS\nCanva, Notion\n",
        "x",
    )
    verdicts = analyse(resume, kind="resume", job=advert).verdicts

    assert next(v for v in verdicts if v.criterion == "job-match").facts["n_none"] == 1


BRACKETED = """私域运营经理

【我们是谁】
一家做社区团购的公司，会写SQL的人不少。

【你要做什么】
1. 负责企微用户的分层运营，提升复购率；
2. 策划裂变拉新活动；

【我们希望你】
1. 本科及以上学历，3年以上社群运营经验；
2. 熟悉有赞，会写SQL；
3. 抗压能力强，善于沟通。

【福利】五险一金，弹性打卡，直播团建。
"""
LED = """Analista de operaciones
Funciones: llevar campañas de WhatsApp
Requisitos: manejo de SQL
Título en Ingeniería Industrial o afín.
Persona proactiva, capacidad de comunicación.
Beneficios: teletrabajo y cursos de Excel
"""


def test_a_title_in_brackets_parts_an_advert_also_with_words_behind_it() -> None:
    asked = [one.text for one in _asked(BRACKETED)]

    assert asked == [
        "负责企微用户的分层运营，提升复购率；",
        "策划裂变拉新活动；",
        "本科及以上学历，3年以上社群运营经验；",
        "熟悉有赞，会写SQL；",
    ]


def test_what_stands_behind_a_title_on_its_line_is_asked_and_no_degree_or_nature_is() -> None:
    asked = [one.text for one in _asked(LED)]

    assert asked == ["Funciones: llevar campañas de WhatsApp", "Requisitos: manejo de SQL"]


@pytest.mark.parametrize(
    ("advert", "told"),
    [
        ("对团长活跃率负责；", "活跃团长从55个回升到78个"),
        ("Aumentar los usuarios activos.", "los usuarios activos pasaron de 2.000 a 3.100"),
        ("Grow daily active users.", "daily active users rose from 2,000 to 3,100"),
    ],
)
def test_how_many_are_active_is_asked_and_told_by_any_of_its_names(advert: str, told: str) -> None:
    (asked,) = _asked(advert)

    assert asked.items == (("metric", "active"),)
    assert find_metrics(told) == ("active",)


@pytest.mark.parametrize(
    ("line", "lang", "either"),
    [
        ("熟练使用SQL、Python，有神策或GrowingIO使用经验", "zh", {"sensors", "growingio"}),
        ("Experience with SQL, Python or Tableau", "en", {"sql", "python", "bi"}),
        ("Dominio de SQL; experiencia con Asana o Notion", "es", {"project-board", "notion"}),
        ("熟悉SQL，Python或Tableau", "zh", {"sql", "python", "bi"}),
    ],
)
def test_an_or_frees_its_own_clause_alone(line: str, lang: str, either: set[str]):
    (asked,) = find_requirements(line, [Unit(0, len(line), lang=lang)])

    assert {name for _, name in asked.either} == either


def test_years_or_more_ask_for_years():
    line = "You have run a retail operation for five years or more"

    (asked,) = find_requirements(line, [Unit(0, len(line), lang="en")])

    assert ("years", "5") in asked.items


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("Inglés B2", True, {"english": 4}),
        ("Español nativo o C1; Mandarin HSK5+", True, {"spanish": 5, "chinese": 5}),
        ("Languages: English (native), French (basic)", False, {"english": 6, "french": 2}),
        ("Fluent in English and French", True, {"english": 4}),
        ("英语可作为工作语言", True, {"english": 4}),
        ("语言：英语六级，日语", False, {"english": 4}),
        ("Inglés: nivel B1; alemán", False, {"english": 3}),
        ("native French, German B1", False, {"french": 6, "german": 3}),
    ],
)
def test_a_level_is_that_of_the_language_beside_it(
    text: str,
    asked: bool,  # noqa: FBT001  a column of the table
    told: dict[str, int],
):
    assert tongue_levels(text, asked=asked) == told


def test_a_title_over_a_list_is_one_whatever_it_is_called():
    text = "# Renewals Lead\n\nOur members stay 14 months.\n\n### Your week with us\n* Cut churn\n\n### Nice to have\n* SQL"
    units = [
        Unit(text.index(words), text.index(words) + len(words), lang="en")
        for words in ("Our members stay 14 months.", "Cut churn", "SQL")
    ]

    asked = find_requirements(text, units)

    assert [(one.text, one.must) for one in asked] == [("Cut churn", True), ("SQL", False)]


@pytest.mark.parametrize(
    ("lang", "line", "left"),
    [
        ("zh", "语言要求：不限 | 行业要求：全部行业 | 年龄要求：不限", 0),
        ("zh", "3年以上经验，英语不限，熟练使用SQL；", 2),
        ("es", "- Manejo de SQL; no es necesario tener inglés", 1),
        ("en", "- SQL required, English not required", 1),
    ],
)
def test_what_is_said_not_to_be_asked_asks_nothing(lang: str, line: str, left: int):
    found = find_requirements(line, [Unit(0, len(line), lang=lang)])

    assert sum(len(one.items) for one in found) == left


@pytest.mark.parametrize("title", ["相似职位", "Ofertas similares", "Similar jobs"])
def test_other_jobs_below_an_advert_ask_nothing(title: str):
    head = {
        "相似职位": "任职要求",
        "Ofertas similares": "Requisitos",
        "Similar jobs": "Requirements",
    }
    text = f"{head[title]}\n1. SQL\n\n{title}\nTikTok Excel 8-12k\n"
    found = requirements(from_text(text))

    assert [one.text for one in found] == ["SQL"]
