"""An idea of the folklore, and the findings that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from cxlab.claims.finding import Finding


@dataclass(frozen=True)
class Idea:
    """An idea as the folklore has it, and the findings that answer it.

    Attributes
    ----------
    id : str
        ``C01`` to ``C35``.
    sentence : str
        One plain sentence, a template for `cxlab.words.say`.
    notebook : str
        Where it is tested.
    leads : str
        Id of the finding whose verdict is the idea's: the widest evidence there is for its
        sentence, not the kindest. Empty where no finding can be the verdict.
    others : tuple of str
        Ids of findings that belong to it, ``*`` for any ending.
    reason : str
        Why no finding leads; a template.

    Examples
    --------
    >>> Idea("C35", "Programmes bind.", "12_segments", "segment.programme").answers({})
    Traceback (most recent call last):
    KeyError: 'segment.programme'
    """

    id: str
    sentence: str
    notebook: str
    leads: str = ""
    others: tuple[str, ...] = ()
    reason: str = ""

    def answers(self, findings: Mapping[str, Finding]) -> tuple[Finding, ...]:
        """Return the findings that belong to it, the one that leads first.

        Raises
        ------
        KeyError
            If the one that leads is not there: the list is then out of date.
        """
        names = [self.leads] if self.leads else []
        for pattern in self.others:
            names += [name for name in findings if fnmatchcase(name, pattern)]
        return tuple(findings[name] for name in dict.fromkeys(names))
