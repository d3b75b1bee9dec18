"""Lines of the log as JSON, one an event, for programs that gather the logs of many machines."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

REQUEST_LOG = "thidua.requests"
request_number: ContextVar[str] = ContextVar("request_number", default="")


class AsJson(logging.Formatter):
    """When, how bad, from where, what; the number of the request; a traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := request_number.get():
            line["request"] = number
        line |= getattr(record, "told", {})
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
