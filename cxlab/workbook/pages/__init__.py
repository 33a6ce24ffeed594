"""Pages: executed notebooks as HTML reports, and the index of all findings."""
