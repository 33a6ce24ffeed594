from cxlab.questions.loyalty import load, score_methods, scores, waves
from tests.questions.loyalty.surveys import customers, write

PUBLISHED = load("published")


def test_scores_by_overall_rating_as_handed_over():
    by_rating = [round(100 * row[2]) for row in scores(PUBLISHED, 0.95).rows[1:6]]
    assert by_rating == [-100, -65, -23, 41, 87]


def test_waves_are_those_of_the_file_and_of_enough_people(tmp_path):
    assert [row[0] for row in waves(PUBLISHED, 0.95).rows] == [*map(str, range(2010, 2018))]
    own = load(*write(tmp_path, customers(8, blank=0)))
    assert waves(own, 0.95, 10).rows == scores(own, 0.95, 10).rows == ()


def test_the_bank_is_not_told_from_nothing_by_any_usual_interval():
    score, adjusted, *_ = score_methods(PUBLISHED, 0.95).rows
    assert score[1].startswith("yes")
    assert score[2].startswith("no")
    assert "\N{MINUS SIGN}17.9" in score[2]
    assert adjusted[2].startswith("no")


def test_a_wave_in_which_all_rate_alike_has_no_interval(tmp_path):
    book = "scale: [1, 10]\ncolumns:\n  when: {role: wave}\n  satisfaction: {role: outcome}\n"
    rows = [f"2023,{4 + k % 3}" for k in range(30)] + ["2024,10"] * 30
    data, codebook = tmp_path / "waves.csv", tmp_path / "waves.yml"
    data.write_text("\n".join(["when,satisfaction", *rows]), encoding="utf-8")
    codebook.write_text(book, encoding="utf-8")
    before, last = waves(load(str(data), str(codebook)), 0.95).rows
    assert None not in before
    assert last[2:] == (10.0, None, None)
