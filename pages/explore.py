"""Explore: the question, the studies that answer it, share and take away."""

from __future__ import annotations

from components import address, atlas, explore, screen, undo

asked = address.shown("/")
screen.draw(explore.screen(atlas.load(), asked, cleared=undo.remembered(asked.question)))
