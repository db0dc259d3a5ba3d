"""How much of a file is read, and what reading may cost."""

#: Letters kept of one file: more than a thousand pages of a book.
LETTERS = 500_000
PAGES = 1_000
#: Seconds on a processor, and on the clock, for one file.
SECONDS = 20
PATIENCE = 40
#: Bytes of memory the reading process may ask for.
MEMORY = 1024 * 1024 * 1024
#: The preview of a first page, in pixels.
PREVIEW_WIDTH = 480
PREVIEW_HEIGHT = 960
