"""Every question and operation × every role: refused before any query, or it runs (domain/rights.py)."""

import inspect

import pytest
from tests.fixtures.calls import PACKAGES, program_modules, registered
from tests.fixtures.opened import actor
from tests.fixtures.operations import operations
from tests.fixtures.questions import questions

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import MATRIX, Right, Role
from mgops_desktop.storage.access import OPERATIONS, QUESTIONS
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment

ROLES = [*Role, None]
FOR_ANYBODY = {
    # before it is known who opens the folder
    "storage.opening._actor",
    "storage.opening._identity",
    # each part asks for its own right
    "operations.due.due",
    "operations.start_page.start_page",
    # the terms of the law, of no record
    "operations.term_counting.terms_to_count",
    "operations.term_counting.count_term",
    # numbers; names only in reach
    "operations.naming.name_records",
    # the law, the words and the header of prints
    "sheets.dictionaries.dictionaries_of",
    "storage.setting.centre",
    "storage.setting.dictionary",
    "storage.setting.parameters_of",
    # one's own password; another's asks for the right itself
    "operations.account_records.note_password",
    # one's own unfinished forms
    "storage.drafts.drafts_of_account",
    "operations.unfinished.unfinished",
    # what one may bring back, kind by kind
    "operations.bin_list.binned_records",
    # kind by kind, what one may read
    # the program's own care for the file
    "operations.upkeep._last_change",
    "storage.reading_log.prune_readings",
    "storage.seeding.load_seeds",
    "storage.seeding.needs_seeds",
}
BY_KIND = {
    "operations.attachment.attach_file": Right.CASEWORK_WRITE,
    "operations.attachment.files_of": Right.CASEWORK_READ,
    "operations.attachment.read_file": Right.CASEWORK_READ,
    "operations.documents.keeping.make_document": Right.CASEWORK_WRITE,
    "operations.documents.keeping.note_document": Right.CASEWORK_WRITE,
    "operations.documents.keeping.note_copy": Right.CASEWORK_WRITE,
    "operations.records.amending.amending_of": Right.CASEWORK_WRITE,
    "operations.records.last_saved.last_saved": Right.CASEWORK_WRITE,
    "operations.records.forms.record_form": Right.CASEWORK_WRITE,
    "operations.records.lines.lines_about": Right.CASEWORK_READ,
    "operations.records.options.find_records": Right.CASEWORK_WRITE,
    "operations.records.changing.change_form": Right.CASEWORK_WRITE,
    "operations.records.changing.change_from_day": Right.CASEWORK_WRITE,
    "operations.records.changing.take_back_change": Right.CASEWORK_WRITE,
    "operations.records.taking_back.take_back_step": Right.CASEWORK_WRITE,
    "operations.records.saving.record_new": Right.CASEWORK_WRITE,
    "operations.records.saving.correct_record": Right.CASEWORK_WRITE,
    "operations.visit.bin_record": Right.CASEWORK_WRITE,
    "operations.visit.restore_record": Right.CASEWORK_WRITE,
    "storage.register.register_of": Right.EVERY_FAMILY,
    "operations.records.history.history_of": Right.CASEWORK_READ,
}
"""Ask for the right of the kind of record (here a visit, a family or what belongs to one)."""
BY_RECORD = {
    (Role.SOCIAL_WORKER, "operations.documents.keeping.note_document"),
    (Role.SOCIAL_WORKER, "operations.documents.keeping.note_copy"),
}
"""Refused once it is known that the paper is not of the social worker's own application."""
NO_SUCH_IMPORT = "operations.importing.taking_back.take_back_import"
NOT_BINNED = "operations.erasing.erase_record"
"""Nothing of the story lies in the bin when it is asked for; proved in tests/operations/test_erasing.py."""
HELPERS = {
    "operations.assessment": {"version_of"},
    "operations.blue_card_terms": {"missed_terms"},
    "operations.diagnosis": {"version_of"},
    "operations.records.whole": {"store_whole", "correct_whole", "version_of_whole"},
    "operations.risk": {"sheet_version"},
    "operations.family_overview": {"family_overview"},
    "operations.oversight.case_facts": {"cases_of_file", "caseload"},
    "operations.oversight.inspection": {"inspection_content"},
    "operations.oversight.month": {"month_content"},
    "operations.oversight.signing": {"waiting_for_signature"},
    "operations.pictures.arrangement": {"moved_by_hand"},
    "operations.pictures.happenings": {"happenings_of"},
    "operations.pictures.people": {"circle_of"},
    "operations.registration.typed": {"typed_persons", "earlier_of"},
    "operations.whole_form.listed": {"listings"},
    "operations.whole_form.places": {"paper_of"},
    "operations.start_page": {"named_rows"},
    "storage.account": {"write_account"},
    "storage.agreed_plan": {"content_now", "forget_action", "keep_agreed", "keep_of_plans"},
    "storage.application": {"due_pro_life_cases"},
    "storage.attached": {"follow_family", "holder_of"},
    "storage.card_contents": {"forget_content"},
    "storage.card_reach": {"all_cards", "card_reach", "card_reach_is_whole", "cards_in_reach"}
    | {"check_before_flush", "find_out_again", "is_any_out_of_reach", "may_enter"}
    | {"out_of_reach_among", "require_card", "require_every_card"},
    "storage.bin": {"get_even_binned", "get_for_bin", "put_in_bin", "put_in_bin_with_all"}
    | {"restore_with_all", "going_with"},
    "storage.blue_card": {"due_blue_card"},
    "storage.case_state": {"standings"},
    "storage.casework": {"families_by_worker"} | {"due_interviews", "due_plans"},
    "storage.aftercare": {"due_aftercare", "aftercare_agreed", "has_contacts", "monitored_before"},
    "storage.limit": {"workloads", "families_counted_on"},
    "storage.assessment_facts": {"facts_of", "actions_of"},
    "storage.diagnosis": {"diagnoses_of_case", "areas_of"},
    "storage.procedure": {"histories", "stories"},
    "storage.sittings": {"sides_of"},
    "storage.procedure_rows": {"read_rows"},
    "storage.risk": {"sheets_of"},
    "storage.context": {"context_of", "actor_of", "today_of", "is_open", "require", "note_reading"},
    "storage.court": {"due_court_reports", "due_letters", "due_court_notices", "due_child_reviews"}
    | {"due_information_requests"},
    "storage.deadline": {"deadline_rules", "working_calendar"},
    "storage.one_procedure": {"refuse_other_procedures"},
    "storage.deciding": {"decided_by_others", "require_to_decide", "require_undecided"},
    "storage.describe": {"describe"},
    "storage.diary": {"diary_of"},
    "storage.drafts": {"keep", "discard"},
    "storage.likeness": {"distinct_pairs", "found_to_be_others"},
    "storage.journal": {"write", "head_of", "broken_link", "broken_chain", "note_undone"},
    "storage.left_figures": {"left_values", "mark_of"},
    "storage.meeting": {"due_agreements"},
    "storage.monitored": {"due_monitoring_checks"},
    "storage.pro_life": {"due_pro_life"},
    "storage.setting": {"layout"},
    "storage.signs": {"keep_signs", "sign_for"},
    "storage.registers": {"within_reach"},
    "storage.numbers": {"next_number", "keep_printed"},
    "storage.provisional": {"is_working", "own_prefix", "replaced_numbers"},
    "storage.register": {"cancel_number", "erased_numbers"},
    "storage.plan": {"due_assessments", "due_plans_to_county"},
    "storage.reach": {"families_in_reach", "families_of", "may_be_told_of"}
    | {"require_reach", "require_reach_of"},
    "storage.reminder": {"due_reminders", "reminded_of"},
    "storage.search": {"matching"},
    "storage.statement": {"due_consents", "keep_consent_day"}
    | {"missing_consents_on", "earlier_ends"},
    "storage.substitution": {"due_substitutes", "uncovered_on"},
    "storage.worker": {"paper_facts"},
    "storage.unit_of_work": {"index_for_search"},
    "storage.visit": {"families_unseen_on"},
    "storage.agreed": {"due_visits", "promises_of"},
    "storage.day": {"scheduled_in", "due_appointments", "due_scheduled"},
    "storage.incomplete": {"incomplete_of"},
    "storage.failed_visits": {"failed_rows", "due_failed_rows"},
    "storage.work_month": {"contacts_of_month", "work_of_month", "contracts_of_month"}
    | {"days_away", "travel_of_month", "schedule_of"},
    "operations.planned_visit": {"link_planned"},
    "operations.practice.card_papers": {"make_card_papers"},
    "operations.practice.drafting": {"draft_assessments"},
    "operations.practice.papers": {"make_papers"},
    "operations.records.lines": {"listed_of"},
    "indicators.listing": {"lines_of", "rule_of"},
    "operations.accepted_months": {"acceptance_of"},
    "operations.exchange.crossing": {"changed_here", "close_agreed", "decided_against"}
    | {"open_clashes"},
    "operations.exchange.peers": {"aliases_of", "peer_of_pack", "refuse_known", "sequences_from"},
    "operations.exchange.planning": {"make_plan", "gives_numbers"},
    "operations.exchange.meeting": {"aliases_by_key", "known_context"},
    "operations.exchange.words": {"changed_line", "clash_lines"},
    "storage.exchange": {"named_workers", "sent_records", "values_of"},
    "storage.exchange_scope": {"brought_by", "contracts_of", "records_in"},
    "operations.records.amending": {
        *("amend_if_sealed", "amendments_in"),
        *("note_addition", "require_unsealed", "seal_of_record"),
    },
    "operations.records.file_history": {"file_entries"},
    "operations.records.known_words": {"with_known_words"},
    "operations.records.options": {"offered", "names_of_people", "is_found_by_number"},
    "operations.records.saying": {"names_of_accounts"},
    "operations.records.saving": {"store_new", "writable_sheet", "read_values", "fill"},
    "operations.records.seals": {"amended", "is_closed_anywhere", "seal_of", "seal_round"},
    "operations.records.tracks": {"tracks_of"},
    "operations.records.whose": {"whose"},
    "operations.records.settled": (
        {"after_correcting", "after_storing", "end_earlier"} | {"entailed", "settled"}
    ),
    "operations.annual_report.gather": {"annual_content"},
    "operations.closing": {"check_limit", "follow_the_end", "end_monitoring_before"},
    "operations.card_papers.about_meetings": {"next_meeting"},
    "operations.card_papers.about_persons": {"addressee_values", "persons_values", "post_line"}
    | {"shares_home", "taking_part"},
    "operations.card_papers.about_procedure": {"group_values", "members_of", "procedure_values"}
    | {"team_values"},
    "operations.card_papers.composing": {"compose_card", "source_of"},
    "operations.card_papers.gathering": {"gather_card"},
    "operations.card_papers.guard": {"protected_places", "secrets_for"},
    "operations.card_papers.keeping": {"require_alone", "within_reach"},
    "operations.card_papers.noting": {"proposal_of", "write"},
    "operations.card_papers.stops": {"print_stop", "stops_of"},
    "operations.documents.about_assessment": {"of_assessment"},
    "operations.documents.about_calendar": {"calendar_values"},
    "operations.documents.about_care": {"of_aftercare_note", "of_review"},
    "operations.documents.about_case": {"of_application", "of_assignment", "of_family"}
    | {"around", "case_on", "case_values", "obligation_values"},
    "operations.documents.about_centre": {"centre_head", "centre_values"},
    "operations.documents.about_family": {"family_values", "belonging"}
    | {"family_of", "place_of_child", "running", "worker_name"},
    "operations.documents.about_diagnosis": {"of_diagnosis"},
    "operations.documents.about_file": {"file_values", "statement_values"},
    "operations.documents.about_letters": {"of_letter", "of_obligation", "of_placement"}
    | {"of_pro_life", "of_visit"},
    "operations.documents.about_meetings": {"of_intervention", "of_meeting"},
    "operations.documents.about_month": {"of_worker"},
    "operations.documents.about_plan": {"of_plan_version", "plan_of_case", "plan_values"},
    "operations.documents.about_visits": {"members_ever", "task_labels"}
    | {"visits_of", "visits_values"},
    "operations.documents.own_word": {"filled_word", "has_own_word"},
    "operations.documents.about_work": {"of_case", "work_values"},
    "operations.documents.composing": {"compose", "values_of"},
    "operations.documents.facts": {"days_of", "note_step", "read_contents", "undecided"},
    "operations.documents.gathering": {"gather"},
    "operations.documents.guard": {"secrets_of"},
    "operations.documents.keeping": {"within_reach"},
    "operations.documents.making": {"makes_of", "may_make"}
    | {"require_some_paper", "require_to_make"},
    "operations.documents.outgoing": {"enter_letter", "letter_of", "letter_warning", "note_sent"}
    | {"outgoing", "unpapered"},
    "operations.documents.reaching": {"advice", "blocked", "goes_by_hand", "of_one_side"}
    | {"post_line", "require_safe", "safe_contact", "sides_of"},
    "operations.importing.checks": {"check"},
    "operations.importing.draft": {"make_draft"},
    "operations.importing.duplicates": {"find_duplicates"},
    "operations.importing.gather": {"gather"},
    "operations.importing.limit": {"check_assignments"},
    "operations.importing.procedures": {"check_procedures"},
    "operations.procedure_course": {"steps_of"},
    "operations.rules.blue_card_steps": {"told_of"},
    "storage.earlier_procedures": {"earlier_of", "running_of_family", "running_of_pair"},
    "storage.procedure_incoming": {"told_with"},
    "operations.importing.mapping": {"mappings_of"},
    "operations.importing.openings": {"check_openings"},
    "operations.importing.parameters": {"settle_parameters", "days_without_value"},
    "operations.importing.planning": {"draft_of", "plan_of"},
    "operations.importing.renumbering": {"renumber", "remember"},
    "operations.importing.sealed": {"check_sealed"},
    "operations.importing.start": {"expand_start"},
    "operations.importing.start_known": {"known_families"},
    "operations.importing.storing": {"store"},
    "operations.importing.traces": {"traces_of", "standing", "changed_later", "references_to"},
    "sheets.records": {"stored_values"},
}
"""Reviewed: parts of questions and operations. Database.read and .change take none of them."""


