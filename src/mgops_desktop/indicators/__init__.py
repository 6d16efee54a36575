"""Every number the program prints: one query gives the list and the value."""
