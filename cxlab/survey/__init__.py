"""Surveys: a user's file in, clean responses and an account of exclusions out."""
