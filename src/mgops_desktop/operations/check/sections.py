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
    "assistant_without_contract": "staff",
    "no_assistant_contract": "staff",
    "service_hours_missing": "staff",
    "assistant_papers_missing": "staff",
    "assistant_in_register": "staff",
    "substitute_missing": "staff",
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
TITLES = {
    "basis": "Podstawa prawna i program",
    "introduction": "Wprowadzenie",
    "staff": "Kadra",
    "casework": "Wsparcie rodziny przez asystenta rodziny",
    "closures": "Zakończenie pracy z rodziną i monitoring",
    "court": "Współpraca z sądem",
    "meetings": "Spotkania w sprawach rodzin, wspólne wyjazdy, interwencje",
    "blue_card": "Przeciwdziałanie przemocy domowej – procedura „Niebieskie Karty”",
    "counselling": "Poradnictwo specjalistyczne",
    "foster_care": "Dzieci w pieczy zastępczej i powroty do rodziny",
    "other_bodies": "Dane innych podmiotów i rejestrów",
    "conclusions": "Wnioski",
    "needs": "Potrzeby związane z realizacją zadań",
}
"""Names of the sections that may have a text, as the report prints them."""
_BY_FIELD = ("text_carried_over", "text_of_last_year")
_OTHERWISE = "casework"


def section_of(finding: Finding) -> str:
    """Return the key of the section in which the finding shows; what concerns families shows in casework."""
    if finding.code in _BY_FIELD:
        return finding.field
    return _BY_CODE.get(finding.code, _OTHERWISE)
