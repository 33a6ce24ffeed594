import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.survey.panel import (
    customers,
    of_customers,
    of_customers_now,
    of_last_wave,
    panel_of,
    waves_of,
)
from tests.survey.simple import responses, table

COLUMNS = {"E": "role: expectation", "P": "role: perception"}
PANEL = COLUMNS | {"who": "role: respondent", "wave": "role: wave"}


def asked(tmp_path, waves, columns=PANEL, **more):
    """Three people at each wave; the first person's expectation rises by one a wave."""
    given = {
        "E": [2 + place for place, _ in enumerate(waves) for _ in range(3)],
        "P": [5 for _ in waves for _ in range(3)],
        "who": [name for _ in waves for name in ("a", "b", "c")],
        "wave": [wave for wave in waves for _ in range(3)],
    }
    return responses(tmp_path, table(given | more), columns)


def panel(found):
    return panel_of(found, found.frame["E"].to_numpy(), found.frame["P"].to_numpy())


def test_waves_are_ordered_by_number_whatever_the_order_of_rows(tmp_path):
    found = asked(tmp_path, (10, 9))
    assert waves_of(found).names == ("9", "10")
    assert of_last_wave(found).tolist() == [True] * 3 + [False] * 3
    followed, reason = panel(found)
    assert reason == ""
    assert followed.wave == (1, 1, 1, 0, 0, 0)
    assert len(followed.steps()[0]) == 3


@pytest.mark.parametrize(
    ("columns", "waves", "said"),
    [
        (COLUMNS, (1, 2), "shop.csv has no column with the role 'wave'"),
        (PANEL, (2019,), "column 'wave' of shop.csv holds 1 wave ('2019')"),
        (PANEL, (None,), "column 'wave' of shop.csv holds 0 waves"),
        (COLUMNS | {"wave": "role: wave"}, (1, 2), "no column of shop.csv has the role 'resp"),
    ],
)
def test_why_nobody_can_be_followed(tmp_path, columns, waves, said):
    followed, reason = panel(asked(tmp_path, waves, columns))
    assert followed is None
    assert said in reason


def test_somebody_who_answers_one_wave_twice(tmp_path):
    found = asked(tmp_path, (1, 2), who=["a", "b", "b", "a", "b", "c"])
    with pytest.raises(InputError, match="rows 3 and 4: respondent 'b' answered wave '1' twice"):
        panel(found)


def test_managers_are_no_customers(tmp_path):
    sources = ["customer"] * 5 + ["manager"]
    columns = PANEL | {"source": "role: source"}
    found = asked(tmp_path, (1, 2), columns, source=sources)
    assert np.flatnonzero(~customers(found)).tolist() == [5]
    assert len(panel(found)[0].respondent) == 5
    assert customers(asked(tmp_path, (1, 2))).all()


def test_whose_answers_are_not_asked_for_are_left_out_and_counted(tmp_path):
    columns = PANEL | {"src": "role: source"}
    kinds = ["customer", "staff", "customer"] * 2
    both = asked(tmp_path, (2023, 2024), columns, src=kinds)
    theirs, now = of_customers(both), of_customers_now(both)
    assert theirs.frame["E"].tolist() == [2, 2, 3, 3]
    assert now.frame["E"].tolist() == [3, 3]
    assert now.values["E"].numbers.tolist() == [3, 3]
    assert now.steps[-2:] == ("2 not of customers, left out", "2 not of the last wave, left out")
    with pytest.raises(InputError, match="no answers of customers are left"):
        of_customers(asked(tmp_path, (2024,), columns, src=["staff"] * 3))


def test_what_nobody_answered_in_the_last_wave_was_not_asked_in_it(tmp_path):
    items = {f"P{item}": "role: perception" for item in (1, 2)} | {"wave": "role: wave"}
    text = table({"P1": [5] * 8, "P2": [4] * 4 + [None] * 4, "wave": [2023] * 4 + [2024] * 4})
    waves = responses(tmp_path, text, items)
    assert "P2" in waves.frame
    last = of_customers_now(waves)
    assert last.steps[-1].endswith("no answers to P2")
    assert list(last.frame) == list(last.values) == ["P1"]
    assert [column.name for column in last.unanswered] == ["P2"]
