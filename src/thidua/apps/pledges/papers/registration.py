"""The papers of registering: one unit's table, the consolidated one."""

from datetime import datetime

from django.utils.translation import gettext_noop

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.offices import DEFAULT_OFFICE
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.pages.registration import TargetRow, sheet_of
from thidua.apps.pledges.pages.summary import Registered, registered_in
from thidua.apps.pledges.queries.registrations import (
    content_of,
    handed_in_at,
    needs_by,
    needs_in,
    schemes_for_registering,
)
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import award_names_in, by_unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in
from thidua.documents.figures import Figure, figure
from thidua.documents.kinds.registration import (
    AimedTitleRow,
    MovementRow,
    PromisedRow,
    RegistrationFacts,
    TargetGroup,
    registration,
)
from thidua.documents.kinds.registration_summary import (
    CommonTargetRow,
    KindTargets,
    RegisteredUnit,
    RegistrationSummaryFacts,
    registration_summary,
)
from thidua.documents.model import Document, Header, Issuer, Letterhead, Signature, Signatures
from thidua.domain.registration import RECIPIENTS, RegistrationContent, Target, TargetNeed, Title

NOT_ASSIGNED = "không được giao"
PEOPLE_GROUP = "Số người và danh hiệu cá nhân"
OWN_GROUP = "Chỉ tiêu riêng của đơn vị"


def build_registration(request: Request) -> Document:
    """Bảng đăng ký giao ước thi đua of one unit."""
    if request.unit is None:
        raise PaperNotReady("Chọn đơn vị để in bảng đăng ký.")
    found = (
        Registration.objects.select_related("season__bloc__authority", "unit")
        .filter(season=request.season, unit=request.unit)
        .first()
    )
    if found is None:
        raise PaperNotReady(f"{request.unit} chưa lập đăng ký thi đua: mở thẻ “Đăng ký” để lập.")
    authorise(request.user, "pledges.view_registration", found)
    moment = handed_in_at(found)
    names_in(request.season).call(found.unit, moment)
    content = content_of(found)
    season = request.season
    return registration(
        RegistrationFacts(
            header=_unit_header(request, found.unit, moment),
            bloc=season.bloc_name_at(moment),
            unit=found.unit.called,
            year=season.year,
            movements=_movements(content),
            target_groups=_groups(content, needs_in(season, found.unit_id)),
            titles=_titles(content.titles, _names(request)),
            signature=Signature(DEFAULT_OFFICE.upper()),
            addressees=(f"Trưởng khối, {season.bloc_name_at(moment)}",),
            recipients=("Như trên", "Lưu: VT"),
            illustrative=season.is_illustrative,
        )
    )


