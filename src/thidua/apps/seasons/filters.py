"""What the list of seasons is narrowed by; the choices stay in the address."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Bloc
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import blocs_of
from thidua.domain.vietnamese_text import fold


def _blocs(request: Any) -> QuerySet[Bloc]:
    return blocs_of(request.user)


class SeasonFilter(django_filters.FilterSet):  # type: ignore[misc] # the package has no types
    """Search without marks; bloc, year and state."""

    q = django_filters.CharFilter(
        label=_("Tìm khối"),
        method="search",
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Tên khối, gõ không dấu được")}
        ),
    )
    bloc = django_filters.ModelChoiceFilter(
        label=_("Khối"), queryset=_blocs, empty_label=_("Tất cả khối")
    )
    year = django_filters.NumberFilter(
        label=_("Năm"), widget=forms.NumberInput(attrs={"placeholder": _("Mọi năm")})
    )
    state = django_filters.ChoiceFilter(
        label=_("Bước"), choices=Season.State.choices, empty_label=_("Mọi bước")
    )

    class Meta:
        model = Season
        fields = ["q", "bloc", "year", "state"]

    def search(self, seasons: QuerySet[Season], name: str, value: str) -> QuerySet[Season]:
        """Every word typed, in any order."""
        for word in fold(value).split():
            seasons = seasons.filter(bloc__search_text__contains=word)
        return seasons
