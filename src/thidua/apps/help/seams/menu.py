"""Where the suggestions are found: the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import office_menu

office_menu(_("Góp ý về phần mềm"), "help:suggestions", order=99)
