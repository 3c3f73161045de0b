"""What a case definition is named for in its sentence: to choose people, to sort them, or only so.

Cues are sought in the clause before the naming (`before`) and after it (`after`), both with plain
dashes. The first cue that fits decides; without any the definition is only mentioned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from atlas_data.ingest.rules import role_cues as cues


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role of the vocabulary, and in words why; `aside` marks a side analysis."""

    name: str
    because: str
    aside: bool = False


MENTIONED = Role(name="mentioned", because="no word says that people were chosen by it")


def role(
    before: str, named: str, after: str, *, alone: bool, other_illness: bool, label: bool
) -> Role:
    """The role of a definition, in the words `named`, between the rest of its clause.

    `alone`: no second definition stands in the sentence. `other_illness`: the people of the study
    came in with another illness or infection.
    `label`: it is no definition but a code or a person's own word, which names people by itself.
    """
    # “300 patients (mean age 41, 80% women)” tells of no part of the people
    before = cues.ABOUT_PEOPLE.sub(lambda hit: " " * len(hit.group()), before)
    if held := _not_choosing(before, after):
        return held
    if _a_name_only(before, named, after):
        return Role(name="mentioned", because="one of two names for the illness")
    if held := _sorting(before, after, alone=alone):
        return held
    if label:
        return Role(name="entry", because="people were found by it")
    if other_illness and not (cues.SCREENED.search(before + after) or cues.ALL_MET.search(before)):
        return Role(name="subgroup", because="the people came with another illness")
    if cues.GLUED_AFTER.search(after) or cues.ENTRY_AFTER.search(after):
        return Role(name="entry", because="the words say that people were chosen by it")
    if cues.WITH.search(before) and cues.ITS_ILLNESS.search(after):  # “patients with Fukuda CFS”
        return Role(name="entry", because="the illness of the people is named by it")
    if cues.WITH_CRITERIA.search(before) and cues.CRITERIA_NEXT.search(named + after[:12]):
        return Role(name="entry", because="the people are those with its criteria")
    if cues.IN_BRACKETS.search(before):
        return Role(name="entry", because="it stands in brackets behind the group it describes")
    if cues.ENTRY.search(before) or cues.BY.search(named):
        return Role(
            name="entry", because="the words say that people were chosen or diagnosed by it"
        )
    return MENTIONED


def _a_name_only(before: str, named: str, after: str) -> bool:
    """Whether a name that is also one of the illness stands beside another: “for SEID or CFS”."""
    beside = cues.ONE_OF_TWO_NAMES.search(after) or cues.OTHER_NAME_FIRST.search(before)
    return bool(beside) and "SEID" in named and not cues.PUBLISHED.search(named)


def _not_choosing(before: str, after: str) -> Role | None:
    if cues.UNLESS.search(before) or (
        cues.NOT_MET.search(before) and cues.LEFT_OUT_AFTER.search(after)
    ):
        return Role(name="entry", because="who did not meet it was left out")
    if cues.ASIDE.search(before):
        return Role(name="subgroup", because="a side analysis, which sets no entry", aside=True)
    if cues.EXCLUSIONS.search(before) or (
        cues.MET.search(before) and cues.THEY_LEFT_OUT.search(after)
    ):
        return Role(name="mentioned", because="named for whom to leave out")
    if (other := cues.OTHERS.search(before)) and not _ours(before[: other.start()]):
        return Role(name="mentioned", because="about the work of others")
    if cues.THERE_ARE.search(before):
        return Role(name="mentioned", because="said of definitions in general")
    if cues.FOR_SEVERITY_AFTER.search(after):
        return Role(name="mentioned", because="used to tell how severe the illness is")
    if cues.ELSEWHERE.search(before):
        return Role(name="mentioned", because="about another study")
    if cues.IN_GENERAL.search(before) or cues.CAN_TELL.search(before):
        return Role(name="mentioned", because="said of the illness or of an instrument in general")
    if (
        cues.EXAMPLE.search(before)
        or cues.INSTRUMENT.search(before)
        or cues.INSTRUMENT_AFTER.search(after)
    ):
        return Role(name="mentioned", because="named as source of symptoms or as an example")
    if (cues.SUBJECT.search(before) and cues.DESCRIBED.search(after)) or (
        cues.MADE_BY.search(before) and not cues.CHOSE.search(before)
    ):
        return Role(name="mentioned", because="the definition itself is described")
    if cues.NOT_MET.search(before):
        named = "mentioned" if cues.CONTROLS_NOT.search(before) else "subgroup"
        return Role(name=named, because="said of those who did not meet it")
    return None


def _sorting(before: str, after: str, *, alone: bool) -> Role | None:
    whole = before + " … " + after
    if cues.SPLIT.search(before) and not alone:
        return Role(name="compared", because="people were sorted by several definitions")
    if cues.CONTRASTS.search(before):
        return Role(name="compared", because="definitions were compared")
    if cues.COMPARES.search(whole) and not alone and not cues.WITH_CONTROLS.search(whole):
        return Role(name="compared", because="definitions were compared")
    if cues.SPLIT_AFTER.search(after) and not alone:
        return Role(name="compared", because="people were sorted by several definitions")
    let_in = cues.REFERRED.search(before) and cues.LET_IN.search(after)
    if cues.SPLIT_BY.search(before) or cues.HOW_FAR.search(before):
        return Role(name="subgroup", because="people were sorted by whether they met it")
    if cues.AGAINST_THE_REST.search(after) or cues.TO_SORT_AFTER.search(after):
        return Role(name="subgroup", because="people were sorted by whether they met it")
    if cues.PART.search(before) and not _part_is_all(before) and not let_in:
        return Role(name="subgroup", because="said of a part of the people")
    if cues.PART_AFTER.search(after) or (
        cues.HOW_OFTEN.search(before) and cues.SO_OFTEN.search(after)
    ):
        return Role(name="subgroup", because="said of a part of the people")
    sorted_by = cues.SPLIT.search(before) and re.search(r"\b(?:who|whether|if|those)\b", before)
    looked_for = cues.LOOKED_FOR.search(before) and not cues.SCREENED.search(after)
    if (cues.WHETHER.search(before) or sorted_by or looked_for) and not cues.SCREENED.search(
        before
    ):
        return Role(name="subgroup", because="people were sorted by whether they met it")
    return None


def _part_is_all(before: str) -> bool:
    part = cues.PART.search(before)
    return bool(
        part
        and (cues.EVERYONE.search(before[max(part.start() - 15, 0) :]) or _recruited(before, part))
    )


def _recruited(before: str, part: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:recruit|enrol)\w+\s*$", before[: part.start()]))


def _ours(lead: str) -> bool:
    """Whether words on the work of others only say where a definition that was used comes from."""
    return bool(cues.OWN.search(lead) or cues.CHOSEN_BY_THE.search(lead))
