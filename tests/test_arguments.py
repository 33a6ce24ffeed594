"""What is wrong is refused by its name: by every function of statistics, and by claims."""

import doctest
import inspect
from importlib import import_module

import numpy as np
import pandas as pd
import pytest

from cxlab.claims.claim import Claim
from cxlab.claims.estimate import Estimate
from cxlab.claims.findings import Findings
from cxlab.claims.ledger import LedgerRow
from cxlab.claims.method_strip import Choice, method_strip, strip_sentence
from cxlab.claims.worth import worth
from cxlab.errors import InputError
from cxlab.evidence.effects import of_z
from cxlab.evidence.small_groups import suppressed
from cxlab.evidence.studies import Studies
from cxlab.evidence.studies import load as load_studies
from cxlab.evidence.surveys import load_survey
from cxlab.figures.forest import draw_forest
from cxlab.published import ROOT
from cxlab.statistics.adjusted_difference import adjusted_difference
from cxlab.statistics.bg_nbd import fit_bg_nbd
from cxlab.statistics.branch_gap import branch_gap
from cxlab.statistics.branch_means import BranchMeans
from cxlab.statistics.clustered_mean import clustered_mean
from cxlab.statistics.conditional_logit import conditional_logit
from cxlab.statistics.counts import counts_that_give
from cxlab.statistics.effect_sizes import d_of_correlation, d_of_counts, d_of_means, variance_of_d
from cxlab.statistics.exact_share import exact_share
from cxlab.statistics.few_answers import mean_interval
from cxlab.statistics.held_ratings import hold
from cxlab.statistics.intraclass import intraclass
from cxlab.statistics.mean_of_people import mean_of_people, t_interval
from cxlab.statistics.mean_on_scale import mean_on_scale
from cxlab.statistics.meta import pool
from cxlab.statistics.moments import Moments
from cxlab.statistics.multiplicity import benjamini_hochberg, holm
from cxlab.statistics.net_promoter import counted, net_promoter
from cxlab.statistics.new_study import new_study_interval
from cxlab.statistics.one_proportion import proportion
from cxlab.statistics.p_curve import SignificantResult, p_curve, significant
from cxlab.statistics.paired_gap import standardised_interval
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.printed_p import difference_of_p
from cxlab.statistics.printed_shares import difference_of_printed, printed_share
from cxlab.statistics.proportions import chi2, compare_proportions
from cxlab.statistics.ranking import rank
from cxlab.statistics.regularity import additions
from cxlab.statistics.rule_values import Stratum, rule_difference
from cxlab.statistics.sample_size import people_per_branch, power_of_test, visitors_per_arm
from cxlab.statistics.sampling_design import SamplingDesign
from cxlab.statistics.score_moments import score_moments
from cxlab.statistics.selection_model import selection_model
from cxlab.statistics.several_effects import one_effect
from cxlab.statistics.slope import slope
from cxlab.statistics.step_in_trend import step_in_trend
from cxlab.statistics.survey_moments import survey_moments
from cxlab.statistics.survival import Stay
from cxlab.statistics.top_share import Top
from cxlab.statistics.two_scores import two_scores
from cxlab.statistics.welch import welch

EFFECTS, VARIANCES = [0.1, 0.4, -0.2, 0.6, 0.3], [0.02, 0.03, 0.05, 0.04, 0.01]
rng = np.random.default_rng(8)
PQ = [Choice("Pearson", "p = .01", holds=True), Choice("Yates", "p = .06", holds=False)]
OPTIONS = rng.normal(size=(2, 3, 1))
TWO_BRANCHES = BranchMeans.from_answers([(["a", "a", "b", "b"], {"gap": [1, 2, 3, 5]})])
THREE = pool([0.1, 0.2, 0.4], [0.01, 0.01, 0.01])


def a_claim(**more):
    texts = {"number": "H1", "claim": "A.", "reading": "more so", "by": None}
    return Claim(**{"expected": "positive", **texts, **more})


def studies_of(effects):
    two = {"names": ("A", "B"), "variances": (0.1, 0.1), "dfs": (9, 9), "scales": (3, 3)}
    return Studies(effects=tuple(effects), **two)


def with_level():
    """Return all public functions of statistics that take a level, by name."""
    functions = {}
    for path in sorted((ROOT / "cxlab" / "statistics").glob("*.py")):
        module = import_module(f"cxlab.statistics.{path.stem}")
        for name, thing in vars(module).items():
            made_here = inspect.isfunction(thing) and thing.__module__ == module.__name__
            if (
                made_here
                and not name.startswith("_")
                and "level" in inspect.signature(thing).parameters
            ):
                functions[f"{path.stem}.{name}"] = thing
    return functions


