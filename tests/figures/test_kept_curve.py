from dataclasses import replace

import numpy as np

from cxlab.figures.kept_curve import draw_kept
from cxlab.questions import loyalty
from cxlab.statistics.survival import Stay


def test_the_curve_of_stays_names_the_file_of_stays():
    stay = Stay(np.arange(1.0, 41), np.arange(40) % 2 == 0, np.ones(40, dtype=int))
    both = replace(
        loyalty.load("published"),
        own=True,
        stay=stay,
        per_year=12.0,
        stay_source="own data: stay.csv",
    )
    figure = draw_kept(replace(both, source="own data: answers.csv"), 0.95, 10)
    assert ">stay.csv<" in figure.svg
    assert figure.caption.startswith("stay.csv: ")
