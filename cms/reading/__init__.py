"""Read the words of files people send, in a process of its own: it may die, the site does not.

Nothing here imports Django, so that the process starts in a moment and knows no secret.
"""
