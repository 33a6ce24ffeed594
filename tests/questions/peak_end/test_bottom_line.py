import pytest

from cxlab.questions.peak_end import bottom_line
from tests.questions.peak_end.runs import FOUND, PUBLISHED, found, stays


def test_the_headline_says_whose_ratings_in_forty_words():
    line = bottom_line(FOUND, PUBLISHED)
    assert len(line.headline.split()) <= 40
    assert line.headline.count("Only a hint") == 1
    assert "32 people, short videos" in line.headline
    assert "We do not know whether peak and end together" in line.headline
    assert "did not spoil the rest (23,611 airport passengers)" in line.headline
    assert len(line.advice) == 3


@pytest.mark.parametrize(
    ("judged_by", "headline", "advice"),
    [
        (lambda ratings: ratings[-1], "better than the average did (40 people", "better end"),
        (lambda ratings: ratings.mean(), "worse than the average did (40 people", "whole stay"),
    ],
)
def test_the_advice_follows_the_data_not_the_story(tmp_path, judged_by, headline, advice):
    mine = stays(tmp_path, judged_by, people=40)
    line = bottom_line(found(mine), mine)
    assert headline in line.headline
    assert advice in line.advice[0]


def test_a_file_that_answers_nothing_says_so(tmp_path):
    mine = stays(tmp_path, lambda ratings: ratings[-1], people=3)
    line = bottom_line(found(mine), mine)
    assert line.headline == "These data do not answer the question."
    assert line.advice == ()
