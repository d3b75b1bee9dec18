"""The page of one observation: everything it says, what it replaced, of whom else it was seen."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thidua.apps.observations.models import Observation
from thidua.apps.observations.pages.listing import row_of
from thidua.apps.observations.queries import Observable
from thidua.web.words import written_moment


def facts_in_words(row: Observation, items: Mapping[str, Observable]) -> list[tuple[str, str]]:
    """Label and words of everything that is told of an observation."""
    shown = row_of(row, items)
    sign = row.get_sign_display()
    others = Observation.objects.filter(act=row.act).exclude(pk=row.pk).count()
    pairs = [
        (_("Đơn vị"), row.unit.called),
        (_("Mục"), shown.item),
        (_("Cộng, trừ"), _("%(sign)s %(times)d lần") % {"sign": sign, "times": row.times}),
        (_("Ngày"), shown.day),
        (_("Minh chứng"), row.evidence),
        (_("Người ghi"), f"{row.recorded_by}, {written_moment(row.recorded_at)}"),
        (_("Cùng lần ghi"), _("và %d đơn vị khác") % others if others else ""),
    ]
    return [(label, words) for label, words in pairs if words]
