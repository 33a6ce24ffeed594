"""Sentences that follow from a verdict: one for each, chosen when the verdict is known."""

from dataclasses import dataclass

from cxlab.claims.findings import Findings
from cxlab.words import say


@dataclass(frozen=True)
class ByVerdict:
    """What to say of a finding, by its verdict; nothing where a sentence is left empty.

    Attributes
    ----------
    id : str
        The finding's.
    supported, contradicted, negligible, inconclusive, no_evidence : str
        Templates of whole sentences.

    Examples
    --------
    >>> from cxlab.claims.conclude import conclude
    >>> unknown = conclude("jam.stopped", "H1", "More stop.", None, expected="positive",
    ...                    smallest_effect=0.0, basis="confirmatory", note="nobody counted.")
    >>> advice = ByVerdict("jam.stopped", supported="Show more.", no_evidence="Count {whom}.")
    >>> advice.of(Findings([unknown]), whom="passers-by")
    'Count passers-by.'
    """

    id: str
    supported: str = ""
    contradicted: str = ""
    negligible: str = ""
    inconclusive: str = ""
    no_evidence: str = ""

    def of(self, findings: Findings, **facts: object) -> str:
        """Return the sentence for the verdict of a run."""
        text: str = getattr(self, findings.of(self.id).verdict.name.lower())
        return say(text, **facts) if text else ""
