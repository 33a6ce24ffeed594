"""Claims: held true before the data are seen, answered by estimates, judged by one rule."""
