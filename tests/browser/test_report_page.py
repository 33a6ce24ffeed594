import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe, AxeResults

from cxlab.published import ROOT
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.kernels.forking import can_fork
from cxlab.workbook.pages.claims import claims_page
from cxlab.workbook.pages.index import entry, ideas_of, index_page
from cxlab.workbook.pages.report import render
from cxlab.workbook.run import run

pytestmark = pytest.mark.browser
OTHERS = [n for n in catalogue() if n.name != "01_choice_overload"]
REPORTS = ["report.html", *(f"{notebook.name}.html" for notebook in OTHERS)]
PAGES = [*REPORTS, "index.html", "claims.html", "korean.html", "sweep/sweep.html", "change.html"]
SAMPLE = ROOT / "data" / "samples" / "simulated_servqual.csv"
PHONE, DESKTOP = {"width": 375, "height": 812}, {"width": 1200, "height": 900}
SMALL_PHONE, LARGE_PHONE = {"width": 360, "height": 740}, {"width": 390, "height": 844}
# Contrast takes axe far longest. What has the tags, classes and style of three others before it, as
# everything around it has, has their colours: a table's cells. In a drawing anything may lie below.
MARK_REPEATED = """() => {
    const ways = new Map(), times = new Map();
    for (const one of document.body.querySelectorAll("*")) {
        const around = ways.get(one.parentElement);
        const way = [around, one.tagName, one.className, one.style.cssText].join(" ");
        ways.set(one, way);
        times.set(way, (times.get(way) || 0) + 1);
        const repeated = times.get(way) > 3 && !one.childElementCount && !one.closest("svg");
        one.toggleAttribute("data-repeated", repeated);
    }
}"""
# Where it is scrolled out of sight or over a gradient, as at the edges of a wide table, axe says
# nothing of contrast; nor of signs, unless it is asked.
SPREAD = "* { background-image: none !important; overflow: visible !important; }"
WIDE = {"width": 4000, "height": 900}
# What lies under words of a drawing it cannot tell either: the page, or a mark fainter than ink.
DRAWN = ("<text", "<tspan")
WORST_OF_WORDS = """() => {
    const {Color, getContrast} = axe.commons.color, read = (text) => {
        const colour = new Color();
        colour.parseString(text);
        return colour;
    };
    const paper = read(getComputedStyle(document.body).backgroundColor);
    const words = [...document.querySelectorAll("svg text")];
    return Math.min(...words.map((one) => getContrast(paper, read(getComputedStyle(one).fill))));
}"""
SIGNS_TOO = {"color-contrast": {"options": {"ignoreUnicode": False}}}
ONLY_CONTRAST = {"runOnly": ["color-contrast"], "checks": SIGNS_TOO}
ALL_ELSE = {"rules": {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def pages(jam_run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "report.html").write_text(render(jam_run).html, encoding="utf-8")
    index = index_page([entry(jam_run.notebook, jam_run.executed)])
    (folder / "index.html").write_text(index, encoding="utf-8")
    for notebook in OTHERS:
        page = render(run(notebook, warm=can_fork())).html
        (folder / f"{notebook.name}.html").write_text(page, encoding="utf-8")
    ideas = ideas_of([entry(notebook, notebook.content) for notebook in catalogue()])
    (folder / "claims.html").write_text(claims_page(ideas), encoding="utf-8")
    korean = replace(jam_run, parameters=jam_run.parameters | {"language": "ko"})
    (folder / "korean.html").write_text(render(korean).html, encoding="utf-8")
    _sweep_and_compare(folder)
    return folder


def _sweep_and_compare(folder):
    """Write the page of a sweep over branches, and that of a comparison of two of them."""
    cxlab = Path(sys.executable).parent / "cxlab"
    given = (f"data={SAMPLE}", f"codebook={SAMPLE.with_suffix('.yml')}", "draws=200")
    options = [word for value in given for word in ("-p", value)]
    sweep = [cxlab, "sweep", "service_quality", "--by", "branch", *options]
    subprocess.run([*sweep, "--out", folder / "sweep"], check=True, capture_output=True)
    old, new, *_ = sorted((folder / "sweep" / "runs").glob("*/*.json"))
    compare = [cxlab, "compare", old, new, "--out", folder / "change.html"]
    subprocess.run(compare, check=True, capture_output=True)


class Opened:
    """A page of a browser with the network refused, and what it asked for or complained of."""

    def __init__(self, chromium, path, viewport=DESKTOP, scheme="light"):
        self.context = chromium.new_context(viewport=viewport, color_scheme=scheme, offline=True)
        self.asked, self.problems = [], []
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.goto(path.as_uri())

    def close(self):
        self.context.close()
        assert [url for url in self.asked if not url.endswith(tuple(PAGES))] == []
        assert self.problems == []


@pytest.fixture
def visit(chromium, pages):
    """Open a page with the network refused; at the end nothing was asked for, nothing failed."""
    opened = []

    def open_page(name, viewport=DESKTOP, scheme="light"):
        opened.append(Opened(chromium, pages / name, viewport, scheme))
        return opened[-1].page

    yield open_page
    for one in opened:
        one.close()


@pytest.fixture(scope="module", params=PAGES)
def shown(chromium, pages, request):
    """Each page in turn, opened once for all that is asked of every page."""
    opened = Opened(chromium, pages / request.param)
    opened.page.evaluate(Axe().axe_script)
    yield opened.page
    opened.close()


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(shown, scheme, viewport):
    """Both widths and both schemes; colours depend on the scheme alone, as the next test holds."""
    shown.set_viewport_size(viewport)
    shown.emulate_media(color_scheme=scheme)
    closed = "details:not([open])"
    folds = shown.evaluate_handle(f"[...document.querySelectorAll('{closed}')]")
    folds.evaluate("(folds) => folds.forEach((fold) => fold.open = true)")
    results = AxeResults(shown.evaluate("(asked) => axe.run(asked)", ALL_ELSE))
    width = shown.evaluate("document.documentElement.scrollWidth")
    contrast, worst = contrast_on(shown), shown.evaluate(WORST_OF_WORDS)
    folds.evaluate("(folds) => folds.forEach((fold) => fold.open = false)")
    assert results.violations_count == 0, results.generate_report()
    assert contrast.violations_count == 0, contrast.generate_report()
    unsure = [node["html"] for rule in contrast.response["incomplete"] for node in rule["nodes"]]
    assert [html for html in unsure if not html.startswith(DRAWN)] == []
    assert worst is None or worst >= 4.5  # none where nothing is drawn
    assert width <= viewport["width"]


def contrast_on(page):
    """Return what axe says of the contrast of each kind of text on a page, on a wide screen."""
    page.set_viewport_size(WIDE)
    page.evaluate(MARK_REPEATED)
    style = page.add_style_tag(content=SPREAD)
    asked = [{"exclude": ["[data-repeated]"]}, ONLY_CONTRAST]
    told = page.evaluate("(asked) => axe.run(...asked)", asked)
    style.evaluate("(style) => style.remove()")
    return AxeResults(told)


def test_a_scheme_changes_colours_alone_and_a_width_none(shown):
    """So each width needs one scheme only, and each scheme one width."""
    rules = shown.evaluate(
        """[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule.media).flatMap((rule) => [...rule.cssRules].map((one) =>
            [rule.media.mediaText, one.selectorText, one.style.color, [...one.style]]))"""
    )
    of_scheme = [rule for rule in rules if "prefers-color-scheme" in rule[0]]
    assert {selector for _, selector, *_ in of_scheme} == {":root"}
    assert all(name.startswith("--") for *_, changed in of_scheme for name in changed)
    for media, _, colour, changed in rules:
        if "width" in media:
            assert colour == "" or colour.startswith("var(--")
            assert not [name for name in changed if name.startswith(("--", "background"))]


@pytest.mark.parametrize("shown", REPORTS, indirect=True)
def test_the_first_screen_holds_the_picture_and_a_phone_cuts_none(shown):
    shown.set_viewport_size({"width": 1280, "height": 800})
    box = "document.querySelector('.cx-picture svg:not(.cx-{})').getBoundingClientRect()"
    assert shown.evaluate(box.format("slim") + ".bottom") <= 800
    caption = "document.querySelector('.cx-picture figcaption').getBoundingClientRect().bottom"
    for phone in (LARGE_PHONE, SMALL_PHONE):
        shown.set_viewport_size(phone)
        assert shown.evaluate(box.format("wide") + ".bottom") < shown.evaluate(caption)
        assert shown.evaluate(caption) <= phone["height"]
    drawn = "[...document.querySelectorAll('figure svg')].filter((s) => s.getClientRects().length)"
    assert shown.evaluate(drawn + ".length") > 0
    right = "Math.max(...SVG.map((svg) => svg.getBoundingClientRect().right))"
    assert shown.evaluate(right.replace("SVG", drawn)) <= SMALL_PHONE["width"]
    pixels = (
        "SVG.flatMap((svg) => [...svg.querySelectorAll('text')].map((text) => "
        "parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"
    )
    assert min(shown.evaluate(pixels.replace("SVG", drawn))) > 11.99


def test_the_longest_report_prints_on_ten_pages(visit):
    page = visit("03_service_quality.html")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 10


def test_dark_mode_is_dark_and_figures_follow(visit):
    def colours(scheme):
        page = visit("report.html", scheme=scheme)
        return page.evaluate(
            "[getComputedStyle(document.body).backgroundColor,"
            " getComputedStyle(document.querySelector('figure svg text')).fill]"
        )

    assert colours("light") == ["rgb(255, 255, 255)", "rgb(27, 31, 36)"]
    assert colours("dark") == ["rgb(18, 22, 28)", "rgb(230, 237, 243)"]


def test_on_paper_methods_are_unfolded_code_is_not_and_no_chart_is_torn(visit):
    page = visit("report.html")
    page.emulate_media(media="print")
    assert page.locator("details.cx-fold table").first.is_visible()
    assert not page.locator("details.cx-code").is_visible()
    assert page.evaluate(
        "[...document.querySelectorAll('figure, .cx-card')]"
        ".every((box) => getComputedStyle(box).breakInside === 'avoid')"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_index_sorts_and_filters(visit):
    page = visit("index.html")
    claims = page.locator(".cx-row:visible .cx-what")
    assert claims.count() == 6
    page.get_by_label("Search").fill("chocolate money")
    assert claims.count() == 1
    assert page.get_by_role("status").text_content() == "1 of 6 findings"
    page.get_by_label("Search").fill("")
    page.get_by_label("Verdict").select_option("? Not sure")
    assert claims.all_text_contents() == [
        "Fewer topics to choose from: more students write the voluntary essay."
    ]
    page.get_by_label("Search").fill("nothing like it")
    assert page.locator(".cx-entry:visible").count() == 0
    page.locator("summary", has_text="Do printed figures come out?").click()
    recomputed = page.locator("#cx-ledger tbody tr td:nth-child(4)")
    for down in (False, True):
        page.get_by_role("button", name="Recomputed").click()
        shown = [cell.get_attribute("data-sort") for cell in recomputed.all()]
        values = [float(value) for value in shown if value]
        assert len(set(values)) == 3
        assert values == sorted(values, reverse=down)


def test_a_keyboard_reaches_every_fold(visit):
    page = visit("report.html")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None
