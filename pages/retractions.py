"""Retractions: what was taken back, corrected, replaced or not yet reviewed, with its notice."""

from __future__ import annotations

from components import address, atlas, retractions, screen

screen.draw(retractions.screen(atlas.load(), address.shown("/retractions")))
