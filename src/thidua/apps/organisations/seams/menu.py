"""What standing offices find in the bar, and who they are."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.menu import office_menu, office_menu_is_for
from thidua.apps.organisations.seats.roles import seats_of

office_menu(gettext_lazy("Thiết lập"), "organisations:settings", order=90)


@office_menu_is_for
def stands_for_an_office(user: User) -> bool:
    """Whether the user holds a seat of a standing office today."""
    return bool(seats_of(user).standing_of)
