"""The workbook: the only part of cxlab that knows Jupyter."""
