"""A language known less well than is asked is half shown; where no level is told, the doubt is the candidate's."""

from __future__ import annotations

import pytest

from opsanalyse.analyse import analyse
from opsanalyse.read import from_text

RESUME = """Marta Ibáñez
Experiencia
Coordinadora de logística, Hogar Claro (2020 - 2024)
- Renegocié las tarifas y bajé el coste por envío de 6,40 € a 5,10 € en ocho meses.
- Reduje las devoluciones del 4 % al 2,5 % en un año con un embalaje nuevo.
Idiomas
{tongue}
"""


@pytest.mark.parametrize(
    ("tongue", "met"),
    [
        ("Inglés B1, valenciano nativo", 0.5),
        ("Inglés C1", 1.0),
        ("Inglés", 1.0),
        ("Inglés nativo", 1.0),
        ("Nociones de inglés", 0.5),
    ],
)
def test_the_level_counts_where_both_tell_it(tongue: str, met: float):
    advert = from_text("Requisitos\n- Inglés B2\n", "oferta.txt")

    analysis = analyse(from_text(RESUME.format(tongue=tongue), "cv.txt"), job=advert)

    verdict = next(v for v in analysis.verdicts if v.criterion == "job-match")
    assert [mark.attributes["met"] for mark in verdict.evidence] == [met]
