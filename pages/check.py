"""Check my references: a reader's own file, looked up in the atlas."""

from __future__ import annotations

from components import address, atlas, check, screen

screen.draw(check.screen(atlas.load(), address.shown("/check")))
