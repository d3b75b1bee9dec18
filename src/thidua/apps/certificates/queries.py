"""Reading layouts, printers, runs and the book of certificates: the standing office's own."""

from django.db.models import Max, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.certificates.models import (
    PrintedCertificate,
    PrinterOffset,
    PrintRun,
    SheetLayout,
)
from thidua.apps.organisations.seats.roles import seats_of


def layouts_visible_to(user: User) -> QuerySet[SheetLayout]:
    """The layouts in use of the user's authorities."""
    layouts = SheetLayout.objects.filter(authority__in=seats_of(user).standing_of)
    return layouts.filter(retired_at=None).select_related("authority")


def printers_visible_to(user: User) -> QuerySet[PrinterOffset]:
    """Their printers."""
    printers = PrinterOffset.objects.filter(authority__in=seats_of(user).standing_of)
    return printers.select_related("authority")


def runs_visible_to(user: User) -> QuerySet[PrintRun]:
    """What they printed, newest first."""
    runs = PrintRun.objects.filter(authority__in=seats_of(user).standing_of)
    return runs.select_related("decision", "layout", "printed_by")


def certificates_visible_to(user: User) -> QuerySet[PrintedCertificate]:
    """The book: sheets of their runs, spoiled ones too, the latest number first."""
    sheets = PrintedCertificate.objects.filter(authority__in=seats_of(user).standing_of)
    return sheets.select_related("run__decision", "award_record")


def decisions_to_print(user: User) -> QuerySet[Decision]:
    """Decisions of their authorities."""
    return Decision.objects.filter(authority__in=seats_of(user).standing_of)


def awards_of(decision: Decision) -> QuerySet[AwardRecord]:
    """What stands of a decision, in the order of its list: as it was written down."""
    return _list_of(decision).filter(state=AwardRecord.State.DECIDED)


def placed_awards(decision: Decision) -> list[tuple[int, AwardRecord]]:
    """The same, each with its place in the list, which no revocation of another moves."""
    listed = enumerate(_list_of(decision), 1)
    return [(at, each) for at, each in listed if each.state == AwardRecord.State.DECIDED]


def _list_of(decision: Decision) -> QuerySet[AwardRecord]:
    records = AwardRecord.objects.filter(decision=decision)
    return records.select_related("person", "unit", "holder_unit").order_by("pk")


def standing_sheets(decision: Decision) -> QuerySet[PrintedCertificate]:
    """The good sheets of what stands of a decision: none of an award that was revoked."""
    sheets = PrintedCertificate.objects.filter(spoiled_at=None)
    return sheets.filter(award_record__in=awards_of(decision).values("pk")).select_related("run")


def last_number(authority_pk: int, year: int) -> int:
    """The last number of the book of a year; 0 when it is empty."""
    book = PrintedCertificate.objects.filter(authority=authority_pk, book_year=year)
    return book.aggregate(last=Max("book_number"))["last"] or 0
