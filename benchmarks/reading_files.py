"""Invented résumés with known text → HTML pages in several layouts, and PDFs printed by Chromium."""

from __future__ import annotations

import html
import random
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PEOPLE: dict[str, dict[str, list[str]]] = {
    "en": {
        "head": ["Marta Quill", "Operations Manager · marta.quill@example.org · +44 20 7946 0011"],
        "side": [
            "Skills", "Lifecycle e-mail", "Community building", "SQL and dashboards", "Budget planning",
            "Languages", "English (native)", "Spanish (C1)", "Education", "BSc Statistics", "Leeds, 2012 – 2015",
            "Certificates", "Analytics Academy", "Scrum Master",
        ],
        "main": [
            "Experience", "User Operations Lead, Bright Parcel", "2019 – 2024",
            "• Cut monthly churn from 6.2% to 4.1% in two quarters by rebuilding onboarding",
            "• Ran the referral programme that brought 12,400 new senders at £3.10 each",
            "• Found with support tickets that 38% of refunds came from one label printer",
            "Community Manager, Harbour Games", "2016 – 2019",
            "• Grew the player forum from 800 to 15,000 members without paid posts",
            "• Trained nine volunteer moderators and wrote the house rules",
            "Projects", "Weekly cohort report used by product and finance teams",
        ],
    },
    "es": {
        "head": ["Íñigo Peña Ruiz", "Responsable de operaciones · inigo.pena@example.org · +34 910 000 123"],
        "side": [
            "Competencias", "Correo y automatización", "Gestión de comunidad", "SQL y cuadros de mando", "Presupuestos",
            "Idiomas", "Español (nativo)", "Inglés (C1)", "Formación", "Grado en Economía", "Valencia, 2011 – 2015",
            "Certificados", "Analítica digital", "Métodos ágiles",
        ],
        "main": [
            "Experiencia", "Jefe de operaciones de usuarios, Buzón Claro", "2019 – 2024",
            "• Reduje la tasa de abandono del 6,2 % al 4,1 % en dos trimestres con un nuevo alta",
            "• Dirigí el programa de recomendación: 12.400 clientes nuevos a 3,10 € cada uno",
            "• Detecté que el 38 % de las devoluciones venía de una sola impresora",
            "Gestor de comunidad, Juegos del Puerto", "2016 – 2019",
            "• Hice crecer el foro de 800 a 15.000 miembros sin publicidad",
            "• Formé a nueve moderadores voluntarios y escribí las normas",
            "Proyectos", "Informe semanal de cohortes para producto y finanzas",
        ],
    },
    "zh": {
        "head": ["林若溪", "用户运营经理 · linruoxi@example.org · 138-0000-0000"],
        "side": [
            "专业技能", "生命周期邮件", "社群搭建", "SQL与数据看板", "预算规划",
            "语言能力", "普通话（母语）", "英语（流利）", "教育背景", "统计学本科", "南京，2012 – 2015",
            "资格证书", "数据分析师", "敏捷教练",
        ],
        "main": [
            "工作经历", "用户运营负责人，明信快递", "2019 – 2024",
            "• 重做新手引导，两个季度内月流失率由6.2%降到4.1%",
            "• 负责老带新活动，带来1.24万名新用户，单个成本27元",
            "• 从客服工单发现38%的退款来自同一型号打印机",
            "社区运营，海港游戏", "2016 – 2019",
            "• 玩家论坛从800人做到1.5万人，没有投放广告",
            "• 培训九名志愿版主，写下社区规则",
            "项目经历", "产品与财务共用的每周同期群报告",
        ],
    },
}  # fmt: skip

