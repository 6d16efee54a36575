"""A paper of a procedure by the centre's own Word template, looked through for what its addressee must not read."""

from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.document import DocumentCode
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.card_papers.guard import secrets_for
from mgops_desktop.operations.card_papers.keeping import within_reach
from mgops_desktop.operations.card_papers.kinds import listed_card_kind
from mgops_desktop.operations.documents.own_word import filled_word, has_own_word
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.tables.card_papers import CardDocument


@question("dokument procedury według wzoru ośrodka", Right.BLUE_CARD)
def own_card_word(session: Session, document: UUID) -> bytes | None:
    """Return a paper as Word by the centre's own template, None where there is none; the reading is logged.

    Raises NotAllowed outside the account's reach, UserError for a template that cannot be filled any more, or whose
    own words tell the addressee what he must not read: the values were looked through when the paper was made, the
    template was not.
    """
    from mgops_desktop.reports.render.own_word import words_of  # noqa: PLC0415  heavy

    found, pages = within_reach(session, document)
    kind = listed_card_kind(pages.template) if pages is not None else None
    if pages is None or kind is None or not has_own_word(session, kind):
        return None
    note_reading(session, CardDocument.__tablename__, document)
    code = DocumentCode(found.id, pages.checksum)
    content = filled_word(session, kind, pages.content["values"], found.number, code)
    with veil.lifted():  # what is looked for are whole names
        secrets = secrets_for(session, pages.addressee, found.procedure_id, found.party_id)
    if told := secrets.found(" ".join(words_of(content))):
        raise UserError(
            f"We wzorze Word tego pisma jest {told[0]}. Plik Word ma układ programu; popraw wzór w Ustawieniach."
        )
    return content
