import pytest

from cxlab.published import ROOT
from cxlab.questions import service_quality as question
from cxlab.simulated import is_simulated
from tests.questions.service_quality.surveys import analysis, findings

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
    analysed = analysis(data, book, draws=200)
    all_findings = findings(analysed)
    line = question.bottom_line(all_findings, analysed)
    assert line.headline.startswith("Simulated data, no evidence of anything:")
    for figure in (
        draw_differences(all_findings.starting("quality.gap."), "gap"),
        draw_dumbbells(analysed.gaps, "dimension"),
        draw_dumbbells(analysed.gaps, "item"),
        draw_importance(analysed.drivers),
        draw_importance_performance(analysed.drivers),
        draw_loadings(analysed.structure),
        draw_overlap(analysed.structure),
    ):
        assert is_simulated(figure.caption)
    assert all(is_simulated(f.sources[0]) for f in all_findings)
