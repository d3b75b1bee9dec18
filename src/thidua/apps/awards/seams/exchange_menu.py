"""The app's entries in the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import award_menu

award_menu(_("Nhập, xuất Excel"), "awards:imports", order=25)
award_menu(_("Tiền thưởng"), "awards:money", order=70)
award_menu(_("Thống kê"), "awards:statistics", order=80)
