"""The tables of notebook 02: every estimator side by side, moderators, trim and fill."""

from dataclasses import replace

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.errors import LackError
from cxlab.evidence.studies import Studies
from cxlab.numbers import exact_percent, fixed, ordinary, p_text, percent
from cxlab.statistics.clustered_mean import clustered_mean
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.interval import Interval
from cxlab.statistics.meta import Pooled, Regression, Test, pool, regress, tau2_interval
from cxlab.statistics.new_study import new_study_interval
from cxlab.statistics.selection_model import selection_model
from cxlab.statistics.small_study import trim_and_fill
from cxlab.table import Cell, Table
from cxlab.words import phrase, say, say_lack

ANALYSES: tuple[tuple[str, Method, Test], ...] = (
    (phrase("common effect"), "fixed", "wald"),
    (phrase("DerSimonian-Laird"), "DL", "wald"),
    (phrase("Paule-Mandel"), "PM", "wald"),
    (phrase("REML"), "REML", "wald"),
    (phrase("REML, Hartung-Knapp"), "REML", "hartung-knapp"),
)
FEWEST = 3  # studies, from which a bootstrap or a selection model says anything
SELECTED = {
    1: phrase("selection model, if 'fewer options did better' is published more readily"),
    -1: phrase("selection model, if 'more options did better' is published more readily"),
}


def ends(low: float, high: float) -> str:
    """Return the ends of an interval, e.g. ``−0.094 to 0.107``."""
    return say("{low} to {high}", low=fixed(low, 3), high=fixed(high, 3))


def summary(studies: Studies, pooled: Pooled) -> Table:
    """Return the pooled result with its heterogeneity."""
    rows: list[tuple[Cell, ...]] = [
        (say("Mean effect"), pooled.mean, ends(pooled.lower, pooled.upper)),
        (say("Cochran's Q on {df} df", df=pooled.k - 1), pooled.q, p_text(pooled.q_p)),
        (say("Share of variance between studies (I2)"), pooled.i2, None),
    ]
    spread = ends(*tau2_interval(studies.effects, studies.variances, pooled.level))
    if pooled.method == "fixed":
        rows.append((say("Variance between studies (tau2), taken as 0"), None, spread))
    else:
        new = ends(pooled.prediction_lower, pooled.prediction_upper)
        rows += [
            (say("Variance between studies (tau2)"), pooled.tau2, spread),
            (say("Real effect in a new setting"), pooled.mean, new),
        ]
        if pooled.k >= FEWEST:
            drawn = new_study_interval(studies.effects, studies.variances, pooled.level)
            name = say("The same by bootstrap, which holds with few studies, too")
            rows.append((name, drawn.value, ends(drawn.lower, drawn.upper)))
    value = say("Value")
    interval = say("{level} interval, or p", level=exact_percent(pooled.level))
    return Table(
        say("All studies pooled"),
        (say("Quantity"), value, interval),
        tuple(rows),
        {value: ordinary},
    )


def estimators(studies: Studies, level: float) -> Table:
    """Return the mean under every estimator and test, and with funnel or jam study amended."""
    selected, lacking = _selected(studies, level)
    choices = [_choice(name, pooled) for name, pooled in [*_analyses(studies, level), *selected]]
    strip = method_strip(
        say("Does the mean effect differ from zero, however one pools?"),
        {say("The mean differs from zero"): choices},
    )
    return replace(strip, note=" ".join((strip.note, *lacking)))


def _selected(studies: Studies, level: float) -> tuple[list[tuple[str, Interval]], list[str]]:
    """Return the mean if significant results of one sign were published more readily.

    And what is lacking for such a model, where it is.
    """
    means: list[tuple[str, Interval]] = []
    lacking: dict[str, None] = {}
    for sign, name in SELECTED.items():
        try:
            if len(studies.effects) < FEWEST:
                raise LackError("a selection model needs {n} studies", n=FEWEST)
            model = selection_model(studies.effects, studies.variances, sign, level=level)
            means.append((say(name), model))
        except LackError as lack:
            lacking[say("{name}: {why}", name=say(name), why=say_lack(lack))] = None
    return means, list(lacking)


def _analyses(studies: Studies, level: float) -> list[tuple[str, Interval]]:
    y, v = studies.effects, studies.variances
    analyses: list[tuple[str, Interval]] = [
        (say(name), studies.pooled(method, test, level)) for name, method, test in ANALYSES
    ]
    if single := studies.uncombined:
        name = say("every effect on its own, errors by study whatever their correlation (CR2)")
        effects, variances = single.effects, single.variances
        analyses.append((name, clustered_mean(effects, variances, single.names, level=level)))
    if len(y) > 2:
        filled = trim_and_fill(y, v, method="REML", test="wald", level=level)
        if filled.side == "left":
            name = say("REML, {n} studies filled in on the left", n=filled.missing)
        else:
            name = say("REML, {n} studies filled in on the right", n=filled.missing)
        largest = int(np.argmin(v))
        others = np.delete(y, largest).tolist(), np.delete(v, largest).tolist()
        rest = pool(*others, method="REML", test="hartung-knapp", level=level)
        analyses += [(name, filled.pooled), (say("without the largest study"), rest)]
    return analyses


def _choice(name: str, pooled: Interval) -> Choice:
    shown = say(
        "{value} [{low}, {high}]",
        value=fixed(pooled.value, 3),
        low=fixed(pooled.lower, 3),
        high=fixed(pooled.upper, 3),
    )
    return Choice(name, shown, pooled.lower > 0 or pooled.upper < 0)


def moderator(studies: Studies, method: Method, test: Test) -> Table:
    """Return the meta-regression on the user's moderator, or say that there is none."""
    caption = say("What makes effects differ?")
    coefficient, error = say("Coefficient"), say("Standard error")
    columns = (say("Term"), coefficient, error)
    if studies.moderator is None:
        return Table(caption, columns, (), note=say("These data have no column 'moderator'."))
    x = np.asarray(studies.moderator)
    if np.ptp(x) == 0 or len(x) < 4:
        note = say("The moderator does not vary, or there are fewer than four studies.")
        return Table(caption, columns, (), note=note)
    y, v = np.asarray(studies.effects), np.asarray(studies.variances)
    fit = regress(y, v, np.column_stack([np.ones(len(x)), x]), method=method, test=test)
    terms = (say("intercept"), say("moderator"))
    return Table(
        caption,
        columns,
        tuple(zip(terms, fit.coefficients, fit.standard_errors, strict=True)),
        dict.fromkeys((coefficient, error), lambda value: fixed(value, 4)),
        note=_explained(fit, studies.pooled(method, test)),
    )


def _explained(fit: Regression, without: Pooled) -> str:
    """Say what the moderator explains of the variance between studies."""
    facts = {"omnibus": fixed(fit.omnibus, 3), "p": p_text(fit.omnibus_p)}
    if without.method == "fixed":
        return say("Test of the moderator {omnibus} ({p}).", **facts)
    explained = max(0.0, 1 - fit.tau2 / without.tau2) if without.tau2 > 0 else 0.0
    return say(
        "Test of the moderator {omnibus} ({p}). It explains {explained} of the variance between "
        "studies (tau2 left: {tau2}).",
        **facts,
        explained=percent(explained),
        tau2=fixed(fit.tau2, 4),
    )
