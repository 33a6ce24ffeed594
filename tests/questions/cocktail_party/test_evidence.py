import pytest

from cxlab.errors import InputError
from cxlab.published import read, source
from cxlab.questions.cocktail_party import load, shares
from cxlab.questions.cocktail_party.evidence import COUNTS, LABELS, REPLICATION, SHARES
from tests.questions.cocktail_party.test_claims import PUBLISHED


def test_every_published_row_is_shown_once():
    rows = [(r["source"], r["outcome"], r["group"]) for t in (COUNTS, SHARES) for r in read(t)]
    assert sorted(rows) == sorted(LABELS)
    assert len(shares(PUBLISHED, 0.95)) == len(rows)


def test_an_interval_stands_where_people_were_counted_and_a_reason_where_not():
    rows = shares(PUBLISHED, 0.95)
    assert {bool(row.interval) for row in rows} == {True, False}
    for row in rows:
        assert bool(row.interval) != bool(row.mark)
        assert row.interval is None or row.group


def test_every_source_is_told_with_its_grade():
    told = [account for _, account in PUBLISHED.account.rows]
    keys = {key for key, _, _ in LABELS} | {REPLICATION}
    assert all(source(key).citation in told for key in keys)
    assert len(told) == 2 * len(keys)
    assert any("counts from memory" in line and "unconfirmed" in line for line in told)


def test_a_reference_is_for_a_file_of_ones_own():
    with pytest.raises(InputError, match="add -p data=FILE"):
        load("published", "high span")
