"""Simulated data, to try the workbook on: made by a seed, and called simulated wherever shown."""

from cxlab.simulate.five_gaps import five_gaps

__all__ = ["five_gaps"]
