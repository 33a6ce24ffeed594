import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.questions.service_quality.evidence import KNOWN_DATA, checks, load
from cxlab.workbook.catalogue import find
from tests.questions.service_quality.surveys import analysis, answers, findings, write


def test_by_default_each_question_is_answered_by_the_survey_that_can():
    evidence = load("published")
    assert evidence.both_sides.name == "kiosk_kservqual2019"
    assert evidence.structure.people == 502
    assert evidence.drivers.people == 411
    assert len(evidence.account.extra["files"]) == 4
    assert "mapped to the five dimensions by us" in repr(evidence.account)
    assert "cannot be checked" in checks(evidence).note


def test_notebook_question_and_refusal_offer_the_same_data():
    (cell,) = (c for c in find("service_quality").content.cells if c.id == "parameters")
    assert tuple(cell.metadata["cxlab"]["data"]["names"]) == KNOWN_DATA
    (line,) = (line for line in cell.source.splitlines() if line.startswith("data:"))
    for name in KNOWN_DATA:
        assert name in line
        assert load(name).both_sides.people > 200
    for name in ("acsi2015", "mobi_moments"):
        with pytest.raises(InputError, match="without dimensions.*published, kiosk_kservqual2019"):
            load(name)


def test_one_published_survey_answers_alone():
    evidence = load("servperf_bliemel2004")
    assert evidence.both_sides is evidence.drivers
    assert evidence.samples == ()


def test_a_users_printed_table(tmp_path):
    path = tmp_path / "paper.csv"
    path.write_text(
        "variable,role,dimension,n,mean,sd,P1,y\n"
        "P1,perception,speed,90,4,1,1,.5\ny,outcome,,90,4,1,.5,1\n"
    )
    survey = load(str(path)).drivers
    assert (survey.own, survey.people, survey.name) == (True, 90, "paper.csv")


def test_a_users_answers_with_their_checks(tmp_path):
    evidence = load(*write(tmp_path, answers()))
    assert evidence.both_sides.people == 120
    assert "One answer to everything" in repr(checks(evidence))
    assert set(evidence.account.extra["files"]) == {"mine.csv", "mine.yml"}


def test_answers_without_a_codebook_say_how_to_get_one(tmp_path):
    data, _ = write(tmp_path, answers())
    with pytest.raises(InputError, match="cxlab codebook mine.csv"):
        load(data)
    with pytest.raises(InputError, match="is for answers of your own, but data is 'published'"):
        load("published", "mine.yml")
    with pytest.raises(InputError, match="there is no such file"):
        load(str(tmp_path / "nothing.csv"))


def test_neither_staff_nor_earlier_waves_are_among_the_customers(tmp_path):
    now, staff, before = answers(80), answers(40, seed=2), answers(60, perceived=3.0, seed=3)
    columns = {name: [*now[name], *staff[name], *before[name]] for name in now}
    columns["asked"] = ["customer"] * 80 + ["staff"] * 40 + ["customer"] * 60
    columns["wave"] = [2024] * 120 + [2023] * 60
    mixed = load(*write(tmp_path, columns, asked="role: source", wave="role: wave")).both_sides
    alone = load(*write(tmp_path, now)).both_sides
    items = [variable.name for variable in alone.variables]
    assert mixed.people == alone.people == 80
    assert mixed.moments(items).mean.tolist() == alone.moments(items).mean.tolist()
    assert "40 not of customers, left out" in repr(mixed.account)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("silent", [["P_speed_2"], ["P_speed_1", "P_speed_2", "P_speed_3"]])
def test_what_nobody_answered_silences_nothing_else(tmp_path, silent, weighted):
    """The same numbers as of the file and the codebook without these columns."""
    columns, weight = answers(), {}
    if weighted:
        columns["w"], weight = np.tile([1, 2, 3], 40), {"w": "role: weight"}
    runs = []
    for name, changed in (
        ("all", columns | dict.fromkeys(silent, [""] * 120)),
        ("less", {name: values for name, values in columns.items() if name not in silent}),
    ):
        (tmp_path / name).mkdir()
        runs.append(findings(analysis(*write(tmp_path / name, changed, **weight), draws=50)))
    of_all, alone = ({f.id: f for f in answered} for answered in runs)
    assert of_all["quality.gap.overall"].estimate is not None
    assert of_all["quality.importance.care"].estimate is not None
    for id, finding in alone.items():
        assert of_all[id].estimate == finding.estimate
    lost = [id for id in of_all if id not in alone or (id.endswith(".speed") and len(silent) == 3)]
    assert bool(lost) == (len(silent) == 3)
    for id in lost:
        assert of_all[id].estimate is None
        assert all(name in of_all[id].note for name in silent)
