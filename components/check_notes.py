"""What the atlas says of a reference, in words: for the page and for the reader's own file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atlas_data import texts, vocabulary
from atlas_data.formats.annotate import Note
from atlas_data.model import Study
from atlas_data.query.known import BY, Match
from components import words


def how(one: Match) -> str:
    """How a reference was known, and what speaks against it: "same DOI"."""
    parts = [texts.say(BY[one.by])]
    if one.other_doi:
        parts.append(texts.say("known-other-doi"))
    if one.other_title:
        parts.append(texts.say("known-other-title"))
    return ", ".join(parts)


def criteria(study: Study) -> str:
    """The case definitions by which people were chosen, or why none is named."""
    return "; ".join(vocabulary.label("criteria", one) for one in study.criteria_entry)


def status(study: Study, own: str = "") -> str:
    """What became of the paper; `own` is what the reader's file says of it."""
    held = vocabulary.label("status", study.record.status)
    return f"{own_mark(own)} {held}" if own else held


def own_mark(mark: str) -> str:
    """What a file itself says of a paper: "Your file itself says: retracted."."""
    return texts.say("check-own-mark", status=words.small(vocabulary.label("status", mark)))


def note(
    found: Sequence[Match],
    studies: Mapping[int, Study],
    *,
    own: str = "",
    snapshot: str,
    host: str,
) -> Note:
    """The note for an entry of a file: of its study, of the one its notice is about, or of what
    somebody must look at. `own` is what the entry says of its paper and the atlas does not."""
    one, study = found[0], studies[found[0].row]
    at = f"{host}/s/{study.id}"
    if len(found) > 1:
        ids = "; ".join(f"{studies[each.row].id} ({how(each)})" for each in found)
        doubt = texts.say("check-note-doubt", studies=ids)
        return Note(cells=("", doubt, "", "", "", ""), words=doubt)
    if one.other_title:
        odd = texts.say("check-note-odd", how=texts.say(BY[one.by]), study=study.id, address=at)
        return Note(cells=("", odd, "", "", "", ""), words=odd)
    if one.notice:
        kind = words.small(vocabulary.label("status", one.notice))
        told = texts.say("check-note-notice", kind=kind, study=study.id)
        return Note(cells=(study.id, how(one), told, "", "", at), words=f"{told} {at}")
    pem = vocabulary.label("pem", study.pem.status)
    became = status(study, own)
    said = texts.say(
        "check-note",
        status=became,
        pem=pem,
        criteria=criteria(study),
        how=how(one),
        snapshot=snapshot,
        address=at,
    )
    return Note(cells=(study.id, how(one), became, pem, criteria(study), at), words=said)
