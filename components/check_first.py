"""What a reader of a check must see first: works taken back or changed, notices, and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from atlas_data import texts, vocabulary
from atlas_data.formats.readers import Entry
from atlas_data.query.atlas import Atlas
from components import check_lines, check_notes, kit, retractions, words
from components.check_read import Checked
from components.escape import h

_TAKEN_BACK = 2  # how many of the statuses say that a work was taken back


def first(atlas: Atlas, found: Checked) -> str:
    """The sections above all others: the grave, then notices, then what somebody must look at."""
    return _grave(atlas, found) + _notices(atlas, found) + _doubtful(atlas, found)


def gravest_first(found: Checked) -> Mapping[int, tuple[Entry, ...]]:
    """The known studies with their entries: the grave by their weight, all else as in the file."""
    marked = {one.number for one in found.marked}

    def weight(row: int) -> float:
        status = found.studies[row].record.status
        if any(one.number in marked for one in found.known[row]):
            return _TAKEN_BACK - 0.5
        if status in retractions.STATUSES:
            return retractions.STATUSES.index(status)
        return len(retractions.STATUSES)

    return {row: found.known[row] for row in sorted(found.known, key=weight)}


def _grave(atlas: Atlas, found: Checked) -> str:
    """References whose paper was taken back, corrected, replaced, or is a preprint."""
    if not found.known and not found.marked:
        return ""
    groups = [_group(atlas, found, one) for one in retractions.STATUSES]
    groups[_TAKEN_BACK:_TAKEN_BACK] = _marked(atlas, found)
    shown = "".join(groups)
    silent = sum(found.studies[row].record.status == "not_checked" for row in found.known)
    unsaid = f"<p>{h(texts.say('check-silent', number=silent))}</p>" if silent else ""
    none = "" if shown else f"<p>{h(texts.say('check-none-grave'))}</p>"
    return f"<h2>{h(texts.say('check-first'))}</h2>{none}{shown}{unsaid}"


def _group(atlas: Atlas, found: Checked, status: str) -> str:
    """The studies of one status, under what it means, which is said once."""
    items = []
    for row, entries in found.known.items():
        study = found.studies[row]
        if study.record.status == status:
            named = f"{h(check_lines.numbers(entries))} {check_lines.link(atlas, study)}"
            items.append(f"<li>{named}{words.notices(study.record)}</li>")
    return _framed(texts.say(f"check-group-{status}", number=len(items)), items, status)


def _marked(atlas: Atlas, found: Checked) -> Iterator[str]:
    """Entries that themselves say they were taken back, by what they say."""
    rows = {one.number: row for row, entries in found.known.items() for one in entries}
    for status in retractions.STATUSES[:_TAKEN_BACK]:
        items = []
        for one in found.marked:
            row, told = rows.get(one.number), h(check_lines.entry(one))
            if row is not None:
                study = found.studies[row]
                told = f"{h(check_lines.numbers([one]))} {check_lines.link(atlas, study)}"
            if found.own_mark(one) == status:
                items.append(f"<li>{told}</li>")
        yield _framed(check_notes.own_mark(status), items, status)


def _framed(said: str, items: Sequence[str], status: str) -> str:
    if not items:
        return ""
    return kit.banner(f"<strong>{h(said)}</strong>{check_lines.listed(items)}", status)


def _notices(atlas: Atlas, found: Checked) -> str:
    """Entries that are no paper, but a notice about one."""
    items = []
    for entry in found.notices:
        kind = words.small(vocabulary.label("status", found.notice(entry)))
        match found.of(entry):
            case (one, *_):
                said = texts.say("check-is-notice", number=entry.number, kind=kind)
                items.append(f"<li>{h(said)} {check_lines.way(atlas, found.studies[one.row])}</li>")
            case _:
                title = check_lines.title(entry)
                said = texts.say(
                    "check-is-lone-notice", number=entry.number, kind=kind, title=title
                )
                items.append(f"<li>{h(said)}</li>")
    name = h(texts.say("check-notices"))
    return f"<h2>{name}</h2>{check_lines.listed(items)}" if items else ""


def _doubtful(atlas: Atlas, found: Checked) -> str:
    """Entries that lead to several studies, or to one of another title: somebody must look."""
    items = []
    for entry in found.doubtful:
        ways = "".join(
            f"<li>{h(check_notes.how(one))}: {check_lines.way(atlas, found.studies[one.row])}</li>"
            for one in found.of(entry)
        )
        items.append(f"<li>{h(check_lines.entry(entry))}<ul>{ways}</ul></li>")
    if not items:
        return ""
    name, lead = h(texts.say("check-doubtful")), h(texts.say("check-doubtful-lead"))
    return f"<h2>{name}</h2><p>{lead}</p>{check_lines.listed(items)}"
