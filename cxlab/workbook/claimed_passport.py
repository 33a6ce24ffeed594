"""A passport as a report claims it: nothing of it is trusted but its form."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field

from cxlab.errors import InputError
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook.passport import Passport
from cxlab.workbook.sweep.sweep import LONGEST

PASSPORT = re.compile(
    r'<script[^>]*id="cxlab-passport"[^>]*>(.*?)</script>', re.DOTALL | re.IGNORECASE
)
URL_FILE = ".url"  # how the data of a run behind a connection are called

Name = Annotated[str, Field(max_length=250)]
Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z.+!_-]{1,40}$")]


class ClaimedPassport(BaseModel):
    """What a report says it was made from; see `cxlab.workbook.passport.Passport`."""

    notebook: Annotated[str, Field(max_length=200)]
    parameters: dict[str, bool | int | float | Annotated[str, Field(max_length=1000)]]
    files: dict[Name, Name]
    packages: dict[Version, Version]
    code: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    revision: Annotated[str, Field(pattern=r"^([0-9a-f]{7,40}(\+changes)?|unknown)$")]
    about: Annotated[str, Field(max_length=LONGEST)] = ""

    @property
    def is_behind_a_connection(self) -> bool:
        """Whether its data lie in a table that can change."""
        is_url = str(self.parameters.get("data", "")).endswith(URL_FILE)
        return is_url and NO_FINGERPRINT in self.files.values()

    def in_place_of(self, true: Passport) -> Passport:
        """Return a new run's passport with all that this one says of its report's making."""
        return Passport(
            notebook=true.notebook,
            parameters=true.parameters,
            files=_in_order(self.files, true.files),
            packages=_in_order(self.packages, true.packages),
            code=self.code,
            revision=self.revision,
            about=self.about,
        )


def read_passport(page: str, name: str) -> ClaimedPassport:
    """Return the passport of a page.

    Raises
    ------
    InputError
        If it has none that can be read.
    """
    match = PASSPORT.search(page)
    try:
        return ClaimedPassport.model_validate_json(match[1] if match else "")
    except (ValueError, RecursionError):
        raise InputError(
            f"'{name}' has no readable passport; only a notebook's report carries one"
        ) from None


def read_page(report: Path) -> str:
    """Return a report's page.

    Raises
    ------
    InputError
        If it is not there, or no text.
    """
    try:
        return report.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise InputError(f"there is no report '{report}'") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"'{report}' is not a report made by cxlab") from None


def _in_order(claimed: dict[str, str], true: dict[str, str]) -> dict[str, str]:
    """Return what is claimed in the order of a page; JSON has an order of its own."""
    known = {name: claimed[name] for name in true if name in claimed}
    return known | claimed
