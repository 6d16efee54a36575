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
    "procedure_without_ground": "blue_card",
    "procedure_ended_twice": "blue_card",
    "procedure_without_harmed": "blue_card",
    "party_without_sex": "blue_card",
    "nk_a_incomplete": "blue_card",
    "nk_a_without_violence": "blue_card",
    "procedures_do_not_follow": "blue_card",
    "more_families_than_procedures": "blue_card",
}
_BY_FIELD = ("text_carried_over", "text_of_last_year")
_OTHERWISE = "casework"


def section_of(finding: Finding) -> str:
    """Return the key of the section in which the finding shows; what concerns families shows in casework."""
    if finding.code in _BY_FIELD:
        return finding.field
    return _BY_CODE.get(finding.code, _OTHERWISE)
