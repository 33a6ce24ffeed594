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


@pytest.fixture
def planned(tmp_path):
    """Plan a sweep of people, each (branch, city), by a column; keep its record."""
    (tmp_path / "shop.yml").write_text(BOOK, encoding="utf-8")

    def plan(people, by, release="", out="out"):
        draw = random.Random(7)
        rows = [f"{b},{c},{draw.randint(1, 7)},{draw.randint(1, 7)},{n % 7 + 1},{n}"
                for n, (b, c) in enumerate(people)]  # fmt: skip
        file = tmp_path / "shop.csv"
        head = "branch,city,E,P,happy,number"
        file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        given = {"data": str(file), "codebook": str(tmp_path / "shop.yml")}
        folder = str(tmp_path / release) if release else ""
        made = by_column(find("service_quality"), by, given, 10, folder)
        private_folder(tmp_path / out).mkdir(exist_ok=True)
        keep_record(made.released, made.heads, [r.label for r in made.runs], tmp_path / out)
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


def test_a_folder_without_a_record_is_refused(planned):
    people = [("X", "Seoul")] * 30 + [("Y", "Busan")] * 30
    with pytest.raises(InputError, match=r"there is no none.private/release.json beside it"):
        planned(people, "branch", release="none")
