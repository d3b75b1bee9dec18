"""Whether what an import wrote still stands alone, and taking it away."""

from django.db.models import Count, ProtectedError, Q
from django.utils.translation import gettext as _

from thidua.apps.audit.models import Entry
from thidua.apps.awards.history_import.refusals import ImportInUse
from thidua.apps.awards.history_import.registry import batches
from thidua.apps.awards.models import (
    AwardRecord,
    Decision,
    Discipline,
    HistoryImport,
    Initiative,
    Inquiry,
    YearRecord,
)
from thidua.apps.people.models import Person


def refuse_used(found: HistoryImport) -> None:
    """Nothing that it wrote was changed, and nothing else stands on it.

    Raises:
        ImportInUse: it is no longer so; the sentence says what.
    """
    for words in filter(None, (_changed(found), _stood_upon(found))):
        raise ImportInUse(_("Không hoàn tác được lần nhập %s: %s") % (found.file_name, words))


def delete_all(found: HistoryImport) -> None:
    """Everything that it wrote, people last."""
    try:
        AwardRecord.objects.filter(imported_by=found).delete()
        YearRecord.objects.filter(imported_by=found).delete()
        Initiative.objects.filter(imported_by=found).delete()
        Decision.objects.filter(imported_by=found).delete()
        people = list(found.people.values_list("pk", flat=True))
        found.people.clear()
        for some in batches(people):
            Person.objects.filter(pk__in=some).delete()
    except ProtectedError:
        said = _("dữ liệu đã nhập đang được việc khác dùng đến.")
        raise ImportInUse(
            _("Không hoàn tác được lần nhập %s: %s") % (found.file_name, said)
        ) from None


def _changed(found: HistoryImport) -> str:
    counts = {
        _("khen thưởng"): found.records.exclude(revision=0).count(),
        _("số liệu năm"): found.year_records.exclude(revision=0).count(),
        _("cá nhân"): found.people.exclude(revision=0).count(),
        _("quyết định"): _journalled(found, Decision),
        _("sáng kiến"): _journalled(found, Initiative),
    }
    told = [f"{count} {words}" for words, count in counts.items() if count]
    return _("%s đã được sửa sau khi nhập.") % ", ".join(told) if told else ""


def _journalled(found: HistoryImport, model: type[Decision] | type[Initiative]) -> int:
    """How many of the things that do not count their changes are named in the journal."""
    keys = model.objects.filter(imported_by=found).values_list("pk", flat=True)
    label = model._meta.label_lower
    return sum(
        Entry.objects.filter(subject_type=label, subject_id__in=[str(key) for key in some])
        .values("subject_id")
        .distinct()
        .count()
        for some in batches(list(keys))
    )


def _stood_upon(found: HistoryImport) -> str:
    people = Q(person__in=found.people.values("pk"))
    others = {
        _("khen thưởng khác"): AwardRecord.objects.filter(
            people | Q(decision__imported_by=found)
        ).exclude(imported_by=found),
        _("số liệu năm khác"): YearRecord.objects.filter(people).exclude(imported_by=found),
        _("sáng kiến khác"): Initiative.objects.filter(people).exclude(imported_by=found),
        _("kỷ luật"): Discipline.objects.filter(people),
        _("vụ việc"): Inquiry.objects.filter(people),
    }
    told = [f"{count} {words}" for words, rows in others.items() if (count := rows.count())]
    moved = found.people.annotate(places=Count("postings")).filter(places__gt=1).count()
    if moved:
        told.append(_("%d người đã chuyển đơn vị") % moved)
    return _("đã có %s dựa vào lần nhập này.") % ", ".join(told) if told else ""
