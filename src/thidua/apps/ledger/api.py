"""Lines of the ledger, written by programs."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router

from thidua.apps.accounts.actions.api_writes import written_once
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ledger.actions.many import record_deeds
from thidua.apps.ledger.facts import DeedFacts, DeedWrite
from thidua.apps.ledger.models import Deed
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.domain.qualified import Qualified
from thidua.web.api_batches import (
    MOST_ROWS,
    BatchRefused,
    FaultOut,
    FaultsOut,
    IdempotencyKey,
    Sent,
    Text,
    WrittenOut,
    content_of,
    rows_refused,
    written,
)

router = Router(tags=["ledger"])


class DeedIn(Sent):
    """One line: what was done, by which unit, when; money in đồng.

    ``doer`` "bloc" goes without a unit, "several" with ``partner_ids`` besides it. ``part_of_id``
    is a line that is there, ``part_of_row`` one of this sending, counted from 1.
    """

    content: Text = Field(max_length=500)
    done_on: date
    since: date | None = None
    doer: Deed.Doer = Deed.Doer.UNIT
    unit_id: int | None = None
    partner_ids: list[int] = Field(default_factory=list, max_length=MOST_ROWS)
    doer_name: Text = Field("", max_length=200)
    quantity: Decimal | None = Field(None, ge=0, max_digits=15, decimal_places=4)
    quantity_qualifier: Literal["", "khoang", "gan", "hon"] = ""
    measure: Text = Field("", max_length=60)
    money: Decimal | None = Field(None, ge=0, max_digits=18, decimal_places=0)
    money_qualifier: Literal["", "khoang", "gan", "hon"] = ""
    is_each: bool = False
    part_of_id: int | None = None
    part_of_row: int | None = Field(None, ge=1, le=MOST_ROWS)
    movement_id: int | None = None
    beneficiary: Text = Field("", max_length=200)
    place: Text = Field("", max_length=200)
    evidence: Text = Field("", max_length=300)

    def facts(self) -> DeedFacts:
        """As the ledger takes it."""
        return DeedFacts(
            content=self.content,
            done_on=self.done_on,
            since=self.since,
            doer=self.doer,
            unit=self.unit_id,
            partners=tuple(self.partner_ids),
            doer_name=self.doer_name,
            quantity=_qualified(self.quantity, self.quantity_qualifier),
            measure=self.measure,
            money=_qualified(self.money, self.money_qualifier),
            is_each=self.is_each,
            part_of=self.part_of_id,
            movement=self.movement_id,
            beneficiary=self.beneficiary,
            place=self.place,
            evidence=self.evidence,
        )


class DeedsIn(Sent):
    """Lines of one year."""

    rows: list[DeedIn] = Field(min_length=1, max_length=MOST_ROWS)


@router.post(
    "/seasons/{int:season_id}/ledger",
    response={200: WrittenOut, 409: FaultsOut},
    operation_id="ledger.record_deeds",
    summary="Ghi các dòng vào sổ kết quả: đủ mọi dòng hoặc không dòng nào",
)
def record_rows(
    request: HttpRequest, season_id: int, sent: DeedsIn, key: IdempotencyKey
) -> Any:  # the schema checks it
    """As a file does."""
    user, at = user_of(request), timezone.now()
    season = get_object_or_404(seasons_visible_to(user), pk=season_id)
    rows = list(enumerate(sent.rows, 1))
    writes = [DeedWrite(number, row.facts(), whole=row.part_of_row) for number, row in rows]

    def act() -> dict[str, Any]:
        _refuse_late_wholes(sent.rows)
        with rows_refused():
            deeds = record_deeds(season, writes, actor=user, at=at)
        return written(deed.pk for deed in deeds)

    return written_once(user, key, content_of(request, sent), act, at=at)


def _qualified(value: Decimal | None, qualifier: str) -> Qualified | None:
    return None if value is None else Qualified(value, qualifier)


def _refuse_late_wholes(rows: Sequence[DeedIn]) -> None:
    """A whole is sent before its parts, and stands in the ledger or in this sending.

    Raises:
        BatchRefused: a row says otherwise.
    """
    words = _("Dòng lớn hơn gửi trước dòng này; ghi part_of_row hoặc part_of_id, không ghi cả hai.")
    faults = [
        FaultOut(row=number, field="part_of_row", msg=words)
        for number, row in enumerate(rows, 1)
        if row.part_of_row and (row.part_of_row >= number or row.part_of_id)
    ]
    if faults:
        raise BatchRefused(faults)
