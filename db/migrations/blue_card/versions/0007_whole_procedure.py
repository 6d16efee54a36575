"""Blue Card procedures whole: people of institutions, the team, programmes, orders, children, plan of help, risk.

What had been noted as a step of a programme or as the protection of a child becomes the record that now says it.
"""

import sqlalchemy as sa
from alembic import op

from mgops_desktop.storage import types

revision = "blue_card_0007"
down_revision = "blue_card_0006"

expected_changes = ("procedure_event", "correction_programme", "child_protection")
LINE, NOTE, SCHEMA = 200, 100_000, "blue_card"
ONLY_BINNED = sa.text("binned_at IS NOT NULL")
ROLES = (
    "social_worker police military_police probation support_centre family_assistant education health "
    "alcohol_commission specialist prosecutor organisation other"
)


def _words(name: str, length: int | None = None) -> sa.Column:
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=False)


def _choice(name: str, kind: str, values: str, *, needed: bool = False) -> sa.Column:
    words = sa.Enum(*values.split(), name=kind, native_enum=False, length=40)
    return sa.Column(name, words, nullable=not needed)


def _key(name: str, target: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, types.Id(), nullable=not needed, info={"target": target})


def _day(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, sa.Date(), nullable=not needed)


def _hour(name: str) -> sa.Column:
    return sa.Column(name, sa.Time(), nullable=True)


def _flag(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, sa.Boolean(), nullable=not needed)


def _json(name: str, *, needed: bool = False) -> sa.Column:
    return sa.Column(name, sa.JSON(), nullable=not needed)


def _record(table: str, *columns: sa.Column) -> None:
    """Make the table of a record kind with the columns of the record base, its checks and indexes."""
    base = (
        sa.Column("number", sa.String(LINE), nullable=False),
        sa.Column("id", types.Id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("created_by", types.Id(), nullable=True),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("changed_by", types.Id(), nullable=True),
        sa.Column("binned_at", types.UtcDateTime(), nullable=True),
        sa.Column("binned_by", types.Id(), nullable=True),
        sa.Column("binned_reason", sa.String(LINE), nullable=False),
        sa.Column("origin", types.Id(), nullable=False),
        sa.Column("import_id", types.Id(), nullable=True),
    )
    every = (*columns, *base)
    keys = [column for column in columns if "target" in column.info]
    op.create_table(
        table,
        *every,
        *(_length_check(table, column) for column in every if _is_text(column)),
        *(_foreign_key(table, column.name, column.info["target"]) for column in keys),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
        schema=SCHEMA,
    )
    for column in keys:
        op.create_index(op.f(f"ix_{table}_{column.name}"), table, [column.name], schema=SCHEMA)
    op.create_index(
        f"ix_{table}_binned",
        table,
        ["binned_at"],
        sqlite_where=ONLY_BINNED,
        postgresql_where=ONLY_BINNED,
        schema=SCHEMA,
    )


def _link(table: str, other: str, key: str) -> None:
    op.create_table(
        table,
        sa.Column("sitting_id", types.Id(), nullable=False),
        sa.Column(key, types.Id(), nullable=False),
        _foreign_key(table, "sitting_id", "group_sitting"),
        _foreign_key(table, key, other),
        sa.PrimaryKeyConstraint("sitting_id", key, name=op.f(f"pk_{table}")),
        schema=SCHEMA,
    )
    op.create_index(op.f(f"ix_{table}_{key}"), table, [key], schema=SCHEMA)


def _foreign_key(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{SCHEMA}.{target}.id"], name=op.f(f"fk_{table}_{name}")
    )


def _is_text(column: sa.Column) -> bool:
    """Whether the column holds words; fixed words have no check."""
    return isinstance(column.type, sa.Text | sa.String) and not isinstance(column.type, sa.Enum)


def _length_check(table: str, column: sa.Column) -> sa.CheckConstraint:
    most = getattr(column.type, "length", None) or NOTE
    return sa.CheckConstraint(
        f"length({column.name}) <= {most}", name=op.f(f"ck_{table}_{column.name}_length")
    )


def _schema() -> str | None:
    """Where tables stand that are altered: an ALTER is not led to its file as a CREATE is."""
    return SCHEMA if op.get_bind().dialect.name == "postgresql" else None


def _place(table: str) -> str:
    schema = _schema()
    return f"{schema}.{table}" if schema else table


def _add_texts(table: str, **lengths: int) -> None:
    """Add columns of words as they stand in SQLite and PostgreSQL alike: no table is written anew."""
    for name, length in lengths.items():
        kind = "TEXT" if length == NOTE else f"VARCHAR({length})"
        op.execute(
            f"ALTER TABLE {_place(table)} ADD COLUMN {name} {kind} DEFAULT '' NOT NULL "
            f"CONSTRAINT ck_{table}_{name}_length CHECK (length({name}) <= {length})"
        )


def _add_key(table: str, name: str, target: str) -> None:
    kind = types.Id().compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE {_place(table)} ADD COLUMN {name} {kind} "
        f"CONSTRAINT fk_{table}_{name} REFERENCES {_place(target)} (id)"
    )
    op.create_index(op.f(f"ix_{table}_{name}"), table, [name], schema=SCHEMA)


