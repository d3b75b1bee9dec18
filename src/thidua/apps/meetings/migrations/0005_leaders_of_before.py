"""Who led in the years before leading was a decision of its own: deduced where it is beyond doubt."""

from django.db import migrations
from django.db.models import F

NOTE = (
    "Suy ra từ kết quả đề nghị Cờ thi đua: đơn vị duy nhất được đề nghị. Trước đây phần mềm chưa "
    "ghi riêng việc suy tôn dẫn đầu Khối."
)
UNKNOWN = (
    "Chưa rõ đơn vị dẫn đầu Khối: trước đây phần mềm chưa ghi riêng việc suy tôn, và kết quả đề "
    "nghị Cờ thi đua không chỉ ra một đơn vị duy nhất."
)


def ask_who_led(apps, schema_editor):
    """One question for each conference; answered where it is closed with one flag proposed."""
    conferences = apps.get_model("meetings", "Conference").objects.order_by("pk")
    motions = apps.get_model("meetings", "Motion").objects
    candidates = apps.get_model("meetings", "Candidate").objects
    for conference in conferences.iterator():
        if motions.filter(conference=conference, kind="leader").exists():
            continue
        offices = motions.filter(conference=conference, kind__in=["head", "deputy"])
        first = offices.order_by("order").values_list("order", flat=True).first()
        offices.update(order=F("order") + 1)
        leader = motions.create(
            conference=conference, kind="leader", method="acclamation", seats=1,
            order=motions.filter(conference=conference).count() if first is None else first,
        )  # fmt: skip
        flag = motions.filter(
            conference=conference, kind="award", award="CO_TINH", decided_at__isnull=False
        ).first()
        chosen = list(candidates.filter(motion=flag, is_chosen=True).select_related("unit")[:2])
        if conference.state != "closed":
            continue
        if flag is None or len(chosen) != 1:
            leader.note = UNKNOWN
        else:
            candidates.create(motion=leader, unit=chosen[0].unit, is_chosen=True)
            leader.note, leader.method = NOTE, "consensus"
            leader.outcome = {"elected": [chosen[0].unit.code]}
            leader.decided_at = flag.decided_at
        leader.save()


def forget_who_led(apps, schema_editor):
    """Backwards: the questions go, the flags stay as they were."""
    apps.get_model("meetings", "Motion").objects.filter(kind="leader").delete()


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_leader"), ("organisations", "0002_unit_history_complete")]

    operations = [migrations.RunPython(ask_who_led, forget_who_led)]
