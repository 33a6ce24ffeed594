"""Surveys too large to hold: summed up where they lie, in whole numbers."""
