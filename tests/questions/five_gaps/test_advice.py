from dataclasses import replace

import numpy as np

from cxlab.questions.five_gaps.advice import bottom_line
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC, found, with_means


def test_public_evidence_claims_no_more_than_it_has():
    line = bottom_line(found(PUBLIC), PUBLIC)
    assert "internet service, order kiosks" in line.headline
    assert "We do not know whether they do on average" in line.headline
    assert "no public evidence" in " ".join(line.further)
    assert "simulated" not in " ".join(f.sentence() for f in line.findings).casefold()
    demanding = bottom_line(found(PUBLIC, gap=2, share=0.9), PUBLIC)
    assert "Whether firms flatter themselves is not clear" in demanding.headline
    assert "nowhere clearly below" in demanding.headline


def test_own_data_say_which_gap_is_worst_and_simulated_ones_say_so():
    line = bottom_line(found(COMPANY), COMPANY)
    assert line.headline.startswith("Simulated data, no evidence of anything:")
    assert "gap 3 (−0.4" in line.headline
    assert line.advice[0].startswith("Help staff to meet the standards")
    assert any("does not prove" in advice for advice in line.advice)
    assert len(line.would_change) == 1


def test_without_gaps_nothing_is_to_be_changed():
    means = COMPANY.linked.means
    level = np.tile(means.means[:, :1], (1, means.means.shape[1]))
    wiggle = np.random.default_rng(1).normal(0, 0.02, level.shape)
    alike = with_means(replace(means, means=level + wiggle))
    line = bottom_line(found(alike), alike)
    assert line.headline == "No gap is shown to be bad for customers."
    assert line.advice[0].startswith("Change nothing")


def test_what_was_not_asked_would_change_our_mind():
    means = COMPANY.linked.means
    unasked = replace(means, levels=tuple(f"{name}?" for name in means.levels))
    company = with_means(unasked, drivers={})
    line = bottom_line(found(company), company)
    assert "Not asked: gap 1, gap 2, gap 3, gap 4, gap 5." in line.headline
    assert len(line.would_change) == 4
    assert line.would_change[1].startswith("Managers and customers of the same branches")
