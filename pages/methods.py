"""Methods and data: how the atlas was made, every rule in words, and how far it can be trusted."""

from __future__ import annotations

from components import address, atlas, methods, screen

screen.draw(methods.screen(atlas.load(), address.shown(methods.PATH)))
