"""Packs: the records of some families given to another folder, and what it did with them taken back.

A substitute gets the families of a colleague; an assistant's laptop hands its work over to the centre and gets the
centre's decisions back. What both sides changed is shown and decided by a person.
"""
