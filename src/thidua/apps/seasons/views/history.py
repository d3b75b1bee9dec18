"""The journal of a season, on screen and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.seasons.pages.journal import JournalForm, journal_rows, narrowed
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.formats.list_workbook import list_workbook
from thidua.web.asked import text_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of


def history(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What was done in a season, newest first, narrowed by the address."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    form = JournalForm(request.GET or None, season=season, user=user)
    entries = narrowed(form)
    page = page_of(request, entries)
    context = {
        "season": season,
        "tab": "history",
        "form": form,
        "page": page,
        "lines": journal_rows(page.object_list),
        "count": page.paginator.count,
        "is_narrowed": any(text_in(request.GET, name) for name in form.fields),
    }
    return render(request, "seasons/history.html", context)


@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same journal, all pages, as .xlsx."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    entries = narrowed(JournalForm(request.GET or None, season=season, user=user))
    heads = [(_("Lúc"), 18), (_("Người thực hiện"), 28), (_("Hành động"), 36)]
    columns = [*heads, (_("Đối tượng"), 50), (_("Chi tiết"), 80)]
    rows = (
        (
            timezone.localtime(line.at).replace(tzinfo=None),
            line.who,
            line.action,
            line.subject,
            "\n".join(line.details),
        )
        for line in journal_rows(entries)
    )
    content = list_workbook(_("Nhật ký: %s") % season, columns, rows)
    return file_answer(content, _("Nhật ký %s.xlsx") % season)
