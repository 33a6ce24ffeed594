from dataclasses import replace

from cxlab.questions.five_gaps.drivers import drivers, other_drivers
from tests.questions.five_gaps.surveys import COMPANY, PUBLIC, found, with_means


def renamed(**names):
    """Return the company with drivers under other names."""
    means, asked = COMPANY.linked.means, COMPANY.linked.drivers
    levels = {f"driver {name}": f"driver {new}" for name, new in names.items()}
    means = replace(means, levels=tuple(levels.get(level, level) for level in means.levels))
    return with_means(means, drivers={names.get(name, name): who for name, who in asked.items()})


def test_drivers_named_beforehand_and_their_table():
    findings = found(COMPANY)
    numbers = [f.hypothesis for f in findings.starting("gap.3.", "gap.4.", "gap.communication")]
    assert numbers == ["H7"] * 5 + ["H8"] * 2
    assert findings.of("gap.3.training").verdict.name == "SUPPORTED"
    table = drivers(COMPANY, findings)
    assert table.caption.startswith("SIMULATED")
    assert [row[1] for row in table.rows] == [f.estimate.value for f in findings[-7:]]
    assert drivers(PUBLIC, found(PUBLIC)).rows == ()


def test_a_driver_nobody_named_before_is_exploratory_in_any_script():
    company = renamed(training="칭찬")
    assert other_drivers(company) == ["칭찬"]
    findings = found(company)
    praise, training = findings.of("gap.3.칭찬"), findings.of("gap.3.training")
    assert (praise.basis, praise.label) == ("exploratory", "칭찬")
    assert praise.estimate == found(COMPANY).of("gap.3.training").estimate
    assert "'칭찬'" in praise.claim
    assert training.note.startswith("your surveys lack 'training'.")


def test_capitals_and_blanks_make_no_other_driver():
    company = renamed(
        **{"staff satisfaction": "Staff  Satisfaction", "communication": "Communication"}
    )
    assert other_drivers(company) == []
    ours, theirs = found(company), found(COMPANY)
    assert [f.id for f in ours] == [f.id for f in theirs]
    for id in ("gap.3.staff_satisfaction", "gap.communication"):
        assert ours.of(id).estimate == theirs.of(id).estimate
