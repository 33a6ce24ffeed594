"""A run's findings for a paper, a slide or a spreadsheet: what its JSON holds, and no more."""
