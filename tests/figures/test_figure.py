import json
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from matplotlib.transforms import Bbox

from cxlab.claims.findings import findings
from cxlab.figures import figure as drawing
from cxlab.figures.additions import draw_additions
from cxlab.figures.axis_label import axis_label
from cxlab.figures.branch_gaps import draw_branch_gaps
from cxlab.figures.claimed import draw_claimed
from cxlab.figures.differences import draw_differences
from cxlab.figures.dumbbells import draw_dumbbells
from cxlab.figures.figure import Figure, canvas, name_rows, nothing_to_draw, to_svg
from cxlab.figures.forecast_points import draw_forecasts
from cxlab.figures.forest import draw_forest
from cxlab.figures.forest_summary import draw_forest_summary
from cxlab.figures.funnel import draw_funnel
from cxlab.figures.gap_model import draw_gap_model
from cxlab.figures.importance import draw_importance
from cxlab.figures.importance_performance import draw_importance_performance
from cxlab.figures.kept_curve import draw_kept
from cxlab.figures.left_out import draw_left_out
from cxlab.figures.loadings import draw_loadings
from cxlab.figures.noticed import draw_noticed
from cxlab.figures.overlap import draw_overlap
from cxlab.figures.p_curves import draw_p_curves
from cxlab.figures.power_curve import draw_power_curve
from cxlab.figures.predictors import draw_predictors
from cxlab.figures.ranked_branches import draw_ranked
from cxlab.figures.recovery import draw_recovery
from cxlab.figures.strategy_map import draw_strategy_map
from cxlab.figures.study_funnel import draw_study_funnel
from cxlab.figures.surface_contour import draw_surface
from cxlab.figures.wave_lines import draw_waves
from cxlab.questions import choice_overload_evidence as evidence
from cxlab.questions import (
    cocktail_party,
    complaints,
    context_effects,
    five_gaps,
    loyalty,
    peak_end,
    satisfaction,
    segments,
)
from cxlab.questions.choice_overload import CLAIMS, funnel, load
from cxlab.questions.visitor_plan import plan
from cxlab.table import Table
from tests.any_text import any_text
from tests.figures.fine_places import fine_places
from tests.questions.crm_claims.shops import found as claims_about_customers
from tests.questions.service_quality.surveys import analysis as quality_analysis
from tests.questions.service_quality.surveys import findings as quality_findings

TEST = load("iyengar_lepper_2000")
STUDIES = evidence.load("choice_overload_effects")
POOLED = STUDIES.pooled("REML", "hartung-knapp")
SHARES = findings(CLAIMS, TEST, level=0.95, smallest_effect=0.02)
OVERLOAD = findings(
    evidence.CLAIMS, STUDIES, estimator="REML", test="wald", level=0.95, smallest_effect=0.2
)
QUALITY = quality_analysis("published", draws=200)
GAPS, STRUCTURE, DRIVERS = QUALITY.gaps, QUALITY.structure, QUALITY.drivers
ACSI = satisfaction.load("acsi2015")
CUTS = satisfaction.cuts(ACSI, "own middle", 0, 0)
STATES = satisfaction.states(ACSI, CUTS, 0.9, 1)
COMPANY = five_gaps.simulated_company()
LIMITS_OF_GAPS = {"level": 0.95, "smallest_gap": 0.1, "smallest_share": 0.1}
DRAW = {
    "forecasts": lambda: draw_forecasts(
        segments.forecast_bands(segments.load("published").purchases, 0.95, 10)
    ),
    "recovery": lambda: draw_recovery(complaints.load("published"), 0.95, 10),
    "claimed": lambda: draw_claimed(claims_about_customers()),
    "kept": lambda: draw_kept(loyalty.load("published"), 0.95, 10),
    "branches": lambda: draw_ranked(loyalty.load("published"), 0.95),
    "additions": lambda: draw_additions(context_effects.load("published")),
    "surface": lambda: draw_surface(ACSI, satisfaction.surface_of(ACSI, 0.95)),
    "strategy-map": lambda: draw_strategy_map(ACSI, STATES, CUTS, 0.95),
    "waves": lambda: draw_waves(satisfaction.waves(ACSI, 0.95)),
    "gap-model": lambda: draw_gap_model(findings(five_gaps.CLAIMS, COMPANY, **LIMITS_OF_GAPS)),
    "branch-gaps": lambda: draw_branch_gaps(
        *five_gaps.drawn_branches(COMPANY, 0.95, 10), COMPANY.source
    ),
    "gaps-by-dimension": lambda: draw_dumbbells(GAPS, "dimension"),
    "gaps-by-item": lambda: draw_dumbbells(GAPS, "item"),
    "importance": lambda: draw_importance(DRIVERS),
    "map": lambda: draw_importance_performance(DRIVERS),
    "loadings": lambda: draw_loadings(STRUCTURE),
    "overlap": lambda: draw_overlap(STRUCTURE),
    "empty": lambda: nothing_to_draw("empty", "Nobody was asked about it."),
    "funnel": lambda: draw_funnel(funnel(TEST, 0.95)),
    "differences": lambda: draw_differences(SHARES, "points"),
    "forest": lambda: draw_forest(STUDIES, POOLED),
    "forest-summary": lambda: draw_forest_summary(STUDIES, POOLED, 0.2),
    "study-funnel": lambda: draw_study_funnel(STUDIES, POOLED, OVERLOAD.of("overload.small_study")),
    "p-curves": lambda: draw_p_curves(
        evidence.significant_results(STUDIES, "overload.pcurve_harm", 0.95), None
    ),
    "left-out": lambda: draw_left_out(evidence.influence(STUDIES, "REML", "wald", 0.95)),
    "noticed": lambda: draw_noticed(cocktail_party.shares(cocktail_party.load("published"), 0.95)),
    "predictors": lambda: draw_predictors(
        peak_end.predictors(peak_end.load("published"), "highest", 0.95, 1)
    ),
    "power": lambda: draw_power_curve(plan(0.05, 0.02, 0.8, 0.95)),
}
LONG = replace(DRIVERS, outcome="all that was experienced at this branch in the past twelve months")
LONG_NAMES = {
    "importance of a long name": lambda: draw_importance(LONG),
    "map of a long name": lambda: draw_importance_performance(LONG),
}


