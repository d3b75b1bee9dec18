"""What Django keeps for each thread (language, time zone, prefix of addresses), kept plainly.

asgiref's ``Local`` also serves coroutines, which nothing here is, and takes eight times as long; a
page asks for its language some two hundred times.
"""

import threading
from functools import cache
from importlib import import_module

PLACES = (
    ("django.utils.translation.trans_real", "_active"),
    ("django.utils.timezone", "_active"),
    ("django.urls.base", "_prefixes"),
    ("django.urls.base", "_urlconfs"),
)
"""Module and name, each with one value: what is active in a thread."""


@cache
def keep_plainly() -> None:
    """From now on, once a process; what this thread has active stays so."""
    for module, name in PLACES:
        place = import_module(module)
        before, kept = getattr(place, name), threading.local()
        if hasattr(before, "value"):
            kept.value = before.value
        setattr(place, name, kept)
