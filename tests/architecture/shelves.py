"""Where the modules of an app may lie: docs/explanation/architecture.md says what each holds."""

SHELVES = frozenset({
    "urls", "views", "api", "tasks", "papers", "sheets", "seams", "pages", "forms", "actions",
    "permissions", "queries", "registries", "refusals", "facts", "guards", "models",
})  # fmt: skip
DJANGO = frozenset({"apps", "migrations", "management", "templatetags"})
NOTIONS = {  # arithmetic fed from rows, in a folder named for its notion
    "accounts": {"sign_in"},
    "appraisals": {"scoring"},
    "audit": {"chain", "names"},
    "awards": {"history_import", "statistics"},
    "ballots": {"box"},
    "certificates": {"printing"},
    "crosschecks": {"marks"},
    "demo": {"telling"},
    "dossiers": {"council", "dossier"},
    "eligibility": {"tracks"},
    "help": {"guidance"},
    "insight": {"extracts"},
    "jobs": {"work"},
    "meetings": {"conference", "hall"},
    "organisations": {"invitations", "seats", "settings", "units"},
    "paperwork": {"issuing"},
    "pledges": {"covenant"},
    "portal": {"keeping"},
    "regulations": {"wording"},
    "reminders": {"posting", "waiting"},
    "reports": {"filling"},
    "reviews": {"measuring"},
    "schemes": {"definition"},
    "scorers": {"combining"},
    "seasons": {"year"},
}
