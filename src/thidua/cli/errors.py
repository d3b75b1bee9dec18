"""What a command raises when the input is wrong: exit status 2, the message on standard error."""


class InputError(Exception):
    """The input is wrong; the message names file, place, value and what is allowed."""


class Failed(Exception):
    """Disk, database or another process would not: exit status 1; the message says which."""
