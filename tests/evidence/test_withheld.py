import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxlab.evidence.withheld import withheld

GROUPS = "ABCDE"


@st.composite
def surveys(draw):
    """Who is in which group ("" is none), and who answered which question."""
    people = draw(st.integers(5, 60))
    of = draw(st.lists(st.sampled_from(["", *GROUPS]), min_size=people, max_size=people))
    questions = draw(st.integers(1, 4))
    flags = st.lists(st.booleans(), min_size=people, max_size=people)
    return np.array(of), np.array([draw(flags) for _ in range(questions)], dtype=bool)


def counted(of, answers):
    groups = sorted(set(of) - {""})
    return (
        {g: int((of == g).sum()) for g in groups},
        {f"q{k}": {g: int((a & (of == g)).sum()) for g in groups} for k, a in enumerate(answers)},
        int((of == "").sum()),
        {f"q{k}": int((a & (of == "")).sum()) for k, a in enumerate(answers)},
    )


def smallest_isolated(sets, people):
    """How few people's sum follows from sums over these sets of people, by any combination.

    People who are in the same sets stand for each other; the attacker solves the system of sums
    for each of these classes, and for classes two together.
    """
    if not sets:
        return people
    member = np.array(sets, dtype=float)
    classes, sizes = np.unique(member.T, axis=0, return_counts=True)
    system = classes.T * 1.0  # a row a published sum, a column a class
    known = np.linalg.pinv(system) @ system
    wanted = [np.eye(len(sizes))[[k]] for k in range(len(sizes))]
    wanted += [
        np.eye(len(sizes))[[j]] + np.eye(len(sizes))[[k]]
        for j in range(len(sizes))
        for k in range(j)
    ]
    solved = [
        int(row @ sizes)
        for (row,) in wanted
        if np.allclose(row @ known, row, atol=1e-9) and classes[row > 0].any()
    ]
    return min(solved, default=people)


@given(surveys(), st.integers(2, 12))
def test_no_combination_of_what_is_shown_isolates_fewer_than_the_minimum(survey, minimum):
    of, answers = survey
    sizes, answered, unnamed, answered_unnamed = counted(of, answers)
    taken = withheld(sizes, answered, minimum, unnamed, answered_unnamed)
    for k, gave in enumerate(answers):
        if not gave.sum() > 0 or gave.sum() < minimum:
            continue  # the total itself is of so few: nothing that hiding groups could mend
        shown = [
            gave & (of == g)
            for g in sizes
            if g not in taken.groups and f"q{k}" not in taken.questions.get(g, ())
        ]
        published = [gave, *(one for one in shown if one.any())]
        assert smallest_isolated(published, len(of)) >= min(minimum, int(gave.sum()))


def test_the_case_that_gave_one_person_away():
    # One person in A; nine in B, who all skipped a dimension; both hidden, C to E shown.
    sizes = {"A": 1, "B": 9, "C": 40, "D": 50, "E": 60}
    answered = {"E01": sizes, "E09": sizes | {"B": 0}}
    taken = withheld(sizes, answered, 10)
    assert taken.groups == {"A", "B"}
    assert taken.questions == {"C": {"E09"}}
