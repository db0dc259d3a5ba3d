"""What a reader with a poor phone waits for: the demo, on its own socket, in a slowed browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.report import Report

PAGES = {
    "home": "/fr/",
    "home, Arabic": "/ar/",
    "process": "/fr/processes/valencia-neighbourhood-time/",
    "proposals": "/fr/processes/irbid-community-kitchens/ideas/",
    "news": "/fr/news/sfax-first-home-visits/",
    "library": "/fr/library/",
    "service": "/ar/services/sfax-neighbourhood-care/",
    "live session": "/fr/live/NORIA7/join/",
}
# Latency in ms and bits a second, as the throttling of Chromium's own tools and of Lighthouse.
NETS = {"slow 4G": (150, 1_638_000, 750_000), "3G": (300, 700_000, 300_000)}
SLOWER_CPU = 4
# By net, in ms: what design asks of slow 4G, and what the trust list asks of 3G.
MOST = {"slow 4G": {"fcp": 1500, "lcp": 1500}, "3G": {"fcp": 3000, "lcp": 4000}}
MOST_SHIFT = 0.001
MOST_BLOCKED = 200
LIGHT = 50_000
# g of CO2e a byte, by the Sustainable Web Design Model, version 4, as co2.js counts it.
CARBON = 148.2 / 1e9
WATCH = """
window.seen = { lcp: 0, shift: 0, blocked: 0 };
const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
  .observe({ type, buffered: true });
watch("largest-contentful-paint", e => { seen.lcp = e.startTime; });
watch("layout-shift", e => { if (!e.hadRecentInput) seen.shift += e.value; });
watch("longtask", e => { seen.blocked += Math.max(0, e.duration - 50); });
"""
SEEN = """() => ({ ...seen,
  fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0 })"""


def measure(report: Report) -> None:
    """Print paint times, shifts, blocked time, bytes and carbon of each page, cold."""
    program = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
    if not program:
        print("\nbrowser: left out, chromium is missing (apt install chromium)")
        return
    with _demo() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking"]
        )
        for net in NETS:
            head = ("FCP ms", "LCP ms", "shift", "blocked ms", "kB", "without pics", "g CO2e")
            report.head(f"first view, {net}, CPU / {SLOWER_CPU}", *head)
            for name, address in PAGES.items():
                _line(report, name, net, _first_view(browser, site + address, net))
        browser.close()


def _line(report: Report, name: str, net: str, found: dict[str, float]) -> None:
    most = MOST[net]
    report.line(
        name,
        f"{found['fcp']:.0f}",
        f"{found['lcp']:.0f}",
        f"{found['shift']:.3f}",
        f"{found['blocked']:.0f}",
        f"{found['bytes'] / 1000:.1f}",
        f"{found['light'] / 1000:.1f}",
        f"{found['bytes'] * CARBON:.4f}",
        judge=[
            (f"FCP within {most['fcp']} ms", found["fcp"] <= most["fcp"]),
            (f"LCP within {most['lcp']} ms", found["lcp"] <= most["lcp"]),
            ("nothing moves", found["shift"] <= MOST_SHIFT),
            (f"blocked for {MOST_BLOCKED} ms at most", found["blocked"] <= MOST_BLOCKED),
            (f"under {LIGHT / 1000:.0f} kB without pictures", found["light"] < LIGHT),
        ],
    )


def _first_view(browser: Browser, address: str, net: str) -> dict[str, float]:
    """Open a page as a phone does for the first time, on a slow net."""
    latency, down, up = NETS[net]
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    tools.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    tools.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    tools.send("Network.enable")
    speed = {"latency": latency, "downloadThroughput": down / 8, "uploadThroughput": up / 8}
    tools.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_timeout(1000)  # a live page never falls silent
    seen = page.evaluate(SEEN)
    context.close()
    light = sum(size for key, size in sizes.items() if kinds.get(key) != "Image")
    return {**seen, "bytes": sum(sizes.values()), "light": light}


@contextmanager
def _demo() -> Iterator[str]:
    """Fill and serve the demo in a process of its own; it has its files compressed, as in life."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    root = Path(__file__).resolve().parents[2]
    folder = Path(os.environ["NORIA_VAR"]) / "browser"
    demo = {"DJANGO_SETTINGS_MODULE": "config.settings.demo", "NORIA_VAR": str(folder)}
    command = [sys.executable, "manage.py", "demo", "--serve", "--port", str(port)]
    site = f"http://127.0.0.1:{port}"
    # A database of its own, whatever the caller's is.
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        command, cwd=root, env=others | demo, stdout=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(site, server)
            yield site
        finally:
            server.terminate()


def _wait_for(site: str, server: subprocess.Popen[bytes], seconds: int = 300) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{site}/healthz"):
                return
        except urllib.error.URLError:
            time.sleep(1)
    raise RuntimeError("The demo does not answer.")
