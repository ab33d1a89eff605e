"""Reports as a browser draws them: light, dark and printed, on a phone and on a desk."""

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from browser import chromium
from golden.fixtures import ALL
from golden.rows import rows
from opsanalyse.render import comparison_page, index_page, to_html

pytestmark = pytest.mark.browser

REPORTS = ("resume-es", "interview-zh", "answer-en", "hostile", "unscored", "empty")
PAGES = (*REPORTS, "index", "comparison")
LANGUAGE = {"resume-es": "es", "interview-zh": "zh", "index": "es"}
WIDTHS = (320, 390, 1280)


@dataclass(frozen=True)
class Folder:
    path: Path

    def page(self, name: str) -> Path:
        return self.path / f"{name}.html"


def _drawn(name: str, lang: str) -> str:
    if name == "index":
        return index_page(rows(), lang)
    if name == "comparison":
        return comparison_page(ALL["hostile"](), ALL["resume-es"](), lang)
    return to_html(ALL[name](), lang)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Folder:
    made = Folder(tmp_path_factory.mktemp("pages"))
    for name in PAGES:
        lang = LANGUAGE.get(name, "en")
        text = _drawn(name, lang)
        made.page(name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def frames(folder):
    """Open all pages once for each width and theme, however many tests look at them."""
    known = {}

    def opened(width, *, dark=False):
        if (width, dark) not in known:
            pages = [folder.page(name) for name in PAGES]
            known[width, dark] = chromium.measure(pages, folder.path, width=width, dark=dark)
        return known[width, dark]

    return opened


@pytest.fixture(scope="module")
def measures(frames):
    return lambda name, width, *, dark=False: frames(width, dark=dark)[0][name]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(measures, name, width):
    found = measures(name, width)

    assert found["width"] == width
    assert found["wide"] == []
    assert found["scrolls"] == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_text_has_the_contrast_of_wcag_aa(measures, name, dark):
    found = measures(name, 1280, dark=dark)

    assert found["pale"] == []


def test_the_page_follows_the_wish_for_light_or_dark(measures):
    light, dark = (measures("resume-es", 1280, dark=wish)["paper"] for wish in (False, True))

    assert light == "rgb(246, 246, 243)"
    assert dark == "rgb(20, 23, 26)"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_console_stays_silent(frames, dark):
    assert frames(1280, dark=dark)[1].console == ()


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere_and_every_id_is_one(measures, name):
    found = measures(name, 1280)

    assert (found["broken"], found["twice"]) == ([], [])


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_and_everything_has_a_name(measures, name):
    found = measures(name, 1280)

    assert (found["untabbable"], found["nameless"]) == (0, 0)


@pytest.mark.parametrize("name", PAGES)
def test_headings_descend_by_one_level(measures, name):
    levels = measures(name, 1280)["headings"]

    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels) if b > a > 0)


@pytest.mark.parametrize("name", REPORTS)
def test_the_whole_text_of_the_document_is_on_the_page(measures, name):
    shown = "".join(measures(name, 1280)["text"].split())
    # Badges and notes stand between sentences: each line's own words must stand, in one piece a unit.
    analysis = ALL[name]()
    for unit in analysis.units:
        for word in analysis.document.text[unit.start : unit.end].split():
            assert word.replace("\u202e", "").strip() == "" or word[:12] in shown, word


def test_no_page_holds_or_runs_a_script(measures):
    assert [measures(name, 1280)["scripts"] for name in PAGES] == [0] * len(PAGES)


def test_nothing_is_asked_of_any_server(folder):
    assert chromium.requests([folder.page(name) for name in PAGES], folder.path) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["resume-es", "interview-zh", "index"])
def test_paper_shows_what_is_folded_on_the_screen(folder, name, dark):
    import pypdfium2

    to = folder.path / f"{name}.pdf"
    chromium.print_pdf(folder.page(name), to, dark=dark)
    with pypdfium2.PdfDocument(to) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        size = [round(side) for side in pdf[0].get_size()]
        corner = pdf[0].render(scale=0.2).to_numpy()[2, 2].tolist()

    wanted = {"resume-es": "relevant-channels", "interview-zh": "own-part", "index": "portfolio"}
    assert wanted[name] in text
    assert size == ([842, 595] if name == "index" else [595, 842])  # a table of all lies across
    assert corner == [255, 255, 255]


def test_paper_holds_every_column_of_the_table_of_candidates(folder):
    import pypdfium2

    page, to = folder.path / "columns.html", folder.path / "columns.pdf"
    table = folder.page("index").read_text("utf-8").partition("</table>")[0]
    titles = re.findall(r'class="crit"><span>(\w+)', table)
    for tag, name in (("th", "crit"), ("td", "square")):  # twice as many as the sample has
        cell = rf'<{tag}[^>]*class="{name}">.*?</{tag}>'
        table = re.sub(rf"(?:{cell}\s*)+", lambda found: 2 * found.group(), table, flags=re.DOTALL)
    page.write_text(f"{table}</table>", "utf-8")
    chromium.print_pdf(page, to)
    with pypdfium2.PdfDocument(to) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()

    assert [text.count(title) for title in titles] == [2] * len(titles)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_of_the_page_shows_ink(folder, width, dark):
    to = folder.path / f"shot-{width}-{dark}.png"
    chromium.screenshot(folder.page("resume-es"), to, width=width, height=1600, dark=dark)

    assert to.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert to.stat().st_size > 40_000


# Each of these must be able to fail: a page with the fault, seen by the same eyes.


@pytest.fixture
def faulty(tmp_path):
    page = tmp_path / "faulty.html"
    page.write_text(
        '<!doctype html><meta charset="utf-8">'
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'; img-src http:\">"
        '<h1 style="color:#bbb">pale</h1><p id=a>a</p><p id=a>b</p><a href="#nowhere">x</a>'
        '<div style="width:2000px">wide</div><img src="http://tracker.invalid/pixel.png"><script>1</script>',
        encoding="utf-8",
    )
    return page


def test_a_faulty_page_is_seen_to_be_faulty(faulty, tmp_path):
    all_found, outcome = chromium.measure([faulty], tmp_path, width=390)
    found = all_found["faulty"]

    assert found["scrolls"] > 0
    assert found["wide"]
    assert found["pale"]
    assert found["twice"] == ["a"]
    assert found["broken"] == ["nowhere"]
    assert found["scripts"] == 1
    assert outcome.console


def test_a_page_that_asks_a_server_is_caught(faulty, tmp_path):
    assert chromium.requests([faulty], tmp_path) == ["http://tracker.invalid/pixel.png"]
