"""Analyses made by hand: a résumé in Spanish, an interview in Chinese, an answer in English, and odd ones."""

from __future__ import annotations

from golden.build import Finder, analysis, citation, note, same, verdict
from opsanalyse.types import Analysis, Status

QUANTIFIED = {"zh": "成果量化", "es": "Resultados cuantificados", "en": "Quantified outcomes"}
STRUCTURE = {
    "zh": "问题—分析—方案—效果",
    "es": "Problema, análisis, solución y efecto",
    "en": "Problem, analysis, solution and effect",
}
CHANNELS = {"zh": "渠道选择", "es": "Canales adecuados", "en": "Relevant channels"}
OWN = {"zh": "本人的作用", "es": "Parte propia en el resultado", "en": "Own part in the result"}
DUTIES = {"zh": "只有职责没有结果", "es": "Funciones sin resultado", "en": "Duties without results"}
VAGUE = {"zh": "空泛的说法", "es": "Afirmaciones vagas", "en": "Vague claims"}
PLACEHOLDERS = {"zh": "未填的空格", "es": "Huecos sin rellenar", "en": "Placeholders left in"}
PORTFOLIO = {"zh": "作品集", "es": "Portafolio", "en": "Portfolio"}

SAYS_QUANTIFIED = {
    "zh": "简历要突出项目与成果，并量化：通过什么活动、多长时间、新增多少用户、留存提升多少。",
    "es": "El currículum debe destacar proyectos y resultados con cifras: con qué acción, en cuánto tiempo, cuántos usuarios nuevos, cuánto subió la retención.",
    "en": "A résumé should make projects and results stand out and put figures to them: by what activity, in what time, how many new users, how much retention rose.",
}
WHY_QUANTIFIED = {
    "zh": "没有数字，读的人无法判断这件事有多大。",
    "es": "Sin cifra, quien lee no puede juzgar el tamaño de lo conseguido.",
    "en": "Without a figure the reader cannot judge how large the result was.",
}
ADVICE_QUANTIFIED = {
    "zh": "对每条结果问自己：哪个指标？从多少到多少？用了多久？靠什么做法？",
    "es": "Pregúntate en cada resultado: ¿qué indicador?, ¿de cuánto a cuánto?, ¿en qué plazo?, ¿con qué acción?",
    "en": "Ask of each result: which metric? from what to what? in what time? by what action?",
}
EXAMPLE_QUANTIFIED = {
    "weak": {
        "zh": "通过一系列活动，提升了用户活跃度",
        "es": "Mejoré mucho la retención gracias a varias campañas",
        "en": "I greatly improved retention through several campaigns",
    },
    "strong": {
        "zh": "通过［做法］，［时间］内把［指标］从［起点］提升到［终点］",
        "es": "Con [acción], en [plazo], llevé [indicador] de [valor inicial] a [valor final]",
        "en": "With [action] I took [metric] from [start] to [end] in [time]",
    },
}


