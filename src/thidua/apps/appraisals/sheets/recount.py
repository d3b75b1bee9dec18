"""The published result as SCHEME.yaml and RESULTS.csv: ``thidua score`` counts it again."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.scoring.claims import verified_claim
from thidua.apps.seasons.models import Season
from thidua.domain.figures import Claim
from thidua.formats.results_writer import columns_of, results_csv
from thidua.formats.scheme_yaml import scheme_to_yaml
from thidua.web.workbooks import BOLD, HEAD, put

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def recount_archive(result: Result) -> bytes:
    """Both files in one: the scheme that counted, the figures that stand after verification."""
    claims = counted_claims(result.season, result.names)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in (
            ("SCHEME.yaml", scheme_to_yaml(result.scheme.definition)),
            ("RESULTS.csv", results_csv(claims)),
        ):
            archive.writestr(ZipInfo(name, _FIRST_DAY), text)
    return stream.getvalue()


def counted_claims(season: Season, codes: Iterable[str]) -> list[Claim]:
    """The figures that stand for these units, after verification where there was one."""
    wanted = set(codes)
    return [
        verified_claim(line, each.code)
        for each in season_sheets(season)
        if each.code in wanted
        for line in each.lines
    ]


def add_figures(workbook: Workbook, claims: Iterable[Claim]) -> None:
    """The page RESULTS: with SCHEME.yaml ``thidua score`` counts the same workbook again."""
    page, rows = workbook.create_sheet("RESULTS"), list(claims)
    columns = columns_of(rows)
    put(page, 1, list(columns), font=BOLD, fill=HEAD)
    for row, claim in enumerate(rows, start=2):
        put(page, row, [getattr(claim, name) for name in columns])
    for column, width in zip("ABCDEFG", (12, 12, 24, 16, 16, 16, 16), strict=True):
        page.column_dimensions[column].width = width
    page.freeze_panes = "C2"
