from dataclasses import replace

import numpy as np

from cxlab.questions.five_gaps.advice import bottom_line
from cxlab.questions.five_gaps.evidence import load, simulated
from cxlab.questions.five_gaps.findings import Smallest

SMALLEST = Smallest(0.1, 0.1)


def test_public_evidence_claims_no_more_than_it_has():
    line = bottom_line(load("published", "", "refuse", 0.95), SMALLEST)
    assert "internet service and order kiosks" in line.headline
    assert "as a general law it is not shown" in line.headline
    assert "no public evidence" in line.headline
    assert "simulated" not in " ".join(f.sentence() for f in line.findings).casefold()
    demanding = bottom_line(load("published", "", "refuse", 0.95), Smallest(0.1, 0.9))
    assert "Whether firms flatter themselves is not clear" in demanding.headline


def test_own_data_say_which_gap_is_worst_and_simulated_ones_say_so():
    line = bottom_line(simulated(0.95), SMALLEST)
    assert line.headline.startswith("Simulated data, no evidence of anything:")
    assert "gap 3 (−0.4" in line.headline
    assert line.advice[0].startswith("Help staff to meet the standards")
    assert any("does not prove" in advice for advice in line.advice)


def test_without_gaps_nothing_is_to_be_changed():
    company = simulated(0.95)
    means = company.linked.means
    level = np.tile(means.means[:, :1], (1, means.means.shape[1]))
    wiggle = np.random.default_rng(1).normal(0, 0.02, level.shape)
    same = replace(means, means=level + wiggle)
    alike = replace(company, linked=replace(company.linked, means=same), source="own data: x")
    line = bottom_line(alike, SMALLEST)
    assert line.headline == "No gap is shown to be bad for customers."
    assert line.advice[0].startswith("Change nothing")
