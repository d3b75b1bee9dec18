"""The list of seasons as a table."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season


class SeasonTable(tables.Table):  # type: ignore[misc] # the package has no types
    """Bloc, year, step, head, days."""

    bloc = tables.Column(
        _("Khối"), accessor="bloc__name", order_by=("bloc__sort_text", "bloc__name", "-year"),
        linkify=("seasons:detail", {"season_pk": tables.A("pk")}),
    )  # fmt: skip
    year = tables.Column(_("Năm"), attrs={"td": {"class": "numeric"}, "th": {"class": "numeric"}})
    state = tables.TemplateColumn(
        template_name="seasons/_state.html", verbose_name=_("Bước"), order_by=("state",)
    )
    head_name = tables.Column(_("Trưởng khối"), default="–", order_by=("head_name",))
    starts_on = tables.DateColumn(verbose_name=_("Bắt đầu"), format="d/m/Y")
    ends_on = tables.DateColumn(verbose_name=_("Kết thúc"), format="d/m/Y")

    class Meta:
        model = Season
        fields = ("bloc", "year", "state", "head_name", "starts_on", "ends_on")
        order_by = ("-year", "bloc")
