"""The published result as SCHEME.yaml and RESULTS.csv: ``thidua score`` counts it again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from thidua.apps.appraisals.models import Period, Result
from thidua.apps.appraisals.queries import period_results, periods_of, year_way
from thidua.apps.appraisals.scoring.bloc import FilledSheet, season_sheets
from thidua.apps.appraisals.scoring.claims import verified_claim
from thidua.apps.appraisals.scoring.tables import CountedTable, tables_of
from thidua.apps.schemes.queries import ranking_way
from thidua.apps.seasons.models import Season
from thidua.domain.figures import Claim
from thidua.formats.cell_text import append_row
from thidua.formats.results_writer import columns_of, results_csv
from thidua.formats.scheme_yaml import scheme_to_yaml
from thidua.web.workbooks import BOLD, HEAD, put

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def recount_archive(result: Result) -> bytes:
    """Both files in one: the scheme that counted, the figures that stand after verification.

    A year of periods has a folder for each, with its answer, and how they were joined; so has a
    bloc whose kinds of units have tables of their own.
    """
    is_joined = result.period is None and bool(periods_of(result.season))
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in _of_year(result) if is_joined else _of_sheets(result):
            archive.writestr(ZipInfo(name, _FIRST_DAY), text)
    return stream.getvalue()


def _of_sheets(result: Result) -> Iterator[tuple[str, str]]:
    if not result.tables:
        yield from _of_table(result, tables_of(result)[0], result.names)
        return
    tables = tables_of(result)
    for number, table in enumerate(tables, start=1):
        for name, text in _of_table(result, table, table.codes):
            yield f"{number} {table.kind}/{name}", text
        yield f"{number} {table.kind}/answer.json", _json(table.answer)
    way = ranking_way(result.season).way
    kinds = [{"kind": table.kind, "units": sorted(table.codes)} for table in tables]
    yield "tables.json", _json({"ranking": way, "tables": kinds, "answer": result.answer})


def _of_table(
    result: Result, table: CountedTable, codes: Iterable[str]
) -> Iterator[tuple[str, str]]:
    yield "SCHEME.yaml", scheme_to_yaml(table.scheme.definition)
    yield "RESULTS.csv", results_csv(counted_claims(result.season, codes, result.period))


def _of_year(year: Result) -> Iterator[tuple[str, str]]:
    season, found = year.season, period_results(year.season)
    periods = [period for period in periods_of(season) if period.pk in found]
    for number, period in enumerate(periods, start=1):
        folder = f"{number} {period.name}"
        for name, text in _of_sheets(found[period.pk]):
            yield f"{folder}/{name}", text
        yield f"{folder}/answer.json", _json(found[period.pk].answer)
    way = year_way(season)
    told = {
        "joining": way.joining,
        "absent": way.absent,
        "periods": [period.name for period in periods],
        "units": sorted(year.names),
        **({"ranking": ranking_way(season).way, "tables": year.tables} if year.tables else {}),
        "answer": year.answer,
    }
    yield "year.json", _json(told)


def _json(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def counted_claims(
    season: Season, codes: Iterable[str], period: Period | None = None
) -> list[Claim]:
    """The figures that stand for these units, after verification where there was one."""
    return claims_of(season_sheets(season, period), codes)


def claims_of(sheets: Iterable[FilledSheet], codes: Iterable[str]) -> list[Claim]:
    """The same of sheets that were read already."""
    wanted = set(codes)
    return [
        verified_claim(line, each.code)
        for each in sheets
        if each.code in wanted
        for line in each.lines
    ]


def add_figures(workbook: Workbook, claims: Iterable[Claim], title: str = "RESULTS") -> None:
    """The page RESULTS: with SCHEME.yaml ``thidua score`` counts the same workbook again."""
    page, rows = workbook.create_sheet(title), list(claims)
    columns = columns_of(rows)
    put(page, 1, list(columns), font=BOLD, fill=HEAD)
    for claim in rows:  # without frames: tens of thousands of rows, read by a program
        append_row(page, [getattr(claim, name) for name in columns])
    for column, width in zip("ABCDEFG", (12, 12, 24, 16, 16, 16, 16), strict=True):
        page.column_dimensions[column].width = width
    page.freeze_panes = "C2"