_FONT = "font-family:'Noto Sans','Noto Sans CJK SC',sans-serif"
_HEADINGS = {text for person in PEOPLE.values() for text in (
    *(person["side"][i] for i in (0, 5, 8, 11)), *(person["main"][i] for i in (0, 10)))}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A page and the texts that count as right readings of it."""

    name: str
    lang: str
    layout: str
    page: str
    truths: tuple[str, ...]


def cases() -> list[Case]:
    """Return every person in every layout."""
    return [build(lang, person) for lang, person in PEOPLE.items() for build in _LAYOUTS]


def _page(body: str, style: str = "") -> str:
    return (
        f"<!doctype html><meta charset=utf-8><style>@page{{size:A4;margin:14mm}}body{{{_FONT};font-size:10pt;margin:0}}"
        f"p,h1,h2{{margin:2pt 0}}h1{{font-size:20pt}}h2{{font-size:13pt;margin-top:8pt}}{style}</style>{body}"
    )


def _blocks(texts: list[str]) -> str:
    return "".join(
        f"<h2>{html.escape(t)}</h2>" if t in _HEADINGS else f"<p>{html.escape(t)}</p>"
        for t in texts
    )


def _head(person: dict[str, list[str]]) -> str:
    return f"<h1>{person['head'][0]}</h1><p>{person['head'][1]}</p>"


def _truth(*parts: list[str]) -> str:
    return "\n".join(line for part in parts for line in part)


def _single(lang: str, person: dict[str, list[str]]) -> Case:
    page = _page(_head(person) + _blocks(person["main"]) + _blocks(person["side"]))
    return Case(
        f"{lang}-single",
        lang,
        "single",
        page,
        (_truth(person["head"], person["main"], person["side"]),),
    )


def _columns(
    lang: str, person: dict[str, list[str]], layout: str, grid: str, *, side_first: bool, dark: bool
) -> Case:
    side = f"<div class=s>{_blocks(person['side'])}</div>"
    main = f"<div>{_blocks(person['main'])}</div>"
    style = f".g{{display:grid;grid-template-columns:{grid};gap:22pt}}"
    style += (
        ".s{background:#1f3a5f;color:#fff;padding:8pt;-webkit-print-color-adjust:exact}"
        if dark
        else ""
    )
    page = _page(
        _head(person) + "<div class=g>" + (side + main if side_first else main + side) + "</div>",
        style,
    )
    truths = (
        _truth(person["head"], person["side"], person["main"]),
        _truth(person["head"], person["main"], person["side"]),
    )
    return Case(f"{lang}-{layout}", lang, layout, page, truths)


def _sidebar(lang: str, person: dict[str, list[str]]) -> Case:
    return _columns(lang, person, "sidebar", "30% 1fr", side_first=True, dark=True)


def _halves(lang: str, person: dict[str, list[str]]) -> Case:
    return _columns(lang, person, "halves", "1fr 1fr", side_first=False, dark=False)


def _interleaved(lang: str, person: dict[str, list[str]]) -> Case:
    """Two columns whose lines are written to the file from top to bottom, across the gutter."""
    lines = [(60 + 19 * n, 30, text) for n, text in enumerate(person["side"])]
    wide = 38 if lang == "zh" else 52
    wrapped = [part for text in person["main"] for part in _wrapped(text, wide)]
    lines += [(60 + 17 * n, 190, text) for n, text in enumerate(wrapped)]
    spans = "".join(
        f"<div style='position:absolute;white-space:nowrap;top:{y}pt;left:{x}pt'>{html.escape(text)}</div>"
        for y, x, text in sorted(lines)
    )
    page = _page(_head(person) + spans)
    truths = (
        _truth(person["head"], person["side"], wrapped),
        _truth(person["head"], wrapped, person["side"]),
    )
    return Case(f"{lang}-interleaved", lang, "interleaved", page, truths)


def _wrapped(text: str, width: int) -> list[str]:
    """Break at spaces (anywhere in Chinese), as a word processor would."""
    if len(text) <= width:
        return [text]
    cut = text.rfind(" ", 0, width)
    cut = cut if cut > 0 else width
    return [text[:cut], *_wrapped(text[cut:].strip(), width)]


def _dates(lang: str, person: dict[str, list[str]]) -> Case:
    """Entries with the date at the right margin of the same line."""
    main, body, truth = person["main"], "", list(person["head"])
    for number, text in enumerate(main):
        if number in (1, 6):
            body += f"<p style='display:flex;justify-content:space-between'><b>{html.escape(text)}</b><span>{main[number + 1]}</span></p>"
            truth += [text, main[number + 1]]
        elif number not in (2, 7):
            body += _blocks([text])
            truth.append(text)
    return Case(f"{lang}-dates", lang, "dates", _page(_head(person) + body), ("\n".join(truth),))


def _table(lang: str, person: dict[str, list[str]]) -> Case:
    """A ruled table: dates at the left, what was done at the right."""
    main, rows, truth = person["main"], "", list(person["head"])
    for first in (1, 6):
        end = 6 if first == 1 else 10
        inside = "".join(
            f"<p>{html.escape(text)}</p>" for text in (main[first], *main[first + 2 : end])
        )
        rows += f"<tr><td style='width:22%'>{main[first + 1]}</td><td>{inside}</td></tr>"
        truth += [main[first + 1], main[first], *main[first + 2 : end]]
    style = (
        "table{border-collapse:collapse}td{border:.6pt solid #444;padding:4pt;vertical-align:top}"
    )
    return Case(
        f"{lang}-table",
        lang,
        "table",
        _page(_head(person) + f"<table>{rows}</table>", style),
        ("\n".join(truth),),
    )


def random_cases(seed: int, count: int) -> list[Case]:
    """Return two-column pages of random widths, gutters, fonts and sizes, half of them interleaved."""
    dice = random.Random(seed)
    made = []
    for number in range(count):
        lang = ("en", "es", "zh")[number % 3]
        person = PEOPLE[lang]
        font, size = dice.choice(_FONTS), dice.uniform(8.5, 11.5)
        left, gutter, side_left = dice.randint(25, 60), dice.randint(8, 40), dice.random() < 0.5
        side_width = dice.randint(115, 190)
        main_width = 500 - side_width - gutter
        per_line = main_width / (size * (1.0 if lang == "zh" else 0.56))
        wrapped = [part for text in person["main"] for part in _wrapped(text, int(per_line) - 2)]
        places = (
            (left, left + side_width + gutter) if side_left else (left + main_width + gutter, left)
        )
        pitches = (size * dice.uniform(1.25, 1.9), size * dice.uniform(1.25, 1.6))
        lines = [(80 + pitches[0] * n, places[0], text) for n, text in enumerate(person["side"])]
        lines += [(80 + pitches[1] * n, places[1], text) for n, text in enumerate(wrapped)]
        if dice.random() < 0.5:
            lines.sort()
        spans = "".join(
            f"<div style='position:absolute;white-space:nowrap;top:{y:.1f}pt;left:{x}pt'>{html.escape(t)}</div>"
            for y, x, t in lines
        )
        page = _page(
            _head(person) + spans,
            f"body{{font-family:{font},'Noto Sans CJK SC';font-size:{size:.1f}pt}}@page{{margin:8mm}}",
        )
        truths = (
            _truth(person["head"], person["side"], wrapped),
            _truth(person["head"], wrapped, person["side"]),
        )
        made.append(Case(f"random-{number}", lang, "random", page, truths))
    return made


_FONTS = ("'Liberation Sans'", "'Liberation Serif'", "'DejaVu Sans'", "'Noto Serif CJK SC'")
_LAYOUTS = (_single, _sidebar, _halves, _interleaved, _dates, _table)


def chromium() -> str | None:
    """Return the browser's path."""
    return next(
        (
            path
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (path := shutil.which(name))
        ),
        None,
    )


def printed(pages: dict[str, str]) -> dict[str, bytes]:
    """Print each page to PDF with headless Chromium."""
    browser = chromium()
    if browser is None:
        return {}
    done = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages.items():
            source, target = Path(folder) / f"{name}.html", Path(folder) / f"{name}.pdf"
            source.write_text(page, "utf-8")
            command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
                       f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            done[name] = target.read_bytes()
    return done
