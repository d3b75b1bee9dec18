"""Where the catalogue is found: the bar's menu."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.registries.menu import office_menu

office_menu(gettext_lazy("Danh mục phong trào"), "movements:calls", order=20)
