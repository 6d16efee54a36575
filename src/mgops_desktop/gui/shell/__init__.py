"""The way into a data folder and out of it: first screen, password, work, lock, closing.

`program` and what it imports at the top is painted before anything heavy is imported; the rest comes
in the background while the password is typed.
"""