def resume_es() -> Analysis:
    text = """Lucía Fernández Ortega
Responsable de operaciones de producto
Valencia · 600 000 123 · lucia.fernandez@example.com

Perfil
Siete años en operaciones de producto y crecimiento, en una aplicación de reparto y en un comercio electrónico de moda.

Experiencia
Repártelo, Valencia — Responsable de operaciones de producto
marzo de 2021 – actualidad
• La tasa de abandono en el primer pedido llegaba al 41 %. Revisé 600 sesiones grabadas y llamé a 25 clientes: el coste de envío aparecía demasiado tarde. Lo mostramos desde el inicio y, en un trimestre, el abandono bajó del 41 % al 29 %.
• Puse en marcha un programa de referidos que trajo 12.400 usuarios nuevos en seis meses, con un coste por alta de 3,20 € frente a los 9 € de la publicidad en redes.
• Coordino a un equipo de 5 personas y un presupuesto anual de 180.000 €.

Hilo y Aguja, Madrid — Especialista en retención
enero de 2018 – febrero de 2021
• Mejoré notablemente la fidelización de las clientas inactivas gracias a varias campañas de correo.
• Responsable de las redes sociales y de la relación con la prensa.
• Aumenté las ventas del canal un [X] % con ayuda del equipo de contenidos.

Formación
Universitat de València — Grado en Marketing, 2013 – 2017

Competencias
SQL, Looker, GA4, Mailchimp, Braze, pruebas A/B"""
    find = Finder(text)
    fall = find.outcome(
        "el abandono bajó del 41 % al 29 %",
        "el abandono",
        "del 41 % al 29 %",
        "down",
        baseline=True,
        timeframe=True,
        method=True,
        own="did",
    )
    referred = find.outcome(
        "trajo 12.400 usuarios nuevos en seis meses",
        "usuarios nuevos",
        "12.400",
        "up",
        timeframe=True,
        method=True,
        own="did",
    )
    loyal = find.outcome(
        "Mejoré notablemente la fidelización", "la fidelización", None, "up", method=True, own="did"
    )
    sales = find.outcome(
        "Aumenté las ventas del canal un [X] %", "las ventas del canal", None, "up"
    )
    verdicts = (
        verdict(
            "quantified-outcomes",
            Status.PARTLY,
            0.5,
            3.0,
            title=QUANTIFIED,
            message={
                "zh": "5 条结果中有 2 条带数字。",
                "es": "De 5 resultados, 2 llevan una cifra que los mide.",
                "en": "Of 5 results, 2 carry a figure that measures them.",
            },
            why=WHY_QUANTIFIED,
            advice=ADVICE_QUANTIFIED,
            example=EXAMPLE_QUANTIFIED,
            facts={"n_with": 2, "n_all": 5},
            evidence=(
                find.evidence("del 41 % al 29 %", "quantified"),
                find.evidence("12.400", "quantified"),
            ),
            near_misses=(
                find.near("Mejoré notablemente la fidelización", "no-figure"),
                find.near("un equipo de 5 personas", "scale"),
                find.near("180.000 €", "scale"),
            ),
            citations=(citation(527, 653, SAYS_QUANTIFIED),),
        ),
        verdict(
            "relevant-channels",
            Status.MET,
            1.0,
            2.0,
            title=CHANNELS,
            message={
                "zh": "使用了 2 个渠道，各有做法。",
                "es": "Usa 2 canales y dice cómo en cada uno.",
                "en": "It uses 2 channels and says how for each.",
            },
            why={
                "zh": "渠道要配上做法。",
                "es": "Un canal sin método no dice nada.",
                "en": "A channel without a method says nothing.",
            },
            advice={"zh": "保持现有写法。", "es": "Sigue así.", "en": "Keep it so."},
            evidence=(
                find.evidence("programa de referidos", "referral"),
                find.evidence("campañas de correo", "email"),
            ),
        ),
        verdict(
            "structure",
            Status.MET,
            1.0,
            2.0,
            title=STRUCTURE,
            message={
                "zh": "至少有一段经历讲全了四步。",
                "es": "Al menos una experiencia recorre los cuatro pasos.",
                "en": "At least one entry goes through all four steps.",
            },
            why=WHY_QUANTIFIED,
            advice=ADVICE_QUANTIFIED,
            example=EXAMPLE_QUANTIFIED,
            evidence=(
                find.evidence(
                    "La tasa de abandono en el primer pedido llegaba al 41 %.", "problem"
                ),
                find.evidence(
                    "Revisé 600 sesiones grabadas y llamé a 25 clientes: el coste de envío aparecía demasiado tarde.",
                    "analysis",
                ),
            ),
        ),
        verdict(
            "duties",
            Status.MISSING,
            0.0,
            1.5,
            title=DUTIES,
            message={
                "zh": "6 条中有 1 条只写职责。",
                "es": "De 6 líneas, 1 solo nombra una función.",
                "en": "Of 6 lines, 1 names a duty only.",
            },
            why={
                "zh": "职责人人相同，结果才属于你。",
                "es": "La función la tiene cualquiera; el resultado es tuyo.",
                "en": "Anyone can hold the duty; the result is yours.",
            },
            advice={
                "zh": "写出做了什么、带来什么。",
                "es": "Di qué hiciste y qué se consiguió con ello.",
                "en": "Say what you did and what came of it.",
            },
            evidence=(
                find.evidence(
                    "Responsable de las redes sociales y de la relación con la prensa.", "duty_only"
                ),
            ),
            citations=(citation(40, 96, SAYS_QUANTIFIED),),
        ),
        verdict(
            "placeholders",
            Status.MISSING,
            0.0,
            1.0,
            title=PLACEHOLDERS,
            message={
                "zh": "留有 1 个空格未填。",
                "es": "Queda 1 hueco sin rellenar.",
                "en": "1 blank is left unfilled.",
            },
            why={
                "zh": "模板痕迹会让人怀疑其余内容。",
                "es": "Un hueco hace dudar de todo lo demás.",
                "en": "A blank makes everything else doubtful.",
            },
            advice={
                "zh": "填上真实数字，或删去。",
                "es": "Pon la cifra real o quita la frase.",
                "en": "Put in the real figure or drop the sentence.",
            },
            evidence=(find.evidence("[X] %", "placeholder"),),
        ),
        verdict(
            "portfolio",
            Status.UNREADABLE,
            None,
            1.0,
            title=PORTFOLIO,
            message={
                "zh": "第 2 页无法读取。",
                "es": "La página 2 no se pudo leer.",
                "en": "Page 2 could not be read.",
            },
        ),
        verdict(
            "own-part",
            Status.NOT_APPLICABLE,
            None,
            1.5,
            title=OWN,
            message={
                "zh": "团队成果太少，不评。",
                "es": "Hay muy pocos resultados de equipo para juzgarlo.",
                "en": "Too few team results to judge.",
            },
        ),
    )
    units = (
        find.unit(
            "Siete años en operaciones de producto y crecimiento, en una aplicación de reparto y en un comercio electrónico de moda.",
            "es",
            section="summary",
            scale=("Siete años",),
            flags=("own_experience",),
        ),
        find.unit(
            "La tasa de abandono en el primer pedido llegaba al 41 %.",
            "es",
            section="experience",
            entry=0,
            bullet=True,
            roles={"problem": 0.97},
        ),
        find.unit(
            "Revisé 600 sesiones grabadas y llamé a 25 clientes: el coste de envío aparecía demasiado tarde.",
            "es",
            section="experience",
            entry=0,
            bullet=True,
            roles={"analysis": 0.95, "problem": 0.55},
            scale=("600 sesiones", "25 clientes"),
            flags=("own_experience",),
        ),
        find.unit(
            "Lo mostramos desde el inicio y, en un trimestre, el abandono bajó del 41 % al 29 %.",
            "es",
            section="experience",
            entry=0,
            bullet=True,
            roles={"effect": 0.98, "solution": 0.91},
            outcomes=(fall,),
            flags=("own_experience",),
        ),
        find.unit(
            "Puse en marcha un programa de referidos que trajo 12.400 usuarios nuevos en seis meses, con un coste por alta de 3,20 € frente a los 9 € de la publicidad en redes.",
            "es",
            section="experience",
            entry=0,
            bullet=True,
            roles={"effect": 0.97, "solution": 0.96},
            outcomes=(referred,),
            mentions=(
                ("programa de referidos", "referral", True),
                ("publicidad en redes", "feed_ads", False),
            ),
            flags=("own_experience",),
        ),
        find.unit(
            "Coordino a un equipo de 5 personas y un presupuesto anual de 180.000 €.",
            "es",
            section="experience",
            entry=0,
            bullet=True,
            scale=("5 personas", "180.000 €"),
            flags=("own_experience",),
        ),
        find.unit(
            "Mejoré notablemente la fidelización de las clientas inactivas gracias a varias campañas de correo.",
            "es",
            section="experience",
            entry=1,
            bullet=True,
            roles={"effect": 0.9, "solution": 0.7},
            outcomes=(loyal,),
            mentions=(("campañas de correo", "email", True),),
            flags=("own_experience", "vague_outcome"),
            marks=(("notablemente", "vague_outcome"),),
        ),
        find.unit(
            "Responsable de las redes sociales y de la relación con la prensa.",
            "es",
            section="experience",
            entry=1,
            bullet=True,
            flags=("duty_only",),
        ),
        find.unit(
            "Aumenté las ventas del canal un [X] % con ayuda del equipo de contenidos.",
            "es",
            section="experience",
            entry=1,
            bullet=True,
            roles={"effect": 0.8},
            outcomes=(sales,),
            flags=("placeholder", "vague_outcome"),
            marks=(("[X] %", "placeholder"),),
        ),
        find.unit("SQL, Looker, GA4, Mailchimp, Braze, pruebas A/B", "es", section="skills"),
    )
    return analysis(
        "Lucía Fernández – CV (versión final).pdf",
        "resume",
        text,
        media_type="application/pdf",
        pages=2,
        languages={"es": 0.94, "en": 0.06},
        sections=(
            find.section("contact", None, "Lucía", "Perfil\n"),
            find.section("summary", "Perfil", "Perfil\n", "Experiencia\n"),
            find.section("experience", "Experiencia", "Experiencia\n", "Formación\n"),
            find.section("education", "Formación", "Formación\n", "Competencias\n"),
            find.section("skills", "Competencias", "Competencias\n", None),
        ),
        entries=(
            find.entry(
                "experience",
                "Repártelo, V",
                "Hilo y Aguja",
                organisation="Repártelo, Valencia",
                title="Responsable de operaciones de producto",
                from_month="2021-03",
                to_month="present",
            ),
            find.entry(
                "experience",
                "Hilo y Aguja",
                "Formación\n",
                organisation="Hilo y Aguja, Madrid",
                title="Especialista en retención",
                from_month="2018-01",
                to_month="2021-02",
            ),
            find.entry(
                "education",
                "Universitat",
                "Competencias",
                organisation="Universitat de València",
                from_month="2013-01",
                to_month="2017-01",
            ),
        ),
        units=units,
        verdicts=verdicts,
        notes=(
            note(
                "page-unreadable",
                {
                    "zh": "第 2 页是图片，没有文字。",
                    "es": "La página 2 es una imagen sin texto.",
                    "en": "Page 2 is a picture without text.",
                },
                page=2,
            ),
            note(
                "columns",
                {
                    "zh": "页面分两栏，按栏读取。",
                    "es": "La página tiene dos columnas; se leyó columna por columna.",
                    "en": "The page has two columns; it was read column by column.",
                },
                page=1,
            ),
        ),
    )


