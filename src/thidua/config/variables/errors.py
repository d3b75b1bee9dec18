"""Why nothing is started: what the environment says is wrong."""


class WrongSettings(Exception):
    """Something that the environment says is wrong; the message names each setting."""
