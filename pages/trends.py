"""Trends: the studies asked for, looked at as pictures with their numbers."""

from __future__ import annotations

from components import address, atlas, screen, trends

screen.draw(trends.screen(atlas.load(), address.shown("/trends")))
