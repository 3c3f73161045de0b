"""Which case definitions a report names, and whether people were chosen or sorted by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atlas_data import vocabulary
from atlas_data.ingest.rules import words
from atlas_data.ingest.rules.material import Material
from atlas_data.ingest.rules.namings import CHOOSING, PLACES, Naming, namings
from atlas_data.model import Criterion, Evidence, Reason

_ROLES = ("entry", "subgroup", "compared", "mentioned")
# “CDC criteria” once, “CDC criteria (Fukuda 1994)” elsewhere: the exact one says which was meant.
_TELLS_VERSION = frozenset({"fukuda_1994", "iom_2015", "holmes_1988", "reeves_2005"})


def found(material: Material, design: str = "not_checked") -> tuple[Criterion, ...]:
    """Each definition once, with the strongest role it has and the words for it.

    Pass the design when it is known: in a review or another work that recruits nobody, every
    definition is only mentioned.
    """
    best = _best(namings(material))
    aside = recruits_nobody(design)
    held = []
    for name, one in best.items():
        role = "mentioned" if aside or _superseded(one, best) else one.role.name
        if role == "entry" and one.other_condition and _mecfs_arm(best):
            role = "compared"
        held.append(Criterion(id=name, role=role, evidence=_evidence(material, one, role)))
    return tuple(sorted(held, key=lambda one: _ROLES.index(one.role)))


def reasons(material: Material, criteria: Iterable[Criterion]) -> tuple[Reason, ...]:
    """The same as reasons of the facet “criteria”; the role says what a definition is named for."""
    return tuple(words.reason("criteria", one.id, one.evidence, role=one.role) for one in criteria)


def recruits_nobody(design: str) -> bool:
    """Whether nobody is recruited in a design, without an exception that only reading settles."""
    held = vocabulary.DESIGNS.get(design)
    return held is not None and held.pem_default == "not_applicable" and not held.pem_note


def _best(all_: Iterable[Naming]) -> dict[str, Naming]:
    best: dict[str, Naming] = {}
    for one in all_:
        if one.id not in best or _rank(one) < _rank(best[one.id]):
            best[one.id] = one
    return best


def _rank(one: Naming) -> tuple[int, int]:
    return _ROLES.index(one.role.name), PLACES.index(one.place)


def _superseded(one: Naming, best: dict[str, Naming]) -> bool:
    """Whether a naming that chose people stands back behind better ones."""
    if one.role.name != "entry":
        return False
    entry = {n: other for n, other in best.items() if other.role.name == "entry"}
    if one.place == "results" and any(other.place != "results" for other in entry.values()):
        return True
    return one.id == "cdc_undated" and bool(_TELLS_VERSION & entry.keys())


def _mecfs_arm(best: dict[str, Naming]) -> bool:
    """Whether a definition of ME/CFS chose people: those of another one are then its comparison."""
    return any(one.role.name == "entry" and not one.other_condition for one in best.values())


def _evidence(material: Material, one: Naming, role: str) -> Evidence:
    held = one.evidence(material.text(one.place))
    because = one.role.because if role == one.role.name else "nobody is chosen by it here"
    known = one.place in CHOOSING  # the vocabulary has no name for the other places
    return replace(
        held,
        place=held.place if known else "full_text",
        start=held.start if known else None,
        rule=f"{held.rule}: {because}",
    )
