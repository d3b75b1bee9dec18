"""The book of numbers: one number, one paper, of an issuer in a year, however it is typed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority, Bloc, Unit
from thidua.apps.paperwork.models import IssuedDocument, PaperNumber
from thidua.apps.paperwork.refusals import NumberRefused, NumberTaken
from thidua.apps.paperwork.registries.papers import Place
from thidua.apps.seasons.models import Season
from thidua.documents.model import Header
from thidua.domain.paper_numbers import LARGEST, number_key, placed, written
from thidua.web.reasons import ReasonMissing, kept_whole

LONGEST_NUMBER = 60
LONGEST_WORDS = 300  # of what a number is for, and why it is given up


@dataclass(frozen=True, slots=True)
class Taking:
    """Which paper takes a number, who takes it for it, when."""

    of: Place
    unit: Unit | None
    kind: str
    title: str
    year: int
    actor: User
    at: datetime
    about: int = 0

    @property
    def issuer(self) -> Unit | Bloc | Authority:
        """Whose book it is."""
        return self.unit or (self.of.bloc if isinstance(self.of, Season) else self.of)

    @property
    def place(self) -> dict[str, object]:
        """The issuer and the year: one book."""
        return book_of(self.issuer, self.year)

    @property
    def paper(self) -> str:
        """The paper as the book names it."""
        return paper_key(self.of, self.kind, self.about) if self.kind else ""


def book_of(issuer: Unit | Bloc | Authority, year: int) -> dict[str, object]:
    """The book of an issuer in a year."""
    return {
        "bloc": issuer if isinstance(issuer, Bloc) else None,
        "unit": issuer if isinstance(issuer, Unit) else None,
        "authority": issuer if isinstance(issuer, Authority) else None,
        "year": year,
    }


def paper_key(place: Place, kind: str, about: int) -> str:
    """A paper as the book names it, whatever its version: "7:covenant", "a2:letter:5"."""
    whose = str(place.pk) if isinstance(place, Season) else f"a{place.pk}"
    return ":".join([whose, kind, str(about)] if about else [whose, kind])


def shown_number(header: Header, typed: str) -> str:
    """The number as the paper prints it: the symbol of its kind follows a bare figure.

    Raises:
        NumberRefused: longer than a number may be.
    """
    number = f"{typed}/{header.symbol}" if typed and "/" not in typed and header.symbol else typed
    if len(number) > LONGEST_NUMBER:
        said = {"number": number, "count": len(number), "most": LONGEST_NUMBER}
        raise NumberRefused(
            _("Số, ký hiệu %(number)s dài %(count)d ký tự; nhiều nhất %(most)d.") % said
        )
    return number


def take_number(taking: Taking, number: str) -> PaperNumber:
    """Give a number to a paper; one that was kept for later too, and its own one again.

    Raises:
        NumberTaken: another paper has it, or it was given up.
    """
    _one_at_a_time(taking.issuer)
    book = PaperNumber.objects.select_for_update().filter(**taking.place)
    known = book.filter(key=number_key(number)).first()
    if known is None:
        return _enter(taking, number, PaperNumber.State.USED)
    if known.state == PaperNumber.State.WITHDRAWN:
        raise NumberTaken(
            _("Số %(number)s năm %(year)d đã hủy: %(reason)s. Ghi số khác.")
            % {"number": known.shown, "year": taking.year, "reason": known.reason}
        )
    if known.paper not in {"", taking.paper}:
        raise NumberTaken(
            _("Số %(number)s năm %(year)d đã dùng cho văn bản khác của %(issuer)s; ghi số khác.")
            % {"number": number, "year": taking.year, "issuer": taking.issuer}
        )
    if known.state == PaperNumber.State.RESERVED:
        known.state, known.paper = PaperNumber.State.USED, taking.paper
        known.purpose = known.purpose or taking.title
        known.save(update_fields=["state", "paper", "purpose"])
    return known


def next_number(taking: Taking, symbol: str, state: str = PaperNumber.State.USED) -> PaperNumber:
    """The number after the last one of its series: whoever asks at once gets another one.

    A paper that was taken back from being signed gets its own number again.

    Raises:
        NumberTaken: the series has no number left.
    """
    _one_at_a_time(taking.issuer)
    kept = PaperNumber.objects.filter(
        **taking.place, paper=taking.paper, state=PaperNumber.State.RESERVED
    )
    if taking.paper and (own := kept.order_by("serial").first()):
        return take_number(taking, own.shown)
    series = placed(written(1, symbol)).series
    same = PaperNumber.objects.filter(**taking.place, series=series)
    serial = (same.aggregate(last=Max("serial"))["last"] or 0) + 1
    if serial > LARGEST:
        raise NumberTaken(_("Sổ số %(series)s năm nay đã hết số.") % {"series": series})
    return _enter(taking, written(serial, symbol), state)


@transaction.atomic
def reserve_number(
    place: Place, symbol: str, purpose: str, year: int, *, actor: User, at: datetime
) -> PaperNumber:
    """Keep the next number of the bloc for a paper to come, made here or elsewhere.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.reserve_number``.
        NumberRefused: no symbol, or nothing said of what the number is for.
        NumberTaken: the series has no number left.
    """
    authorise(actor, "paperwork.reserve_number", place)
    symbol = kept_whole(symbol, 40, _("Ký hiệu")).strip("/ ")
    purpose = kept_whole(purpose, LONGEST_WORDS, _("Dùng cho"))
    if not symbol or not purpose:
        raise NumberRefused(_("Ghi ký hiệu văn bản và số này dùng cho việc gì."))
    taking = Taking(place, None, "", purpose, year, actor, at)
    number = next_number(taking, symbol, PaperNumber.State.RESERVED)
    told = {"number": number.shown, "year": year, "purpose": purpose}
    record("paperwork.reserve_number", place, actor=actor, at=at, data=told)
    return number


@transaction.atomic
def withdraw_number(
    place: Place, number: PaperNumber, reason: str, *, actor: User, at: datetime
) -> PaperNumber:
    """Give up a number that was kept; it stays in the book with the reason, for nobody to take.

    Raises:
        PermissionDenied: ``actor`` lacks ``paperwork.withdraw_number``.
        NumberRefused: a paper bears it, or it was given up before.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    authorise(actor, "paperwork.withdraw_number", place)
    own = {"bloc": place.bloc} if isinstance(place, Season) else {"authority": place}
    _one_at_a_time(place.bloc if isinstance(place, Season) else place)
    number = PaperNumber.objects.select_for_update().get(pk=number.pk, **own)
    if number.state == PaperNumber.State.USED:
        said = {"number": number.shown, "paper": number.purpose or number.paper}
        raise NumberRefused(
            _("Số %(number)s đã cấp cho «%(paper)s». Thu hồi văn bản đó thì số mới hủy.") % said
        )
    if number.state == PaperNumber.State.WITHDRAWN:
        raise NumberRefused(_("Số %s đã hủy rồi.") % number.shown)
    number.reason = kept_whole(reason, LONGEST_WORDS)
    if not number.reason:
        raise ReasonMissing(_("Ghi lý do hủy số."))
    number.state = PaperNumber.State.WITHDRAWN
    number.save(update_fields=["state", "reason"])
    told = {"number": number.shown, "year": number.year, "reason": number.reason}
    record("paperwork.withdraw_number", place, actor=actor, at=at, data=told)
    return number


