import numpy as np
import pytest

from cxlab.published import ROOT
from cxlab.questions.satisfaction import carry_table, load, waves
from cxlab.simulate.waves import CARRY, DRIFT, KEEP
from cxlab.simulated import is_simulated
from cxlab.statistics.panel import Panel, carry_over
from tests.questions.satisfaction.surveys import BOOK, found, own, rows

SAMPLE = ROOT / "data" / "samples" / "simulated_waves.csv"
IDS = ("satisfaction.last_experience", "satisfaction.drift")


def test_without_a_panel_there_is_no_evidence_and_the_demonstration_says_simulated():
    answers = load("acsi2015")
    for finding in found(answers, *IDS):
        assert finding.verdict.name == "NO_EVIDENCE"
        assert "two waves or more" in finding.note
    shown = waves(answers, 0.95)
    table = carry_table(shown)
    assert shown.demonstration
    assert shown.caveat == "Simulated data, not evidence."
    assert "Simulated data" in table.note
    assert table.caption.startswith("Simulated, not evidence")


def test_the_method_finds_what_was_put_in():
    rows = carry_table(waves(load("acsi2015"), 0.95)).rows
    assert [row[-1] for row in rows] == [CARRY, KEEP, DRIFT]
    assert all(lower < put < upper for _, _, lower, upper, put in rows)


def test_a_users_own_waves_are_evidence():
    answers = load(str(SAMPLE), str(SAMPLE.with_suffix(".yml")))
    shown = waves(answers, 0.95)
    assert not shown.demonstration
    assert shown.caveat  # its name says what it is
    assert "Put in" not in carry_table(shown).columns
    experience, drift = found(answers, *IDS)
    assert experience.verdict.name == "SUPPORTED"
    assert "too large" in experience.note
    assert "too small" in experience.note
    assert drift.estimate.value == pytest.approx(DRIFT, abs=0.07)
    assert drift.sentence().startswith("From wave to wave expectation rises: by 0.15 points")


def test_the_number_may_be_too_large_or_too_small():
    """What the note says: raised by who rates high in general, lowered by rough answers."""
    n, draw = 3000, np.random.default_rng(1).standard_normal
    habit, perceived, expected = draw(n), draw(n), draw(n)

    def slope(perception, expectation, later):
        who = tuple(map(str, range(n))) * 2
        sides = np.concatenate([expectation, later]), np.concatenate([perception, perception])
        return carry_over(Panel(who, (0,) * n + (1,) * n, *sides)).of_perception

    later = habit + draw(n)  # follows no experience
    assert slope(perceived + habit, expected + habit, later).lower > 0
    later = 0.5 * perceived + 0.3 * expected + 0.5 * draw(n)
    assert slope(perceived + draw(n), expected, later).upper < 0.5


def test_a_panel_of_few_says_how_few_and_breaks_nothing(tmp_path):
    book = BOOK + "  who: {role: respondent}\n  wave: {role: wave}\n"
    few = [[*row, f"r{i}", 9] for i, row in enumerate(rows(3, seed=1))]
    few += [[*row, f"r{i}", 10] for i, row in enumerate(rows(20, seed=2))]
    answers = own(tmp_path, few, book, "expected,experienced,satisfied,who,wave")
    assert answers.whole.n == 20  # the surface is that of the last wave
    assert "9, 10, in this order" in repr(answers.account)
    experience, drift = found(answers, *IDS)
    assert "3 people answered two waves in a row; at least 5 needed. What" in experience.note
    assert drift.estimate is None
    assert "3 customers were followed" in drift.note
    assert carry_table(waves(answers, 0.95)).rows == ()


def test_no_mean_of_a_wave_rests_on_fewer_than_the_minimum(tmp_path):
    from cxlab.figures.wave_lines import draw_waves

    book = BOOK + "  who: {role: respondent}\n  wave: {role: wave}\n"
    lines = [[*row, f"r{i}", 8] for i, row in enumerate(rows(20, seed=3))]
    for row in lines[:11]:
        row[1] = ""  # of wave 8, nine rated their experience
    lines += [[*row, f"r{i}", 9] for i, row in enumerate(rows(3, seed=1))]
    lines += [[*row, f"r{i}", 10] for i, row in enumerate(rows(20, seed=2))]
    answers = own(tmp_path, lines, book, "expected,experienced,satisfied,who,wave")
    shown = waves(answers, 0.95)
    first, *last = [(mean.wave, mean.side, mean.n) for mean in shown.means]
    assert first == (0, "expectation", 20)
    assert last == [(2, "expectation", 20), (2, "perception", 20)]
    figure = draw_waves(shown)
    assert "3 means are not shown: fewer than 10 customers gave each" in figure.caption
    assert len(figure.data.rows) == 3
    assert all(f.estimate is None or f.estimate.n >= 10 for f in found(answers))


def test_a_report_on_the_sample_says_so_in_its_first_words_and_in_every_figure():
    from cxlab.figures.strategy_map import draw_strategy_map
    from cxlab.figures.surface_contour import draw_surface
    from cxlab.figures.wave_lines import draw_waves
    from cxlab.questions.satisfaction import bottom_line, cuts, states, surface_of

    answers = load(str(SAMPLE), str(SAMPLE.with_suffix(".yml")))
    at = cuts(answers, "scale", 0, 0)
    shown = states(answers, at, 0.9, 1)
    for figure in (
        draw_surface(answers, surface_of(answers, 0.95)),
        draw_strategy_map(answers, shown, at, 0.95),
        draw_waves(waves(answers, 0.95)),
    ):
        assert is_simulated(figure.caption)
        assert is_simulated(figure.alt)
    line = bottom_line(found(answers), answers, shown)
    assert line.headline.startswith("Simulated data, no evidence of anything:")
    assert all(is_simulated(finding.sources[0]) for finding in line.findings)
