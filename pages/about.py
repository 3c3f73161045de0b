"""The address that methods and data had before: the same page, for links that were shared."""

from __future__ import annotations

from components import address, atlas, methods, screen

screen.draw(methods.screen(atlas.load(), address.shown(methods.PATH)))
