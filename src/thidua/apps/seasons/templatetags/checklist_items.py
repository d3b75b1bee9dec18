"""The things to do of a year in HTML, each with what its reader may do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import template
from django.middleware.csrf import get_token
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.seasons.pages.checklist import ChecklistRow
from thidua.apps.seasons.templatetags.season_frame import in_days
from thidua.apps.seasons.year.at_once import Member
from thidua.web.icons import symbols, used
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern, address_of, escaped
from thidua.web.words import written_day

register = template.Library()

_ICONS = (
    "circle-check", "circle", "check", "checks", "arrow-back-up",
    "dots-vertical", "edit", "arrow-up", "arrow-down", "trash",
)  # fmt: skip
_LIST = Pattern('<ol class="list-group list-group-flush list-unstyled mb-0">{items}</ol>')
_ITEM = Pattern("""
    <li class="list-group-item" id="checklist-{key}"><div class="row align-items-center g-2">
    <div class="col-12 col-md"><div class="{look}">{sign} {text}</div>
    <div class="small text-secondary"><span>{facts}</span></div></div>
    <div class="col-12 col-md-auto btn-list">{acts}{menu}</div></div></li>
""")
_DONE = Pattern('{icon}<span class="visually-hidden">{words}: </span>')
_DAYS = Pattern("<span{look}>{days}</span>, {words} {day}")
_ACT = Pattern("""
    <form method="post" action="{to}">
    <input type="hidden" name="csrfmiddlewaretoken" value="{token}">{unit}
    <button class="btn{look}">{icon} <span>{words}</span></button></form>
""")
_PLACE = Pattern('<a class="btn" href="{to}">{words}</a>')
_UNIT = Pattern('<input type="hidden" name="unit" value="{key}">')
_MENU = Pattern("""
    <div class="dropdown">
    <button class="btn btn-icon" type="button" data-bs-toggle="dropdown" aria-expanded="false"
    aria-label="{label}">{icon}</button>
    <div class="dropdown-menu dropdown-menu-end">{edit}{moves}{remove}</div></div>
""")
_MOVES = Pattern("""
    <form method="post" action="{to}">
    <input type="hidden" name="csrfmiddlewaretoken" value="{token}">{ways}</form>
""")
_LINK = Pattern('<a class="dropdown-item" href="{to}">{icon} {words}</a>')
_MOVE = Pattern("""
    <button class="dropdown-item" name="direction" value="{way}">{icon} {words}</button>
""")


@dataclass(frozen=True)
class _Words:
    done: str
    done_at: str
    due: str
    units: str
    of_unit: str
    undo_unit: str
    all: str
    finish: str
    reopen: str
    menu: str
    edit: str
    up: str
    down: str
    remove: str
    place: str


@once_a_language
def _words() -> _Words:
    return _Words(
        done=_("đã xong"),
        done_at=_("xong lúc"),
        due=_("hạn"),
        units=_("%(n)s/%(m)s đơn vị đã xong"),
        of_unit=_("Đơn vị tôi đã xong"),
        undo_unit=_("Bỏ đánh dấu của đơn vị tôi"),
        all=_("Xong cho cả khối"),
        finish=_("Đã xong"),
        reopen=_("Chưa xong"),
        menu=_("Thêm thao tác với việc “%s”"),
        edit=_("Sửa"),
        up=_("Lên trên"),
        down=_("Xuống dưới"),
        remove=_("Xóa"),
        place=_("Đến nơi làm"),
    )


@register.simple_tag(takes_context=True)
def checklist_items(context: Context, rows: Sequence[ChecklistRow]) -> SafeString:
    """The list of all items in their order; the icons are drawn once before it."""
    token, last = get_token(context["request"]), len(rows) - 1
    items = []
    for place, row in enumerate(rows):
        moves = [way for way, is_there in (("up", place > 0), ("down", place < last)) if is_there]
        line = _ITEM(
            key=row.item.pk,
            look="text-secondary" if row.is_done else "fw-medium",
            sign=_DONE(icon=used("circle-check"), words=_words().done)
            if row.is_done
            else used("circle"),
            text=row.item.text,
            facts=SafeString(" · ".join(map(escaped, _facts(row)))),
            acts=SafeString("".join(_acts(row, token))),
            menu=_menu(row, token, moves) if row.may_edit else NOTHING,
        )
        items.append(line)
    return SafeString(symbols(*_ICONS) + _LIST(items=SafeString("".join(items))))


def _facts(row: ChecklistRow) -> Iterator[str]:
    item, words = row.item, _words()
    yield item.get_owner_display()
    if item.done_at is not None:
        local = timezone.localtime(item.done_at)
        yield f"{words.done_at} {local:%H:%M} {written_day(local)} ({item.done_by})"
    elif row.days_left is not None:
        look = SafeString(' class="late"') if row.days_left < 0 else NOTHING
        day = written_day(item.due_on)
        yield _DAYS(look=look, days=in_days(row.days_left), words=words.due, day=day)
    if row.is_for_units and not row.is_done:
        yield words.units % {"n": row.ticked, "m": row.members}
    if item.source:
        yield item.source


def _acts(row: ChecklistRow, token: str) -> Iterator[str]:
    words, several = _words(), len(row.my_open) > 1
    if row.seen is not None:
        yield _PLACE(to=row.seen.url, words=words.place)
    for unit in row.my_open:
        name = f"{words.of_unit}: {unit.code}" if several else words.of_unit
        yield _act(row, "tick", token, icon="check", words=name, unit=unit)
    for unit in row.my_done:
        yield _act(row, "untick", token, icon="arrow-back-up", words=words.undo_unit, unit=unit)
    if row.may_finish and row.is_ticked:
        yield _act(row, "untick", token, icon="arrow-back-up", words=words.reopen)
    elif row.may_finish and not row.is_known_done:
        name = words.all if row.is_for_units else words.finish
        yield _act(row, "tick", token, icon="checks", words=name)


def _act(
    row: ChecklistRow, act: str, token: str, *, icon: str, words: str, unit: Member | None = None
) -> SafeString:
    return _ACT(
        to=_to(row, act),
        token=token,
        unit=_UNIT(key=unit.unit_id) if unit else NOTHING,
        look=" btn-ghost-secondary" if act == "untick" else "",
        icon=used(icon),
        words=words,
    )


def _menu(row: ChecklistRow, token: str, moves: Sequence[str]) -> SafeString:
    words = _words()
    names = {"up": words.up, "down": words.down}
    ways = [_MOVE(way=way, icon=used(f"arrow-{way}"), words=names[way]) for way in moves]
    return _MENU(
        label=words.menu % row.item.text,
        icon=used("dots-vertical"),
        edit=_LINK(to=_to(row, "edit"), icon=used("edit"), words=words.edit),
        moves=_MOVES(to=_to(row, "order"), token=token, ways=SafeString("".join(ways)))
        if ways
        else NOTHING,
        remove=_LINK(to=_to(row, "remove"), icon=used("trash"), words=words.remove),
    )


def _to(row: ChecklistRow, act: str) -> str:
    return address_of(f"seasons:{act}_checklist_item", row.item.season_id)(row.item.pk)
