"""Packs in the window: given out, looked at, taken in, differences decided."""
