import pytest

from cxlab.published import ROOT
from cxlab.questions import service_quality as question
from cxlab.simulated import is_simulated

SAMPLES = ROOT / "data" / "samples"


@pytest.mark.parametrize("path", sorted(p for p in SAMPLES.iterdir()), ids=lambda p: p.name)
def test_every_sample_says_that_it_is_simulated(path):
    assert is_simulated(path.name)


def test_real_data_do_not():
    assert not is_simulated("kiosk_2019")


def test_a_report_on_a_sample_says_so_in_its_first_words_and_in_every_figure():
    from cxlab.figures.differences import draw_differences
    from cxlab.figures.dumbbells import draw_dumbbells
    from cxlab.figures.importance import draw_importance
    from cxlab.figures.importance_performance import draw_importance_performance
    from cxlab.figures.loadings import draw_loadings
    from cxlab.figures.overlap import draw_overlap

    data, book = (str(SAMPLES / f"simulated_servqual.{kind}") for kind in ("csv", "yml"))
    evidence = question.load(data, book)
    gaps = question.gaps(evidence, 0.95)
    structure = question.structure(evidence.structure, 0.95, 200, 1)
    drivers = question.drivers(evidence.drivers, "", 0.95, 200, 1)
    contest = question.contest(evidence.both_sides, "", 0.95, 200, 1)
    gap_findings = question.gap_findings(gaps, 0.2)
    findings = (
        *gap_findings,
        question.distinct_finding(structure, 0.9),
        question.order_finding(drivers),
        question.contest_finding(contest, 0.02),
    )
    line = question.bottom_line(findings, gaps, drivers)
    assert line.headline.startswith("Simulated data, no evidence of anything:")
    for figure in (
        draw_differences(gap_findings, "gap"),
        draw_dumbbells(gaps, "dimension"),
        draw_dumbbells(gaps, "item"),
        draw_importance(drivers),
        draw_importance_performance(drivers),
        draw_loadings(structure),
        draw_overlap(structure),
    ):
        assert is_simulated(figure.caption)
    assert all(is_simulated(f.sources[0]) for f in findings)
