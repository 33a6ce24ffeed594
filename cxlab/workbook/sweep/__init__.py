"""Sweeps: one notebook run many times, and one page on all of its runs."""
