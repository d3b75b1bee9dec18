"""One line of a sheet ready to be shown: its cells, evidence and verdict in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Evidence, Line
from thidua.apps.appraisals.scoring.fed import behind, source_text
from thidua.apps.appraisals.scoring.figures import echo_of, gaps_of
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item, SheetPlan
from thidua.domain.figures import LineFigures
from thidua.domain.typed_figures import as_typed


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure on the page: an input while it may be typed, else its text."""

    name: str
    key: str  # name of the input
    label: str
    value: str  # as typed and read by people
    text: str
    choices: tuple[tuple[str, str], ...]
    is_open: bool
    error: str = ""
    echo: str = ""  # what was understood of a stored figure


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the sheet."""

    line: Line
    item: Item
    cells: tuple[Cell, ...]
    files: tuple[Evidence, ...]
    verified_text: str
    gap: str
    note: str
    is_na: bool
    na_open: bool
    error: str = ""
    source: str = ""  # what the program filled in, and where its rows are shown
    behind: str = ""
    given: str = ""  # who gives the figure when the unit does not: "do Công an tỉnh chấm"

    @property
    def name(self) -> str:
        """What the line is about: the own target, or the item."""
        return self.line.label if self.item.has_many else self.item.name

    @property
    def target_text(self) -> str:
        """The common target, or the registered one, as text."""
        if self.item.target_text and not self.item.has_many:
            return self.item.target_text
        cell = next((cell for cell in self.cells if cell.name == "target"), None)
        return cell.text if cell is not None and not cell.is_open else ""

    @property
    def left(self) -> tuple[Cell, ...]:
        """Cells of the column of targets."""
        return tuple(cell for cell in self.cells if cell.name in {"target", "baseline"})

    @property
    def right(self) -> tuple[Cell, ...]:
        """Cells of the column of figures."""
        return tuple(cell for cell in self.cells if cell.name in {"actual", "minus", "bonus"})


def row_of(
    plan: SheetPlan,
    line: Line,
    *,
    opens: Callable[[Line, Item], tuple[str, ...]] | None,
    files: Iterable[Evidence] = (),
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> LineRow:
    """One row; ``typed`` and ``errors`` bring back what was refused, exactly as it was typed.

    ``opens`` says which cells are typed into: ``open_fields``, ``checked_fields``, or none.
    """
    item = plan.items[line.item]
    allowed = opens(line, item) if opens else ()
    names = ["actual", *item.asks]
    if item.na_field == "target" and "target" not in names:
        names.append("target")
    typed, errors = typed or {}, errors or {}
    cells = tuple(
        _cell(item, line, name, name in allowed, typed.get(name), errors.get(name, ""))
        for name in ("target", "baseline", "actual", "minus", "bonus")
        if name in names and not (name == "target" and "target" not in item.asks)
    )
    na_value = line.target if item.na_field == "target" else line.actual
    gaps = gaps_of(plan, line, line.figures.by_name()) if line.actual and item.is_criterion else []
    return LineRow(
        line=line,
        item=item,
        cells=cells,
        files=tuple(files),
        verified_text=verified_text(item, line),
        gap=gaps[0].text if gaps else "",
        note=typed.get("note", line.note),
        is_na=typed.get("na", "") == "1" if "na" in typed else na_value == NOT_APPLICABLE,
        na_open=bool(item.na_field) and item.na_field in allowed and not line.feed,
        error=errors.get("", ""),
        source=source_text(line) if line.feed else "",
        behind=behind(line) if line.feed else "",
    )


def _cell(item: Item, line: Line, name: str, is_open: bool, typed: str | None, error: str) -> Cell:
    stored = getattr(line, name)
    shown = "" if stored == NOT_APPLICABLE else stored
    choices = item.choices if name == "actual" else ()
    value = typed if typed is not None else (shown if choices else as_typed(shown))
    measure = line.measure if item.has_many else item.measure
    text = item.text_of(stored) if stored and name == "actual" else as_typed(shown)
    if name == "target" and stored == NOT_APPLICABLE:
        text = _("không giao")
    if name == "target" and text and measure and stored != NOT_APPLICABLE:
        text = f"{text} {measure}"
    return Cell(
        name=name,
        key=f"{line.pk}-{name}",
        label=item.labels[name],
        value=value,
        text=text,
        choices=choices,
        is_open=is_open,
        error=error,
        echo=echo_of(item, line, name) if is_open and typed is None else "",
    )


def verified_text(item: Item, line: Line) -> str:
    """The verifier's figures in words, where they are not the unit's."""
    if line.verdict != Line.Verdict.CHANGED:
        return ""
    return figures_text(item, line.verified_figures)


def figures_text(item: Item, figures: LineFigures) -> str:
    """Figures of a row in one phrase: "98,5"; "5 / 6"; "3, trừ 1"."""
    text = item.text_of(figures.actual) if figures.actual else _("chưa có")
    if item.rule == "attendance" and "target" in item.asks and figures.target:
        text += f" / {as_typed(figures.target)}"
    if "minus" in item.asks and figures.minus:
        text = _("%(text)s, trừ %(minus)s") % {"text": text, "minus": as_typed(figures.minus)}
    if "bonus" in item.asks and figures.bonus:
        text = _("%(text)s, thưởng %(bonus)s") % {"text": text, "bonus": as_typed(figures.bonus)}
    return text
