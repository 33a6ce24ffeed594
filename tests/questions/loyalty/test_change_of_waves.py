import numpy as np
import pytest

from tests.questions.loyalty.surveys import customers, found, write


def test_a_rise_is_seen_and_the_same_people_see_it_better(tmp_path):
    rows = customers(200, blank=0, rise=0.5)
    others = found(*write(tmp_path, rows)).of("loyalty.change")
    assert others.verdict.name == "SUPPORTED"
    same = [row.replace("2023-", "p").replace("2024-", "p") for row in rows]
    paired = found(*write(tmp_path, same)).of("loyalty.change")
    assert paired.estimate.n == 200
    assert "the same people" in paired.estimate.method
    assert paired.estimate.value == pytest.approx(others.estimate.value)


def test_the_means_of_a_change_are_those_of_the_people_who_changed(tmp_path):
    """Twenty people rate a point less; ten happier ones come in, so that all rate more."""
    book = """
scale: [1, 10]
waves: ["1", "2"]
columns:
  who: {role: respondent}
  when: {role: wave}
  satisfaction: {role: outcome}
"""
    rows = [f"p{k},1,{4 + k % 3}" for k in range(20)]
    rows += [f"p{k},2,{3 + k % 2}" for k in range(20)] + [f"q{k},2,10" for k in range(10)]
    data, codebook = tmp_path / "waves.csv", tmp_path / "waves.yml"
    data.write_text("\n".join(["who,when,satisfaction", *rows]), encoding="utf-8")
    codebook.write_text(book, encoding="utf-8")
    change = found(str(data), str(codebook)).of("loyalty.change")
    then, now = np.mean([4 + k % 3 for k in range(20)]), 3.5
    assert change.estimate.value == pytest.approx(now - then)
    assert change.note.startswith(f"Mean {then:.3f} in 1, {now:.3f} in 2.")


def test_whose_change_it_is_stands_beside_it(tmp_path):
    rows = customers(200, blank=0, rise=0.5)
    same = [row.replace("2023-", "p").replace("2024-", "p") for row in rows]
    note = found(*write(tmp_path, [*same, "q1,2024,A,9,6,5,4,4,0"])).of("loyalty.change").note
    assert "200 people who answered both times; 1 " in note
