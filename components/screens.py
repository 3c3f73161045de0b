"""Which screen stands at which path: the one table for the server's first view."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components import (
    api,
    check,
    compare,
    data,
    design,
    evidence_map,
    explore,
    glossary,
    methods,
    my_list,
    proof,
    reporting,
    retractions,
    start,
    study,
    trends,
    viruses,
)
from components.address import Asked
from components.atlas import Shown
from components.screen import Screen

SCREENS: Mapping[str, Callable[[Shown, Asked], Screen]] = {
    "/": explore.screen,
    "/study": study.screen,
    "/viruses": viruses.screen,
    "/map": evidence_map.screen,
    "/trends": trends.screen,
    "/compare": compare.screen,
    "/reporting": reporting.screen,
    "/methods": methods.screen,
    "/start": start.screen,
    "/retractions": retractions.screen,
    "/glossary": glossary.screen,
    "/list": my_list.screen,
    "/data": data.screen,
    "/api": api.screen,
    "/citations": proof.screen,
    "/check": check.screen,
    "/design": design.screen,
}
MOVED: Mapping[str, str] = {"/about": "/methods"}
"""Addresses that stand in old links, and where they lead now."""
