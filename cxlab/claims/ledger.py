"""The ledger: what papers printed against what we recompute."""

from dataclasses import dataclass

from cxlab.arguments import check_printed
from cxlab.numbers import agrees, fixed
from cxlab.table import Table
from cxlab.words import phrase, say


@dataclass(frozen=True)
class LedgerRow:
    """One printed number and ours.

    Attributes
    ----------
    id, source, statistic : str
        ``source`` is a key of ``sources.csv``.
    published : str
        As printed: its decimals say how exactly it is known.
    recomputed : float or None
        None where the data for it are not at hand.
    note : str
        What a difference means.
    partial : bool
        Whether only part of the data was at hand, so that a difference proves nothing.
    allowed : tuple of float or None
        Smallest and largest value that the rounding of the printed figures behind it allows.

    Examples
    --------
    >>> LedgerRow("jam.stopped", "iyengar_2000", "chi-square", "19.89", 19.8902).status
    'reproduced'
    """

    id: str
    source: str
    statistic: str
    published: str
    recomputed: float | None
    note: str = ""
    partial: bool = False
    allowed: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Refuse what is not a printed number, as a text: its decimals are needed."""
        check_printed(f"published of '{self.id}'", self.published)

    @property
    def status(self) -> str:
        """``reproduced``, ``differs`` or ``not recomputable``."""
        if self.recomputed is None:
            return "not recomputable"
        low, high = self.allowed or (self.recomputed, self.recomputed)
        if any(agrees(self.published, v) for v in (low, self.recomputed, high)):
            return "reproduced"
        if low <= float(self.published) <= high:
            return "reproduced"
        return "not recomputable" if self.partial else "differs"

    def to_dict(self) -> dict[str, str | float | None]:
        """Return the row for JSON, ``published`` as a number."""
        return {
            "id": self.id,
            "source": self.source,
            "statistic": self.statistic,
            "published": float(self.published),
            "recomputed": self.recomputed,
            "status": self.status,
            "note": self.note,
        }


STATUS = {
    "reproduced": phrase("reproduced"),
    "differs": phrase("differs"),
    "not recomputable": phrase("not recomputable"),
}


def ledger(rows: tuple[LedgerRow, ...], caption: str = "") -> Table:
    """Return the ledger as a table, in the order given.

    Examples
    --------
    >>> ledger((LedgerRow("jam.stopped", "iyengar_2000", "chi-square", "19.89", 19.8902),)).rows
    (('chi-square', '19.89', 19.8902, 'reproduced', None),)
    """
    recomputed = say("Recomputed")
    return Table(
        caption or say("Printed against recomputed"),
        (say("Statistic"), say("Printed"), recomputed, say("Status"), say("Remark")),
        tuple(
            (
                row.statistic,
                row.published,
                row.recomputed,
                say(STATUS[row.status]),
                row.note or None,
            )
            for row in rows
        ),
        {recomputed: lambda value: fixed(value, 3)},
        kind="ledger",
        extra={"ledger": [row.to_dict() for row in rows]},
    )
