"""Where the settings of an authority are found: the bar's menu."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.registries.menu import award_menu

award_menu(gettext_lazy("Thiết lập"), "organisations:settings", order=98)
