class RuleBroken(Exception):  # noqa: N818 -- the name is a sentence people read: "rule broken"
    """What a person asked for is against a rule; the message says which, in their language."""
