"""Lines of the ledger, written by programs."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema

from thidua.apps.accounts.actions.api_writes import written_once
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ledger.actions.many import record_deeds
from thidua.apps.ledger.facts import DeedFacts, DeedWrite
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.domain.qualified import Qualified
from thidua.web.api_batches import (
    MOST_ROWS,
    FaultsOut,
    IdempotencyKey,
    Text,
    WrittenOut,
    content_of,
    rows_refused,
    written,
)

router = Router(tags=["ledger"])


class DeedIn(Schema):
    """One line: what was done, by which unit, when; money in đồng."""

    content: Text = Field(max_length=500)
    done_on: date
    since: date | None = None
    unit_id: int | None = None
    quantity: Decimal | None = Field(None, ge=0, max_digits=15, decimal_places=4)
    quantity_qualifier: Literal["", "khoang", "gan", "hon"] = ""
    measure: Text = Field("", max_length=60)
    money: Decimal | None = Field(None, ge=0, max_digits=18, decimal_places=0)
    money_qualifier: Literal["", "khoang", "gan", "hon"] = ""
    is_each: bool = False
    beneficiary: Text = Field("", max_length=200)
    place: Text = Field("", max_length=200)
    evidence: Text = Field("", max_length=300)

    def facts(self) -> DeedFacts:
        """As the ledger takes it."""
        return DeedFacts(
            content=self.content,
            done_on=self.done_on,
            since=self.since,
            unit=self.unit_id,
            quantity=_qualified(self.quantity, self.quantity_qualifier),
            measure=self.measure,
            money=_qualified(self.money, self.money_qualifier),
            is_each=self.is_each,
            beneficiary=self.beneficiary,
            place=self.place,
            evidence=self.evidence,
        )


class DeedsIn(Schema):
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
    writes = [DeedWrite(number, row.facts()) for number, row in enumerate(sent.rows, 1)]

    def act() -> dict[str, Any]:
        with rows_refused():
            deeds = record_deeds(season, writes, actor=user, at=at)
        return written(deed.pk for deed in deeds)

    return written_once(user, key, content_of(request, sent), act, at=at)


def _qualified(value: Decimal | None, qualifier: str) -> Qualified | None:
    return None if value is None else Qualified(value, qualifier)
