"""How sure a report is, in a sentence or two: how many claims the data answer."""

from collections.abc import Sequence

from cxlab.claims.bottom_line import SETTLED
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.words import say, say_count


def how_sure(findings: Sequence[Finding]) -> str:
    """Return how many claims are answered clearly, only hinted at, and not at all.

    Findings on how good a measurement is are not counted.

    Examples
    --------
    >>> how_sure([])
    ''
    """
    counted = [finding for finding in findings if not finding.of_measurement]
    if not counted:
        return ""
    answered = [finding for finding in counted if finding.verdict in SETTLED]
    weak = sum(f.rests_on_few or f.survives_family is False for f in answered)
    unknown = sum(finding.verdict is Verdict.INCONCLUSIVE for finding in counted)
    without = sum(finding.verdict is Verdict.NO_EVIDENCE for finding in counted)
    sentences = [
        say_count(
            "{n} of {total} claims has a clear answer (yes, no or too small to matter).",
            "{n} of {total} claims have a clear answer (yes, no or too small to matter).",
            len(answered) - weak,
            total=len(counted),
        )
    ]
    if weak:
        sentences.append(
            say_count("{n} answer is only a hint.", "{n} answers are only hints.", weak)
        )
    if unknown:
        sentences.append(say("On {n} we do not know yet.", n=unknown))
    if without:
        sentences.append(say("For {n} we found no evidence.", n=without))
    return " ".join(sentences)
