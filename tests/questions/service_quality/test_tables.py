import pytest

from cxlab.numbers import two_decimals as two
from cxlab.questions.service_quality import tables
from cxlab.questions.service_quality.dimensions import CLAIMED_ORDER
from tests.questions.service_quality.surveys import analysis, answers, write

PUBLISHED = analysis("published", draws=200)
GAPS, STRUCTURE, DRIVERS = PUBLISHED.gaps, PUBLISHED.structure, PUBLISHED.drivers


def test_gaps_with_their_scale():
    rows = {row[0]: row for row in tables.gap_table(GAPS).rows}
    assert (two(rows["assurance"][1]), two(rows["assurance"][2])) == ("6.67", "4.95")
    assert rows["assurance"][3] == pytest.approx(rows["assurance"][2] - rows["assurance"][1])
    assert len(tables.item_table(GAPS).rows) == 24
    assert "not pooled" in repr(tables.samples(GAPS))


def test_scales_items_and_fit():
    scales = {row[0]: row for row in tables.scales_table(STRUCTURE).rows}
    assert two(scales["assurance"][3]) == "0.83"
    assert len(tables.items_table(STRUCTURE).rows) == 22
    fit = tables.fit_table(STRUCTURE)
    assert [row[0] for row in fit.rows] == ["5 factors", "1 factor"]
    assert "2 exceed those of unrelated answers" in fit.note


def test_importance_three_ways_and_pair_by_pair():
    shares = tables.importance_table(DRIVERS)
    assert [row[0] for row in shares.rows] == list(CLAIMED_ORDER)
    pairs = tables.pairs_table(DRIVERS)
    assert len(pairs.rows) == 10
    places = tables.map_table(DRIVERS).rows
    assert all(sum(row[3:]) == pytest.approx(1) for row in places)


def test_what_was_not_asked_gives_empty_tables_with_the_reason(tmp_path):
    columns = {k: v for k, v in answers().items() if k.startswith("E")}
    analysed = analysis(*write(tmp_path, columns), draws=200)
    drivers = analysed.drivers
    for table in (
        tables.importance_table(drivers),
        tables.pairs_table(drivers),
        tables.map_table(drivers),
    ):
        assert table.rows == ()
        assert "asks no outcome" in table.note
    assert "fewer than two dimensions" in tables.fit_table(analysed.structure).note
    assert tables.gap_table(analysed.gaps).rows == ()
