"""The base of every "no" that a user is told."""


class Refusal(Exception):
    """An action cannot be done now; the message, in Vietnamese, names the thing and the limit."""

    way_out: tuple[str, str] | None = None
    """Address and words of the page where what stands in the way is put right, if there is one."""


class Unavailable(Refusal):
    """Nobody's fault here: this machine cannot do it now; web servers answer 503."""
