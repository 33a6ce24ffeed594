from cxlab.questions.satisfaction import (
    correlations,
    load,
    methods,
    models,
    replications,
    surface_table,
)
from tests.questions.satisfaction.surveys import BOOK, own, rows

ACSI = load("acsi2015")


def test_what_each_way_to_combine_the_two_explains():
    shares = {row[0]: row[2] for row in models(ACSI).rows}
    assert f"{shares['Experience minus expectation']:.3f}" == "0.195"
    assert f"{shares['Experience alone']:.3f}" == "0.692"
    assert shares["Both"] < shares["Both, with bends (the surface)"]


def test_correlations_are_those_of_the_printed_table():
    rows = {row[0]: row[1] for row in correlations(ACSI, 0.95).rows}
    assert f"{rows['Experience']:.6f}" == "0.832046"
    assert f"{rows['Confirmation']:.6f}" == "0.786320"


def test_every_outcome_and_every_industry_is_a_method():
    table = methods(ACSI, 0.95, 1)
    assert len(table.rows) == 4 + 4 + 1
    assert table.rows[-1][1] == "8 of 8"
    assert "H3d is fragile" in table.note
    assert len(methods(load("mobi_moments"), 0.95, 1).rows) == 4 + 1


def test_the_surface_in_numbers():
    table = surface_table(ACSI, 0.95)
    assert [row[0] for row in table.rows] == [
        f"{letter}{i}" for letter in "ba" for i in range(1, 6)
    ]
    assert "Where customers usually are, at 8.20" in table.note


def test_replications_that_turn_their_sign_are_counted():
    table = replications()
    assert len(table.rows) == 16
    assert [row[-1] for row in table.rows].count("other") == 3
    assert "further than 0.080 from zero" in table.note


def test_a_branch_of_one_opinion_is_left_out_and_named(tmp_path):
    lines = [[*row, "A"] for row in rows(40)] + [[e, p, 7, "B"] for e, p, _ in rows(12, seed=2)]
    book = BOOK + "  branch: {role: group}\n"
    table = methods(own(tmp_path, lines, book, "expected,experienced,satisfied,branch"), 0.95, 1)
    assert [row[0] for row in table.rows][:-1] == ["outcome: satisfied", "branch: A"]
    assert table.note.endswith("Left out, as their answers hardly vary: B.")
