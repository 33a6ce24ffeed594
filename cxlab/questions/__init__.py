"""Questions: one module a notebook, with its data, its hypotheses and its findings."""
