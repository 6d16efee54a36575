"""In which section of the annual report a finding shows."""

from mgops_desktop.domain.check import Finding

_BY_CODE = {
    "centre_incomplete": "title_page",
    "act_unconfirmed": "basis",
    "programme_missing": "basis",
    "needs_missing": "needs",
    "typed_in_sum": "other_bodies",
    "typed_in_source": "other_bodies",
    "court_report_overdue": "court",
    "assistant_is_social_worker": "staff",
    "limit_exceeded": "staff",
    "closure_without_final_assessment": "closures",
    "closure_without_reason": "closures",
}
_BY_FIELD = ("text_carried_over", "text_of_last_year")
_OTHERWISE = "casework"


def section_of(finding: Finding) -> str:
    """Return the key of the section in which the finding shows; what concerns families shows in casework."""
    if finding.code in _BY_FIELD:
        return finding.field
    return _BY_CODE.get(finding.code, _OTHERWISE)
