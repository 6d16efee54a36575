"""A working day through the window alone: what one sees, what one types, what one clicks."""