def needed(call):
    if any(isinstance(one, RecordRef) and is_of_the_card(one.kind) for one in call.args):
        return Right.BLUE_CARD
    return BY_KIND.get(call.name, call.spec.right)


def is_of_the_card(kind):
    return KINDS[kind].compartment is Compartment.BLUE_CARD


def is_allowed(call, role):
    right = needed(call)
    return right is None or (role is not None and right in MATRIX[role])


@pytest.mark.parametrize("role", ROLES)
def test_question_is_refused_before_any_query_or_answered(story, statements, role):
    database = story.as_(*([role] if role else []))
    for call in questions(story.ids):
        statements.clear()
        if is_allowed(call, role):
            database.read(call.function, *call.args)
        else:
            with pytest.raises(NotAllowed):
                database.read(call.function, *call.args)
            assert statements == [], call


@pytest.mark.parametrize("role", ROLES)
def test_operation_is_refused_before_any_query(story, statements, role):
    database = story.as_(*([role] if role else []))
    for call in operations(story.ids):
        if not is_allowed(call, role):
            statements.clear()
            with pytest.raises(NotAllowed):
                database.change(call.function, *call.args)
            harmless = ("BEGIN", "SELECT") if (role, call.name) in BY_RECORD else "BEGIN"
            assert [one for one in statements if not one.startswith(harmless)] == [], call


