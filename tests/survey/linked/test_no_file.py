import shutil

import pytest

from cxlab.errors import InputError
from cxlab.evidence.names import slug
from cxlab.questions.five_gaps.drivers import STAFF_DRIVERS
from cxlab.survey.linked.no_file import OF_STAFF
from cxlab.survey.linked.surveys import read_linked
from tests.survey.linked.test_surveys import SAMPLE


@pytest.fixture
def company(tmp_path):
    """The sample without some of its files, its codebook or a file changed."""

    def read(*gone, **changed):
        shutil.copytree(SAMPLE, tmp_path / "company", ignore=shutil.ignore_patterns(*gone))
        for name, (before, after) in changed.items():
            (path,) = (tmp_path / "company").glob(f"{name}.*")
            path.write_text(path.read_text().replace(before, after))
        return read_linked(tmp_path / "company")

    return read


def test_staff_drivers_are_those_that_the_hypotheses_name():
    assert set(map(slug, OF_STAFF)) == set(map(slug, STAFF_DRIVERS))


def test_columns_of_staff_are_not_looked_for_where_there_are_no_staff(company):
    linked = company("staff.csv")
    assert list(linked.drivers) == ["communication"]
    assert "delivery" not in linked.means.levels
    told = dict(linked.account)["Not looked for, as those who would answer have no file"]
    assert told == "engagement, empathy, training, empowerment, staff_satisfaction"


def test_nothing_is_said_where_every_column_is_in_a_file(company):
    assert "Not looked for" not in str(company("managers.csv", "standards.csv").account)


def test_a_promise_may_be_of_anybody_who_is_there(company):
    with pytest.raises(InputError, match="'promise_1'.*asked of customers only"):
        company("customers.csv")


@pytest.mark.parametrize(
    ("gone", "changed", "message"),
    [
        # The file is there: a misspelt head.
        ("managers.csv", {"staff": ("training", "trainning")}, "'training'.*mean 'trainning'"),
        # Customers are there, and any driver but those of staff may be theirs.
        (
            "staff.csv",
            {"customers": ("communication", "comunication")},
            "'communication' is not in any of the files. Did you mean 'comunication'.*asked of "
            "staff only.*the role 'ignore'",
        ),
        # An expectation of an item that customers were not asked under another head.
        (
            "managers.csv",
            {"codebook": ("  P1:", "  E6: {role: expectation, item: 6}\n  P1:")},
            "E6",
        ),
    ],
)
def test_a_column_that_may_be_of_a_file_that_is_there_is_refused(company, gone, changed, message):
    with pytest.raises(InputError, match=message):
        company(gone, **changed)
