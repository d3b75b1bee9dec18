"""Static files: hashed names, compressed once; the packages' source maps are left out."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # untyped
    """Rewrites addresses in style sheets and our scripts' imports: packages ship no source maps."""

    patterns = (
        (
            "*.css",
            (
                r"""(?P<matched>url\(['"]{0,1}\s*(?P<url>.*?)["']{0,1}\))""",
                (
                    r"""(?P<matched>@import\s*["']\s*(?P<url>.*?)["'])""",
                    """@import url("%(url)s")""",
                ),
            ),
        ),
        (
            "js/*.js",
            (
                (
                    r"""(?P<matched>import(?P<names>\s[^"';]*?)from\s+"(?P<url>\./[^"]+)";)""",
                    'import%(names)sfrom "%(url)s";',
                ),
            ),
        ),
    )

    def url(self, name: str, force: bool = False) -> str:
        """The address of a collected file; every page asks for eight by their plain names."""
        hashed = None if settings.DEBUG else self.hashed_files.get(name)
        return f"{self.base_url}{hashed}" if hashed else super().url(name, force)
