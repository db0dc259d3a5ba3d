"""Players of other hosts: which films may be shown in a frame, and where. Pure functions."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

YOUTUBE = {"www.youtube.com", "youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
VIMEO = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
# Whole values only: nothing else of an address is ever kept.
YOUTUBE_KEY = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
VIMEO_KEY = re.compile(r"[0-9]{5,12}", re.ASCII)
PEERTUBE_KEY = re.compile(r"[A-Za-z0-9]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True)
class Player:
    """Where a film plays: the host people are told, and the address of the frame."""

    host: str
    origin: str
    address: str


def player_of(address: str, *, peertube: tuple[str, ...] = ()) -> Player | None:
    """Find the player of a film's address, or nothing if its host is not one we trust exactly.

    `peertube` names the PeerTube servers that are trusted too. The address of the frame is written
    anew from the film's key: no other part of what was typed reaches a page.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    odd = address != address.strip() or "\\" in address or not address.isprintable()
    if odd or parts.scheme != "https" or port or parts.username is not None:
        return None
    if host in YOUTUBE:
        return _youtube(parts.path, parts.query)
    if host == "youtu.be":
        return _youtube(f"/embed{parts.path}", "")
    if host in VIMEO:
        return _vimeo(parts.path)
    return _peertube(host, parts.path) if host in peertube else None


def _youtube(path: str, query: str) -> Player | None:
    key = path.removeprefix("/embed/")
    if path == "/watch":
        key = "".join(parse_qs(query).get("v", []))
    if not YOUTUBE_KEY.fullmatch(key):
        return None
    origin = "https://www.youtube-nocookie.com"
    return Player("YouTube", origin, f"{origin}/embed/{key}")


def _vimeo(path: str) -> Player | None:
    key = path.removeprefix("/video").removeprefix("/").removesuffix("/")
    if not VIMEO_KEY.fullmatch(key):
        return None
    origin = "https://player.vimeo.com"
    return Player("Vimeo", origin, f"{origin}/video/{key}?dnt=1")


def _peertube(host: str, path: str) -> Player | None:
    key = path.removesuffix("/")
    for start in ("/w/", "/videos/watch/", "/videos/embed/"):
        key = key.removeprefix(start)
    if not PEERTUBE_KEY.fullmatch(key):
        return None
    return Player(host, f"https://{host}", f"https://{host}/videos/embed/{key}")
