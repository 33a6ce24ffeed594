import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.statistics.factors import eigenvalues, fit_factors, omega
from cxlab.statistics.moments import Moments
from tests.statistics.surveys import BB, ITEMS_22
from tests.statistics.test_meta import R
from tests.tolerances import DRAWN, EXACT, FACTOR_MODEL, R_JSON

LAVAAN = R["bb1992"]
MODELS = {"five": ITEMS_22, "one": {"quality": list(BB.names)}}
FITTED = {name: fit_factors(BB, factors) for name, factors in MODELS.items()}
LETTERS = dict(zip("TRSAE", ITEMS_22, strict=True))


@pytest.mark.parametrize("name", MODELS)
def test_fit_and_loadings_as_lavaan_gives_them(name):
    model, reference = FITTED[name], LAVAAN[name]
    fit = reference["fit"]
    assert (model.chi2, model.df) == (pytest.approx(fit["chisq"], abs=FACTOR_MODEL), fit["df"])
    assert (model.cfi, model.tli, model.rmsea, model.srmr) == pytest.approx(
        (fit["cfi"], fit["tli"], fit["rmsea"], fit["srmr"]), abs=FACTOR_MODEL
    )
    assert model.loadings == pytest.approx(
        {row["rhs"]: row["est.std"] for row in reference["loadings"]}, abs=FACTOR_MODEL
    )


def test_factor_correlations_as_lavaan_gives_them():
    names = list(ITEMS_22)
    for row in LAVAAN["five"]["factor_cor"]:
        a, b = names.index(LETTERS[row["lhs"]]), names.index(LETTERS[row["rhs"]])
        ours = FITTED["five"].correlation[a, b]
        assert ours == pytest.approx(row["est.std"], abs=FACTOR_MODEL)


def test_average_variance_extracted_is_the_mean_squared_loading():
    squares = [row["est.std"] ** 2 for row in LAVAAN["five"]["loadings"] if row["lhs"] == "A"]
    ours = FITTED["five"].average_variance_extracted("assurance")
    assert ours == pytest.approx(np.mean(squares), abs=FACTOR_MODEL)


def test_omega_of_a_scale_built_with_known_loadings():
    """A closed form: one factor with loadings l and unique variances u holds exactly."""
    loadings, unique = np.array([0.9, 1.4, 0.5, 2.0]), np.array([0.5, 1.0, 0.8, 3.0])
    exact = np.outer(loadings, loadings) + np.diag(unique)
    moments = Moments(tuple("abcd"), 300, np.zeros(4), exact)
    truth = loadings.sum() ** 2 / exact.sum()
    assert omega(moments) == pytest.approx(truth, abs=FACTOR_MODEL)
    hundredfold = Moments(tuple("abcd"), 300, np.zeros(4), 1e4 * exact)
    assert omega(hundredfold) == pytest.approx(truth, abs=FACTOR_MODEL)


def test_omega_of_equal_loadings_is_alpha():
    equal = 0.5 * np.ones((4, 4)) + 0.5 * np.eye(4)
    moments = Moments(tuple("abcd"), 200, np.zeros(4), equal)
    assert omega(moments) == pytest.approx(0.8, abs=FACTOR_MODEL)


def test_eigenvalues_as_r_gives_them_and_how_many_beat_chance():
    found = eigenvalues(BB)
    assert found.observed == pytest.approx(LAVAAN["eigen"], abs=R_JSON)
    assert sum(found.by_chance) == pytest.approx(22, rel=0.05)
    assert found.factors == 2
    unrelated = Moments(tuple("abcd"), 500, np.zeros(4), np.eye(4))
    assert eigenvalues(unrelated).factors == 0
    assert sum(eigenvalues(unrelated).observed) == pytest.approx(4, abs=EXACT)


def test_too_few_items_for_a_factor():
    with pytest.raises(InputError, match="items of 'one': 1; its factor needs 2"):
        fit_factors(BB, {"one": ["P01"], "two": ["P02", "P03"]})
    with pytest.raises(InputError, match="items of 'scale': 2; its factor needs 3"):
        omega(BB.select(["P01", "P02"]))


def test_chance_is_what_unrelated_answers_show():
    moments = Moments(tuple("abcd"), 50, np.zeros(4), np.eye(4))
    answers = np.random.default_rng(1).standard_normal((5000, 50, 4))
    shown = [np.linalg.eigvalsh(np.corrcoef(each, rowvar=False))[::-1] for each in answers]
    by_chance = eigenvalues(moments, draws=5000).by_chance
    assert by_chance == pytest.approx(np.quantile(shown, 0.95, axis=0), abs=DRAWN)
