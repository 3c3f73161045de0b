"""My list: the studies that stand in the address, to read, print, share and take away."""

from __future__ import annotations

from components import address, atlas, my_list, screen

screen.draw(my_list.screen(atlas.load(), address.shown("/list")))
