"""Every local form of a number, in three languages: kind, value, words."""

from __future__ import annotations

import pytest

from opsanalyse.detect.quantities import find_quantities

# language, text, the words found, kind, value
FORMS = [
    # forms that texts by many hands brought up
    ("zh", "粉丝由0到1.9万", "1.9万", "count", 19000),
    ("zh", "一年省下一百六十多万", "一百六十多万", "count", 1600000),
    ("zh", "单量翻了快一番", "翻了快一番", "multiple", 2),
    ("zh", "翻了近两番", "翻了近两番", "multiple", 4),
    ("zh", "有一多半改了", "一多半", "fraction", 0.5),
    ("zh", "激活率+14pct", "14pct", "points", 14),
    ("zh", "亏损$80K后退出", "$80K", "money", 80000),
    ("zh", "阅读2.3万平时两千", "2.3万", "count", 23000),
    ("zh", "一点五倍", "一点五倍", "multiple", 1.5),
    ("es", "Quedaron en cincuenta diarios", "cincuenta", "count", 50),
    ("es", "se redujeron a una quinta parte", "una quinta parte", "fraction", 0.2),
    ("es", "más de dos tercios", "más de dos tercios", "fraction", 2 / 3),
    ("es", "docena y media de quejas", "docena y media", "count", 18),
    ("es", "RD$ 500", "RD$ 500", "money", 500),
    ("es", "Reduje las mermas en 11.000 € al año", "11.000 €", "money", 11000),
    ("es", "Las incidencias se quedaron en 1.850.", "1.850", "count", 1850),
    ("es", "El NPS cerró el año en 44.", "44", "count", 44),
    ("en", "a price per unit: 3.50 €", "3.50 €", "money", 3.5),
    ("en", "We cut churn in half", "half", "fraction", 0.5),
    ("en", "Done in half the time", "half", "fraction", 0.5),
    ("en", "It took half an hour", "half an hour", "duration", 0.5),
    ("en", "Live within two quarters", "two quarters", "duration", 2),
    ("en", "Up in each of the last three quarters", "three quarters", "duration", 3),
    ("en", "Reached three quarters of members", "three quarters", "fraction", 0.75),
    ("zh", "做了320个月龄群", "320个", "count", 320),
    ("zh", "用了两年一个季度", "两年一个季度", "duration", 82 / 9),
    ("zh", "用了两个季度零一个月", "两个季度零一个月", "duration", 7),
    ("en", "out in 5 h 40 min", "5 h 40 min", "duration", 340),
    ("en", "the no. 2 line", "no. 2", "rank", 2),
    ("en", "top 3 of the map", "top 3", "rank", 3),
    ("en", "number: 31,000 homes", "31,000", "count", 31000),
    ("en", "GHS 1.1 million", "GHS 1.1 million", "money", 1100000),
    ("en", "1/2 h", "1/2 h", "duration", 0.5),
    # years under the name of what comes back every year, hours apart from their unit, lists of days, a quarter of a year
    ("es", "Durante el Hot Sale 2023 vendimos mucho", "2023", "date", 2023),
    ("es", "en la Feria 2019 conseguimos clientes", "2019", "date", 2019),
    ("en", "On Cyber Monday 2021 we broke even", "2021", "date", 2021),
    ("es", "la respuesta tarda 31 h de media", "31 h", "duration", 31),
    ("es", "con visitas a los 7, 20 y 60 días", "7, 20 y 60 días", "duration", 60),
    ("en", "with calls at 10, 25 and 50 days", "10, 25 and 50 days", "duration", 50),
    ("en", "closed within a quarter", "a quarter", "duration", 1),
    ("es", "cayó a uno de cada nueve", "uno de cada nueve", "fraction", 1 / 9),
    # percentages in digits and words
    ("en", "Increased revenue by 30%", "30%", "percent", 30),
    ("en", "grew 8 % in May", "8 %", "percent", 8),
    ("en", "eight per cent of users", "eight per cent", "percent", 8),
    ("en", "twenty-five percent", "twenty-five percent", "percent", 25),
    ("en", "nearly 40 percent", "nearly 40 percent", "percent", 40),
    ("es", "creció un 30 %", "30 %", "percent", 30),
    ("es", "un 3,5 % menos", "3,5 %", "percent", 3.5),
    ("es", "ocho por ciento", "ocho por ciento", "percent", 8),
    ("es", "treinta y cinco por ciento", "treinta y cinco por ciento", "percent", 35),
    ("zh", "转化率提升30%", "30%", "percent", 30),
    ("zh", "提升８％", "８％", "percent", 8),
    ("zh", "提升百分之八", "百分之八", "percent", 8),
    ("zh", "占八成", "八成", "percent", 80),
    ("zh", "提高三成半", "三成半", "percent", 35),
    ("zh", "下降约两成", "约两成", "percent", 20),
    ("zh", "千分之三", "千分之三", "percent", 0.3),
    # points
    ("en", "up 3.5 percentage points", "3.5 percentage points", "points", 3.5),
    ("en", "up 3pp", "3pp", "points", 3),
    ("en", "50 basis points", "50 basis points", "points", 0.5),
    ("es", "3,5 puntos porcentuales", "3,5 puntos porcentuales", "points", 3.5),
    ("zh", "下降0.6个百分点", "0.6个百分点", "points", 0.6),
    # separators and words
    ("es", "1.200 clientes", "1.200", "count", 1200),
    ("es", "1 200 clientes", "1 200", "count", 1200),
    ("es", "1.200,50 unidades", "1.200,50", "count", 1200.5),
    ("es", "dos mil quinientos clientes", "dos mil quinientos", "count", 2500),
    ("es", "medio millón de visitas", "medio millón", "count", 500000),
    ("es", "más de 300 clientes", "más de 300", "count", 300),
    ("es", "35 mil descargas", "35 mil", "count", 35000),
    ("en", "1,200 leads", "1,200", "count", 1200),
    ("en", "1'200 leads", "1'200", "count", 1200),
    ("en", "1,200.50 units", "1,200.50", "count", 1200.5),
    ("en", "12k users", "12k", "count", 12000),
    ("en", "a dozen stores", "a dozen", "count", 12),
    ("en", "half a million views", "half a million", "count", 500000),
    ("en", "two and a half million users", "two and a half million", "count", 2500000),
    ("en", "over 300 clients", "over 300", "count", 300),
    ("en", "300+ clients", "300+", "count", 300),
    ("zh", "三十五万用户", "三十五万用户", "count", 350000),
    ("zh", "1.2万人", "1.2万人", "count", 12000),
    ("zh", "两千多名用户", "两千多名", "count", 2000),
    ("zh", "近百家门店", "近百家", "count", 100),
    ("zh", "粉丝20w", "20w", "count", 200000),
    ("zh", "十来个人", "十来个人", "count", 10),
    ("zh", "几十万用户", "几十万用户", "count", 100000),
    ("zh", "四百五十人", "四百五十人", "count", 450),
    # money
    ("en", "saved $2.5M", "$2.5M", "money", 2500000),
    ("en", "£18k penalty", "£18k", "money", 18000),
    ("en", "RM1,150 an hour", "RM1,150", "money", 1150),
    ("es", "30k€ al mes", "30k€", "money", 30000),
    ("es", "2,5 millones de euros", "2,5 millones de euros", "money", 2500000),
    ("es", "450.000 €", "450.000 €", "money", 450000),
    ("zh", "GMV突破1200万元", "突破1200万元", "money", 12000000),
    ("zh", "成交¥12万", "¥12万", "money", 120000),
    # multiples, fractions, ratios
    ("en", "Doubled retention", "Doubled", "multiple", 2),
    ("en", "3x ROI", "3x", "multiple", 3),
    ("en", "sixfold", "sixfold", "multiple", 6),
    ("en", "cut it by two thirds", "two thirds", "fraction", 2 / 3),
    ("en", "one in five shares", "one in five", "fraction", 0.2),
    ("en", "3 out of 10 parents", "3 out of 10", "fraction", 0.3),
    ("es", "Duplicamos la base de clientes", "Duplicamos", "multiple", 2),
    ("es", "se triplicó", "triplicó", "multiple", 3),
    ("es", "bajó un tercio", "un tercio", "fraction", 1 / 3),
    ("es", "uno de cada tres", "uno de cada tres", "fraction", 1 / 3),
    ("es", "bajó a la mitad", "mitad", "fraction", 0.5),
    ("zh", "用户数翻了一番", "翻了一番", "multiple", 2),
    ("zh", "翻了两番", "翻了两番", "multiple", 4),
    ("zh", "成本减半", "减半", "multiple", 0.5),
    ("zh", "提升三倍", "三倍", "multiple", 3),
    ("zh", "三分之一", "三分之一", "fraction", 1 / 3),
    ("zh", "每五个就有一个", "每五个就有一个", "fraction", 0.2),
    # ranks, lengths of time
    ("en", "top 3 in the region", "top 3", "rank", 3),
    ("en", "came 2nd place", "2nd place", "rank", 2),
    ("es", "entre los 5 primeros", "los 5 primeros", "rank", 5),
    ("zh", "获得第二名", "第二名", "rank", 2),
    ("zh", "排名前三", "前三", "rank", 3),
    ("zh", "从整点改到开播前10分钟", "10分钟", "duration", 10),
    ("en", "in three months", "three months", "duration", 3),
    ("en", "half an hour", "half an hour", "duration", 0.5),
    ("es", "en un trimestre", "un trimestre", "duration", 1),
    ("zh", "两个半月", "两个半月", "duration", 2.5),
    ("zh", "一年半", "一年半", "duration", 1.5),
]  # fmt: skip

