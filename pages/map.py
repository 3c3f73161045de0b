"""Evidence map: the studies asked for, looked at as pictures with their numbers."""

from __future__ import annotations

from components import address, atlas, evidence_map, screen

screen.draw(evidence_map.screen(atlas.load(), address.shown("/map")))
