"""What a sweep's page says of who and what is left out of it to protect people."""

from cxlab.words import say, say_count
from cxlab.workbook.sweep.plan import Plan


def not_shown(plan: Plan) -> str:
    """Say who is left out and why, without saying which group is small."""
    sentences = []
    if plan.in_no_group:
        sentences.append(
            say("Rows without a value of '{column}' are in none of them.", column=plan.each)
        )
    if plan.not_shown:
        sentences.append(
            say_count(
                "Not shown: {names}. Each has fewer than {n} person, or fewer who answered all "
                "that some number takes, or is left out so that a total does not give such a "
                "group away.",
                "Not shown: {names}. Each has fewer than {n:,} people, or fewer who answered all "
                "that some number takes, or is left out so that a total does not give such a "
                "group away.",
                plan.minimum_group,
                names=", ".join(plan.not_shown),
            )
        )
    return " ".join(sentences)


def second_release(plan: Plan) -> str:
    """Say what another release of the same answers would give away; "" where runs are no groups."""
    if not plan.sizes:
        return ""
    sentences = [
        say(
            "Whoever has this page and another release of the same answers can subtract one from "
            "the other: by another column, of other groups, or with one person more or less. Check "
            "a second release against this one before it is shared (--release)."
        )
    ]
    if plan.told_by_total:
        sentences.append(
            say_count(
                "A report of everybody tells {n} person apart, whatever is left out here: fewer "
                "than {minimum:,} of all answered the same questions.",
                "A report of everybody tells {n:,} people apart, whatever is left out here: fewer "
                "than {minimum:,} of all answered the same questions.",
                plan.told_by_total,
                minimum=plan.minimum_group,
            )
        )
    return " ".join(sentences)


def taken_out(plan: Plan) -> list[str]:
    """Say for each group shown which of its answers are not."""
    return [
        say("{name}: {what}", name=run.label, what=run.withheld)
        for run in plan.runs
        if run.withheld
    ]
