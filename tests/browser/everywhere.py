"""Every page and state of the atlas, and the dresses they are looked at in."""

from __future__ import annotations

from playwright.sync_api import Page

ADDRESSES = {
    "explore": "/?virus=ebv",
    "table": "/?virus=ebv&view=table",
    "reading": "/?virus=parvovirus-b19&view=reading",
    "nothing": "/?virus=NOPE&q=zzzzqqqq",
    "study": "/study?id=kerr-2003-cytokines-parvovirus",
    "unread": "/study?id=lombardi-2009-detection-infectious",
    "unknown": "/study?id=kerr-2003-no-such-study",
    "viruses": "/viruses",
    "xmrv": "/viruses?virus=xmrv",
    "map": "/map",
    "trends": "/trends?by=criteria&show=share",
    "compare": "/compare",
    "reporting": "/reporting",
    "methods": "/methods",
    "start": "/start",
    "retractions": "/retractions",
    "list": "/list?ids=kerr-2003-cytokines-parvovirus,lombardi-2009-detection-infectious",
    "api": "/api?virus=ebv",
    "glossary": "/glossary",
    "data": "/data",
    "citations": "/citations",
    "check": "/check",
    "design": "/design",
    "calm": "/?virus=ebv&mode=calm",
    "calm-study": "/study?id=kerr-2003-cytokines-parvovirus&mode=calm",
    "rest": "/?virus=ebv&rest=yes&at=kerr-2003-cytokines-parvovirus",
}
SCHEMES = ("light", "dark", "dim")
WIDTHS = (390, 768, 1280)


def dress(page: Page, scheme: str, width: int, height: int = 844) -> None:
    """Show a page that is open in another scheme and width."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate(
        """dim => dim ? document.documentElement.dataset.light = 'dim'
                      : delete document.documentElement.dataset.light""",
        scheme == "dim",
    )
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
