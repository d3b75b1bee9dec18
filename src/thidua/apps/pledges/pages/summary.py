"""The consolidated table: what all units registered, side by side, part by part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.accounts.models import User
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import (
    HANDED_IN,
    content_of,
    handed_in_at,
    needs_by,
    registrations_visible_to,
    schemes_for_registering,
)
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import award_names_in, by_unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, names_in, of_members
from thidua.domain.registration import (
    LEVELS,
    RECIPIENTS,
    RegistrationContent,
    Target,
    TargetNeed,
)
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_day, written_percent

Value = str | int | Decimal | None
NOT_ASSIGNED = gettext_noop("không giao")
PARTS = {
    "people": gettext_noop("Số người, danh hiệu cá nhân"),
    "targets": gettext_noop("Chỉ tiêu theo tiêu chí"),
    "own": gettext_noop("Chỉ tiêu riêng"),
    "movements": gettext_noop("Phong trào"),
    "titles": gettext_noop("Danh hiệu, khen thưởng"),
}


@dataclass(frozen=True, slots=True)
class Registered:
    """One unit's registration with its content."""

    registration: Registration
    content: RegistrationContent

    @property
    def unit(self) -> str:
        """The unit's full name."""
        return self.registration.unit.called

    @property
    def code(self) -> str:
        """The unit's short code."""
        return self.registration.unit.code


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """One part: heads with their widths in Excel; the first ``names`` columns are words."""

    part: str
    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Value]]


def registered_in(season: Season, user: User, query: str = "") -> list[Registered]:
    """The registrations handed in that the user may see, in the bloc's order; six queries."""
    words = fold(query)
    order = {membership.unit_id: at for at, membership in enumerate(members_of(season))}
    found = (
        registrations_visible_to(user)
        .filter(of_members(), season=season, state__in=HANDED_IN)
        .prefetch_related("movements", "targets", "titles")
    )
    for one in found:
        names_in(season).call(one.unit, handed_in_at(one))
    chosen = [r for r in found if not words or words in fold(f"{r.unit.called} {r.unit.code}")]
    chosen.sort(key=lambda registration: order.get(registration.unit_id, len(order)))
    return [Registered(registration, content_of(registration)) for registration in chosen]


def summary_tables(season: Season, rows: Sequence[Registered]) -> dict[str, SummaryTable]:
    """Every part of the consolidated table."""
    return {
        "people": _people(rows),
        "targets": _targets(season, rows),
        "own": _own(rows),
        "movements": _movements(rows),
        "titles": _titles(rows, award_names_in(season)),
    }


def _people(rows: Sequence[Registered]) -> SummaryTable:
    lines: list[list[Value]] = [
        [
            row.unit,
            row.content.headcount,
            row.content.advanced_workers,
            written_percent(row.content.advanced_workers, row.content.headcount),
            row.content.grassroots_fighters,
            written_percent(row.content.grassroots_fighters, row.content.headcount),
        ]
        for row in rows
    ]
    if rows:
        lines.append(_people_total([row.content for row in rows]))
    heads = [(_("Đơn vị"), 45), (_("Tổng số người"), 12), (_("LĐTT"), 10), (_("% LĐTT"), 10)]
    columns = [*heads, (_("CSTĐCS"), 10), (_("% CSTĐCS"), 10)]
    return SummaryTable("people", _(PARTS["people"]), columns, lines)


def _people_total(contents: Sequence[RegistrationContent]) -> list[Value]:
    staff = sum(content.headcount or 0 for content in contents)
    workers = sum(content.advanced_workers or 0 for content in contents)
    fighters = sum(content.grassroots_fighters or 0 for content in contents)
    shares = written_percent(workers, staff), written_percent(fighters, staff)
    return [_("Toàn Khối"), staff, workers, shares[0], fighters, shares[1]]


def _targets(season: Season, rows: Sequence[Registered]) -> SummaryTable:
    columns = [(_("Mã"), 7), (_("Nội dung chỉ tiêu"), 45), (_("Đơn vị tính"), 14)]
    columns += [(row.code, 12) for row in rows]
    tables = schemes_for_registering(season)
    own = by_unit(season, tables) if tables and tables[0].kind_id else None
    lines: list[list[Value]] = []
    for table in tables:
        keys = None if own is None else {unit for unit, each in own.items() if each.pk == table.pk}
        lines += [_target_line(table, need, keys, rows) for need in needs_by(table)
                  if not need.has_many]  # fmt: skip
    return SummaryTable("targets", _(PARTS["targets"]), columns, lines)


def _target_line(
    table: Scheme, need: TargetNeed, keys: Collection[int] | None, rows: Sequence[Registered]
) -> list[Value]:
    """What each unit promises; ``keys``: the units of the table's kind, None: all."""
    name = f"{table.kind}: {need.name}" if table.kind else need.name
    planned = (
        _planned(row.content.target_of(need.criterion))
        if keys is None or row.registration.unit_id in keys
        else None
        for row in rows
    )
    return [need.criterion, name, need.measure, *planned]


def _planned(target: Target | None) -> Value:
    if target is None:
        return None
    return NOT_ASSIGNED if target.not_assigned else target.figure


def _own(rows: Sequence[Registered]) -> SummaryTable:
    columns = [
        (_("Đơn vị"), 35),
        (_("Tiêu chí"), 8),
        (_("Nội dung chỉ tiêu"), 55),
        (_("Đơn vị tính"), 14),
    ]
    columns += [(_("Kế hoạch năm"), 12), (_("Giải pháp"), 35), (_("Ghi chú"), 25)]
    lines: list[list[Value]] = [
        [row.unit, t.criterion, t.content, t.measure, t.figure, t.solution, t.note]
        for row in rows
        for t in row.content.targets
        if t.is_own
    ]
    return SummaryTable("own", _(PARTS["own"]), columns, lines)


def _movements(rows: Sequence[Registered]) -> SummaryTable:
    columns = [(_("Đơn vị"), 35), (_("Tên phong trào"), 50), (_("Cấp"), 12), (_("Mục tiêu"), 50)]
    columns += [(_("Phát động"), 12), (_("Tổng kết"), 12)]
    lines: list[list[Value]] = [
        [
            row.unit,
            movement.name,
            LEVELS.get(movement.level, movement.level),
            movement.goal,
            written_day(movement.starts_on) if movement.starts_on else "",
            written_day(movement.ends_on) if movement.ends_on else "",
        ]
        for row in rows
        for movement in row.content.movements
    ]
    return SummaryTable("movements", _(PARTS["movements"]), columns, lines)


def _titles(rows: Sequence[Registered], names: dict[str, str]) -> SummaryTable:
    columns = [(_("Đơn vị"), 35), (_("Danh hiệu, hình thức"), 45), (_("Đối tượng"), 12)]
    columns += [(_("Số lượng"), 10), (_("Ghi chú"), 30)]
    lines: list[list[Value]] = [
        [
            row.unit,
            names.get(title.award, title.award),
            RECIPIENTS.get(title.recipient, title.recipient),
            title.quantity,
            title.note,
        ]
        for row in rows
        for title in row.content.titles
    ]
    return SummaryTable("titles", _(PARTS["titles"]), columns, lines)