def _add(table: str, *columns: sa.Column) -> None:
    for column in columns:
        op.add_column(table, column, schema=_schema())


def _add_flags(table: str, *names: str) -> None:
    for name in names:
        _add(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))


def _fill_out() -> None:
    """What the tables of the simplest true form did not say yet."""
    texts = {"pesel": 60, "parents": LINE, "marital": LINE, "address": LINE, "stay_address": LINE}
    notes = ("health", "addictions", "rulings", "family_situation", "housing")
    _add_texts("party", **texts, contact=LINE, school=LINE, work=LINE, **dict.fromkeys(notes, NOTE))
    _add_flags("party", "protected_address")
    _add("procedure", _hour("began_at"), _day("protocol_on"), _day("protocol_passed"))
    _add("procedure", sa.Column("end_marks", sa.JSON(), nullable=False, server_default="[]"))
    _add_key("procedure", "previous_id", "procedure")
    _add_texts("procedure", grounds=NOTE, outside=LINE)
    _add_flags("participation", "soldier", "supervised")
    _add("participation", _flag("present_at_start"))
    for name in ("weapon", "injured", "feels_safe"):
        _add("participation", _choice(name, "known", "yes no unknown"))
    _add_texts("participation", representative=LINE)
    _add("nk_form", _hour("filled_at"), _day("passed"))
    starters = (
        "social_worker police military_police superior_of_soldier support_centre family_assistant teacher medical "
        "alcohol_commission specialist"
    )
    _add("nk_form", _choice("starter", "starterrole", starters))
    _add(
        "nk_form", _choice("capacity", "recipientcapacity", "harmed parent guardian closest named")
    )
    _add_key("nk_form", "recipient_id", "party")
    _add_texts("nk_form", filled_by=LINE, recipient=LINE, outside=LINE)
    _add("team_sitting", _hour("at"), _day("told"))
    _add_flags("team_sitting", "electronic")
    _add_texts("team_sitting", place=LINE, protocol=NOTE)
    _add_texts("diagnostic_group", by_chair=LINE, outside=LINE)
    kinds = sa.Enum(
        *("group", "with_harmed", "with_violent"), name="sittingkind", native_enum=False, length=40
    )
    _add("group_sitting", sa.Column("kind", kinds, nullable=False, server_default="group"))
    _add("group_sitting", _hour("at"), _hour("until"), _day("summoned"), _day("protocol_on"))
    decisions = "action no_grounds not_confirmed ceased"
    _add("group_sitting", _choice("decision", "sittingdecision", decisions))
    _add_texts("group_sitting", place=LINE, protocol=NOTE, outside=LINE)
    _add("procedure_event", _hour("at"))
    _add_key("procedure_event", "party_id", "party")
    _add_texts("procedure_event", outside=LINE)


BASE = (
    "number, id, version, created_at, created_by, changed_at, changed_by, binned_at, binned_by, binned_reason, origin, "
    "import_id, procedure_id, remark"
)


def _carry_over() -> None:
    """A noted step of a programme becomes a referral with that day, a noted protection of a child its record."""
    events, programmes = _place("procedure_event"), _place("correction_programme")
    for kind, day in (
        ("programme_referral", "referred"),
        ("programme_enrolled", "enrolled"),
        ("programme_completed", "completed"),
    ):
        op.execute(
            f"INSERT INTO {programmes} ({BASE}, {day}, provider) "  # noqa: S608  no word of a user
            f"SELECT {BASE}, day, '' FROM {events} WHERE kind = '{kind}'"
        )
    own = BASE.replace(", remark", "")
    op.execute(
        f"INSERT INTO {_place('child_protection')} "  # noqa: S608  no word of a user
        f"({own}, day, psychologist, decided_with, placed, ruling) "
        f"SELECT {own}, day, {sa.false().compile(dialect=op.get_bind().dialect)}, '', remark, '' "
        f"FROM {events} WHERE kind = 'child_protection'"
    )
    op.execute(
        f"DELETE FROM {events} WHERE kind IN "  # noqa: S608  no word of a user
        "('programme_referral', 'programme_enrolled', 'programme_completed', 'child_protection')"
    )


def upgrade() -> None:
    _bodies()
    _fill_out()
    _link("sitting_guest", "party", "party_id")
    _link("sitting_member", "professional", "professional_id")
    _beside()
    _work()
    _carry_over()


