"""A remark and its answer as one text, for lists in files and papers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.consultations.models import Remark


def remark_text(remark: Remark) -> str:
    """What the unit says, then what exactly it would change, one line each."""
    return "\n".join(filter(None, [remark.comment, *_changes(remark)]))


def _changes(remark: Remark) -> Iterator[str]:
    for label, old, new in remark.words:
        if old and new:
            yield _("%(label)s: từ «%(old)s» thành «%(new)s»") % {
                "label": label,
                "old": old,
                "new": new,
            }
        else:
            yield f"{label}: {new or old}"


def answer_text(remark: Remark) -> str:
    """Accepted or not, why, and what was done to the draft."""
    if not remark.answer:
        return ""
    lines = [remark.said]
    if remark.done:
        lines.append(_("Đã sửa dự thảo: %(done)s.") % {"done": remark.done})
    return "\n".join(lines)
