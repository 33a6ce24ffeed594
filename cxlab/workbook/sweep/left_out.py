"""What a sweep's page says of who and what is left out of it to protect people."""

from cxlab.words import say, say_count
from cxlab.workbook.sweep.plan import Plan
from cxlab.workbook.sweep.results import Results


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
            "the other. A second release by another column, or of other groups, would give away "
            "those who are in a group of the one and not of the other; one with a few people more "
            "or less would give away these few. Check a second release against this one before it "
            "is shared (--release)."
        ),
    ]
    if plan.protection.checked:
        sentences.append(plan.protection.checked)
    else:
        sentences.append(
            say(
                "A report of everybody that also shows groups is such a release, but by "
                "'{column}' and with the same smallest group it shows what is shown here.",
                column=plan.each,
            )
        )
    if told := plan.protection.told_by_total:
        sentences.append(_told_by_total(told, plan.minimum_group))
    return " ".join(sentences)


def _told_by_total(people: int, minimum: int) -> str:
    """Say whom a report of everybody tells apart, and which one to share in its place."""
    return say_count(
        "A report of everybody made from all answers tells {n} person apart: fewer than "
        "{minimum:,} answered the same questions. Share one made from the answers in the "
        "private folder ('{folder}') in its place.",
        "A report of everybody made from all answers tells {n:,} people apart: fewer than "
        "{minimum:,} answered the same questions. Share one made from the answers in the "
        "private folder ('{folder}') in its place.",
        people,
        minimum=minimum,
        folder="everybody",
    )


def taken_out(plan: Plan) -> list[str]:
    """Say for each group shown which of its answers are not."""
    return [
        say("{name}: {what}", name=run.label, what=run.withheld)
        for run in plan.runs
        if run.withheld
    ]


def unanswered(plan: Plan, results: Results) -> list[str]:
    """Say for each group shown which questions of the others nobody answered in it."""
    if not plan.sizes:
        return []  # runs of other data, asked otherwise
    return [
        say("{name}: no answers to {columns}", name=label, columns=", ".join(columns))
        for label, columns in results.unanswered.items()
    ]
