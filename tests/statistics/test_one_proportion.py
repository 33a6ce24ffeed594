import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from cxlab.statistics.one_proportion import proportion
from tests.tolerances import EXACT, PRINTED_4

REFERENCE = Path(__file__).parent.parent / "reference" / "wilson_1998.csv"
PRINTED = list(csv.DictReader(REFERENCE.read_text(encoding="utf-8").splitlines()))
COUNTS = st.integers(1, 5_000_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("row", PRINTED)
def test_wilson_as_printed_by_newcombe(row):
    share = proportion(int(float(row["count"])), int(float(row["n"])))
    assert share.lower == pytest.approx(float(row["lower"]), abs=PRINTED_4 + EXACT)
    assert share.upper == pytest.approx(float(row["upper"]), abs=PRINTED_4 + EXACT)


@given(COUNTS, st.floats(0.5, 0.999))
def test_another_library_gives_the_same_interval(counts, level):
    share = proportion(*counts, level)
    theirs = proportion_confint(*counts, alpha=1 - level, method="wilson")
    assert (share.lower, share.upper) == pytest.approx(theirs, abs=EXACT)
    assert 0 <= share.lower <= share.value <= share.upper <= 1


@pytest.mark.parametrize(
    ("count", "n", "level", "message"),
    [
        (5, 4, 0.95, "between 0 and n = 4"),
        (-1, 4, 0.95, "count is -1"),
        (0, 0, 0.95, "at least 1"),
        (1, 4, 95, "level is 95"),
    ],
)
def test_impossible_counts_are_refused(count, n, level, message):
    with pytest.raises(ValueError, match=message):
        proportion(count, n, level)
