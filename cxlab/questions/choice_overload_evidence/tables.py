"""The tables of notebook 02: every estimator side by side, moderators, trim and fill."""

from dataclasses import dataclass

import numpy as np

from cxlab.claims.method_strip import Choice, method_strip
from cxlab.numbers import exact_percent, fixed, ordinary, p_text, percent
from cxlab.questions.choice_overload_evidence.studies import Studies
from cxlab.statistics.heterogeneity import Method
from cxlab.statistics.meta import Pooled, Test, leave_one_out, pool, regress, tau2_interval
from cxlab.statistics.small_study import trim_and_fill
from cxlab.table import Cell, Table

ANALYSES: tuple[tuple[str, Method, Test], ...] = (
    ("common effect", "fixed", "wald"),
    ("DerSimonian-Laird", "DL", "wald"),
    ("Paule-Mandel", "PM", "wald"),
    ("REML", "REML", "wald"),
    ("REML, Hartung-Knapp", "REML", "hartung-knapp"),
)


def summary(studies: Studies, pooled: Pooled) -> Table:
    """Return the pooled result with its heterogeneity."""
    low, high = tau2_interval(studies.effects, studies.variances, pooled.level)
    width = exact_percent(pooled.level)
    rows: list[tuple[Cell, ...]] = [
        ("Mean effect", pooled.mean, f"{fixed(pooled.lower, 3)} to {fixed(pooled.upper, 3)}"),
        (f"Cochran's Q on {pooled.k - 1} df", pooled.q, p_text(pooled.q_p)),
        ("Share of variance between studies (I2)", pooled.i2, None),
    ]
    spread = f"{fixed(low, 3)} to {fixed(high, 3)}"
    between = "Variance between studies (tau2)"
    if pooled.method == "fixed":
        rows.append((f"{between}, taken as 0", None, spread))
    else:
        new = f"{fixed(pooled.prediction_lower, 3)} to {fixed(pooled.prediction_upper, 3)}"
        rows += [(between, pooled.tau2, spread), ("Real effect in a new setting", pooled.mean, new)]
    columns = ("Quantity", "Value", f"{width} interval, or p")
    return Table("All studies pooled", columns, tuple(rows), {"Value": ordinary})


def estimators(studies: Studies, level: float) -> Table:
    """Return the mean under every estimator and test, and with funnel or jam study amended."""
    claim = "The mean differs from zero"
    return method_strip(
        "Does the mean effect differ from zero, however one pools?",
        {claim: [_choice(name, result) for name, result in _analyses(studies, level)]},
    )


def _analyses(studies: Studies, level: float) -> list[tuple[str, Pooled]]:
    y, v = studies.effects, studies.variances
    found = [(name, pool(y, v, method, test, level)) for name, method, test in ANALYSES]
    if len(y) > 2:
        filled = trim_and_fill(y, v, "REML", "wald", level)
        name = f"{filled.missing} studies filled in on the {filled.side}"
        found.append((f"REML, {name}", filled.pooled))
        largest = int(np.argmax(1 / np.asarray(v)))
        rest = leave_one_out(y, v, "REML", "hartung-knapp", level)[largest]
        found.append(("without the largest study", rest))
    return found


def _choice(name: str, result: Pooled) -> Choice:
    shown = f"{fixed(result.mean, 3)} [{fixed(result.lower, 3)}, {fixed(result.upper, 3)}]"
    return Choice(name, shown, result.lower > 0 or result.upper < 0)


def moderator(studies: Studies, method: Method, test: Test) -> Table:
    """Return the meta-regression on the user's moderator, or say that there is none."""
    columns = ("Term", "Coefficient", "Standard error")
    if studies.moderator is None:
        note = "These data have no column 'moderator'."
        return Table("What makes effects differ?", columns, (), note=note)
    x = np.asarray(studies.moderator)
    if np.ptp(x) == 0 or len(x) < 4:
        note = "The moderator does not vary, or there are fewer than four studies."
        return Table("What makes effects differ?", columns, (), note=note)
    y, v = np.asarray(studies.effects), np.asarray(studies.variances)
    fit = regress(y, v, np.column_stack([np.ones(len(x)), x]), method, test)
    before = pool(studies.effects, studies.variances, method, test).tau2
    explained = max(0.0, 1 - fit.tau2 / before) if before > 0 else 0.0
    terms = zip(("intercept", "moderator"), fit.coefficients, fit.standard_errors, strict=True)
    note = f"Test of the moderator {fixed(fit.omnibus, 3)} ({p_text(fit.omnibus_p)})."
    if method != "fixed":
        note += (
            f" It explains {percent(explained)} of the variance between studies (tau2 left: "
            f"{fixed(fit.tau2, 4)})."
        )
    formats = dict.fromkeys(columns[1:], lambda value: fixed(value, 4))
    return Table("What makes effects differ?", columns, tuple(terms), formats, note)


@dataclass(frozen=True)
class Influence:
    """The pooled mean without each study in turn; ``names`` are the studies left out."""

    names: tuple[str, ...]
    overall: Pooled
    without: tuple[Pooled, ...]

    def sentence(self) -> str:
        """Return how far one study can move the mean, in plain words."""
        means = [result.mean for result in self.without]
        if not means:
            return "With two studies, leaving one out leaves nothing to pool."
        decided = sum(result.lower > 0 or result.upper < 0 for result in self.without)
        return (
            f"Leaving out one study at a time moves the mean between {fixed(min(means), 3)} and "
            f"{fixed(max(means), 3)}; {decided} of the {len(means)} intervals exclude zero."
        )


def influence(studies: Studies, method: Method, test: Test, level: float) -> Influence:
    """Return the pooled mean without each study in turn; empty with two studies."""
    y, v = studies.effects, studies.variances
    without = leave_one_out(y, v, method, test, level) if len(y) > 2 else ()
    return Influence(studies.names, pool(y, v, method, test, level), without)
