class RuleBroken(Exception):
    """What a person asked for is against a rule; the message says which, in their language."""
