"""What scorers answer to the sheets below: whose a cell is, whom verification waits for."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.registries.origins import Origin, origins_answer
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE
from thidua.apps.scorers.models import Scorer
from thidua.apps.scorers.permissions import sets_scorers
from thidua.apps.scorers.queries import for_unit, given_on, scorers_by_item, scores_in


class _Scorers:
    """Criteria that others score than the unit."""

    def origins(self, sheet: Sheet) -> Mapping[str, Origin]:
        """Every item of the year with a scorer."""
        return {
            item: Origin(_said(sheet, scorers))
            for item, scorers in scorers_by_item(sheet.season, sheet.scheme.kind_id).items()
        }

    def awaited(self, sheet: Sheet) -> Mapping[int, str]:
        """Scorers that gave nothing for a line; where only its own unit is left, the office."""
        by_item = scorers_by_item(sheet.season, sheet.scheme.kind_id)
        if not by_item:
            return {}
        lines = list(sheet.lines.filter(item__in=by_item).values_list("pk", "item", "actual"))
        serving = [each for some in by_item.values() for each in some]
        given = {key for key, each in given_on([pk for pk, *_rest in lines], serving).items()
                 if not each.is_blank}  # fmt: skip
        found = {}
        for pk, item, actual in lines:
            scorers = for_unit(by_item[item], sheet.unit_id)
            missing = [each for each in scorers if (each.pk, pk) not in given]
            is_set_aside = actual == NOT_APPLICABLE and len(missing) == len(scorers)
            if missing and not is_set_aside:
                found[pk] = ", ".join(_name(sheet, each) for each in missing)
        return found

    def gives(self, user: User, sheet: Sheet) -> bool:
        """Whoever scores in the year, or says who does."""
        return scores_in(user, sheet.season) or sets_scorers(user, sheet.season)


def _name(sheet: Sheet, scorer: Scorer) -> str:
    """Nobody scores itself: the standing office does it in its place."""
    if scorer.unit_id == sheet.unit_id:
        return str(sheet.season.authority_at(sheet.season.closed_at).standing_office)
    return scorer.name


def _said(sheet: Sheet, scorers: Sequence[Scorer]) -> str:
    here = for_unit(scorers, sheet.unit_id)
    names = _(" và ").join(_name(sheet, each) for each in here)
    if len(here) == 1:
        return _("do %s chấm") % names
    how = here[0].scored.get_combine_display()
    return _("do %(names)s chấm, lấy %(how)s") % {"names": names, "how": how}


origins_answer(_Scorers())
