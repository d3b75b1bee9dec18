"""Static files: hashed names, compressed once; the packages' source maps are left out."""

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
