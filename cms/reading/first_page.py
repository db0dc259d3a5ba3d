"""Draw the first page of a PDF, small."""

from io import BytesIO

import pypdfium2

from .limits import PREVIEW_HEIGHT, PREVIEW_WIDTH


def draw(content: bytes) -> bytes:
    """Give the first page as WebP, at most 480 pixels wide and 960 high; nothing for no page.

    A page of any size, a kilometre or a point, comes out within these bounds.
    """
    with pypdfium2.PdfDocument(content) as document:
        if not len(document):
            return b""
        page = document[0]
        width, height = page.get_size()
        scale = min(PREVIEW_WIDTH / max(width, 1), PREVIEW_HEIGHT / max(height, 1))
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    picture.thumbnail((PREVIEW_WIDTH, PREVIEW_HEIGHT))
    written = BytesIO()
    picture.save(written, "WEBP", quality=80)
    return written.getvalue()
