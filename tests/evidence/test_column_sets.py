from cxlab.evidence.column_sets import column_sets
from cxlab.published import ROOT
from cxlab.questions import service_quality
from cxlab.survey.codebook.codebook_file import read_codebook

SAMPLE = ROOT / "data" / "samples" / "simulated_servqual.csv"


def test_every_set_that_a_report_sums_over_is_known(monkeypatch):
    from cxlab.claims.findings import findings
    from cxlab.survey.responses import Responses

    used = set()
    real = Responses._answers

    def noted(responses, names):
        used.add(tuple(sorted(set(names))))
        return real(responses, names)

    monkeypatch.setattr(Responses, "_answers", noted)
    book = SAMPLE.with_suffix(".yml")
    evidence = service_quality.load(str(SAMPLE), str(book))
    analysis = service_quality.Analysis(
        evidence=evidence, outcome="", level=0.95, draws=200, seed=1
    )
    findings(
        service_quality.CLAIMS,
        analysis,
        smallest_effect=0.2,
        smallest_share=0.05,
        good_reliability=0.7,
        too_close=0.85,
    )
    several = {names for names in used if len(names) > 1}
    assert len(several) > 20
    assert several <= set(column_sets(read_codebook(book)))
