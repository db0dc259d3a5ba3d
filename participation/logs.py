"""What the web server's own log must not hold."""

import logging

from participation.middleware import CAST


class ForgetCasting(logging.Filter):
    """Drop the lines of the access log about casting: time and address of a voter, in one line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether the line may be written. uvicorn passes address, method and path as args."""
        args = record.args if isinstance(record.args, tuple) else ()
        return not any(CAST in str(part).partition("?")[0] for part in args)


def forget_casting() -> None:
    """Make the loggers that write down addresses forget who cast. Again: changes nothing."""
    for name in ("uvicorn.access", "django.request", "django.server"):
        logger = logging.getLogger(name)
        if not any(isinstance(one, ForgetCasting) for one in logger.filters):
            logger.addFilter(ForgetCasting())