def interview_zh() -> Analysis:
    text = """面试记录 — 用户运营岗

问题1：请讲一次你提升用户留存的经历。
考察目标：能否从数据出发找到原因，并用结果证明方案有效。
回答：我在上一家做记账App的时候，新用户次日留存一直卡在28%左右，低于同行的35%。我先把新用户按来源拆开，看到应用商店来的用户次日留存只有21%，很多人装完没记第一笔账就走了。于是我和产品一起把“记第一笔”做成三步引导，并在当晚用推送提醒一次。上线六周后整体次日留存到了34%，应用商店渠道到了30%。我负责方案和文案，开发由两位同事完成。

问题2：你会用哪些渠道做用户增长？为什么？
考察目标：渠道选择是否有依据，是否清楚各渠道的成本和效果。
回答：我们可以做抖音、小红书、微信公众号、社群、SEO，还有线下活动，渠道越多越好，效果都很不错。

问题3：遇到过什么困难？怎么解决的？
回答：最大的困难是当时的产品不太好看，预算也很少，所以活动没有什么人来。
点评：需要追问。

问题4：还有什么想问我们的？
回答："""
    find = Finder(text)
    whole = find.outcome(
        "整体次日留存到了34%", "整体次日留存", "34%", "level", timeframe=True, own="did"
    )
    store = find.outcome(
        "应用商店渠道到了30%", "应用商店渠道", "30%", "level", baseline=True, timeframe=True
    )
    good = find.outcome("效果都很不错", "效果", None, "up")
    verdicts = (
        verdict(
            "structure",
            Status.PARTLY,
            0.5,
            3.0,
            title=STRUCTURE,
            message={
                "zh": "3 个回答中，1 个讲全了四步。",
                "es": "De 3 respuestas, 1 recorre los cuatro pasos.",
                "en": "Of 3 answers, 1 goes through all four steps.",
            },
            why={
                "zh": "顺序清楚，面试官才能跟上你的思路。",
                "es": "Con un orden claro se sigue el razonamiento.",
                "en": "A clear order lets the listener follow the reasoning.",
            },
            advice={
                "zh": "每个回答按四步写一句：出了什么问题？怎么找到原因？你做了什么？结果如何？",
                "es": "Una frase por paso.",
                "en": "One sentence for each step.",
            },
            facts={"n_with": 1, "n_all": 3},
            evidence=(
                find.evidence("新用户次日留存一直卡在28%左右，低于同行的35%", "problem"),
                find.evidence(
                    "我先把新用户按来源拆开，看到应用商店来的用户次日留存只有21%，很多人装完没记第一笔账就走了。",
                    "analysis",
                ),
                find.evidence("整体次日留存到了34%", "effect"),
            ),
            near_misses=(find.near("效果都很不错", "no-figure"),),
            citations=(
                citation(
                    2210,
                    2304,
                    {
                        "zh": "回答按问题、分析、方案、预期效果的顺序展开。",
                        "es": "La respuesta sigue el orden problema, análisis, solución y efecto esperado.",
                        "en": "An answer goes problem, analysis, solution, expected effect.",
                    },
                ),
            ),
        ),
        verdict(
            "quantified-outcomes",
            Status.MET,
            1.0,
            3.0,
            title=QUANTIFIED,
            message={
                "zh": "2 条结果带数字。",
                "es": "2 resultados con cifra.",
                "en": "2 results carry a figure.",
            },
            why=WHY_QUANTIFIED,
            advice=ADVICE_QUANTIFIED,
            example=EXAMPLE_QUANTIFIED,
            evidence=(find.evidence("34%", "quantified"), find.evidence("30%", "quantified")),
            citations=(citation(527, 653, SAYS_QUANTIFIED),),
        ),
        verdict(
            "relevant-channels",
            Status.MISSING,
            0.0,
            2.0,
            title=CHANNELS,
            message={
                "zh": "提到 6 个渠道，没有一个说明为什么选、怎么做。",
                "es": "Nombra 6 canales y de ninguno dice por qué ni cómo.",
                "en": "It names 6 channels and says of none why or how.",
            },
            why={
                "zh": "渠道不在多，在于说得出理由和成本。",
                "es": "No importa cuántos, sino el porqué y el coste.",
                "en": "Not how many counts, but why and at what cost.",
            },
            advice={
                "zh": "选两个主要渠道，各写一句：为什么适合这批用户？怎样测试？每个用户花多少钱？",
                "es": "Elige dos y explica cada uno.",
                "en": "Choose two and explain each.",
            },
            near_misses=tuple(
                find.near(words, "channel-named-only")
                for words in ("抖音", "小红书", "微信公众号", "社群", "SEO", "线下活动")
            ),
            citations=(
                citation(
                    1830,
                    1911,
                    {
                        "zh": "增长的回答要点名渠道，说明主次、占比，以及如何测试得出。",
                        "es": "Nombrar los canales, cuáles fueron los principales y cómo se probaron.",
                        "en": "Name the channels, which were the main ones, and the tests that led there.",
                    },
                ),
            ),
        ),
        verdict(
            "excuses",
            Status.MISSING,
            0.0,
            1.0,
            title={"zh": "推脱", "es": "Excusas", "en": "Excuses"},
            message={
                "zh": "1 处把原因归于产品和预算，没有下文。",
                "es": "1 pasaje culpa al producto y ahí se queda.",
                "en": "1 place blames product and budget and stops there.",
            },
            why={
                "zh": "面试官想听你做了什么。",
                "es": "Interesa lo que hiciste.",
                "en": "The listener wants to hear what you did.",
            },
            advice={
                "zh": "接着说：在这些限制下，你做了什么？",
                "es": "Sigue: ¿qué hiciste con esos límites?",
                "en": "Go on: within those limits, what did you do?",
            },
            evidence=(find.evidence("最大的困难是当时的产品不太好看，预算也很少", "excuse"),),
        ),
        verdict(
            "own-part",
            Status.MET,
            1.0,
            1.0,
            title=OWN,
            message={
                "zh": "说清了本人负责的部分。",
                "es": "Dice cuál fue su parte.",
                "en": "It tells the candidate's own part.",
            },
            why={
                "zh": "团队成果里要看得见你。",
                "es": "Hay que verte en el resultado.",
                "en": "You must be visible in the result.",
            },
            evidence=(find.evidence("我负责方案和文案", "own"),),
        ),
    )
    answers = [
        find.between("我在上一家", "\n\n问题2"),
        find.between("我们可以做", "\n\n问题3"),
        find.between("最大的困难", "\n点评"),
    ]
    end = len(text)
    units = (
        find.unit(
            "我在上一家做记账App的时候，新用户次日留存一直卡在28%左右，低于同行的35%。",
            "zh",
            question=1,
            roles={"problem": 0.96},
            flags=("own_experience",),
        ),
        find.unit(
            "我先把新用户按来源拆开，看到应用商店来的用户次日留存只有21%，很多人装完没记第一笔账就走了。",
            "zh",
            question=1,
            roles={"analysis": 0.97, "problem": 0.52},
            mentions=(("应用商店", "app_store", False),),
            flags=("own_experience",),
        ),
        find.unit(
            "于是我和产品一起把“记第一笔”做成三步引导，并在当晚用推送提醒一次。",
            "zh",
            question=1,
            roles={"solution": 0.98},
            mentions=(("推送", "push", True),),
            flags=("own_experience",),
        ),
        find.unit(
            "上线六周后整体次日留存到了34%，应用商店渠道到了30%。",
            "zh",
            question=1,
            roles={"effect": 0.99},
            outcomes=(whole, store),
        ),
        find.unit(
            "我负责方案和文案，开发由两位同事完成。",
            "zh",
            question=1,
            roles={"solution": 0.6},
            flags=("own_experience",),
            scale=("两位同事",),
        ),
        find.unit(
            "我们可以做抖音、小红书、微信公众号、社群、SEO，还有线下活动，渠道越多越好，效果都很不错。",
            "zh",
            question=2,
            roles={"solution": 0.83, "effect": 0.6},
            outcomes=(good,),
            mentions=(
                ("抖音", "douyin", False),
                ("小红书", "xiaohongshu", False),
                ("微信公众号", "wechat", False),
                ("社群", "community", False),
                ("SEO", "seo", False),
                ("线下活动", "offline_event", False),
            ),
            flags=("vague_outcome",),
            marks=(("都很不错", "vague_outcome"),),
        ),
        find.unit(
            "最大的困难是当时的产品不太好看，预算也很少，所以活动没有什么人来。",
            "zh",
            question=3,
            roles={"problem": 0.9},
            flags=("excuse", "own_experience"),
            marks=(("产品不太好看", "excuse"), ("预算也很少", "excuse")),
        ),
    )
    from opsanalyse.types import Span

    return analysis(
        "面试记录_王小明.docx",
        "interview",
        text,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        languages={"zh": 0.99, "en": 0.01},
        rubric="interview-user-operations",
        questions=(
            find.question(
                1,
                "请讲一次你提升用户留存的经历。",
                answers[0],
                purpose="能否从数据出发找到原因，并用结果证明方案有效。",
            ),
            find.question(
                2,
                "你会用哪些渠道做用户增长？为什么？",
                answers[1],
                purpose="渠道选择是否有依据，是否清楚各渠道的成本和效果。",
            ),
            find.question(3, "遇到过什么困难？怎么解决的？", answers[2], comment="需要追问。"),
            find.question(4, "还有什么想问我们的？", Span(end, end)),
        ),
        units=units,
        verdicts=verdicts,
    )


