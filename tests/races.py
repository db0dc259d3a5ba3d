"""Several people at the same moment: what every counter and every limit has to bear."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from django.db import connections

from common.exceptions import RuleBroken

LONGEST_START = 20  # seconds until the last of them must be ready


def at_once(acts):
    """Do all acts at the same moment, each with a connection of its own.

    Return what each gave, in their order; a broken rule is an answer like any other. What else
    is raised, is raised here.
    """
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait(LONGEST_START)
            return act()
        except RuleBroken as broken:
            return broken
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def numbered(act, times):
    """Make so many acts of one that takes a number, for ``at_once``."""
    return [partial(act, number) for number in range(times)]
