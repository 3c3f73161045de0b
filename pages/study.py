"""Study: one study, its caveat above the fold, its labels with the words they rest on."""

from __future__ import annotations

from components import address, atlas, screen, study

screen.draw(study.screen(atlas.load(), address.shown("/study")))
