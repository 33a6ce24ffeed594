"""The raw trials of Noguchi and Stewart (2014) as a user would give them."""

import csv


def raw_trials(shared, folder):
    """Write the raw trials with the heads that the notebook takes; return the file's path."""
    raw = shared / "data" / "context_effects" / "context_noguchi_stewart2014_trials.csv"
    with raw.open(encoding="utf-8", newline="") as file:
        rows = [
            (r["participant_id"], r["choice_type"], r["out"], r["choiceset_id"], r["engaged"])
            for r in csv.DictReader(file)
        ]
    path = folder / "trials.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("person", "effect", "choice", "set", "engaged"), *rows])
    return str(path)
