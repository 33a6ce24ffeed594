import pytest

from cxlab.claims.findings import findings
from cxlab.questions.context_effects import CLAIMS, bottom_line, load


def line_of(data):
    choices = load(data)
    found = findings(CLAIMS, choices, level=0.95, smallest_effect=0.05, smallest_time=0.1)
    return bottom_line(found, choices)


def test_the_published_evidence_advises_a_test_not_a_decoy():
    line = line_of("published")
    assert line.headline.startswith("In one laboratory study")
    assert "Of 91 attempts to repeat that effect 12.1% succeeded" in line.headline
    assert "Do not count on a decoy" in line.advice[0]
    assert any("short list" in advice for advice in line.advice)


@pytest.mark.parametrize(
    ("target", "headline"),
    [(90, "chosen more often"), (10, "chosen less often"), (51, "We do not know")],
)
def test_the_headline_follows_the_users_data(tmp_path, target, headline):
    path = tmp_path / "shop.csv"
    path.write_text(
        "set,option,role,count\ntwo,A,target,50\ntwo,B,competitor,50\n"
        f"three,A,target,{target}\nthree,B,competitor,{100 - target}\nthree,C,third,0\n",
        encoding="utf-8",
    )
    assert headline in line_of(str(path)).headline