# Digits and number words that count nothing: no quantity, or one of kind date or other.
NO_COUNTS = [
    ("en", "Used Python 3 and Web3 tools"),
    ("en", "Ran B2B outreach after COVID-19"),
    ("en", "ISO 9001, open 24/7"),
    ("en", "Office 365, Windows 11 and Microsoft 365"),
    ("en", "in 2019, since March 2021, Q3"),
    ("en", "version 2.0.1 on 12/05/2024 at 9:30"),
    ("en", "one of the best, Six Sigma, the Big Four"),
    ("en", "call 07700900123 or +44 20 7946 0958"),
    ("en", "phase 2, level 3"),
    ("es", "Python 3, B2B, COVID-19, Web3"),
    ("es", "ISO 9001, atención 24/7"),
    ("es", "Office 365, Windows 10 y Dynamics 365"),
    ("es", "en 2019, desde marzo de 2021, el 15 de mayo"),
    ("es", "uno de los mejores, Six Sigma, las Big Four"),
    ("es", "Teléfono: 612345678"),
    ("es", "el ticket medio"),
    ("es", "Atendí a clientes de lunes a viernes de 9 a 18 h"),
    ("zh", "使用Python 3和Web3，做过B2B"),
    ("zh", "COVID-19期间，ISO 9001，24/7"),
    ("zh", "熟练使用Microsoft 365、Office 365"),
    ("zh", "2019年入职，2021年3月15日，第三季度，9:30"),
    ("zh", "一线城市，万一，十分重要，千人千面，一般，一些"),
    ("zh", "统一管理，进一步，第一时间，参加培训，零售"),
    ("zh", "电话13800138000，2.0版"),
]


