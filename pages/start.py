"""Start here: four short paths, and all pages."""

from __future__ import annotations

from components import address, atlas, screen, start

screen.draw(start.screen(atlas.load(), address.shown("/start")))
