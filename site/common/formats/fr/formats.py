"""Numbers as our amounts of money have them (CLDR): thousands are parted by a narrow blank."""

THOUSAND_SEPARATOR = "\u202f"
