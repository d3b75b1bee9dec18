"""What an observation must say before it is written, and when it is too late."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.observations.facts import ObservationFacts
from thidua.apps.observations.models import (
    LONGEST_CONTENT,
    LONGEST_EVIDENCE,
    MOST_TIMES,
    Observation,
)
from thidua.apps.observations.permissions import Observing
from thidua.apps.observations.queries import locked_units, observables_for
from thidua.apps.observations.refusals import ObservationInvalid, SheetLocked
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.web.words import written_day


def authorise_all(actor: User, season: Season, facts: ObservationFacts) -> None:
    """The actor may record it of every unit.

    Raises:
        PermissionDenied: not of one of them.
    """
    for unit in facts.units:
        authorise(actor, "observations.write_observations", Observing(season, unit, facts.item))


def refuse_locked(season: Season, units: tuple[int, ...]) -> None:
    """What is recorded, corrected or struck out after locking would no longer count.

    Raises:
        SheetLocked: naming the units.
    """
    names = locked_units(season, units)
    if names:
        raise SheetLocked(
            _(
                "Chưa lưu: bảng chấm điểm đã khoá của %s. Ghi nhận không còn tính vào bảng đã "
                "khoá; cần thì người thẩm định mở khoá bảng trước, có lý do."
            )
            % ", ".join(names)
        )


def refuse_invalid(facts: ObservationFacts, season: Season, day: date) -> None:
    """Nothing is written that says nothing, or what cannot be.

    Raises:
        ObservationInvalid: with every fault.
    """
    faults = [*_said_wrong(facts), *_day_wrong(facts, season, day), *_item_wrong(facts, season)]
    if not set(facts.units) <= set(members_of(season).values_list("unit_id", flat=True)):
        faults.append(_("Có đơn vị đã chọn không thuộc Khối trong năm này."))
    if faults:
        raise ObservationInvalid(_("Chưa lưu: %s") % " ".join(faults))


def _said_wrong(facts: ObservationFacts) -> Iterator[str]:
    if not facts.content:
        yield _("Ghi đã thấy việc gì.")
    if not facts.units:
        yield _("Chọn ít nhất một đơn vị.")
    if not 1 <= facts.times <= MOST_TIMES:
        yield _("Số lần %(times)s không dùng được; chỉ nhận số nguyên từ 1 đến %(most)s.") % {
            "times": facts.times,
            "most": MOST_TIMES,
        }
    for text, most in ((facts.content, LONGEST_CONTENT), (facts.evidence, LONGEST_EVIDENCE)):
        if len(text) > most:
            said = {"text": text[:30], "most": most}
            yield _("“%(text)s…” dài quá %(most)s ký tự.") % said


def _day_wrong(facts: ObservationFacts, season: Season, day: date) -> Iterator[str]:
    first, last = season.starts_on, min(season.ends_on, max(day, season.starts_on))
    if not first <= facts.seen_on <= last:
        yield _("Ngày %(day)s không dùng được; chỉ ghi việc từ %(first)s đến %(last)s.") % {
            "day": written_day(facts.seen_on),
            "first": written_day(first),
            "last": written_day(last),
        }


def _item_wrong(facts: ObservationFacts, season: Season) -> Iterator[str]:
    for table in observables_for(season, facts.units).values():
        item = table.get(facts.item)
        if item is None:
            yield _("Mục %s không nhận ghi nhận trong bảng điểm của năm này.") % facts.item
            return
        if facts.sign not in item.signs:
            way = _("trừ") if facts.sign == Observation.Sign.PLUS else _("cộng")
            yield _("Mục %(item)s chỉ nhận ghi nhận %(way)s.") % {"item": item.called, "way": way}
            return