def give_up_number(document: IssuedDocument, reason: str) -> None:
    """The number of a paper that was withdrawn, unless another version of it still bears it.

    The number of one that was never issued stays kept for its next version.
    """
    key = number_key(document.number)
    bearing = IssuedDocument.objects.filter(
        season=document.season_id,
        authority=document.authority_id,
        kind=document.kind,
        unit=document.unit_id,
        about=document.about,
    ).exclude(state=IssuedDocument.State.WITHDRAWN)
    if key and key not in {number_key(each) for each in bearing.values_list("number", flat=True)}:
        place = document.place
        issuer = document.unit or (place.bloc if isinstance(place, Season) else place)
        number = PaperNumber.objects.filter(
            **book_of(issuer, document.issued_on.year),
            key=key,
            paper=paper_key(place, document.kind, document.about),
        )
        if document.released_at is None:
            number.update(state=PaperNumber.State.RESERVED)
        else:
            number.update(state=PaperNumber.State.WITHDRAWN, reason=reason)


def _one_at_a_time(issuer: Unit | Bloc | Authority) -> None:
    """Hold the issuer's row, so that its book is written by one transaction at a time."""
    type(issuer).objects.select_for_update(no_key=True).get(pk=issuer.pk)


def _enter(taking: Taking, number: str, state: str) -> PaperNumber:
    at = placed(number)
    return PaperNumber.objects.create(
        **taking.place,
        key=number_key(number),
        shown=number,
        serial=at.serial,
        series=at.series,
        paper=taking.paper,
        purpose=taking.title,
        state=state,
        taken_by=taking.actor,
        taken_at=taking.at,
    )
