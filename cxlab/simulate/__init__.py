"""Simulated data, to try the workbook on: made by a seed, and called simulated wherever shown."""
