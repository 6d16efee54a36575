"""What the head looks at: a month of the centre, the limit of families, what an inspection asks for.

Nothing here is counted in a second way: figures come from `indicators`, terms from `operations.due`, and what is no
figure of the catalogue is a list (`lists.py`) that opens as one.
"""
