"""Papers of Blue Card procedures: their wording, what fills it, what stops it, the register of all of them.

They are filled, frozen and printed as the documents of families are (`operations/documents`), but of the Blue Card file
alone: nothing here asks the centre's file for a family, and nothing there asks this one. `kinds` are the templates of
resources/templates/blue-card, `about` and its neighbours the values, `guard` finds what the other side must not read,
`stops` what the law does not let the program do, `keeping` makes a paper and notes its steps, `noting` carries them to
the records that the clock reads, `register` lists everything.
"""