@cache
def drawn(name):
    """A figure, drawn once for all tests, and how far its edges are from what is drawn."""
    seen, fit_panels = [], drawing.fit_panels

    def looked_at(canvas, renderer):
        fit_panels(canvas, renderer)
        outer = Bbox.union([axes.get_tightbbox(renderer) for axes in canvas.axes])
        seen.append((*(outer.min - canvas.bbox.min), *(canvas.bbox.max - outer.max)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "fit_panels", looked_at)
        return (DRAW | LONG_NAMES)[name](), seen[
            1::2
        ]  # of the figure as it stands, and of the one for phones


@pytest.mark.parametrize("name", DRAW | LONG_NAMES)
def test_nothing_is_cut_off_at_the_edge(name):
    _, final = drawn(name)
    assert len(final) == 2
    assert min(map(min, final)) > 0


@pytest.mark.parametrize("name", DRAW)
def test_places_tell_no_more_of_the_data_than_is_seen(name):
    assert fine_places(drawn(name)[0].svg) == []


def test_numbers_in_a_drawing_keep_their_digits():
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawn("overlap")[0].svg)
    assert {f"{value:.2f}" for value in (0.71, 0.54)} <= {*texts}


@pytest.mark.parametrize("name", DRAW)
def test_figures_are_the_same_bytes_twice_with_words_and_numbers(name):
    (figure, _), again = drawn(name), DRAW[name]()
    assert figure.svg == again.svg
    ElementTree.fromstring(figure.svg)
    assert "<metadata" not in figure.svg
    assert "<style" not in figure.svg
    ids = re.findall(r'\bid="([^"]*)"', figure.svg)
    assert all(id.startswith(f"{name}-") for id in ids)
    targets = re.findall(r'(?:href="#|url\(#)([^")]*)', figure.svg)
    assert set(targets) <= set(ids)
    assert len(figure.alt) > 40
    assert figure.data.rows


def test_text_and_picture_cannot_disagree():
    figure = DRAW["funnel"]()
    assert "28.3% at 6 options, 37.6% at 24" in figure.alt
    assert "104 (28.3%)" in figure.svg
    assert figure.data.rows[2][:2] == ("stopped at it", 104)


def test_a_count_from_memory_says_so_and_has_no_interval():
    figure = DRAW["noticed"]()
    assert "own name: 1959 (from memory)" in figure.svg
    rows = {row[0]: row[3:] for row in figure.data.rows}
    assert rows["own name: 1959 (from memory)"] == (None, None, "not confirmed")
    assert sum(row[0] is not None for row in rows.values()) == 4


def test_a_simulation_says_so_in_picture_caption_and_words():
    figure = DRAW["waves"]()
    assert ">simulated<" in figure.svg
    assert figure.caption.startswith("Simulated data, not evidence.")
    assert figure.alt.startswith("Simulated data, not evidence.")
    assert "simulated" in figure.data.caption


def test_the_map_names_states_and_groups():
    figure = DRAW["strategy-map"]()
    for said in ("airlines", "dissatisfied", "slightly satisfied or indifferent"):
        assert f">{said}<" in figure.svg
    assert "banks: satisfied, over 99.9%" in figure.alt


