"""Pictures of a family drawn from the register: genogram, ecomap, chronology; on the screen and on paper.

Nothing of a Blue Card enters a picture that is printed or saved. Who is no member of the family stands there with
initials only, on the screen too if he is out of the account's reach.
"""
