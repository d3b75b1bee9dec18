"""The base of every "no" that a user is told."""


class Refusal(Exception):
    """An action cannot be done now; the message, in Vietnamese, names the thing and the limit."""


class Unavailable(Refusal):
    """Nobody's fault here: this machine cannot do it now; web servers answer 503."""
