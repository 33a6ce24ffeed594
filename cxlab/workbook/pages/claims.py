"""The page of all ideas: which are so, which are not, and what each rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict
from cxlab.published import GRADES, sources
from cxlab.words import phrase, say
from cxlab.workbook.idea import Idea
from cxlab.workbook.ideas import IDEAS
from cxlab.workbook.pages.filled import filled
from cxlab.workbook.pages.finding_rows import finding_rows
from cxlab.workbook.pages.other_language import in_other

GROUPS: Mapping[Verdict | None, str] = {
    Verdict.SUPPORTED: phrase("The data say it is so"),
    Verdict.CONTRADICTED: phrase("The data say it is not so"),
    Verdict.NEGLIGIBLE: phrase("Too small to matter, if there at all"),
    Verdict.INCONCLUSIVE: phrase("We do not know"),
    Verdict.NO_EVIDENCE: phrase("No evidence found"),
    None: phrase("It cannot be tested"),
}


@dataclass(frozen=True)
class Judged:
    """An idea with what the data say of it.

    Attributes
    ----------
    idea : Idea
    findings : tuple of Finding
        The one that leads first.
    question : str
        Of the notebook that tests it.
    """

    idea: Idea
    findings: tuple[Finding, ...]
    question: str

    @property
    def sentence(self) -> str:
        """The folklore's sentence, in the reader's language."""
        return say(self.idea.sentence)

    @property
    def leads(self) -> Finding | None:
        """The finding whose verdict is the idea's."""
        return self.findings[0] if self.idea.leads else None

    @property
    def others(self) -> tuple[Finding, ...]:
        """The other findings that belong to it."""
        return self.findings[1:] if self.idea.leads else self.findings

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the finding that leads; None where none can be."""
        return self.leads.verdict if self.leads else None

    @property
    def cautions(self) -> str:
        """What weakens the finding that leads, such as that it is only a hint."""
        return " ".join(self.leads.cautions) if self.leads else ""

    @property
    def reason(self) -> str:
        """Why no finding leads."""
        return say(self.idea.reason) if self.idea.reason else ""

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the verdict rests on: each source with its grade."""
        if self.leads is None or self.leads.estimate is None:
            return ()
        return tuple(map(_graded, self.leads.sources))


def judged(findings: Mapping[str, Finding], questions: Mapping[str, str]) -> tuple[Judged, ...]:
    """Return all ideas with their findings.

    Parameters
    ----------
    findings : mapping of str to Finding
        Of all notebooks, by id.
    questions : mapping of str to str
        By notebook.

    Raises
    ------
    KeyError
        If a finding that leads, or a notebook, is not there.
    """
    return tuple(Judged(idea, idea.answers(findings), questions[idea.notebook]) for idea in IDEAS)


def claims_page(ideas: Sequence[Judged], linked: bool = False) -> str:
    """Return ``claims.html``: one look answers what of the folklore is so."""
    return filled(
        "claims.html.j2",
        groups=tuple(_groups(ideas)),
        ideas=ideas,
        rows=_rows,
        in_other=in_other() if linked else None,
    )


def _rows(findings: Sequence[Finding]) -> str:
    records = [finding.to_dict() for finding in findings]
    return finding_rows(records, folded=False, keyed=False)


def _groups(ideas: Sequence[Judged]) -> Iterator[tuple[str, str, tuple[Judged, ...]]]:
    """Yield each verdict's name and words, and the ideas that have it."""
    for verdict, words in GROUPS.items():
        members = tuple(idea for idea in ideas if idea.verdict is verdict)
        if members:
            yield verdict.name.lower() if verdict else "no_claim", say(words), members


def claims_table(ideas: Sequence[Judged]) -> tuple[tuple[str, ...], ...]:
    """Return the ideas as rows of texts, heads first."""
    heads = (say("Idea"), say("Verdict"), say("What the data say"), say("Evidence"))
    rows = (
        (
            f"{one.idea.id} {one.sentence}",
            one.verdict.words if one.verdict else say(GROUPS[None]),
            " ".join(filter(None, (_said(one), one.cautions))) or "–",
            "; ".join((one.idea.notebook, *one.evidence)),
        )
        for one in ideas
    )
    return (heads, *rows)


def _said(one: Judged) -> str:
    return one.leads.what_the_data_say() if one.leads else one.reason


def _graded(key: str) -> str:
    """Return a source as people cite it, with its grade."""
    source = sources().get(key)
    if source is None:
        return key
    return say("{citation} ({grade})", citation=source.short, grade=say(GRADES[source.verified]))