def test_a_funnel_nobody_counted_is_said_not_drawn(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("outcome,options,n,count\nx,6,9,1\nx,24,9,1\n", encoding="utf-8")
    figure = draw_funnel(funnel(load(str(path)), 0.95))
    assert "no funnel to draw" in figure.svg


def test_a_figure_without_words_is_refused():
    with pytest.raises(ValueError, match="no alt text"):
        Figure("x", "<svg />", " ", Table("t", ("a",), ()))


def test_alt_text_is_escaped():
    figure = Figure("x", '<svg xmlns="y" />', 'a "quoted" <tag>', Table("t", ("a",), ()))
    assert 'aria-label="a &quot;quoted&quot; &lt;tag&gt;"' in figure._repr_html_()


def test_wide_letters_get_room_and_no_warning():
    """Korean labels: the drawing's font lacks them, the page's has them."""
    assert axis_label("plain") == "plain"
    assert axis_label("안내") == "안내"
    assert axis_label("안내 " * 20, 8) == "안내 안…"
    named = replace(GAPS.items[0], label="빠르고 정확한 터치")
    figure = draw_dumbbells(replace(GAPS, items=(named, *GAPS.items[1:])), "item")
    assert "빠르고 정확한 터치" in figure.svg


def test_an_interval_far_wider_than_the_others_runs_off_the_figure_and_is_named():
    figure = draw_differences(quality_findings(QUALITY).starting("quality.gap."), "gap")
    assert "Too wide for the figure: empathy." in figure.caption


def test_what_cannot_be_drawn_says_why():
    alone = quality_analysis("servqual_babakus_boller1992", draws=200)
    for figure in (
        draw_dumbbells(alone.gaps, "item"),
        draw_importance(alone.drivers),
        draw_importance_performance(alone.drivers),
        draw_differences([], "points"),
    ):
        assert figure.alt.startswith("Nothing to draw: ")
        assert figure.is_empty
        assert figure._repr_mimebundle_()[1]["cxlab"]["empty"]


def test_the_gap_model_says_what_is_not_known_and_what_is_simulated():
    public = five_gaps.load("published", "", "refuse")
    figure = draw_gap_model(findings(five_gaps.CLAIMS, public, **LIMITS_OF_GAPS))
    assert "Gap 1, only indirect:" in figure.svg
    assert "−72.0 percentage points" in figure.svg
    assert "indirect" in figure.caption
    assert "indirect" not in DRAW["gap-model"]().svg
    assert figure.svg.count("No evidence found") == 3
    assert "SIMULATED" not in figure.svg
    assert "SIMULATED: no real company" in DRAW["gap-model"]().svg
    assert "SIMULATED" in DRAW["branch-gaps"]().alt


def test_without_branches_there_is_nothing_to_draw():
    figure = draw_branch_gaps({}, (), "acsi2015")
    assert "No branches to draw" in figure.svg
    assert figure.data.rows == ()


@settings(max_examples=60)
@given(any_text(), any_text(), any_text())
def test_any_text_can_be_drawn_as_a_label_a_title_and_words(label, title, words):
    with canvas(4, 2) as (panel, axes):
        axes.plot([0, 1], [0, 1], label=f"x{label}")
        axes.legend()
        axes.set_xlabel(axis_label(title))
        axes.text(0, 0, title)
        name_rows(axes, [label, words], places=[0.2, 0.6])
        svg = to_svg(panel, "any")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    table = Table(label, (f"a{title}", "b"), ((label, words),), {"b": str}, note=words)
    figure = Figure("any", svg, f"Alt {title}", table, caption=words)
    assert ElementTree.fromstring(figure._repr_html_()).tag == "figure"
    bundle, metadata = figure._repr_mimebundle_()
    sent = json.dumps([bundle, metadata], ensure_ascii=False).encode()
    assert json.loads(sent) == [bundle, metadata]


PHONE, MOST_PIXELS = 336, 2000  # what a phone of 360 pixels leaves


@pytest.mark.parametrize("name", DRAW)
def test_on_a_phone_every_letter_is_twelve_pixels_high_and_no_figure_is_cut(name):
    figure, _ = drawn(name)
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', figure.narrow).groups())
    sizes = re.findall(r"font: ([\d.]+)px|font-size: ([\d.]+)px", figure.narrow)
    assert sizes
    assert min(float(a or b) for a, b in sizes) * PHONE / wide > 11.99
    assert high * PHONE / wide < MOST_PIXELS
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (figure.svg, figure.narrow)]
    assert not ids[0] & ids[1]
