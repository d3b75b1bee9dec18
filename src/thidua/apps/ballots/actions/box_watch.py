"""Notices that a box was closed, here or on another machine, so that this one can forget it."""

from django.db import DatabaseError, connection

from thidua.apps.ballots.actions.keys import destroy_spent_keys, ended_ballots


class BoxWatch:
    """Looks at the database now and then; when it starts, at keys that outlived their ballots."""

    def __init__(self) -> None:
        self._ended = ended_ballots()
        destroy_spent_keys()

    def has_closed(self) -> bool:
        """Whether a ballot has ended since the last look; keys of ended ballots are destroyed."""
        try:
            ended = ended_ballots()
            if ended == self._ended:
                return False
            destroy_spent_keys()
        except DatabaseError:  # asked again at the next look
            connection.close()
            return False
        self._ended = ended
        return True
