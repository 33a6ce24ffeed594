"""How simulated data are told from real ones: by their name, wherever it is shown."""

MARK = "simulated"


def is_simulated(name: str) -> bool:
    """Say whether a file's or a source's name says that its data are simulated."""
    return MARK in name.casefold()
