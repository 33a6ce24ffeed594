import numpy as np
import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.evidence.account import account_of_responses
from cxlab.survey.quality import columns_not_used
from tests.survey.simple import items, responses, table

LINE = "Asked of nobody, left out: no answers to P2"


def shop(n=40, **changed):
    rng = np.random.default_rng(3)
    columns = {name: rng.integers(1, 8, n).tolist() for name in items(3)}
    return columns | {"s": rng.integers(1, 8, n).tolist()} | changed


OF = {**items(3), "s": "role: outcome"}


@pytest.mark.parametrize("nothing", [None, 99, " "], ids=["empty", "codes", "blanks"])
def test_a_column_without_answers_counts_as_not_asked(tmp_path, nothing):
    columns = shop(P2=[nothing] * 40)
    of_all = responses(tmp_path, table(columns), OF, "missing: [99]")
    del columns["P2"]
    less = {name: role for name, role in OF.items() if name != "P2"}
    alone = responses(tmp_path, table(columns), less, "missing: [99]")
    assert of_all.steps == (*alone.steps, LINE)
    pd.testing.assert_frame_equal(of_all.frame, alone.frame)
    assert of_all.codebook.pairs() == alone.codebook.pairs()
    assert [column.name for column in of_all.unanswered] == ["P2"]
    assert columns_not_used(of_all) == ""  # it has a line of its own
    assert account_of_responses(of_all).extra["asked"] == account_of_responses(alone).extra["asked"]


def test_what_nobody_answered_at_all_stays_and_so_does_another_scale(tmp_path):
    silent = dict.fromkeys(("P1", "P2", "P3"), [None] * 40)
    assert responses(tmp_path, table(shop(**silent)), OF).unanswered == ()
    assert responses(tmp_path, table(shop(s=[None] * 40)), OF).unanswered == ()
    with pytest.raises(InputError, match="P2.*40 of 40 answers lie outside the scale"):
        responses(tmp_path, table(shop(P2=[50] * 40)), OF)


def test_who_is_screened_out_answers_nothing(tmp_path):
    columns = shop(P2=[4] * 5 + [None] * 35, use=["never"] * 5 + ["often"] * 35)
    screened = OF | {"use": "role: screen, exclude: [never], because: never came"}
    assert LINE in responses(tmp_path, table(columns), screened).steps


def test_the_other_columns_of_an_outcome_answer_for_it(tmp_path):
    two = {name: role for name, role in OF.items() if name != "s"}
    two |= {"s_1": "role: outcome", "s_2": "role: outcome"}
    columns = shop(s_1=[None] * 40, s_2=[5] * 40)
    assert responses(tmp_path, table(columns), two).codebook.outcomes() == {"s": ("s_2",)}
