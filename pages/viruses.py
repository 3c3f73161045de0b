"""Viruses: the studies asked for, looked at as pictures with their numbers."""

from __future__ import annotations

from components import address, atlas, screen, viruses

screen.draw(viruses.screen(atlas.load(), address.shown("/viruses")))
