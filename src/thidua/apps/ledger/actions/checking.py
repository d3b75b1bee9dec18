"""What a line of the ledger must say before it is written."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ledger.facts import DeedFacts
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import doubles_of
from thidua.apps.ledger.refusals import DeedInvalid
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.web.ask_once import PossibleDouble
from thidua.web.words import written_day

MOST_MONEY = 10**15  # đồng: a million tỷ, more than any bloc has


def refuse_invalid(facts: DeedFacts, season: Season, day: date, deed: Deed | None = None) -> None:
    """Nothing is written that says nothing, or what cannot be.

    Raises:
        DeedInvalid: with every fault.
    """
    faults = [*_said_wrong(facts), *_days_wrong(facts, season, day), *_doers_wrong(facts, season)]
    if facts.movement is not None and not season.movements.filter(pk=facts.movement).exists():
        faults.append(_("Phong trào đã chọn không thuộc năm này."))
    if facts.part_of is not None:
        faults += _part_wrong(facts.part_of, season, deed)
    if faults:
        raise DeedInvalid(_("Chưa lưu: %s") % " ".join(faults))


def refuse_double(facts: DeedFacts, season: Season, actor: User) -> None:
    """What looks like a line that is there is asked once.

    Raises:
        PossibleDouble: it does; the sentence names the line.
    """
    (found,) = doubles_of(season, actor, [facts])
    if isinstance(found, Deed):
        told = {
            "content": found.content,
            "whose": found.unit.called if found.unit else _("Cả Khối"),
            "day": written_day(found.done_on),
        }
        raise PossibleDouble(
            _("Nghi ghi trùng với “%(content)s” (%(whose)s, %(day)s) đã có trong sổ. Nếu là việc "
              "khác, đánh dấu ô xác nhận rồi ghi.") % told
        )  # fmt: skip


def unit_of(facts: DeedFacts) -> Unit | None:
    """The unit whose line it is."""
    return Unit.objects.filter(pk=facts.unit).first() if facts.unit else None


def _said_wrong(facts: DeedFacts) -> Iterator[str]:
    if not facts.content.strip():
        yield _("Ghi đã làm gì.")
    if facts.quantity is None and facts.money is None:
        yield _("Ghi số lượng kèm đơn vị tính, hoặc số tiền.")
    if facts.quantity is not None and not facts.measure.strip():
        yield _("Ghi đơn vị tính của số lượng (suất quà, căn nhà, lượt người …).")
    if facts.quantity is not None and facts.quantity.value <= 0:
        yield _("Số lượng phải lớn hơn 0.")
    if facts.money is not None and not 0 < facts.money.value <= MOST_MONEY:
        yield _("Số tiền phải lớn hơn 0 và không quá một triệu tỷ đồng.")
    if facts.is_each and (facts.money is None or facts.quantity is None):
        yield _("Số tiền của một đơn vị tính thì phải ghi cả số lượng và số tiền.")


def _days_wrong(facts: DeedFacts, season: Season, day: date) -> Iterator[str]:
    first, last = season.starts_on, min(season.ends_on, max(day, season.starts_on))
    said = {"first": written_day(first), "last": written_day(last)}
    for each in filter(None, (facts.since, facts.done_on)):
        if not first <= each <= last:
            said["day"] = written_day(each)
            yield (
                _("Ngày %(day)s không dùng được; chỉ ghi việc đã làm từ %(first)s đến %(last)s.")
                % said
            )
    if facts.since is not None and facts.since > facts.done_on:
        yield _("Từ ngày phải trước hoặc bằng đến ngày.")


def _doers_wrong(facts: DeedFacts, season: Season) -> Iterator[str]:
    members = set(members_of(season).values_list("unit_id", flat=True))
    if (facts.doer == Deed.Doer.BLOC) != (facts.unit is None):
        yield _("Kết quả của cả Khối thì không ghi đơn vị; kết quả khác thì phải chọn đơn vị.")
    if facts.unit is not None and facts.unit not in members:
        yield _("Đơn vị đã chọn không thuộc Khối trong năm này.")
    if facts.doer == Deed.Doer.SEVERAL:
        if not set(facts.partners) - {facts.unit}:
            yield _("Chọn các đơn vị cùng làm.")
        elif not set(facts.partners) <= members:
            yield _("Có đơn vị cùng làm không thuộc Khối trong năm này.")
    elif facts.partners:
        yield _("Chỉ chọn đơn vị cùng làm khi ai làm là “Nhiều đơn vị cùng làm”.")


def _part_wrong(part_of: int, season: Season, deed: Deed | None) -> list[str]:
    """A part stands in a line of the same year, and never in itself."""
    rows = Deed.objects.filter(season=season, withdrawn_at=None)
    above: dict[int, int | None] = dict(rows.values_list("pk", "part_of"))
    at: int | None = part_of
    if at not in above:
        return [_("Kết quả lớn hơn đã chọn không còn trong sổ của năm này.")]
    for _step in range(len(above)):
        if at is None:
            return []
        if deed is not None and at == deed.pk:
            return [_("Một kết quả không thể nằm trong chính nó.")]
        at = above.get(at)
    return []
