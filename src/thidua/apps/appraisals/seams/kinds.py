"""Units that stay in their kind because they have a sheet by its table."""

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Sheet
from thidua.apps.schemes.registries.kinds import keeps_in_kind
from thidua.apps.seasons.models import Season


@keeps_in_kind
def units_with_sheets(season: Season) -> dict[int, str]:
    """Those scored this year, in any period."""
    said = _("đã có bảng chấm điểm theo bảng của loại hình này")
    return dict.fromkeys(Sheet.every.filter(season=season).values_list("unit", flat=True), said)
