"""Where the app's pages are found in the bar."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import award_menu

award_menu(_("In bằng, giấy khen"), "certificates:book", order=22)
