"""What the ledger knows of movements: the last day of a result that names one."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max

from thidua.apps.ledger.models import Deed
from thidua.apps.movements.registries.traces import trace_source


@trace_source
def last_results(keys: Collection[int]) -> dict[int, date]:
    """When something was last done in each movement."""
    deeds = Deed.objects.filter(movement__in=keys, withdrawn_at=None).order_by()
    return dict(deeds.values_list("movement").annotate(last=Max("done_on")))
