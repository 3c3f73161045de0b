"""What was found in a reader's file, as HTML: the grave first, nothing left out without a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas_data import texts, vocabulary
from atlas_data.formats.readers import MOST_ENTRIES, Entry
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import IDS_LIMIT
from atlas_data.query.question import Question
from components import address, check_notes, kit, pem, retractions, words
from components.check_read import Checked
from components.escape import Html, h

_SHOWN = 100  # rows or lines of one kind; the rest is counted, and stands in the file with notes
_LONGEST = 160  # letters of a title from a file
_HEADS = ("reference", "how", "status", "pem", "criteria")


def sentence(found: Checked) -> str:
    """All of it in one sentence of counts."""
    known = sum(len(one) for one in found.known.values())
    return texts.say(
        "check-sentence",
        number=len(found.entries),
        format=texts.say(f"check-format-{found.read.format or 'none'}"),
        known=known,
        unknown=len(found.unknown),
        doubtful=len(found.doubtful) + len(found.notices),
        broken=sum(1 for one in found.entries if one.record is None),
    )


def head(atlas: Atlas, found: Checked) -> str:
    """The counts, what is doubtful about the whole file, and what must be seen first."""
    told = [*found.read.problems]
    if found.more:
        told.append(texts.say("check-more-entries", most=MOST_ENTRIES))
    problems = "".join(f"<p>{h(one)}</p>" for one in told)
    return (
        f'<div class="asked" id="results"><h2 tabindex="-1">{h(sentence(found))}</h2></div>'
        f"{kit.banner(problems, 'link') if problems else ''}{_grave(atlas, found)}"
        f"{_notices(atlas, found)}{_doubtful(atlas, found)}"
    )


def _grave(atlas: Atlas, found: Checked) -> str:
    """Known references whose paper was taken back, corrected, replaced, or is a preprint."""
    if not found.known:
        return ""
    items = []
    for status in retractions.STATUSES:
        for row, entries in found.known.items():
            study = found.studies[row]
            if study.record.status == status:
                items.append(_item(atlas, study, entries))
    silent = sum(found.studies[row].record.status == "not_checked" for row in found.known)
    unsaid = f"<p>{h(texts.say('check-silent', number=silent))}</p>" if silent else ""
    none = "" if items else f"<p>{h(texts.say('check-none-grave'))}</p>"
    return f"<h2>{h(texts.say('check-first'))}</h2>{none}{_list(items, 'cards')}{unsaid}"


def _item(atlas: Atlas, study: Study, entries: Sequence[Entry]) -> str:
    at = address.study_link(study.id, snapshot=atlas.name)
    return (
        f"<li>{words.banner(study.record)}<p>{h(_numbers(entries))} "
        f'<a class="title" href="{h(at)}">{words.title(study.record)}</a></p></li>'
    )


def _notices(atlas: Atlas, found: Checked) -> str:
    """Entries that are no paper, but a notice about one."""
    items = []
    for entry in found.notices:
        one = found.of(entry)[0]
        kind = words.small(vocabulary.label("status", one.notice))
        said = texts.say("check-is-notice", number=entry.number, kind=kind)
        items.append(f"<li>{h(said)} {_way(atlas, found.studies[one.row])}</li>")
    return f"<h2>{h(texts.say('check-notices'))}</h2>{_list(items)}" if items else ""


def _doubtful(atlas: Atlas, found: Checked) -> str:
    """Entries that lead to several studies: somebody must choose."""
    items = []
    for entry in found.doubtful:
        ways = "".join(
            f"<li>{h(check_notes.how(one))}: {_way(atlas, found.studies[one.row])}</li>"
            for one in found.of(entry)
        )
        items.append(f"<li>{h(_entry(entry))}<ul>{ways}</ul></li>")
    if not items:
        return ""
    lead = h(texts.say("check-doubtful-lead"))
    return f"<h2>{h(texts.say('check-doubtful'))}</h2><p>{lead}</p>{_list(items)}"


def _way(atlas: Atlas, study: Study) -> str:
    at = address.study_link(study.id, snapshot=atlas.name)
    return f'<a href="{h(at)}">{words.title(study.record)}</a> ({h(words.year(study.record))})'


def lists(atlas: Atlas, found: Checked) -> str:
    """The ways to the known studies as a reading list and as a list to filter."""
    ids = [found.studies[row].id for row in found.known][:IDS_LIMIT]
    if not ids:
        return ""
    question = Question(retracted=True).with_values("ids", ids)
    links = "".join(
        f'<a href="{h(address.link(question, snapshot=atlas.name, path=path))}">'
        f"{h(texts.say(key, number=len(ids)))}</a>"
        for path, key in (("/list", "check-as-list"), ("/", "check-in-explore"))
    )
    left = len(found.known) - len(ids)
    more = f"<p>{h(texts.say('check-list-cut', most=IDS_LIMIT, left=left))}</p>" if left else ""
    return kit.ways(texts.say("check-ways"), links) + more


def table(atlas: Atlas, found: Checked) -> str:
    """The known references: how each was known, what became of it, PEM, case definitions."""
    if not found.known:
        return ""
    rows = []
    for row, entries in list(found.known.items())[:_SHOWN]:
        study = found.studies[row]
        at = address.study_link(study.id, snapshot=atlas.name)
        link = f'{h(_numbers(entries))} <a href="{h(at)}">{words.title(study.record)}</a>'
        how = dict.fromkeys(check_notes.how(found.of(one)[0]) for one in entries)
        cells = (
            "; ".join(how),
            check_notes.status(study),
            Html(pem.badge(study.pem.status)),
            check_notes.criteria(study),
        )
        rows.append((link, cells))
    heads = [texts.say(f"check-head-{one}") for one in _HEADS]
    name = texts.say("check-known", number=len(found.known))
    shown = kit.table(heads, rows, caption=name)
    return f"<h2>{h(name)}</h2>{shown}{_rest(len(found.known))}{_twice(atlas, found)}"


def _twice(atlas: Atlas, found: Checked) -> str:
    items = [
        f"<li>{h(_numbers(entries))} {_way(atlas, found.studies[row])}</li>"
        for row, entries in found.known.items()
        if len(entries) > 1
    ]
    if not items:
        return ""
    return f"<h2>{h(texts.say('check-twice'))}</h2>{_list(items)}"


def others(found: Checked) -> str:
    """What the atlas does not know, which is no judgement, and what could not be read."""
    out = ""
    if found.unknown:
        name = texts.say("check-unknown", number=len(found.unknown))
        lead = h(texts.say("check-no-judgement"))
        items = [f"<li>{h(_entry(one))}</li>" for one in found.unknown]
        shown = _list(items, rest="check-rest-unknown")
        out += f"<h2>{h(name)}</h2><p>{lead}</p>{kit.fold(texts.say('check-unknown-list'), shown)}"
    if found.broken:
        items = [f"<li>{h(one)}</li>" for one in _faults(found.broken)]
        shown = _list(items, rest="check-rest-broken")
        out += f"<h2>{h(texts.say('check-broken', number=len(items)))}</h2>{shown}"
    return out


def _faults(broken: Iterable[Entry]) -> Iterator[str]:
    for one in broken:
        title = _title(one)
        if title:
            yield texts.say(
                "check-fault", number=one.number, line=one.line, title=title, why=one.problem
            )
        else:
            yield texts.say(
                "check-fault-untitled", number=one.number, line=one.line, why=one.problem
            )


def _entry(entry: Entry) -> str:
    return texts.say("check-entry", number=entry.number, title=_title(entry))


def _title(entry: Entry) -> str:
    """How a reference calls itself: its title, else an identifier."""
    record = entry.record
    if record is None:
        return ""
    said = record.title or record.doi or record.pmid or record.pmcid or ""
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"


def _numbers(entries: Sequence[Entry]) -> str:
    """Where in the file: "No. 3", "No. 3, 17"."""
    return texts.say("check-number", numbers=", ".join(str(one.number) for one in entries[:10]))


def _list(items: Sequence[str], kind: str = "checked", rest: str = "check-rest") -> str:
    """A list of so many lines, and how many more there are."""
    if not items:
        return ""
    return f'<ul class="{kind}">{"".join(items[:_SHOWN])}</ul>{_rest(len(items), rest)}'


def _rest(number: int, key: str = "check-rest") -> str:
    left = number - _SHOWN
    return f"<p>{h(texts.say(key, number=left))}</p>" if left > 0 else ""
