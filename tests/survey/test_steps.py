import numpy as np

from cxlab.survey.codebook.codebook import Column
from cxlab.survey.steps import blank_step, counted, screened_step, weights_step

NOTHING = dict.fromkeys(
    ("outside", "missing", "people", "declared", "words", "leading", "turned"), 0
)


def test_what_did_not_happen_takes_no_line_but_gaps_are_always_counted():
    assert counted(**NOTHING) == ("0 out of range", "0 answers missing")
    everything = counted(**dict.fromkeys(NOTHING, 1))
    assert len(everything) == 6
    assert everything[1] == "1 answer missing (in 1 respondent)"


def test_screens_say_why():
    column = Column("use", "screen", because="never came {sic}")
    assert screened_step(1200, column) == "1,200 never came {sic}"
    assert "'use'" in blank_step(3, column)


def test_unequal_weights_cost_people():
    assert "2 answers are worth 1 " in weights_step(np.array([1.0, 1000.0]))
