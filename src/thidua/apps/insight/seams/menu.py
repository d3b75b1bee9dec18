"""The app's entry in the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import award_menu

award_menu(_("Toàn cảnh năm thi đua"), "insight:year", order=82)
