"""Settings of the property tests."""

from hypothesis import settings

# A busy machine is no failure; the first example of a year also reads its holidays.
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")
