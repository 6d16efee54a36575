"""The fifteen families, each told from its first day of the year to its last."""

from tests.acceptance.year.families.by_court import BY_COURT
from tests.acceptance.year.families.others import OTHERS
from tests.acceptance.year.families.with_consent import MONITORED, WITH_CONSENT

ALL = (*WITH_CONSENT, *BY_COURT, *OTHERS)
SHORT = (MONITORED,)
