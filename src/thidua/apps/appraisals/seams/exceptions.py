"""Adjustments, for the files of the table that they are made to."""

from collections.abc import Iterator

from thidua.apps.appraisals.pages.adjustments import adjusted_rows
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import kind_keys
from thidua.apps.schemes.registries.exceptions import knows_exceptions
from thidua.formats.scheme_sheet_exceptions import ForOneUnit


@knows_exceptions
def adjustments(scheme: Scheme) -> Iterator[ForOneUnit]:
    """Those in force for the units that are scored by the table."""
    kinds = kind_keys(scheme.season) if scheme.kind_id else {}
    for each, text in adjusted_rows(scheme.season):
        if kinds.get(each.unit_id) == scheme.kind_id:
            yield ForOneUnit(each.unit.called, each.item, each.item_name, text)
