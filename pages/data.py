"""The data as files: what there is to take away, how to cite it, what each column means."""

from __future__ import annotations

from components import address, atlas, data, screen

screen.draw(data.screen(atlas.load(), address.shown("/data")))
