"""Which screen stands at which path: the one table for the server's first view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components import about, design, explore, study
from components.address import Asked
from components.atlas import Shown
from components.screen import Screen

SCREENS: Mapping[str, Callable[[Shown, Asked], Screen]] = {
    "/": explore.screen,
    "/study": study.screen,
    "/about": about.screen,
    "/design": design.screen,
}
