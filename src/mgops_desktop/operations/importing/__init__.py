"""Import of a workbook: planned, stored in one operation, taken back."""

from mgops_desktop.operations.importing.importing import (
    file_of,
    import_workbook,
    plan_import,
)
from mgops_desktop.operations.importing.mapping import keep_mapping, proposed_mapping
from mgops_desktop.operations.importing.progress import ImportStopped, Progress, Stage
from mgops_desktop.operations.importing.result import ImportPlan, ImportResult, as_json, placed
from mgops_desktop.operations.importing.taking_back import TakenBack, take_back_import

__all__ = [
    "ImportPlan",
    "ImportResult",
    "ImportStopped",
    "Progress",
    "Stage",
    "TakenBack",
    "as_json",
    "file_of",
    "import_workbook",
    "keep_mapping",
    "placed",
    "plan_import",
    "proposed_mapping",
    "take_back_import",
]
