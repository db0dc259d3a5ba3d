"""Numbers as our amounts of money have them (CLDR); Django parts thousands with a blank."""

THOUSAND_SEPARATOR = "."
