import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.linked.branches import matched, one_spelling
from cxlab.survey.linked.files import Sheets
from cxlab.words import speaking


def sheets(source, *branches):
    rows = tuple(range(2, 2 + len(branches)))
    frame = pd.DataFrame({"E1": range(len(branches))})
    return Sheets(source, f"{source}.csv", branches, rows, frame)


CUSTOMERS = sheets("customer", "North", "North", "South")
MANAGERS = sheets("manager", "north ", "South")


def test_one_spelling_for_a_branch_and_every_branch_for_a_company_s_standard():
    customers, managers, standard = one_spelling([CUSTOMERS, MANAGERS, sheets("standard", "")])
    assert customers.branches == ("North", "North", "South")
    assert managers.branches == standard.branches == ("North", "South")
    assert standard.frame["E1"].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            [CUSTOMERS, sheets("manager", "N1", "S1")],
            "no branch is in two of the surveys.*customers in customer.csv, row 2: 'North'; "
            "managers in manager.csv, row 2: 'N1'",
        ),
        (
            [sheets("customer", "North", "South", "Nort", "Nort"), MANAGERS],
            "customer.csv, rows 4, 5: branch 'Nort' has customers only. Did you mean "
            "'North'. Correct the names, or leave such sheets out",
        ),
        (
            [sheets("customer", "North", "South", "North 2"), MANAGERS],
            "row 4: branch 'North 2' has customers only. Correct the names",
        ),
        (
            [CUSTOMERS, sheets("manager", "North", "South", "", "East")],
            "manager.csv, row 4: no branch is given. There are 1 more such. Correct",
        ),
        ([sheets("customer", "", "")], "no sheet has a branch"),
    ],
)
def test_sheets_that_cannot_be_joined_are_refused_with_their_rows(given, message):
    with pytest.raises(InputError, match=message):
        matched(one_spelling(given), "refuse")


def test_sheets_may_be_left_out_and_are_listed_in_the_reader_s_language():
    given = [sheets("customer", "North", "South", "Nort", ""), MANAGERS]
    kept, left_out = matched(one_spelling(given), "leave out")
    assert [part.branches for part in kept] == [("North", "South"), ("North", "South")]
    assert kept[0].rows == (2, 3)
    assert [what for what, _ in left_out] == ["Left out", "Left out"]
    with speaking("ko"):
        _, in_korean = matched(one_spelling(given), "leave out")
    assert [("'Nort'" in text, "customer.csv" in text) for _, text in in_korean] == [
        (True, True),
        (False, True),
    ]
