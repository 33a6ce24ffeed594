"""Kernels: forked from one warm process, spoken to over a pipe, for papermill and nbval."""
