"""For programs: every view as plain data and plain pages."""

from __future__ import annotations

from components import address, api, atlas, screen

screen.draw(api.screen(atlas.load(), address.shown("/api")))