def build_registration_summary(request: Request) -> Document:
    """Bảng tổng hợp đăng ký thi đua of the bloc, as far as the user may see it."""
    season = request.season
    rows, names = registered_in(season, request.user), _names(request)
    if not rows:
        raise PaperNotReady("Chưa có đơn vị nào nộp đăng ký thi đua.")
    tables = schemes_for_registering(season)
    has_kinds = bool(tables and tables[0].kind_id)
    shared = needs_by(tables[0]) if tables and not has_kinds else ()
    return registration_summary(
        RegistrationSummaryFacts(
            header=bloc_header(request, "TH-KTĐ"),
            bloc=season.bloc_name,
            year=season.year,
            units=tuple(_registered(row, names) for row in rows),
            common_targets=() if has_kinds else _common_lines(shared, rows),
            by_kind=_by_kind(season, tables, rows, names) if has_kinds else (),
            signatures=Signatures((Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA"),)),
            recipients=("Các đơn vị thành viên", season.authority_at(None).standing_office, "Lưu"),
            illustrative=season.is_illustrative,
        )
    )


def _unit_header(request: Request, unit: Unit, moment: datetime | None) -> Header:
    form = Letterhead.PARTY if unit.party_format else Letterhead.STATE
    place = request.season.authority_at(moment).place
    return Header(Issuer(unit.called, letterhead=form), place=place, day=request.day)


def _movements(content: RegistrationContent) -> tuple[MovementRow, ...]:
    return tuple(
        MovementRow(row.name, row.goal, row.starts_on, row.ends_on) for row in content.movements
    )


def _names(request: Request) -> dict[str, str]:
    season = request.season
    return award_names_in(season)


def _titles(titles: tuple[Title, ...], names: dict[str, str]) -> tuple[AimedTitleRow, ...]:
    return tuple(
        AimedTitleRow(
            names.get(title.award, title.award),
            RECIPIENTS.get(title.recipient, title.recipient),
            title.quantity,
            title.note,
        )
        for title in titles
    )


def _groups(content: RegistrationContent, needs: tuple[TargetNeed, ...]) -> tuple[TargetGroup, ...]:
    sheet = sheet_of(content, needs)
    groups = [
        TargetGroup(name, tuple(_target_line(row) for row in rows)) for name, rows in sheet.groups
    ]
    if sheet.own:
        groups.append(TargetGroup(OWN_GROUP, tuple(_own_line(target) for target in sheet.own)))
    groups.append(TargetGroup(PEOPLE_GROUP, _people_lines(content)))
    return tuple(groups)


def _people_lines(content: RegistrationContent) -> tuple[PromisedRow, ...]:
    return (
        PromisedRow("Tổng số cán bộ, người lao động", "người", content.headcount),
        PromisedRow("Lao động tiên tiến", "người", content.advanced_workers),
        PromisedRow("Chiến sĩ thi đua cơ sở", "người", content.grassroots_fighters),
    )


def _target_line(row: TargetRow) -> PromisedRow:
    return PromisedRow(row.name, row.measure, _planned(row.target), _note(row.target))


def _own_line(target: Target) -> PromisedRow:
    return PromisedRow(target.content, target.measure, target.figure, _note(target))


def _planned(target: Target | None) -> Figure:
    if target is None:
        return None
    return NOT_ASSIGNED if target.not_assigned else target.figure


def _note(target: Target | None) -> str:
    """Last year's result, the way there, remarks: the paper form has one column for them."""
    if target is None:
        return ""
    before = f"Năm trước: {figure(target.baseline)}" if target.baseline is not None else ""
    return "; ".join(filter(None, [before, target.solution, target.note]))


def _registered(row: Registered, names: dict[str, str]) -> RegisteredUnit:
    return RegisteredUnit(
        name=row.unit,
        short_name=row.code,
        movements=_movements(row.content),
        own_targets=tuple(_own_line(target) for target in row.content.targets if target.is_own),
        titles=_titles(row.content.titles, names),
    )


def _by_kind(
    season: Season, tables: list[Scheme], rows: list[Registered], names: dict[str, str]
) -> tuple[KindTargets, ...]:
    """The units of each kind beside each other; a kind of which none registered is left out."""
    own = by_unit(season, tables)
    parts = []
    for table in tables:
        here = [row for row in rows if own.get(row.registration.unit_id) == table]
        units = tuple(_registered(row, names) for row in here)
        if units:
            targets = _common_lines(needs_by(table), here)
            parts.append(KindTargets(table.kind_name, units, targets))
    return tuple(parts)


def _common_lines(
    needs: tuple[TargetNeed, ...], rows: list[Registered]
) -> tuple[CommonTargetRow, ...]:
    people = (
        ("Tổng số người", "headcount"),
        ("Lao động tiên tiến", "advanced_workers"),
        ("Chiến sĩ thi đua cơ sở", "grassroots_fighters"),
    )
    lines = [
        CommonTargetRow(label, "người", tuple(getattr(row.content, name) for row in rows))
        for label, name in people
    ]
    lines.extend(
        CommonTargetRow(
            need.name,
            need.measure,
            tuple(_planned(row.content.target_of(need.criterion)) for row in rows),
        )
        for need in needs
        if not need.has_many and need.needs_figure
    )
    return tuple(lines)


register_paper(
    PaperKind(
        kind="registration",
        title="Bảng đăng ký thi đua của đơn vị",
        description=gettext_noop("Phong trào, chỉ tiêu, danh hiệu đơn vị đăng ký (theo Mẫu 1a)."),
        build=build_registration,
        per_unit=True,
        order=10,
    )
)
register_paper(
    PaperKind(
        kind="registration_summary",
        title="Bảng tổng hợp đăng ký thi đua",
        description=gettext_noop("Đăng ký của các đơn vị đặt cạnh nhau, khổ ngang."),
        build=build_registration_summary,
        order=11,
    )
)
