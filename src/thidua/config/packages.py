"""The third-party files that are served: static name → its package's file. Nothing else is."""

from importlib.resources import files
from pathlib import Path

_FONT = "@fontsource/be-vietnam-pro/files/be-vietnam-pro-{}-{}-normal.woff2"

NPM_FILES = {
    "tabler/tabler.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler/tabler.js": "@tabler/core/dist/js/tabler.min.js",
    "echarts/echarts.js": "echarts/dist/echarts.common.min.js",
    "cally/cally.js": "cally/dist/cally.js",
    **{
        f"fonts/be-vietnam-pro-{subset}-{weight}.woff2": _FONT.format(subset, weight)
        for subset in ("latin", "latin-ext", "vietnamese")
        for weight in (400, 500, 700)
    },
}
PRUNED = {"tabler/tabler.css"}
PYTHON_FILES = {
    "django_htmx/htmx-2.min.js": "django_htmx",
    "account/js/account.js": "allauth.account",
    "account/js/onload.js": "allauth.account",
    "mfa/js/recovery_codes.js": "allauth.mfa",
    "mfa/js/webauthn-json.js": "allauth.mfa",
    "mfa/js/webauthn.js": "allauth.mfa",
}


def package_files(node_modules: Path) -> dict[str, Path]:
    """Static name → file, for both kinds of packages."""
    npm = {name: node_modules / path for name, path in NPM_FILES.items()}
    return npm | {
        name: Path(str(files(package).joinpath("static", name)))
        for name, package in PYTHON_FILES.items()
    }
