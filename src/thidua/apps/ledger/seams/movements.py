"""What the ledger knows of movements: the last day of a result that names one."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max, QuerySet

from thidua.apps.ledger.models import Deed
from thidua.apps.movements.registries.traces import trace_source
from thidua.web.prepared import prepared


@trace_source
def last_results(keys: Collection[int]) -> dict[int, date]:
    """When something was last done in each movement."""
    return dict(_last_days(keys))


@prepared
def _last_days(movements: Collection[int]) -> QuerySet[Deed, tuple[int, date]]:
    deeds = Deed.objects.filter(movement__in=movements, withdrawn_at=None).order_by()
    return deeds.values_list("movement").annotate(last=Max("done_on"))