def _bodies() -> None:
    _record(
        "professional",
        _words("surname", 200),
        _words("first_name", 200),
        _choice("role", "memberrole", ROLES, needed=True),
        _words("institution", 200),
        _words("phone", 200),
        _words("login", 60),
        _day("sworn"),
        _day("authorised"),
        _day("authorised_until"),
    )
    _record(
        "team_member",
        _key("professional_id", "professional", needed=True),
        _choice("function", "teamfunction", "chair deputy member service", needed=True),
        _day("began", needed=True),
        _day("ended"),
        _flag("training_needed", needed=True),
        _day("trained"),
    )
    _record(
        "group_member",
        _key("group_id", "diagnostic_group", needed=True),
        _key("professional_id", "professional", needed=True),
        _choice("role", "memberrole", ROLES, needed=True),
        _day("began", needed=True),
        _day("ended"),
        _day("motion_received"),
        _day("asked_on"),
    )
    _record(
        "team_attendance",
        _key("sitting_id", "team_sitting", needed=True),
        _key("professional_id", "professional", needed=True),
        _choice("attendance", "attendance", "present excused unexcused", needed=True),
        _day("announced"),
    )
    _record(
        "help_point",
        _words("name", 200),
        _words("address", 200),
        _words("phone", 200),
        _words("hours", 200),
        _words("offer"),
        _day("closed"),
    )


def _beside() -> None:
    _record(
        "violence_report",
        _day("day", needed=True),
        _choice("source", "reportsource", "own witness", needed=True),
        _words("reporter_surname", 200),
        _words("reporter_first_name", 200),
        _words("reporter_address", 200),
        _words("reporter_contact", 200),
        _words("content"),
        _key("procedure_id", "procedure"),
        _day("closed"),
        _words("reason"),
    )
    _record(
        "nk_relation",
        _key("procedure_id", "procedure", needed=True),
        _key("violent_id", "party", needed=True),
        _key("harmed_id", "party", needed=True),
        _choice("basis", "relationbasis", "a b c d e f g h"),
        _words("words", 200),
    )
    _record(
        "violent_acts",
        _key("form_id", "nk_form", needed=True),
        _key("violent_id", "party", needed=True),
        _key("harmed_id", "party", needed=True),
        _json("acts", needed=True),
        _words("words", 200),
    )
    _record(
        "correction_programme",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _words("provider", 200),
        _day("motion_on"),
        _choice("decision", "referraldecision", "unanimous majority"),
        _day("referred"),
        _day("delivered"),
        _day("district_told"),
        _day("group_told"),
        _day("first_summons"),
        _day("second_summons"),
        _day("enrolled"),
        _day("enrolment_shown"),
        _day("completed"),
        _day("completion_shown"),
        _day("offence_motion"),
        _day("district_asked"),
        _day("offence_reported"),
        _day("commander_told"),
        _words("remark", 200),
    )
    _record(
        "protective_order",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _choice("kind", "orderkind", "leave approach_home approach_person contact entry", needed=True),
        _day("issued", needed=True),
        _words("issued_by", 200),
        _day("received"),
        _day("extended_on"),
        _day("extended_to"),
        _day("lifted"),
    )
    _record(
        "child_protection",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _day("day", needed=True),
        _hour("at"),
        _words("decided_with", 200),
        _day("questionnaire"),
        _flag("psychologist", needed=True),
        _words("placed", 200),
        _day("court_told"),
        _hour("court_told_at"),
        _day("parents_instructed"),
        _day("ruled_on"),
        _words("ruling"),
    )
    _record(
        "blue_card_complaint",
        _key("procedure_id", "procedure"),
        _key("party_id", "party"),
        _day("received", needed=True),
        _choice("addressed_to", "complaintto", "mayor team", needed=True),
        _words("subject"),
        _day("answered"),
        _words("answer"),
    )
    _record(
        "procedure_move",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _choice("kind", "movekind", "harmed violent exclusion", needed=True),
        _day("day", needed=True),
        _words("municipality", 200),
        _day("team_told"),
        _day("papers_asked"),
        _day("papers_given"),
        _day("voivode_asked"),
        _day("voivode_named"),
    )


def _work() -> None:
    _record(
        "help_action",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _day("agreed_on", needed=True),
        _words("action"),
        _words("responsible", 200),
        _day("until"),
        _words("effect"),
        _day("ended"),
        _words("why_ended", 200),
    )
    _record(
        "violent_obligation",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party", needed=True),
        _day("agreed_on", needed=True),
        _words("content"),
        _day("review"),
        _flag("kept"),
        _words("remark"),
    )
    _record(
        "risk_sheet",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _day("day", needed=True),
        _flag("child_questionnaire", needed=True),
        _words("remark"),
    )
    _record(
        "risk_answer",
        _key("sheet_id", "risk_sheet", needed=True),
        _words("factor", 60),
        _choice("answer", "known", "yes no unknown", needed=True),
        _words("source", 200),
    )
    _record(
        "disclosure",
        _key("procedure_id", "procedure", needed=True),
        _key("party_id", "party"),
        _day("asked", needed=True),
        _day("consented"),
        _day("refused"),
        _day("seen"),
        _words("scope"),
    )
