"""What a renderer raises."""


class UnknownBlock(TypeError):
    """A block type this renderer has no branch for: an error, not a gap on paper."""


class FontsMissing(FileNotFoundError):
    """The letters for PDF are not where they should be."""
