"""Purchases, public or a user's own, and the published figures beside them, for notebook 10."""

from dataclasses import dataclass
from pathlib import Path

from cxlab.errors import InputError
from cxlab.evidence.account import OWN, Line, account_of, cited
from cxlab.evidence.purchase_files import LAST_YEAR, OwnPurchases, read_purchases
from cxlab.evidence.purchases import CLASSES, TOPS, Purchases, published_purchases
from cxlab.published import ALL_SURVEYS, fingerprint, path_of
from cxlab.questions.crm_claims.claimed import CRM, SIMPLICITY
from cxlab.questions.loyalty.load import LIFE, MOTOR
from cxlab.survey.big.dataset_source import is_url
from cxlab.table import Table
from cxlab.words import say

RATES = "complaints_by_satisfaction"
FIGURES = (CRM, SIMPLICITY, RATES, LIFE, MOTOR)


@dataclass(frozen=True, eq=False, kw_only=True)
class Till:
    """What notebook 10 stands on; what purchases cannot answer, published figures do.

    Attributes
    ----------
    purchases : Purchases
    split : str
        The last day of the first part of the time.
    source : str
    own : bool
    account : Table
    """

    purchases: Purchases
    split: str
    source: str
    own: bool
    account: Table


def load(data: str, goods_returned: str = "subtract") -> Till:
    """Read the public purchases, or the user's.

    Parameters
    ----------
    data : str
        ``"published"``; or purchases (``customer, date, amount``: a file, a folder of Parquet
        files, a table behind a URL).
    goods_returned : {"subtract", "leave out"}
        What to do with negative amounts.

    Raises
    ------
    InputError
        For a file that makes no sense; the message says what was found and what is taken.
    """
    if data == ALL_SURVEYS:
        return _published()
    if not is_url(data) and not Path(data).exists():
        raise InputError(f"{Path(data).name}: there is no such file")
    return _own(read_purchases(data, LAST_YEAR, goods_returned))


def _fingerprints(*names: str) -> dict[str, str]:
    """Return what the published tables are known by, by file."""
    return {path.name: fingerprint(path) for path in map(path_of, names)}


def _published() -> Till:
    purchases = published_purchases()
    lines: list[Line] = [
        (say("Purchases"), cited("cdnow")),
        (say("Customers whose purchases are known"), f"{purchases.customers:,}"),
        (say("Time"), say("78 weeks: all who first bought in early 1997, until June 1998")),
    ]
    files = _fingerprints(*FIGURES, CLASSES, TOPS)
    account = account_of([*lines, *_published_lines()], files)
    return Till(purchases=purchases, split="1997-09-30", source="cdnow", own=False, account=account)


def _own(till: OwnPurchases) -> Till:
    mine = (
        till.files if isinstance(till.files, dict) else {p.name: fingerprint(p) for p in till.files}
    )
    which: list[Line] = [
        (
            say("Answered from your purchases"),
            say(
                "the top fifth of customers (H1 to H3); who was lost in a year (H4), if the file "
                "covers two"
            ),
        ),
        (say("Answered from published figures"), say("all other claims: they are not about you")),
    ]
    account = account_of([*which, *till.lines, *_published_lines()], mine | _fingerprints(*FIGURES))
    return Till(
        purchases=till.purchases,
        split=till.split.isoformat(),
        source=OWN + till.name,
        own=True,
        account=account,
    )


def _published_lines() -> list[Line]:
    lost = [(say("Lost a year"), cited(key)) for key in ("cas_eudirectlapse", "cas_uslapseagent")]
    return [
        *lost,
        (say("Who complains"), cited("acsi_2015")),
        (say("Simple brands"), cited("siegel_gale")),
        (say("Firms against customers"), cited("bain_2005")),
        (say("The claims themselves"), cited("seed")),
    ]


def said_of(till: Till, note: str) -> str:
    """Return a note on published figures; to a user it says first that they are not his."""
    return f"{say('Published figures, not of your customers.')} {note}" if till.own else note
