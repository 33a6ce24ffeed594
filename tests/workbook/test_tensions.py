from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.pages.index import entry, index_page
from cxlab.workbook.tensions import tensions


def finding(id, value, good):
    estimate = Estimate(value, value - 0.1, value + 0.1, "gap")
    way = {"smallest_effect": 0.0, "basis": "confirmatory", "good": good}
    return Finding(id, "H1", "A claim.", estimate, verdict=Verdict.SUPPORTED, **way)


def test_good_and_bad_news_of_one_group_in_two_notebooks():
    good, bad = (
        finding("satisfaction.state.north", 0.5, "more"),
        finding("gap.5.north", -0.5, "more"),
    )
    (one,) = tensions([("05", good), ("04", bad), ("04", finding("gap.5.south", -0.5, "more"))])
    assert (one.good.id, one.bad.id) == ("satisfaction.state.north", "gap.5.north")
    assert tensions([("05", good), ("05", bad)]) == ()
    assert (
        tensions([("05", finding("north", 0.5, "more")), ("04", finding("north", -0.5, "more"))])
        == ()
    )
    assert tensions([("05", good), ("04", finding("gap.5.north", -0.05, "more"))]) == ()


def test_the_index_names_what_seems_to_disagree_and_each_report_the_other():
    """Internet service: satisfied, and clearly below what was expected."""
    entries = [entry(notebook, notebook.content) for notebook in catalogue()]
    pairs = tensions((one.name, answer) for one in entries for answer in one.findings)
    assert [(one.good.id, one.bad.id) for one in pairs] == [
        ("satisfaction.state.internet_service", "gap.5.internet_service")
    ]
    (one,) = pairs
    assert one.bad_in in one.good.note
    assert one.good_in in one.bad.note
    page = index_page(entries)
    assert all(
        f'{place}.html#{id}"' in page
        for place, id in ((one.good_in, one.good.id), (one.bad_in, one.bad.id))
    )
