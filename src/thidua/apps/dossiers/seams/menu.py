"""The app's entries in the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.registries.menu import award_menu

award_menu(_("Hồ sơ đề nghị"), "dossiers:board", order=40)
award_menu(_("Hội đồng"), "dossiers:councils", order=50)