def answer_en() -> Analysis:
    text = """I am a very user-centric person and I believe retention is everything. In my previous company I was responsible for retention and we did a lot of great campaigns across many channels which had an amazing impact. The numbers went up significantly.

Of course it was hard because the product was ugly and the budget was too small."""
    find = Finder(text)
    impact = find.outcome("had an amazing impact", None, None, "up", own="team", method=True)
    rise = find.outcome("The numbers went up significantly", "The numbers", None, "up")
    verdicts = (
        verdict(
            "quantified-outcomes",
            Status.MISSING,
            0.0,
            3.0,
            title=QUANTIFIED,
            message={
                "zh": "2 条结果都没有数字。",
                "es": "Ninguno de los 2 resultados lleva cifra.",
                "en": "None of the 2 results carries a figure.",
            },
            why=WHY_QUANTIFIED,
            advice=ADVICE_QUANTIFIED,
            example=EXAMPLE_QUANTIFIED,
            near_misses=(
                find.near("had an amazing impact", "no-figure"),
                find.near("The numbers went up significantly", "no-figure"),
            ),
            citations=(citation(527, 653, SAYS_QUANTIFIED),),
        ),
        verdict(
            "vague-claims",
            Status.MISSING,
            0.0,
            1.0,
            title=VAGUE,
            message={"zh": "3 处。", "es": "3 pasajes.", "en": "3 places claim without showing."},
            why=WHY_QUANTIFIED,
            advice=ADVICE_QUANTIFIED,
            example=EXAMPLE_QUANTIFIED,
            evidence=(
                find.evidence("great campaigns", "vague"),
                find.evidence("amazing impact", "vague"),
                find.evidence("significantly", "vague"),
            ),
        ),
        verdict(
            "relevant-channels",
            Status.NOT_APPLICABLE,
            None,
            2.0,
            title=CHANNELS,
            message={
                "zh": "不适用。",
                "es": "No procede.",
                "en": "The question does not ask for channels.",
            },
        ),
    )
    units = (
        find.unit("I am a very user-centric person and I believe retention is everything.", "en"),
        find.unit(
            "In my previous company I was responsible for retention and we did a lot of great campaigns across many channels which had an amazing impact.",
            "en",
            roles={"solution": 0.61, "effect": 0.7},
            outcomes=(impact,),
            flags=("own_experience", "vague_outcome"),
            marks=(("amazing", "vague_outcome"),),
        ),
        find.unit(
            "The numbers went up significantly.",
            "en",
            roles={"effect": 0.9},
            outcomes=(rise,),
            flags=("vague_outcome",),
            marks=(("significantly", "vague_outcome"),),
        ),
        find.unit(
            "Of course it was hard because the product was ugly and the budget was too small.",
            "en",
            roles={"problem": 0.7},
            flags=("excuse",),
            marks=(("the product was ugly", "excuse"),),
        ),
    )
    return analysis(
        "answers.csv#07",
        "answer",
        text,
        languages={"en": 1.0},
        rubric="interview-user-operations",
        units=units,
        verdicts=verdicts,
    )


