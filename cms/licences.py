"""Licences a work may be published under, with the page that explains each."""

from typing import Final

CC: Final = "https://creativecommons.org"
LICENCES: Final = {
    "CC BY 4.0": f"{CC}/licenses/by/4.0/",
    "CC BY-SA 4.0": f"{CC}/licenses/by-sa/4.0/",
    "CC BY-NC 4.0": f"{CC}/licenses/by-nc/4.0/",
    "CC BY-NC-SA 4.0": f"{CC}/licenses/by-nc-sa/4.0/",
    "CC BY-ND 4.0": f"{CC}/licenses/by-nd/4.0/",
    "CC0 1.0": f"{CC}/publicdomain/zero/1.0/",
}
