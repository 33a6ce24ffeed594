"""Are there five quality dimensions, and which matter? Everything notebook 03 calls."""
