"""A consultation as its page shows it: who was heard, what was proposed, what was answered."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.consultations.models import Consultation, Opinion, Remark
from thidua.apps.consultations.queries import asked_units, remarks_visible_to
from thidua.apps.consultations.registries.matters import Draft, draft_of, matter_of
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.queries import named, named_members, roles_in

WHOLE = ""  # the key of the whole draft among its parts


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One remark and what this user may do with it."""

    remark: Remark
    may_answer: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One part of the draft with what was said of it."""

    key: str
    name: str
    remarks: tuple[RemarkRow, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What one unit has said so far."""

    unit: Unit
    is_asked: bool
    count: int
    opinion: Opinion | None
    is_stale: bool  # the draft was changed since it agreed

    @property
    def is_silent(self) -> bool:
        """Whether it was asked and has said nothing."""
        return self.is_asked and not self.count and self.opinion is None


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """The whole page."""

    consultation: Consultation
    draft: Draft | None
    items: tuple[ItemRow, ...]
    units: tuple[UnitRow, ...]
    counts: Counter[str]  # of remarks by answer
    is_open: bool
    may_run: bool
    may_speak: bool
    proposing: str
    tab: str

    @property
    def waiting(self) -> int:
        """Remarks without an answer."""
        return self.counts[""]

    @property
    def remarks(self) -> int:
        """Remarks in all."""
        return self.counts.total()

    @property
    def asked(self) -> int:
        """Units whose opinion is asked."""
        return sum(row.is_asked for row in self.units)

    @property
    def silent(self) -> int:
        """Asked units that have said nothing."""
        return sum(row.is_silent for row in self.units)

    @property
    def agreeing(self) -> int:
        """Asked units that agree with the draft as it is; the head is not asked."""
        return sum(
            row.is_asked and row.opinion is not None and row.opinion.agrees and not row.is_stale
            for row in self.units
        )


def page_of(user: User, consultation: Consultation, day: date) -> ConsultationPage:
    """What a user sees of a consultation on a day."""
    season = consultation.season
    matter = matter_of(consultation.matter)
    draft = draft_of(consultation.matter, consultation.subject)
    remarks = list(remarks_visible_to(user).filter(consultation=consultation).order_by("pk"))
    is_open = consultation.closed_at is None and draft is not None
    roles = roles_in(user, season)
    return ConsultationPage(
        consultation=consultation,
        draft=draft,
        items=tuple(_items(user, draft, named(season, remarks), is_open=is_open)),
        units=tuple(_units(consultation, draft, remarks)),
        counts=Counter(each.answer for each in remarks),
        is_open=is_open,
        may_run=is_open and can(user, "consultations.close_consultation", consultation),
        may_speak=is_open and bool(roles.member_units) and day <= consultation.closes_on,
        proposing=matter.proposing if matter else "",
        tab=matter.tab if matter else "",
    )


def _items(
    user: User, draft: Draft | None, remarks: list[Remark], *, is_open: bool
) -> list[ItemRow]:
    """Parts of which something was said, in the order of the draft, then those that are gone."""
    rows: dict[str, list[RemarkRow]] = defaultdict(list)
    names: dict[str, str] = {}
    for each in remarks:
        waits = is_open and not each.done
        row = RemarkRow(
            each,
            waits and can(user, "consultations.answer_remark", each),
            is_open and not each.answer and can(user, "consultations.withdraw_remark", each),
        )
        rows[each.item].append(row)
        names.setdefault(each.item, each.item_name)
    order = {key: at for at, (key, _name) in enumerate(draft.items if draft else ())}
    keys = sorted(rows, key=lambda key: (key != WHOLE, order.get(key, len(order))))
    return [ItemRow(key, names[key] or _("Cả dự thảo"), tuple(rows[key])) for key in keys]


def _units(consultation: Consultation, draft: Draft | None, remarks: list[Remark]) -> list[UnitRow]:
    season = consultation.season
    count = Counter(each.unit_id for each in remarks)
    opinions = {each.unit_id: each for each in consultation.opinions.select_related("by")}
    asked = asked_units(season)
    return [
        UnitRow(
            place.unit,
            place.unit_id in asked,
            count[place.unit_id],
            opinions.get(place.unit_id),
            _is_stale(opinions.get(place.unit_id), draft),
        )
        for place in named_members(season)
    ]


def _is_stale(opinion: Opinion | None, draft: Draft | None) -> bool:
    return opinion is not None and draft is not None and opinion.revision != draft.revision
