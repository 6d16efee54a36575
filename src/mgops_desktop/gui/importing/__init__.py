"""Import in the window: choosing a file, looking at it, mapping columns, the result, taking back."""
