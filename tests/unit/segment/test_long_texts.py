"""Long interviews are cut in a time that grows with their length, and as short ones are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsanalyse.read import from_text
from opsanalyse.segment import segment
from opsanalyse.segment.chains import best_chain

SAID = {
    "zh": ("你是怎么做的？", "我先看数据，复购率从12%升到19%。", "面试官", "候选人"),
    "es": ("¿Cómo lo hiciste?", "Primero miré los datos; subió al 19 %.", "Entrevistadora", "Candidata"),
    "en": ("How did you do it?", "First I looked at the data; it rose to 19%.", "Interviewer", "Candidate"),
}  # fmt: skip
FORMS = {
    "who asks and who answers": ("{asks}: {q}", "{answers}: {a}"),
    "names": ("Ana: {q}", "Bo Li: {a}"),
    "numbers that begin anew": ("{n}. {q}", "{a}"),
    "no labels": ("{q}", "{a}"),
    "a chat": ("[2024-05-06 10:04] Ana: {q}", "[2024-05-06 10:05] Bo: {a}"),
    "a table": ("{q}\t", "{a}"),
}


def interview(form: str, lang: str, pairs: int) -> str:
    q, a, asks, answers = SAID[lang]
    ask, answer = FORMS[form]
    between = "" if ask.endswith("\t") else "\n"
    head = "question\tanswer\n" if ask.endswith("\t") else ""
    return head + "\n".join(
        (ask + between + answer).format(q=q, a=a, asks=asks, answers=answers, n=n % 20 + 1)
        for n in range(pairs)
    )


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("form", FORMS)
def test_ten_thousand_turns_are_told_apart_in_time(form, lang):
    document = from_text(interview(form, lang, 5000))

    start = time.process_time()
    found = segment(document)
    took = time.process_time() - start

    text, (q, a, *_) = document.text, SAID[lang]
    assert len(found.questions) == 5000
    assert {text[x.question.start : x.question.end] for x in found.questions} == {q}
    assert {text[x.answer.start : x.answer.end] for x in found.questions} == {a}
    assert took < 5  # it takes one; before it grew with the square of the turns it took thirty


@pytest.mark.parametrize(
    "pair",
    ["{asks}: {q} {answers}: {a} ", "Question: {q} Answer: {a} "],
    ids=["who speaks", "labels"],
)
def test_an_interview_that_stands_in_one_line_is_told_apart_in_time(pair):
    q, a, asks, answers = SAID["en"]
    document = from_text(pair.format(q=q, a=a, asks=asks, answers=answers) * 3000)

    start = time.process_time()
    found = segment(document)
    took = time.process_time() - start

    text = document.text
    assert len(found.questions) == 3000
    assert {text[x.question.start : x.question.end] for x in found.questions} == {q}
    assert {text[x.answer.start : x.answer.end] for x in found.questions} == {a}
    assert took < 2  # it takes a third; while each question looked at all behind it, it took five


@pytest.mark.parametrize(
    ("clause", "often", "longest"),
    [("后来我做了记录，", 12_000, 40), ("and then i called them, ", 5000, 120), ("users, we, ", 6000, 120)],
    ids=["zh", "en", "words"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", 'question,answer\nWhy,"'], ids=["alone", "quote left open"])
def test_what_never_comes_to_a_stop_is_cut_into_breaths_in_time(clause, often, longest, before):
    document = from_text(before + clause * often)

    start = time.process_time()
    units = segment(document, kind="answer").units
    took = time.process_time() - start

    sizes = [unit.end - unit.start for unit in units[2:-1]]
    assert len(units) > 500
    assert max(sizes) < longest
    assert took < 2.5  # it takes a half; it took minutes while each breath looked at all before it


def test_a_line_full_of_dates_is_read_in_time():
    document = from_text("I did it in 2021 and it rose from 3% to 4% " * 2500)

    start = time.process_time()
    segment(document)

    assert time.process_time() - start < 2


def brute(numbers: list[tuple[int, ...]], values: list[float]) -> float:
    """Return what the best run gains, by looking at each place from all before it."""
    best: list[float] = []
    for n, (number, value) in enumerate(zip(numbers, values, strict=True)):
        ways = [0.0 if number[-1] <= 1 else -0.4]
        for before, gain in zip(numbers[:n], best, strict=True):
            if number in ((*before[:-1], before[-1] + 1), (before[0] + 1, 1)[: len(before) + 1]):
                ways.append(gain)
            elif number == (1,) and before[-1] > 1:
                ways.append(gain - 0.4)
        best.append(max(ways) + value)
    return max(best, default=0.0)


LINES = st.tuples(
    st.lists(st.integers(0, 4), min_size=1, max_size=2).map(tuple),
    st.sampled_from([0.75, 0.25, 0.05, -0.15]),
)


@given(st.lists(LINES, max_size=14))
def test_no_other_run_of_numbers_gains_more(lines):
    numbers, values = [number for number, _ in lines], [value for _, value in lines]

    chain = best_chain(numbers, values)
    gain = brute([numbers[i] for i in chain], [values[i] for i in chain]) if chain else 0.0

    assert chain == sorted(set(chain))
    assert gain == pytest.approx(brute(numbers, values))


def test_of_equal_runs_the_first_is_taken():
    assert best_chain([(1,), (1,), (2,)], [0.5, 0.5, 0.5]) == [0, 2]
