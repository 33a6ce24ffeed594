"""The attacker of filled means: `python -m tests.faults.filled_means [CONFIGURATIONS]`.

Where answers are missing, means are filled by maximum likelihood or taken of people who answered
half, so they are no sums over complete sets. This attacker knows every answer of the branches
shown, which answers exist, and the means of a report of everybody that tells nobody apart, to the
digits that are shared. He linearises these means in the answers of the people hidden and asks how
well the numbers, beside what answers are like, tell a single one of them.
"""

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from cxlab.evidence.surveys import survey_of_responses
from cxlab.statistics.moments import average
from cxlab.statistics.person_scores import person_scores
from cxlab.statistics.response_surface import quadratic_columns
from cxlab.statistics.survey_moments import survey_moments
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.workbook.sweep.protected import protected
from cxlab.workbook.sweep.release import earlier
from cxlab.workbook.sweep.rounding import DIGITS

MINIMUM, STEP = 10, 0.25
ITEMS, PER_DIMENSION = 6, 3
TOLD = 0.25  # error of an answer, as a share of its spread, below which it is as good as known


def random_survey(seed):
    """Return answers and branches of a small survey; two branches are too small."""
    draw = np.random.default_rng(seed)
    sizes = {"A": int(draw.integers(25, 50)), "B": int(draw.integers(12, 30))}
    sizes |= {"C": int(draw.integers(5, 9)), "D": int(draw.integers(5, 9))}
    groups = [name for name, size in sizes.items() for _ in range(size)]
    table = _answers(draw, len(groups))
    for _ in range(int(draw.integers(1, 4))):  # many skip something, more or less of a dimension
        some, skipped = draw.random(len(groups)) < 0.45, draw.choice(2 * ITEMS, 3)
        table[np.ix_(some, skipped)] = np.nan
    return table, groups


def worst_survey(seed=1):
    """Return one in which of those hidden a single person answered half of a dimension.

    Ten or more give each answer in the same complete sets, so that nothing of it is taken out.
    """
    groups = ["A"] * 24 + ["C"] * 9 + ["D"] * 12
    table = _answers(np.random.default_rng(seed), len(groups))
    table[24:, [0, ITEMS + 1]] = np.nan
    table[24, ITEMS + 2] = np.nan  # with two of three expectations; the others have one
    table[25:35, 2] = np.nan
    table[35:, [1, ITEMS + 2]] = np.nan
    return table, groups


def _answers(draw, n):
    columns = 2 * ITEMS + 1
    return np.clip(np.round(4.8 + draw.normal(size=(n, 1)) + draw.normal(size=(n, columns))), 1, 7)


def responses_of(table, groups):
    """Return answers as they are read from a file: expectations, perceptions, an outcome."""
    names = [f"{side}{item}" for side in "EP" for item in range(ITEMS)] + ["happy"]
    rows = [
        ",".join([group, *("" if np.isnan(x) else f"{x:g}" for x in row)])
        for group, row in zip(groups, table, strict=True)
    ]
    roles = {"E": "expectation", "P": "perception"}
    of_items = [
        f"  {name}: {{role: {roles[name[0]]}, item: {name[1]}, "
        f"dimension: d{int(name[1]) // PER_DIMENSION}}}"
        for name in names[:-1]
    ]
    lines = ["scale: [1, 7]", "columns:", "  branch: {role: group}", *of_items,
             "  happy: {role: outcome}"]  # fmt: skip
    with TemporaryDirectory() as folder:
        data, book = Path(folder) / "shop.csv", Path(folder) / "shop.yml"
        data.write_text("\n".join([",".join(["branch", *names]), *rows]) + "\n", encoding="utf-8")
        book.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return clean(read_survey(data), read_codebook(book))


def means_of(responses):
    """Return every mean that reports of service quality and satisfaction share."""
    known, means = survey_of_responses(responses), []
    pairs = known.pairs()
    systems = [{p.name: {p.name: 1.0}, e.name: {e.name: 1.0}} for p, e in pairs]
    for dimension, items in known.dimensions("perception").items():
        expected = known.dimensions("expectation")[dimension]
        systems.append({"P": average(items), "E": average(expected)})
    systems.append({"P": average([p.name for p, _ in pairs]),
                    "E": average([e.name for _, e in pairs])})  # fmt: skip
    perceived = known.dimensions("perception").items()
    systems.append({"happy": {"happy": 1.0}} | {name: average(of) for name, of in perceived})
    for system in systems:
        means += known.composites(system).mean.tolist()
    sides = [[one[side].name for one in pairs] for side in (1, 0)]
    scores = [person_scores(responses.frame[names].to_numpy(dtype=float)) for names in sides]
    terms = quadratic_columns(*scores, 4.0) | {"happy": responses.frame["happy"].to_numpy(float)}
    return np.array(means + survey_moments(terms, responses.design).mean.tolist())


def attack(table, groups):
    """Return the smallest error, of its spread, with which an answer of one hidden is told.

    None where nothing of the people hidden is used.
    """
    responses = responses_of(table, groups)
    taken = protected(responses, groups, MINIMUM, earlier("", responses))
    frame = responses.frame.astype(float).copy()
    for place, columns in taken.of_everybody.items():
        frame.loc[frame.index[place], list(columns)] = np.nan
    held = frame.to_numpy()
    hidden = [row for row, group in enumerate(groups) if group in taken.hidden]
    unknown = [(row, column) for row in hidden for column in np.flatnonzero(~np.isnan(held[row]))]
    if not unknown:
        return None
    base = means_of(fresh(responses, held))
    slopes = np.empty((len(base), len(unknown)))
    for place, (row, column) in enumerate(unknown):
        step = STEP if held[row, column] < 7 else -STEP
        moved = held.copy()
        moved[row, column] += step
        slopes[:, place] = (means_of(fresh(responses, moved)) - base) / step
    return error_of(slopes, base, unknown, held)


def fresh(responses, table):
    """Return responses with other answers, nothing of them worked out before."""
    frame = responses.frame.astype(float).copy()
    frame.iloc[:, :] = table
    return replace(responses, frame=frame)


def error_of(slopes, base, unknown, held):
    """Return the smallest error of an answer, given the means and what answers are like."""
    spread = float(np.nanstd(held))
    rows = np.array([row for row, _ in unknown])
    prior = spread**2 * (0.5 * np.eye(len(unknown)) + 0.5 * (rows[:, None] == rows))
    digit = 10.0 ** (np.floor(np.log10(np.maximum(np.abs(base), 1e-9))) + 1 - DIGITS)
    noise = np.diag(digit**2 / 12 + (1e-7) ** 2)
    gain = prior @ slopes.T @ np.linalg.inv(slopes @ prior @ slopes.T + noise)
    left = np.diag(prior - gain @ slopes @ prior)
    return float(np.sqrt(max(left.min(), 0.0)) / spread)


def main(configurations):
    surveys = [worst_survey(), *(random_survey(seed) for seed in range(configurations))]
    told = 0
    for number, survey in enumerate(surveys):
        error = attack(*survey)
        told += error is not None and error < TOLD
        print(f"survey {number}: smallest error of an answer {error}", flush=True)
    print(f"tried {len(surveys)}, told {told}")
    return told


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)))
