"""Reporting: the studies asked for, looked at as pictures with their numbers."""

from __future__ import annotations

from components import address, atlas, reporting, screen

screen.draw(reporting.screen(atlas.load(), address.shown("/reporting")))
