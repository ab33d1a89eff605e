"""What a line of an advert rests on, and what an answer owes to a question for a plan."""

from __future__ import annotations

from opsanalyse import analyse
from opsanalyse.read import from_text
from opsanalyse.types import Analysis, Verdict

RESUME = """Marta Soler
Valencia · marta@example.es

EXPERIENCIA
Transportes Levante, Valencia
Coordinadora de logística, 03/2019 – actualidad
• Coordinación de las rutas de reparto en la provincia.
• Implantación de un software de planificación de rutas que redujo los kilómetros en vacío del 21 % al 13 %.
• Negociación con transportistas: ahorro de 84.000 € en 2022.
• Seguimiento de incidencias.

FORMACIÓN
Grado en ADE, Universitat de València, 2010 – 2014
"""
ADVERT = """Coordinador de logística
Funciones:
- Planificar las rutas diarias y optimizar el coste por entrega.
- Negociar tarifas con transportistas.
Requisitos:
- Dominio de Excel.
"""
STORY = (
    "When I joined, refunds took nine days. I mapped the steps with finance and saw that four of them were spent "
    "waiting for a second signature. So I proposed dropping it under fifty dollars, and refunds fell to 3 days in a month."
)


def verdict(analysis: Analysis, criterion: str) -> Verdict:
    return next(v for v in analysis.verdicts if v.criterion == criterion)


def test_a_line_of_an_advert_rests_on_the_deed_that_says_most_of_it():
    analysis = analyse(
        from_text(RESUME, "cv.txt"), kind="resume", job=from_text(ADVERT, "advert.txt")
    )
    text = analysis.document.text
    shown = {
        str(mark.attributes["requirement"]): text[mark.start : mark.end].split()[0]
        for mark in verdict(analysis, "job-match").evidence
    }

    assert shown["Negociar tarifas con transportistas."] == "Negociación"
    assert shown["Planificar las rutas diarias y optimizar el coste por entrega."] == "Implantación"


def test_a_plan_that_was_asked_for_hides_nobodys_part():
    asked = f"Q1. Tell me about a process you improved.\nA: {STORY}\nQ2. What would you do in your first month?\nA: I would "
    answers = f"{asked}listen to calls and agree on what we measure."
    own = verdict(analyse(from_text(answers, "interview.txt")), "own-part")

    assert own.facts["n_all"] == 1


def test_advice_on_a_plan_speaks_of_what_is_expected():
    text = "Q1. How would you win users without a budget?\nA: I would start a referral programme and ask shops to put up a QR code."
    advice = verdict(analyse(from_text(text, "a.txt"), kind="answer"), "answer-structure").advice

    assert "I expect" in (advice or {})["en"]
    assert "espero" in (advice or {})["es"]


def test_a_measured_result_is_the_effect_of_its_answer():
    text = f"Q1. Tell me about a process you improved.\nA: {STORY}"
    structure = verdict(analyse(from_text(text, "a.txt"), kind="answer"), "answer-structure")

    assert "@effect" not in str(structure.facts["missing"])
