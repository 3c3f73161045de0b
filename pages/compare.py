"""Compare: the studies asked for, looked at as pictures with their numbers."""

from __future__ import annotations

from components import address, atlas, compare, screen

screen.draw(compare.screen(atlas.load(), address.shown("/compare")))
