"""A job's page, its bar that follows, and the list of the own jobs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.jobs.actions.jobs import cancel_job, restart_job
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.queries import is_silent, jobs_visible_to
from thidua.web.lists import page_of
from thidua.web.parts import asks_for_part


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What the user started."""
    page = page_of(request, jobs_visible_to(user_of(request)))
    now = timezone.now()
    rows = [(job, is_silent(job, now)) for job in page.object_list]
    return render(request, "jobs/list.html", {"page": page, "rows": rows})


@require_GET
def detail(request: HttpRequest, job_pk: int) -> HttpResponse:
    """How far it is; htmx asks for the bar alone until it is over."""
    job = _found(request, job_pk)
    shown = {"job": job, "is_silent": is_silent(job, timezone.now())}
    return render(
        request,
        "jobs/_bar.html" if asks_for_part(request) else "jobs/detail.html",
        shown,
    )


@require_POST
def cancel(request: HttpRequest, job_pk: int) -> HttpResponse:
    """Stop it."""
    job = cancel_job(_found(request, job_pk), actor=user_of(request), at=timezone.now())
    return redirect("jobs:detail", job.pk)


@require_POST
def restart(request: HttpRequest, job_pk: int) -> HttpResponse:
    """Once more."""
    job = restart_job(_found(request, job_pk), actor=user_of(request), at=timezone.now())
    return redirect("jobs:detail", job.pk)


def _found(request: HttpRequest, job_pk: int) -> Job:
    return get_object_or_404(jobs_visible_to(user_of(request)), pk=job_pk)
