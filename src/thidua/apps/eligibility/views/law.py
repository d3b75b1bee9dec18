"""«Quy định»: rule sets, each award's rules, numbers by date, what changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.eligibility.pages.law import laws, parameters, rules_of_award, steps
from thidua.law.catalogue import GROUP_NAMES, catalogue
from thidua.law.principles import principles
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import RULE_SETS, picking_words


def overview(request: HttpRequest) -> HttpResponse:
    """The rule sets with their days, the awards, the principles."""
    others = [entry for entry in catalogue().values() if not entry.is_computed]
    context = {
        "tab": "law",
        "laws": laws(timezone.localdate()),
        "awards": AWARDS.values(),
        "others": [(entry, _(GROUP_NAMES[entry.group])) for entry in others],
        "principles": principles().values(),
        "picking": picking_words(),
    }
    return render(request, "eligibility/law.html", context)


def award(request: HttpRequest, award: str) -> HttpResponse:
    """One award under each rule set."""
    if award not in AWARDS:
        raise Http404
    definition = AWARDS[award]
    context = {
        "tab": "law",
        "award": definition,
        "rule_sets": RULE_SETS,
        "parts": rules_of_award(definition),
        "movements": dict.fromkeys(definition.movement.values()),
    }
    return render(request, "eligibility/law_award.html", context)


def numbers(request: HttpRequest) -> HttpResponse:
    """Every number of the law by date."""
    context = {"tab": "numbers", "folders": parameters(timezone.localdate())}
    return render(request, "eligibility/law_numbers.html", context)


def changes(request: HttpRequest) -> HttpResponse:
    """What changed between rule sets."""
    return render(request, "eligibility/law_changes.html", {"tab": "changes", "steps": steps()})
