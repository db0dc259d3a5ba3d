"""The board of a session as pure functions on plain data: no Django, no clock, no database.

``decide`` says whether a command may happen and which events it makes, ``apply`` folds an event
into the state, ``sight`` and ``view`` say what of it each audience may see.
"""
