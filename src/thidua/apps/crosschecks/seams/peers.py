"""What the cross-check answers to the sheets below: who reads, what stands, what waits."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.registries.peers import StageLimit, peers_answer
from thidua.apps.crosschecks.actions.serving import start_over
from thidua.apps.crosschecks.models import CrossCheck, Mark, PeerFigure
from thidua.apps.crosschecks.queries import checkers_of, settlement_of
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.domain.figures import LineFigures
from thidua.web.prepared import prepared


class _Peers:
    """The units drawn to check a sheet."""

    def reads_evidence(self, user: User, sheet: Sheet) -> bool:
        """While the user's unit checks the sheet."""
        return checkers_of(sheet).filter(checker__in=seats_of(user).units).exists()

    def figures(self, sheet: Sheet) -> Mapping[int, LineFigures]:
        """Once the marks are put together."""
        return {figure.line_id: figure.figures for figure in _figures([sheet.pk])}

    def stands_before(self, sheet: Sheet) -> str:
        """The marks are put together first, where somebody checks the sheet."""
        if not checkers_of(sheet).exists() or settlement_of(sheet):
            return ""
        return _("Bảng của %(unit)s đang được chấm chéo: chốt chấm chéo trước khi thẩm định.") % {
            "unit": sheet.unit
        }

    def limit(self, sheet: Sheet, *, is_office: bool) -> StageLimit:
        """As the year's settings say; without them whoever verifies goes as far as it must."""
        kept = CrossCheck.objects.filter(season=sheet.season_id).first()
        if kept is None:
            return StageLimit()
        effect, most = (
            (kept.office_effect, kept.office_most)
            if is_office
            else (kept.verify_effect, kept.verify_most)
        )
        return StageLimit(effect == CrossCheck.StageEffect.LOWERS_ONLY, most)

    def has_begun(self, sheet: Sheet) -> bool:
        """As soon as one line bears a mark."""
        return Mark.objects.filter(line__sheet=sheet).exists()

    def asked_evidence(self, sheet: Sheet) -> Mapping[int, str]:
        """What checkers wrote beside their marks, while they still check."""
        asking = Mark.objects.filter(line__sheet=sheet, assignment__ended_at=None)
        found: dict[int, list[str]] = defaultdict(list)
        if settlement_of(sheet) is None:
            for mark in asking.exclude(asks="").order_by("pk"):
                found[mark.line_id].append(mark.asks)
        return {line: "; ".join(asks) for line, asks in found.items()}

    def begin_again(self, season: Season) -> None:
        """The same pairs check the sheets of the next period; earlier marks stay."""
        start_over(season)


@prepared
def _figures(sheets: Collection[int]) -> QuerySet[PeerFigure]:
    return PeerFigure.objects.filter(settlement__sheet__in=sheets)


peers_answer(_Peers())
