import random

import pytest

from cxlab.errors import InputError
from cxlab.workbook.catalogue import find
from cxlab.workbook.sweep.plan import by_column
from cxlab.workbook.sweep.release import keep_record, private_folder

BOOK = """columns:
  branch: group
  city: ignore
  E: {role: expectation, item: 1}
  P: {role: perception, item: 1}
  happy: outcome
"""
HEAD = "branch,city,E,P,happy,number"


def keep(made, out):
    private_folder(out).mkdir(exist_ok=True)
    labels = [run.label for run in made.runs]
    keep_record(made.protection.released, made.heads, made.protection.columns, labels, out=out)


@pytest.fixture
def planned(tmp_path):
    """Plan a sweep of people, each (branch, city), by a column; keep its record."""

    def plan(people, by, release="", out="out", change=lambda rows: rows, head=HEAD, book=BOOK):
        (tmp_path / "shop.yml").write_text(book, encoding="utf-8")
        draw = random.Random(7)
        rows = [[b, c, f"{draw.randint(1, 7)}", f"{draw.randint(1, 7)}", f"{n % 7 + 1}", f"{n}"]
                for n, (b, c) in enumerate(people)]  # fmt: skip
        file = tmp_path / "shop.csv"
        lines = [head, *(",".join(row) for row in change(rows))]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        given = {"data": str(file), "codebook": str(tmp_path / "shop.yml")}
        folder = str(tmp_path / release) if release else ""
        made = by_column(find("service_quality"), by, given, 10, folder)
        keep(made, tmp_path / out)
        return made

    return plan


def answers_used(plan, label):
    rows = next(run.rows for run in plan.runs if run.label == label).splitlines()[1:]
    return {row.split(",")[5] for row in rows if row.split(",")[2]}


def test_two_columns_that_cross_in_few_people_hide_more(planned):
    # X and Seoul differ by 4 people of each: two sums less one another are those.
    people = [("X", "Seoul")] * 30 + [("X", "Busan")] * 4 + [("Y", "Seoul")] * 4
    people += [("Y", "Busan")] * 30
    planned(people, "branch")
    alone = planned(people, "city", out="other")
    assert len(answers_used(alone, "Seoul")) == 34
    both = planned(people, "city", release="out", out="both")
    seoul = answers_used(both, "Seoul")
    in_x = {str(n) for n, (branch, _) in enumerate(people) if branch == "X"}
    for part in (seoul & in_x, seoul - in_x, in_x - seoul):
        assert not 0 < len(part) < 10
    assert len(seoul) >= 10


def test_one_person_more_or_less_is_refused(planned):
    people = [("X", "Seoul")] * 30 + [("Y", "Busan")] * 30
    planned(people, "branch")
    planned(people, "branch", release="out", out="same")  # the same again says nothing new
    with pytest.raises(InputError, match="rows that are not in the earlier release: 1;"):
        planned([*people, ("Y", "Busan")], "branch", release="out", out="more")
    with pytest.raises(InputError, match="rows that are only in the earlier release: 1;"):
        planned(people[:-1], "branch", release="out", out="less")


def test_a_few_of_each_group_are_refused_though_they_are_many_together(planned):
    people = [("X", "Seoul")] * 30 + [("Y", "Busan")] * 30
    book = BOOK + "  number: respondent\n"
    planned(people, "branch", book=book)

    def without(*gone):
        def change(rows):
            return [row for row in rows if int(row[5]) not in gone]

        return change

    fewer = {"release": "out", "book": book}
    with pytest.raises(InputError, match="rows of 'X' that are only in the earlier release: 6;"):
        planned(people, "branch", out="few", change=without(*range(6), *range(30, 36)), **fewer)
    planned(people, "branch", out="many", change=without(*range(12)), **fewer)  # 12 of X alone
    more = [*people, *[("X", "Seoul")] * 6, *[("Y", "Busan")] * 6]
    with pytest.raises(InputError, match="rows of 'X' that are not in the earlier release: 6;"):
        planned(more, "branch", out="more", **fewer)


def test_a_folder_without_a_record_is_refused(planned):
    people = [("X", "Seoul")] * 30 + [("Y", "Busan")] * 30
    with pytest.raises(InputError, match=r"there is no none.private/release.json beside it"):
        planned(people, "branch", release="none")


PEOPLE = [("X", "Seoul")] * 30 + [("Y", "Busan")] * 30
ID = "  number: respondent\n"


def test_people_with_ids_are_known_in_another_file(planned):
    """A file with a column more, its rows in another order: the same people."""
    planned(PEOPLE, "branch", book=BOOK + ID)
    wider = {"head": HEAD + ",age", "book": BOOK + ID}

    def aged(rows):
        return [[*row, "44"] for row in reversed(rows)]

    made = planned(PEOPLE, "branch", release="out", out="wide", change=aged, **wider)
    assert made.protection.checked == (
        "Checked against the sweep in 'out': a person is known by 'number'."
    )
    with pytest.raises(InputError, match="rows that are only in the earlier release: 1;"):
        planned(PEOPLE[:-1], "branch", release="out", out="less", change=aged, **wider)


def test_a_few_corrected_answers_are_refused(planned):
    planned(PEOPLE, "branch", book=BOOK + ID)

    def corrected(rows, count):
        return [[*r[:2], "7" if r[2] != "7" else "6", *r[3:]] for r in rows[:count]] + rows[count:]

    with pytest.raises(InputError, match="rows with other answers than in the earlier release: 2"):
        planned(
            PEOPLE, "branch", release="out", change=lambda rows: corrected(rows, 2), book=BOOK + ID
        )
    planned(
        PEOPLE, "branch", release="out", change=lambda rows: corrected(rows, 15), book=BOOK + ID
    )


def test_what_cannot_be_checked_is_said(planned):
    """The later file does not hold the outcome, so nobody knows whether it was another."""
    planned(PEOPLE, "branch", book=BOOK + ID)
    made = planned(
        PEOPLE,
        "branch",
        release="out",
        out="narrow",
        head="branch,city,E,P,number",
        change=lambda rows: [[*row[:4], row[5]] for row in rows],
        book=BOOK.replace("  happy: outcome\n", "") + ID,
    )
    assert "Not checked: whether people gave the same answers then" in made.protection.checked
    assert made.protection.checked.endswith("lack happy.")


def test_without_ids_another_file_is_refused(planned):
    planned(PEOPLE, "branch")
    with pytest.raises(InputError, match="not all rows have an id, so nobody can tell"):
        planned(
            PEOPLE,
            "branch",
            release="out",
            head=HEAD + ",age",
            change=lambda rows: [[*row, "44"] for row in rows],
        )