def hostile() -> Analysis:
    """Return what an attacker or an unlucky export would hand in."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    text = f"""<script>alert(1)</script> & "quotes" 'single' {{{{ 7*7 }}}}
\u202eevil\u202c مرحبا بالعالم — زدنا المبيعات 30٪ 👩‍👩‍👧‍👦🚀
{word}
https://example.com/{"a" * 300}
提升了留存率从31%到39%，<b>粗体</b>"""
    find = Finder(text)
    rise = find.outcome("提升了留存率从31%到39%", "留存率", "从31%到39%", "up", baseline=True)
    attack = '"><img src=x onerror=alert(1)>'
    return analysis(
        f"{attack}\udcff-{word}.pdf",
        "resume",
        text,
        languages={"zh": 0.5, "en": 0.3, "und": 0.2},
        units=(
            find.unit(
                "<script>alert(1)</script> & \"quotes\" 'single' {{ 7*7 }}",
                "en",
                roles={"solution": 0.9},
            ),
            find.unit(word, "en"),
            find.unit(
                "提升了留存率从31%到39%，<b>粗体</b>", "zh", roles={"effect": 0.9}, outcomes=(rise,)
            ),
        ),
        verdicts=(
            verdict(
                "attack",
                Status.MISSING,
                0.0,
                1.0,
                title=attack,
                message=attack,
                why=attack,
                advice=attack,
                example={"weak": same(attack), "strong": same(attack)},
                evidence=(find.evidence("<script>alert(1)</script>", attack),),
                near_misses=(find.near(word, attack),),
                citations=(citation(0, 1, dict.fromkeys(("zh", "es", "en"), attack)),),
            ),
        ),
        notes=(note("hidden-text", dict.fromkeys(("zh", "es", "en"), attack), page=1),),
    )


def unscored() -> Analysis:
    """Return a document in a language that is named and not scored."""
    text = "Aumentei a retenção de 12% para 20%."
    return analysis(
        "curriculo.txt",
        "answer",
        text,
        languages={"pt": 1.0},
        units=(Finder(text).unit(text, "pt"),),
        verdicts=(
            verdict("quantified-outcomes", Status.NOT_APPLICABLE, None, 3.0, title=QUANTIFIED),
        ),
        notes=(
            note(
                "language",
                {
                    "zh": "文本为葡萄牙语，不评分。",
                    "es": "El texto está en portugués: no se puntúa.",
                    "en": "The text is in Portuguese, which is not scored.",
                },
            ),
        ),
    )


def empty() -> Analysis:
    return analysis("empty.txt", "answer", "", languages={})


ALL = {
    "resume-es": resume_es,
    "interview-zh": interview_zh,
    "answer-en": answer_en,
    "hostile": hostile,
    "unscored": unscored,
    "empty": empty,
}