@pytest.mark.parametrize("role", ROLES)
def test_allowed_operations_succeed(story, role):
    database = story.as_(*([role] if role else []))
    for call in operations(story.ids):
        if call.name in (NO_SUCH_IMPORT, NOT_BINNED) or not is_allowed(call, role):
            continue
        database.change(call.function, *call.args)


def test_import_that_never_was_cannot_be_taken_back(story):
    (call,) = [call for call in operations(story.ids) if call.name == NO_SUCH_IMPORT]
    with pytest.raises(UserError, match="Nie ma takiego importu"):
        story.as_(Role.HEAD).change(call.function, *call.args)


def test_what_needs_no_right_is_reviewed():
    known = registered(QUESTIONS) | registered(OPERATIONS)
    without = {name for name, (_function, spec) in known.items() if spec.right is None}
    assert without == FOR_ANYBODY | BY_KIND.keys()


def test_no_function_with_a_session_is_public_unless_marked_or_reviewed():
    found = {}
    for module in program_modules():
        for name, function in vars(module).items():
            if is_public_here(name, function, module) and takes_a_session(function):
                short = module.__name__.removeprefix("mgops_desktop.")
                found.setdefault(short, set()).add(name)
    assert found == HELPERS
    assert len(PACKAGES) == 4


def is_public_here(name, function, module):
    here = inspect.isfunction(function) and function.__module__ == module.__name__
    return here and not name.startswith("_") and not hasattr(function, "mgops_spec")


