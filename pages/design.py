"""Design: every part the pages are made of, on one page that no menu leads to."""

from __future__ import annotations

from components import address, atlas, design, screen

screen.draw(design.screen(atlas.load(), address.shown("/design")))
