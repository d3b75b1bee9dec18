"""Where the catalogue is found: the bar's menu."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.registries.menu import award_menu

award_menu(gettext_lazy("Danh mục phong trào"), "movements:calls", order=24)
