"""Forms NK-A, C and D entered whole, by the sections of their definition, and printed as a list to copy from."""
