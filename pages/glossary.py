"""Glossary: every word on the screens, with its meaning."""

from __future__ import annotations

from components import address, atlas, glossary, screen

screen.draw(glossary.screen(atlas.load(), address.shown("/glossary")))