def takes_a_session(function):
    first = next(iter(inspect.signature(function).parameters.values()), None)
    return first is not None and "Session" in str(first.annotation) and first.name == "session"


def test_unmarked_function_is_no_question(story):
    with pytest.raises(TypeError, match="no question"):
        story.as_(Role.HEAD).read(takes_a_session)


def test_question_is_no_operation(story):
    (question, *_rest) = questions(story.ids)
    with pytest.raises(TypeError, match="no operation"):
        story.as_(Role.HEAD).change(question.function)


def test_somebody_with_two_roles_has_the_rights_of_both():
    both = actor(Role.SPECIALIST, Role.TEAM_MEMBER)
    assert both.rights == MATRIX[Role.SPECIALIST] | MATRIX[Role.TEAM_MEMBER]


def test_social_worker_interviews_and_applies_and_the_head_decides():
    """Art. 11 ust. 1, 3 and 4; nothing else of the casework is his to write."""
    writes = {Right.INTERVIEW, Right.APPLY, Right.ASSIGN, Right.CASEWORK_WRITE}
    assert writes & MATRIX[Role.SOCIAL_WORKER] == {Right.INTERVIEW, Right.APPLY}
    assert Right.APPLY not in MATRIX[Role.ASSISTANT]


def test_the_head_has_no_key_to_procedures_by_his_office():
    assert Right.BLUE_CARD not in MATRIX[Role.HEAD]
    assert Right.COUNSELLING_WRITE not in MATRIX[Role.HEAD]


@pytest.mark.parametrize("right", [Right.LIMIT_OVERRIDE, Right.SETTINGS, Right.REPORTS])
def test_override_settings_and_reports_belong_to_the_head_alone(right):
    assert [role for role in Role if right in MATRIX[role]] == [Role.HEAD]
