"""The parts that screens are made of. Each takes what it shows; none of them reads data."""
