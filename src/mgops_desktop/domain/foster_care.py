"""Words about children in foster care."""

from enum import StrEnum


class PlacementForm(StrEnum):
    """Forms of foster care; the first four are family care, the rest institutions."""

    KINSHIP = "kinship"
    NON_PROFESSIONAL = "non_professional"
    PROFESSIONAL = "professional"
    FAMILY_HOME = "family_home"
    SOCIALISATION = "socialisation"
    INTERVENTION = "intervention"
    SPECIALIST = "specialist"
    FAMILY_TYPE = "family_type"
    REGIONAL_THERAPY = "regional_therapy"
    PRE_ADOPTION = "pre_adoption"


PLACEMENT_LABELS = {
    PlacementForm.KINSHIP: "rodzina zastępcza spokrewniona",
    PlacementForm.NON_PROFESSIONAL: "rodzina zastępcza niezawodowa",
    PlacementForm.PROFESSIONAL: "rodzina zastępcza zawodowa",
    PlacementForm.FAMILY_HOME: "rodzinny dom dziecka",
    PlacementForm.SOCIALISATION: "placówka socjalizacyjna",
    PlacementForm.INTERVENTION: "placówka interwencyjna",
    PlacementForm.SPECIALIST: "placówka specjalistyczno-terapeutyczna",
    PlacementForm.FAMILY_TYPE: "placówka typu rodzinnego",
    PlacementForm.REGIONAL_THERAPY: "regionalna placówka opiekuńczo-terapeutyczna",
    PlacementForm.PRE_ADOPTION: "interwencyjny ośrodek preadopcyjny",
}
FAMILY_FORMS = (
    PlacementForm.KINSHIP,
    PlacementForm.NON_PROFESSIONAL,
    PlacementForm.PROFESSIONAL,
    PlacementForm.FAMILY_HOME,
)


class PlacementEnd(StrEnum):
    """Why a placement ended; a change of carer or a leave at home is no return."""

    RETURNED = "returned"
    ADOPTED = "adopted"
    CAME_OF_AGE = "came_of_age"
    CARER_CHANGED = "carer_changed"
    OTHER = "other"


PLACEMENT_END_LABELS = {
    PlacementEnd.RETURNED: "powrót do rodziny",
    PlacementEnd.ADOPTED: "przysposobienie",
    PlacementEnd.CAME_OF_AGE: "pełnoletność",
    PlacementEnd.CARER_CHANGED: "zmiana formy lub opiekuna",
    PlacementEnd.OTHER: "inna przyczyna",
}
