"""The published result as SCHEME.yaml and RESULTS.csv: ``thidua score`` counts it again."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.bloc import rows_of, season_sheets
from thidua.apps.appraisals.scoring.entries import verified_entry
from thidua.formats.results_writer import results_csv
from thidua.formats.scheme_yaml import scheme_to_yaml

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def recount_archive(result: Result) -> bytes:
    """Both files in one: the scheme that counted, the figures that stand after verification."""
    codes = set(result.names)
    entries = [
        verified_entry(line, sheet.unit.code)
        for sheet in season_sheets(result.season)
        if sheet.unit.code in codes
        for line in rows_of(sheet)
    ]
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in (
            ("SCHEME.yaml", scheme_to_yaml(result.scheme.definition)),
            ("RESULTS.csv", results_csv(entries)),
        ):
            archive.writestr(ZipInfo(name, _FIRST_DAY), text)
    return stream.getvalue()
