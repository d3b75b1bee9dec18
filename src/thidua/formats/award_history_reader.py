"""Reading a history of awards from its workbook: every row, and every fault by its cell."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD, INDIVIDUAL
from thidua.domain.vietnamese_text import fold
from thidua.formats.award_history_cells import Cells
from thidua.formats.award_history_layout import (
    BASIS_WORDS,
    CLASS_WORDS,
    FIRST,
    HEADS,
    INITIATIVE_SHEET,
    KIND_WORDS,
    LAYOUT,
    SCOPE_WORDS,
    SEX_WORDS,
    STATE_WORDS,
    TYPE_WORDS,
    folded_words,
    is_first_sheet,
)
from thidua.formats.award_history_rows import (
    AwardRow,
    HistoryFile,
    InitiativeRow,
    Who,
    YearRow,
)
from thidua.formats.award_history_words import unclear_award
from thidua.formats.heads import is_head_row, match_heads, numbers_columns
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import TextRow
from thidua.formats.workbook_sheets import sheets_of
from thidua.law.award_names import award_of, codes_named
from thidua.law.catalogue import catalogue

_HEADS_WITHIN = 10  # rows
_KINDS = folded_words(KIND_WORDS)
_TYPES = folded_words(TYPE_WORDS)
_BASES = folded_words(BASIS_WORDS) | {"sk": "SANG_KIEN"}
_STATES = folded_words(STATE_WORDS) | {fold("Hủy bỏ"): "revoked", fold("Đã thu hồi"): "revoked"}
_CLASSES = folded_words(CLASS_WORDS)
_SCOPES = folded_words(SCOPE_WORDS) | {"co so": "co_so", "tinh": "tinh"}
_SEXES = folded_words(SEX_WORDS)


def read_history(
    data: bytes,
    *,
    today: date,
    own_names: Mapping[str, str] = MappingProxyType({}),
    told: Callable[[int], None] = lambda count: None,
) -> HistoryFile:
    """Everything a workbook says; ``told`` hears of every hundred rows.

    ``own_names`` are those of the authority whose history it is, as ``award_of`` takes them.

    Raises:
        FormatError: it is no such workbook at all; faults of cells are in the answer instead.
    """
    file = HistoryFile(own_names=own_names)
    sheets = sheets_of(data, tuple(LAYOUT), file.cannot_read, is_first_sheet)
    if FIRST not in sheets:
        raise _whole(f"tệp có trang «{FIRST}» (tải mẫu về để theo)")
    for name in LAYOUT:
        if name in sheets:
            _read_sheet(file, name, sheets[name], today, told)
    if not file.rows and not file.problems.total:
        raise _whole("tệp có ít nhất một dòng dưới hàng tên cột")
    return file


def _whole(allowed: str) -> FormatError:
    return FormatError([Problem("", "", allowed, f"Chỉ nhận {allowed}.")])


def _read_sheet(
    file: HistoryFile,
    name: str,
    rows: Iterator[TextRow],
    today: date,
    told: Callable[[int], None],
) -> None:
    columns = {column.key: column for column in LAYOUT[name]}
    file.columns[name] = _places(name, rows)
    for at, row in enumerate(rows):
        if at == 0 and numbers_columns(row):
            continue
        file.rows += 1
        if file.rows % 100 == 0:
            told(100)
        cells = Cells(file, name, columns, row)
        if name == FIRST:
            _award(file, cells, today)
        elif name == INITIATIVE_SHEET:
            _initiative(file, cells, today)
        else:
            _year(file, cells, today)


def _places(name: str, rows: Iterator[TextRow]) -> Mapping[str, int]:
    """Where each column stands; a row that only numbers the columns is passed over by its rows."""
    heads = HEADS[name]
    for row in rows:
        if row.number > _HEADS_WITHIN:
            break
        if is_head_row(row, heads):
            found = match_heads(row, heads, sheet="" if name == FIRST else name).places
            if not {"code", "name"} & found.keys():
                who = "» hoặc «".join(head.name for head in heads[:2])
                raise _whole(f"trang «{name}» có cột «{who}»")
            return found
    raise _whole(f"trang «{name}» có hàng tên cột như mẫu (tải mẫu về để theo)")


def _who(cells: Cells, today: date, kind: str = "") -> Who:
    who = Who(
        kind=kind or cells.choice("kind", _KINDS),
        code=cells.text("code"),
        name=cells.text("name"),
        birth_year=cells.year("birth_year", this_year=today.year, first=1900),
        unit=cells.text("unit"),
    )
    if not who.code and not who.name:
        cells.wrong("name", "thiếu mã và thiếu tên; ghi ít nhất một trong hai.")
    return who


def _award(file: HistoryFile, cells: Cells, today: date) -> None:
    written = cells.text("award")
    award = award_of(written, file.own_names)
    if written and award is None:
        cells.wrong("award", unclear_award(written, codes_named(written)))
    who = _who(cells, today, _kind(cells, award))
    row = AwardRow(
        number=cells.number,
        who=who,
        award=award or "",
        type=cells.choice("type", _TYPES),
        year=cells.year("year", this_year=today.year),
        period_from=cells.day("period_from"),
        period_to=cells.day("period_to"),
        achievement=cells.text("achievement"),
        basis=cells.choice("basis", _BASES),
        decision=cells.text("number"),
        decided_on=cells.day("decided_on") or date.min,
        issuer=cells.text("issuer"),
        signatory=cells.text("signatory"),
        signatory_office=cells.text("signatory_office"),
        fund=cells.text("fund"),
        holder_unit=cells.text("holder_unit"),
        presented_on=cells.day("presented_on"),
        presented_by=cells.text("presented_by"),
        state=cells.choice("state", _STATES) or "decided",
        revoked_on=cells.day("revoked_on"),
        revocation=cells.text("revocation"),
        revoked_because=cells.text("revoked_because"),
        sex=cells.choice("sex", _SEXES),
        position=cells.text("position"),
        is_direct_worker=cells.yes_or_no("is_direct_worker"),
    )
    _check_revocation(cells, row)
    if cells.is_sound:
        file.awards.append(row)


def _check_revocation(cells: Cells, row: AwardRow) -> None:
    """A revoked award says when and why; one that stands says nothing of it."""
    if row.state == "revoked":
        if row.revoked_on is None and not cells.raw("revoked_on"):
            cells.wrong("revoked_on", "đã hủy bỏ thì phải ghi ngày hủy bỏ.")
        if not row.revoked_because:
            cells.wrong("revoked_because", "đã hủy bỏ thì phải ghi lý do.")
    elif row.revoked_on or row.revocation or row.revoked_because:
        cells.wrong("state", "có ghi hủy bỏ thì trạng thái phải là Đã hủy bỏ.")


def _kind(cells: Cells, award: str | None) -> str:
    """Person, collective or household: as written, else what the award leaves open."""
    kind = cells.choice("kind", _KINDS)
    if award is None:
        return kind
    possible = catalogue()[award].kinds
    if not kind and len(possible) > 1 and not cells.raw("kind"):
        allowed = ", ".join(KIND_WORDS[each] for each in possible)
        cells.wrong("kind", f"thiếu đối tượng; ghi một trong: {allowed}.")
    return kind or possible[0]


def _year(file: HistoryFile, cells: Cells, today: date) -> None:
    kind = cells.choice("kind", _KINDS)
    if kind == HOUSEHOLD:
        cells.wrong("kind", "số liệu năm chỉ ghi cho cá nhân hoặc tập thể.")
    counts = ("members", "completed", "ldtt", "cstdcs", "disciplined")
    figures = {key: cells.count(key) for key in counts}
    has_figures = any(value is not None for value in figures.values())
    row = YearRow(
        number=cells.number,
        who=_who(cells, today, kind or (COLLECTIVE if has_figures else INDIVIDUAL)),
        year=cells.year("year", this_year=today.year) or 0,
        classification=cells.choice("classification", _CLASSES),
        attitude_confirmed=cells.yes_or_no("attitude_confirmed"),
        registered=cells.yes_or_no("registered"),
        is_complete=cells.yes_or_no("is_complete") is True,
        **figures,
    )
    for key, value in figures.items():
        if value is not None and row.who.kind == INDIVIDUAL:
            cells.wrong(key, "số người chỉ ghi cho tập thể.")
        elif value is not None and row.members is not None and value > row.members:
            cells.wrong(key, f"{value} người, nhiều hơn tổng số {row.members}.")
    if cells.is_sound:
        file.years.append(row)


def _initiative(file: HistoryFile, cells: Cells, today: date) -> None:
    row = InitiativeRow(
        number=cells.number,
        who=_who(cells, today, INDIVIDUAL),
        year=cells.year("year", this_year=today.year) or 0,
        name=cells.text("initiative"),
        scope=cells.choice("scope", _SCOPES),
        recognised_by=cells.text("recognised_by"),
        used_at=cells.text("used_at"),
    )
    if cells.is_sound:
        file.initiatives.append(row)
