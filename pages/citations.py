"""Citations, tried: what each format promises and what other programs read of it."""

from __future__ import annotations

from components import address, atlas, proof, screen

screen.draw(proof.screen(atlas.load(), address.shown(proof.PATH)))
