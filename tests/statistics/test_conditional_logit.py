import warnings

import numpy as np
import pytest
from statsmodels.duration.hazard_regression import PHReg

from cxlab.errors import LackError
from cxlab.statistics.conditional_logit import conditional_logit

PEOPLE = [str(place // 5) for place in range(100)]


def made(seed=3):
    rng = np.random.default_rng(seed)
    options = rng.normal(size=(100, 3, 2))
    worth = options @ np.array([1.0, -0.5]) + rng.gumbel(size=(100, 3))
    return options, worth.argmax(axis=1)


def test_coefficients_and_errors_by_person_agree_with_stratified_cox_regression():
    options, chosen = made()
    terms = conditional_logit(options, chosen.tolist(), PEOPLE)
    picked = (np.arange(3) == chosen[:, None]).astype(int).ravel()
    groups = np.repeat(np.array(PEOPLE, dtype=int), 3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = PHReg(
            np.ones(300), options.reshape(-1, 2), status=picked, strata=np.repeat(range(100), 3)
        )
        other = model.fit(groups=groups)
    assert [term.value for term in terms] == pytest.approx(other.params, abs=1e-6)
    small_sample = (20 / 19) ** 0.5
    assert [term.error for term in terms] == pytest.approx(other.bse * small_sample, abs=1e-6)


def test_what_cannot_be_told_apart_is_said():
    options, chosen = made()
    doubled = np.concatenate([options, options[:, :, :1]], axis=2)
    with pytest.raises(LackError, match="told apart"):
        conditional_logit(doubled, chosen.tolist(), PEOPLE)
    decides = np.eye(3)[chosen][:, :, None]
    with pytest.raises(LackError, match="decides every choice"):
        conditional_logit(decides, chosen.tolist(), PEOPLE)
    with pytest.raises(LackError, match="at least 2"):
        conditional_logit(options, chosen.tolist(), ["1"] * 100)
