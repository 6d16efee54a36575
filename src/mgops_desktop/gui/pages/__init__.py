"""One file for each place that the rail leads to."""
