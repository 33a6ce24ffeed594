"""Figures: a result in, a picture with its words and its numbers out."""
