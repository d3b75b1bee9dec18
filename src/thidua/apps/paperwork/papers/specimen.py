"""A text of the office as a paper, with examples: looked at before it is kept."""

from dataclasses import replace
from datetime import date

from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.pages.texts import with_examples
from thidua.apps.paperwork.papers.letterhead import council_of, letter_header, office_header
from thidua.apps.paperwork.registries.texts import TextKind
from thidua.documents.kinds.worded_paper import WordedPaperFacts, worded_paper
from thidua.documents.model import Document, Issuer


def specimen(authority: Authority, kind: TextKind, text: str, day: date) -> Document:
    """A paper with the text and the examples, as it would be printed; it bears no number."""
    look = kind.look
    header = office_header(authority, look.symbol, day)
    if look.of_office and not look.title:
        header = letter_header(authority, day)
    if not look.of_office:
        issuer = Issuer(kind.fields["khối"], superior=council_of(authority))
        header = replace(header, issuer=issuer, symbol=look.symbol)
    return worded_paper(
        WordedPaperFacts(
            header=header,
            title=look.title,
            summary=look.summary,
            blocks=with_examples(kind, text),
            signature=look.signature,
            addressees=look.addressees,
            recipients=("Như trên", "Lưu: VT"),
            illustrative=True,
        )
    )