@pytest.mark.parametrize(("lang", "text", "words", "kind", "value"), FORMS)
def test_a_form_is_found_with_its_value(lang, text, words, kind, value):
    found = [(text[q.start : q.end], q.kind, q.value) for q in find_quantities(text, lang)]

    assert (words, kind, pytest.approx(value)) in found


@pytest.mark.parametrize(("lang", "text"), NO_COUNTS)
def test_what_counts_nothing_is_no_amount(lang, text):
    found = [q for q in find_quantities(text, lang) if q.kind not in {"date", "other"}]

    assert [text[q.start : q.end] for q in found] == []


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "50-60 people", 50, 60),
        ("en", "two to three weeks", 2, 3),
        ("es", "entre 5 y 10 clientes", 5, 10),
        ("zh", "50-60人", 50, 60),
        ("zh", "3到5天", 3, 5),
        ("zh", "三五个人", 3, 5),
    ],
)
def test_a_range_keeps_both_ends(lang, text, low, high):
    found = find_quantities(text, lang)

    assert [(q.value, q.high) for q in found] == [(low, high)]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "from 12% to 7%", [12, 7]),
        ("en", "from 29 to 12 working days", [29, 12]),
        ("es", "del 12% al 7%", [12, 7]),
        ("zh", "从12%到18%", [12, 18]),
        ("zh", "由31%升到39%", [31, 39]),
        ("en", "3.1% → 5.4%", [3.1, 5.4]),
    ],
)
def test_the_two_ends_of_a_change_are_two_quantities_of_one_kind(lang, text, values):
    found = find_quantities(text, lang)

    assert [q.value for q in found] == values
    assert len({q.kind for q in found}) == 1


@pytest.mark.parametrize(
    ("lang", "text", "bound"),
    [
        ("en", "more than 300 users", "at_least"),
        ("en", "almost 300 users", "about"),
        ("en", "up to 300 users", "at_most"),
        ("en", "a sign-up to 300 lists", ""),
        ("es", "casi 300 usuarios", "about"),
        ("es", "menos de 300 usuarios", "at_most"),
        ("zh", "近300人", "about"),
        ("zh", "30%以上", "at_least"),
        ("zh", "不到4元", "at_most"),
    ],
)
def test_a_bound_is_told(lang, text, bound):
    assert [q.bound for q in find_quantities(text, lang)] == [bound]
