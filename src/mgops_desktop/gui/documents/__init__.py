"""Documents of a family in the window: their register, making one, what became of one on paper."""
