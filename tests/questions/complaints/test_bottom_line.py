import pytest

from cxlab.questions.complaints import bottom_line, load
from tests.questions.complaints.surveys import customers, found, write


def test_no_advice_rests_on_a_few_people(tmp_path):
    data = write(tmp_path, customers(600))  # 16 of them are dissatisfied
    line = bottom_line(found(*data), load(*data))
    assert found(*data).of("complaint.rate_dissatisfied").rests_on_few
    assert not any("Read every complaint" in advice for advice in line.advice)


def test_the_caution_comes_before_the_paradox():
    line = bottom_line(found("published"), load("published"))
    caution, paradox = (line.headline.index(part) for part in ("is not chance", "do not know"))
    assert caution < paradox
    assert len(line.headline.split()) <= 40
    assert any("Get it right the first time" in advice for advice in line.advice)


@pytest.mark.parametrize(
    ("lost", "headline", "advice"),
    [
        (10, "fewer were lost after money", "Pay where"),
        (120, "more were lost after money", "do not pay"),
        (61, "We do not know from your test", "look once"),
    ],
)
def test_the_advice_follows_the_users_test(tmp_path, lost, headline, advice):
    path = tmp_path / "test.csv"
    path.write_text(f"arm,n,count\nmoney,200,{lost}\nexplanation,200,60\n", encoding="utf-8")
    line = bottom_line(found(str(path)), load(str(path)))
    assert headline in line.headline
    assert any(advice in text for text in line.advice)
