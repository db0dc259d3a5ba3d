"""How ballots become a result: pure functions on plain data, no Django.

Amounts are integers in the smallest unit of the currency (cents), votes are integers, options are
named by short text keys. ``methods`` names every one, ``docs/reference/methods.md`` compares them.
``recount`` is a second, independent implementation for strangers.
"""

ENGINE_VERSION = "1"
