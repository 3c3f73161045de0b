"""About the data: what the states mean, who read the studies, where the facts come from."""

from __future__ import annotations

from components import about, address, atlas, screen

screen.draw(about.screen(atlas.load(), address.shown("/about")))
