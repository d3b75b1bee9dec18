"""The app's entry of the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.menu import award_menu

award_menu(_("Cá nhân"), "people:people", order=10)
