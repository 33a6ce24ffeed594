from cxlab.published import source
from tests.questions.peak_end.runs import FOUND, PUBLISHED, stays


def test_every_finding_cites_whose_figures_it_rests_on():
    cited = {finding.sources for finding in FOUND}
    assert all(len(keys) == 1 and source(*keys) for keys in cited)
    lines = " ".join(account for _, account in PUBLISHED.account.rows)
    assert all(source(*keys).citation in lines for keys in cited)


def test_the_fingerprints_of_all_tables_are_carried():
    assert len(PUBLISHED.account.extra["files"]) == 4
    assert not PUBLISHED.own


def test_a_users_file_is_called_by_its_name(tmp_path):
    mine = stays(tmp_path, lambda ratings: ratings[-1])
    assert (mine.own, mine.name) == (True, "stays.csv")
    assert list(mine.account.extra["files"]) == ["stays.csv"]