@pytest.mark.parametrize("name", with_level())
def test_what_is_no_level_is_refused_in_every_call_of_an_example(name):
    function, asked = with_level()[name], []

    def call(*args, **kwargs):
        given = inspect.signature(function).bind(*args, **kwargs)
        for wrong in (95, 1, 0, -0.5, np.nan, "0.95", True):
            given.arguments["level"] = wrong
            with pytest.raises(InputError, match=f"^level is {wrong!r}; it must lie between 0 and"):
                function(*given.args, **given.kwargs)
        asked.append(name)
        return function(*args, **kwargs)

    names = {**vars(import_module(function.__module__)), function.__name__: call}
    for example in doctest.DocTestParser().get_examples(function.__doc__):
        if example.exc_msg is None:
            exec(compile(example.source, name, "exec"), names)
    assert asked


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: pool(EFFECTS, VARIANCES, test="knha"), "^test is 'knha'; allowed are 'wald', "),
        (lambda: pool(EFFECTS, VARIANCES, "reml"), "^method is 'reml'.* Did you mean 'REML'"),
        (lambda: pool([EFFECTS], [VARIANCES]), r"^effects: a row .* shape \(1, 5\)"),
        (lambda: pool(["a", "b"], [1, 1]), "^effects: numbers are needed .*'a'"),
        (lambda: selection_model(EFFECTS, VARIANCES, sign=2), "^sign is 2; allowed are 1, -1"),
        (lambda: one_effect(EFFECTS, VARIANCES, 80), "^correlation is 80; .* 80% is 0.8"),
        (lambda: one_effect([1, 2], [1, -1], 0.5), "^study 2: the variance is -1.0"),
        (lambda: clustered_mean([1, 2, 3], [1] * 3, ["a", None, None]), "^clusters: label 2 is"),
        (lambda: clustered_mean([1, 2, 3], [1] * 3, ["a", "b"]), "^clusters: 2 given; 3 needed"),
        (lambda: significant(EFFECTS, [30] * 5, [4] * 5, sign=0), "^sign is 0"),
        (lambda: significant([0.9, np.nan], [30] * 2, [4] * 2, 1), "^effects: number 2 is missing"),
        (lambda: p_curve([SignificantResult(1.0, 62, 4)] * 3), "^result 1: .* significant"),
        (lambda: p_curve([SignificantResult(-3.0, 62, 4)] * 3), "^result 1: .* above 0"),
        (lambda: holm([0.01, np.nan, 0.03]), "^p_values: number 2 is missing"),
        (lambda: holm([1, 4, 3]), "^p_values is 4.0; it must be 0 to 1: 4% is 0.04"),
        (lambda: benjamini_hochberg([-0.1, 0.5]), "^p_values is -0.1"),
        (lambda: proportion(0.3, 10), "^count is 0.3; a whole number is needed"),
        (lambda: proportion([3, 4], [10, 10]), r"^n is \[10, 10\]; a whole number"),
        (lambda: compare_proportions(5, 20, 30, 20), "^count is 30; .* n = 20"),
        (lambda: chi2([[3, np.nan], [5, 6]], "pearson"), "^table: two rows of two counts"),
        (lambda: chi2([[3, 4], [5, 6]], "fisher"), "^kind is 'fisher'; allowed are 'pearson'"),
        (lambda: exact_share(3.5, 10), "^count is 3.5; a whole number"),
        (lambda: printed_share(31, 263), "^share is 31; it must be 0 to 1: 31% is 0.31"),
        (lambda: difference_of_printed((31, 263), (40, 200)), "^share is 31"),
        (lambda: rule_difference([Stratum(50, (1, 10), (2, 10))]), "^weight is 50; .* 50% is 0.5"),
        (lambda: difference_of_p(0.3, 0.05, n=2), "^n is 2; a whole number is needed, 3 or more"),
        (lambda: net_promoter((0.5, 0.2, 1)), "^count_1 is 0.5; a whole number"),
        (lambda: counted([10, 9, 99]), "^answers: 99 is not on the scale, 0 to 10"),
        (lambda: mean_of_people([1, 2, None]), "^values: number 3 is missing"),
        (lambda: mean_of_people([1, 2, np.inf]), "^values: number 3 is inf"),
        (lambda: t_interval(10, np.nan, 1), "^mean is nan; a finite number"),
        (lambda: slope(1, -1, df=9), "^error is -1; "),
        (lambda: welch((4.2, 10, 1), (5, 12, 1)), "^people is 4.2; a whole number"),
        (lambda: welch((10, 4, -1), (12, 5, 1)), "^sd is -1"),
        (lambda: d_of_means((50, 103, 5.5), (50, 100, 4.5)), "^n is 5.5; a whole number"),
        (lambda: d_of_means((103, 0, 50), (100, 0, 50)), "^sd_1 is 0; it must be above 0"),
        (lambda: d_of_correlation(50, n=98), "^r is 50; it must lie between -1 and 1"),
        (lambda: d_of_counts(260, 31, 242, 4), "^count is 260; .* n = 31"),
        (lambda: d_of_counts(0.3, 10, 0.2, 10), "^count is 0.3; a whole number"),
        (lambda: variance_of_d(0.5, -5, 10), "^n_1 is -5; it must be above 0"),
        (lambda: intraclass([10, 10], [4, np.nan], [1, 1]), "^means: number 2 is missing"),
        (lambda: intraclass([10, 10], [4, 5], [1, -1]), "^each branch needs"),
        (lambda: intraclass([10, 10, 10], [4, 5], [1, 1]), "^means: 2 given; 3 needed"),
        (lambda: hold([0, 1, 2], [1, np.nan, 3], end=0.2), "^ratings: number 2 is missing"),
        (lambda: hold([0, 1, 2], [1, 2, 3], end=25), "^end is 25; .* 25% is 0.25"),
        (lambda: Stay([1, np.nan], [1, 0], [3, 4]), "^durations: number 2 is missing"),
        (lambda: Stay([1, 2], [1, 2], [3, 4]), "^left: number 2 is 2; 0 or 1 is needed"),
        (lambda: Stay([1, 2], [1, 0], [3, 0.5]), "^counts must be whole"),
        (lambda: Top.of([1, 2, 3], 20), "^share is 20; above 0 and up to 1"),
        (lambda: Top.of([1, np.nan], 0.2), "^values: number 2 is missing"),
        (lambda: people_per_branch(1, 0.5, power=80), "^power is 80; .* 80% is 0.8"),
        (lambda: visitors_per_arm(0.5, 0.25, power=0.01), "^power is 0.01; .* between 0.05 and 1"),
        (lambda: power_of_test(-50, 0.5, 0.25), "^n_per_arm is -50; it must be above 0"),
        (lambda: rank("aabc", [1, 2, 3, 4], [0.5] * 4, 0.9, rng), "^names: a stands for several"),
        (lambda: rank("abcd", [1, 2, 3, 4], [0.5, -1, 1, 1], 0.9, rng), "standard error above 0"),
        (lambda: rank("abcd", [1, 2, 3, 4], [0.5] * 3, 0.9, rng), "^errors: 3 given; 4 needed"),
        (lambda: mean_interval([1, 1], (7, 1)), "^scale is 7 to 1; its lower end comes first"),
        (lambda: mean_on_scale(np.array([1.0, 2, 9] * 20), (1, 7)), "beyond the ends.*: 9"),
        (lambda: mean_on_scale(np.array([1.0, 2, np.nan] * 20), (1, 7)), "^answers: number 3 is"),
        (lambda: SamplingDesign(clusters=["a", np.nan, "b"]), "^clusters: label 2 is missing"),
        (lambda: SamplingDesign(strata=pd.array([1, None], "Int64")), "^strata: label 2 is"),
        (lambda: survey_moments({"a": [1, 2, 4]}, SamplingDesign(weights=[1, 2])), "2 respondents"),
        (lambda: survey_moments({"a": [1, 2, np.inf]}), "^a: number 3 is inf"),
        (lambda: survey_moments({"a": [1, 2], "b": [1, 2, 3]}), "one length are needed, not"),
        (lambda: Moments.from_responses(np.ones((3, 2))), "^answers: columns by name are needed"),
        (lambda: Moments(("a", "b"), 9, [1, 2], [[1, 1.9], [1.9, 1]]), "'a' and 'b' is not poss"),
        (lambda: Moments(("a", "b"), 9, [1, 2], [[1, 0.2], [0.3, 1]]), "not the same both ways"),
        (lambda: Moments(("a",), 9, [1], [[np.nan]]), "^the variance of 'a' is nan"),
        (lambda: person_scores([1, 2, 3]), "^answers: a table of shape"),
        (lambda: branch_gap(TWO_BRANCHES, {"gapp": 1}), "^no level 'gapp'. Did you mean 'gap'"),
        (lambda: BranchMeans.from_answers([(["a", None], {"gap": [1, 2]})]), "^branches: label 2"),
        (lambda: BranchMeans.from_answers([(["a"], {"gap": [1, 2]})]), "^gap: 2 given; 1 needed"),
        (lambda: conditional_logit(OPTIONS, [-1, 0], ["a", "b"]), "^chosen is -1.0; a whole"),
        (lambda: conditional_logit(OPTIONS, [1, 3], ["a", "b"]), "^chosen is 3; places are 0 to 2"),
        (lambda: conditional_logit(OPTIONS, [1, 2], ["a", None]), "^people: label 2 is missing"),
        (lambda: adjusted_difference([1, 2], [3, 4], [0, 1]), "^member: number 2 is 2; 0 or 1"),
        (lambda: adjusted_difference([1, 0], [3, np.nan], [0, 1]), "^before: number 2 is missing"),
        (lambda: step_in_trend([1, 2, 3, 4], [50, 40, 30, 20], [9] * 4, 2.5), "^share is 50.0; "),
        (lambda: fit_bg_nbd([1, 2], [40, 5], [30, 30], [20, 20]), "^recency: number 1 is beyond"),
        (lambda: fit_bg_nbd([1.5, 2], [4, 5], [30, 30], [20, 20]), "^frequency: whole numbers"),
        (lambda: additions({frozenset("ab"): {"a": 5, "z": 9}}), "^z was counted, but is not on"),
        (lambda: additions({frozenset("ab"): {"a": 0.5}}), "^the count of a is 0.5; a whole"),
        (
            lambda: two_scores(([1, np.nan], [2, 1]), [2, 2], [3, 3]),
            "^classes of customers without a score: 1 of 2",
        ),
        (lambda: new_study_interval(EFFECTS, VARIANCES, draws=1), "^draws is 1; .* 40 or more"),
        (lambda: score_moments({"p1": [1, 2]}, {"P": ["pp1"]}), "^no column 'pp1'. Did you mean"),
        (lambda: counts_that_give(32.34, 31, 104, 4, 145), "^printed is 32.34; give the number as"),
        (lambda: d_of_means((1, 2, 1), (2, 3, 1)), "^df is 0; it must be above 1"),
        (lambda: standardised_interval(0.5, n=1), "^n is 1; a whole number is needed, 2 or more"),
        (lambda: Estimate(10, 6, 15, "risk difference"), "^value of a risk difference is 10.0; "),
        (lambda: Estimate(40, 30, 50, "proportion"), ".* must be 0 to 1: 40% is 0.4"),
        (lambda: Estimate(2, 1, 3, "correlation"), "^value of a correlation is 2.0"),
        (lambda: Estimate(0.1, 0, 0.2, "gap", p_value=5), "^p_value is 5.0; it must be 0 to 1"),
        (lambda: Estimate(0.1, 0, 0.2, "gap", n=-4), "^n is -4; a whole number"),
        (lambda: Estimate(0.1, 0, 0.2, "riskdifference"), "Did you mean 'risk difference'"),
        (lambda: a_claim(basis="explor"), "^basis of claim 'A.' is 'explor'; allowed are"),
        (lambda: a_claim(expected="up"), "^expected of claim 'A.' is 'up'"),
        (lambda: a_claim(good="up"), "^good of claim 'A.' is 'up'; allowed are 'more', 'less'"),
        (lambda: LedgerRow("a", "s", "chi", 19.89, 19.8902), "^published of 'a' is 19.89; .* text"),
        (lambda: LedgerRow("a", "s", "chi", "19,89", 19.8902), "^published of 'a' is '19,89'"),
        (lambda: method_strip("x", {"H1": PQ, "H2": PQ[::-1]}), "^H2: methods are .*, in this ord"),
        (lambda: strip_sentence("H1", []), "^H1: no analysis is given"),
        (lambda: worth(Findings(), 1500, "shares"), "^kind is 'shares'; .* Did you mean 'share'"),
        (lambda: suppressed({"a": np.nan, "b": 20}), "^the size of 'a' is nan; a whole number"),
        (lambda: of_z(0.5, -0.01), "^variance is -0.01; it must be above 0"),
        (lambda: load_survey(pd.DataFrame({"a": [1]})), "^data is a DataFrame; the path of a file"),
        (lambda: load_studies("choice_overload_effects", 80), "^correlation is 80"),
        (lambda: studies_of([0.1, np.nan]), "^study 2: the effect is nan"),
        (lambda: studies_of([0.1]), "^1 effects but 2 variances"),
        (lambda: draw_forest(studies_of([0.1, 0.2]), THREE), "^the mean is of 3 studies; there"),
    ],
)
def test_wrong_arguments_are_refused_by_name(call, message):
    with pytest.raises(InputError, match=message):
        call()
