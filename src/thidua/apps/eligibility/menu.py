"""This app's entries of the bar's menu."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.menu import award_menu

award_menu(_("Đủ điều kiện gì?"), "eligibility:index", order=30)
award_menu(_("Rà soát nhiều người"), "eligibility:screenings", order=35)
award_menu(_("Quy định"), "eligibility:law", order=95)
