"""Addresses drawn for phones."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(address: str) -> SafeString:
    """Draw an address as a QR code: an inline SVG, dark on light by day and by night."""
    drawn = segno.make(address, error="m").svg_inline(
        omitsize=True, dark="black", border=2, svgclass="qr", lineclass="qr-dots"
    )
    return mark_safe(drawn)  # noqa: S308 -- drawn by segno from an address of ours
