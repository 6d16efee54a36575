"""A Blue Card procedure as the law lets it run: states, steps, guards and terms. Neither Qt nor storage is known here.

`states` and `steps` are its words, `course` folds what happened into the state of today by a table of transitions
(`db/seeds/procedure_steps.csv`), `guards` say what speaks against a step, `programme`, `orders` and `protection` run
beside it, `clock` says which terms run and which are kept.
"""
