"""``thidua manage tidy``: sign the journal's ends; forget what nobody needs any more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from thidua.apps.audit.chain.checkpoints import keep_checkpoint
from thidua.apps.jobs.actions.tidying import forget_old


class Command(BaseCommand):
    """``thidua serve`` does it once a day."""

    help = "Xóa phiên đăng nhập đã hết hạn và việc nền xong từ lâu."

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep the day's checkpoint, forget, and say how much."""
        at = timezone.now()
        keep_checkpoint(at)
        done = forget_old(at)
        self.stdout.write(
            f"Đã xóa: {done.sessions} phiên đăng nhập, {done.jobs} việc nền, "
            f"{done.queued} dòng của hàng đợi."
        )
