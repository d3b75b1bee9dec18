"""Where the app's pages are found: the bar's menu."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.registries.menu import award_menu

award_menu(gettext_lazy("Xếp loại hằng năm"), "ratings:overview", order=25)
