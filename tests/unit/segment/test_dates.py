"""What must hold of the dates of entry lines, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsanalyse.segment.dates import find_dates

RANGES = [
    ("2019.03–至今 鲜到家", "2019-03", "present"),
    ("2019.11 – 至 今", "2019-11", "present"),
    ("2019年3月-2021年5月", "2019-03", "2021-05"),
    ("2018年8月至今", "2018-08", "present"),
    ("2020年3月　到现在", "2020-03", "present"),
    ("２０１９．０３～２０２１．０５", "2019-03", "2021-05"),
    ("民國110年5月－迄今", "2021-05", "present"),
    ("民國101–102年", "2012", "2013"),
    ("96年1月至103年4月", "2007-01", "2014-04"),
    ("103年5月起", "2014-05", "present"),
    ("二〇二〇年三月至今", "2020-03", "present"),
    ("二〇一五年至二〇二〇年", "2015", "2020"),
    ("2015秋—2016春", "2015-09", "2016-03"),
    ("2021—　副教授", "2021", "present"),
    ("2016→　半山事務所", "2016", "present"),
    ("2022年起", "2022", "present"),
    ("mar. 2021 – actualidad", "2021-03", "present"),
    ("marzo de 2021 – diciembre de 2023", "2021-03", "2023-12"),
    ("enero 2020 a la fecha", "2020-01", "present"),
    ("de 2014-05 a la fecha", "2014-05", "present"),
    ("(ene. 2020 – dic. 2023)", "2020-01", "2023-12"),
    ("desde 2020", "2020", "present"),
    ("Desde abr. 2017\tAconcagua", "2017-04", "present"),
    ("2016 a dia de hoy", "2016", "present"),
    ("septiembre de 2018 a junio de 2024", "2018-09", "2024-06"),
    ("2017 en adelante", "2017", "present"),
    ("1 de marzo de 2019 – actualidad", "2019-03", "present"),
    ("03/2020 – 11/2022", "2020-03", "2022-11"),
    ("03/20 – 11/22", "2020-03", "2022-11"),
    ("2021/04 – present", "2021-04", "present"),
    ("2017/01 – 2021/03", "2017-01", "2021-03"),
    ("Jan 2020 to date", "2020-01", "present"),
    ("June 2019 up to present", "2019-06", "present"),
    ("July 2022 to Till Date", "2022-07", "present"),
    ("Summer 2018 - Present", "2018-06", "present"),
    ("Asistente de almacén – Ene 2018 / Dic 2022", "2018-01", "2022-12"),
    ("ASO lead — 2022/2024", "2022", "2024"),
    ("curso 2020/21", "2020", "2021"),
    ("Q3 2019 – Q1 2021", "2019-07", "2021-01"),
    ("2019 Q3 - 2021 Q1", "2019-07", "2021-01"),
    ("Sep 15 - NOW", "2015-09", "present"),
    ("Jun'10–Mar'17", "2010-06", "2017-03"),
    ("since 2021", "2021", "present"),
    ("Since Apr'17", "2017-04", "present"),
    ("2013 onwards", "2013", "present"),
    ("1 March 2019 – present", "2019-03", "present"),
    ("March 1, 2019 - May 12, 2020", "2019-03", "2020-05"),
    ("2012-01-01 – 2013-06-30", "2012-01", "2013-06"),
    ("Jan – Jul 2017", "2017-01", "2017-07"),
    ("Sept. to Dec. 2020 | London", "2020-09", "2020-12"),
    ("Nov–Feb 2018", "2017-11", "2018-02"),
    ("Enero – Julio de 2017", "2017-01", "2017-07"),
    ("de enero a julio de 2017", "2017-01", "2017-07"),
    ("2017年1月至7月", "2017-01", "2017-07"),
    ("2021年6-8月", "2021-06", "2021-08"),
    ("2018–21", "2018", "2021"),
    ("2016 → today", "2016", "present"),
    ("1863-1865 M.Sc.", "1863", "1865"),
    ("Month 20XX – Ongoing", None, "present"),
    ("20xx.xx – 20xx.xx", None, "present"),
    ("2020.05 – 2021.03", "2020-05", "2021-03"),
]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_a_range_gives_its_first_and_last_month(text: str, first: str | None, last: str | None):
    found = find_dates(text)

    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Summer 2018", "2018-06"),
        ("Verano 2018", "2018-06"),
        ("2015年6月毕业", "2015-06"),
        ("民國100年畢業", "2011"),
        ("Q3 2019", "2019-07"),
        ("2019年第三季度", "2019-07"),
        ("03/2020", "2020-03"),
        ("2016届", "2016"),
        ("expected April 2025", "2025-04"),
        ("BA History, Durham, 2014", "2014"),
        ("1900\tAlice in Wonderland", "1900"),
        ("2023年暑假", "2023-07"),
    ],
)
def test_a_single_date_gives_its_month_and_no_end(text: str, first: str):
    found = find_dates(text)

    assert found is not None
    assert (found.first, found.last) == (first, None)


@pytest.mark.parametrize(
    "text",
    [
        "138-0000-2468",
        "1863 users joined",
        "up 20% in 3 months",
        "ISO 9001, 24/7, 12/15",
        "第12名，提升30%",
        "Python 3.11, 5.1 million",
        "C/ Mayor 88, 3.º B",
    ],
)
def test_other_numbers_are_no_dates(text: str):
    assert find_dates(text) is None


@given(st.text(alphabet="0123456789./-–年月至今 qQ'abcmarzo民國～", max_size=40))
@settings(max_examples=300)
def test_dates_lie_in_their_line(text: str):
    found = find_dates(text)

    assert found is None or 0 <= found.start < found.end <= len(text)
