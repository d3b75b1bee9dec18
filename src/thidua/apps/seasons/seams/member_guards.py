"""What a year has to say when somebody wants to change the units of its bloc."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Bloc
from thidua.apps.organisations.registries.member_guards import member_guard
from thidua.apps.seasons.models import Season


@member_guard
def closed_year_is_final(bloc: Bloc, year: int, leaving: Collection[int]) -> list[str]:
    """Ranking, votes and papers of a closed year name its units: the list stays as it was."""
    closed = Season.objects.filter(bloc=bloc, year=year, state=Season.State.CLOSED)
    if not closed.exists():
        return []
    text = _("Năm %d của khối đã kết thúc nên danh sách thành viên giữ nguyên. "
             "Thay đổi về đơn vị ghi vào danh sách của năm sau.")  # fmt: skip
    return [text % year]
