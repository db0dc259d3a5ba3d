"""``make demo FRESH=1``: forget the demo, so that the next filling begins anew."""

import shutil
import sys
from pathlib import Path

from config.private_postgres import PrivatePostgres

# What the demo fills; collected files stay, they come from the code.
FILLED = ["postgres", "media", "mail"]


def forget(folder: Path) -> None:
    """Stop the private server of ``folder`` and remove what the demo filled there.

    Raises ``SystemExit`` with a sentence while somebody still uses the server.
    """
    if (folder / "postgres").exists():
        server = PrivatePostgres(folder / "postgres")
        server.start()
        server.leave(remove=True)
    if (folder / "postgres").exists():
        sys.exit(f"Something still uses the demo in {folder}: stop it first.")
    for name in FILLED:
        shutil.rmtree(folder / name, ignore_errors=True)


if __name__ == "__main__":
    forget(Path(sys.argv[1]))
