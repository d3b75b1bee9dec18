"""The app's entry in the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import office_menu

office_menu(_("Toàn cảnh năm thi đua"), "insight:year", order=10)
