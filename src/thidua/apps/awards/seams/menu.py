"""Where the app's pages are found: the bar's menu, a unit's page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.registries.menu import award_menu
from thidua.apps.awards.facts import Subject
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.unit_links import UnitLink, unit_link

award_menu(gettext_lazy("Quyết định khen thưởng"), "awards:decisions", order=20)
award_menu(gettext_lazy("Nhập, xuất Excel"), "awards:imports", order=25)
award_menu(gettext_lazy("Tiền thưởng"), "awards:money", order=70)
award_menu(gettext_lazy("Thống kê"), "awards:statistics", order=80)
award_menu(gettext_lazy("Danh mục danh hiệu, hình thức"), "awards:catalogue", order=90)


@unit_link
def history_of_unit(unit: Unit, user: User) -> UnitLink | None:
    """The unit's history of awards, for who may read it."""
    if not can(user, "awards.view_history", Subject.of_unit(unit)):
        return None
    url = reverse("awards:unit", args=[unit.pk])
    return UnitLink(_("Lịch sử khen thưởng"), url, "award", order=20)
