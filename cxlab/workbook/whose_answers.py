"""Whose answers a report is made from: the fingerprints of its data, whatever they are called."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any


def codebooks(files: Mapping[str, str], parameters: Mapping[str, Any]) -> dict[str, str]:
    """Return the codebooks of a passport with their fingerprints, or names where it has none."""
    from cxlab.survey.linked.files import CODEBOOKS  # slow to import, and sweeps are to start

    given = Path(str(parameters.get("codebook") or "")).name
    books = {name: digest for name, digest in files.items() if Path(name).name in CODEBOOKS}
    return books | ({given: files.get(given, given)} if given else {})


def data_fingerprints(
    files: Mapping[str, str], parameters: Mapping[str, Any], sources: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the fingerprints of the data behind a finding: whose they are, whatever the names.

    How long customers stayed is a file of its own, of people of its own: a finding whose
    ``sources`` name it rests on that one, every other on all the others. The codebook's is none of
    them. A table without a fingerprint goes by its name.
    """
    from cxlab.evidence.account import OWN
    from cxlab.survey.big.responses import NO_FINGERPRINT

    books = codebooks(files, parameters)
    stayed = Path(str(parameters.get("retention") or "")).name
    of_stay = bool(stayed) and f"{OWN}{stayed}" in sources
    data = {
        name: digest
        for name, digest in files.items()
        if name not in books and (Path(name).name == stayed) == of_stay
    }
    return tuple(
        sorted(name if digest == NO_FINGERPRINT else digest for name, digest in data.items())
    )
