"""What was found in a reader's file, as HTML: the grave first, nothing left out without a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from atlas_data import texts
from atlas_data.formats.readers import MOST_ENTRIES, Entry
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import IDS_LIMIT
from atlas_data.query.question import Question
from components import address, check_first, check_lines, check_notes, kit, pem
from components.check_read import Checked
from components.escape import Html, h

_HEADS = ("reference", "how", "status", "pem", "criteria")


def sentence(found: Checked) -> str:
    """All of it in a few counts, none of them zero; they add up to the entries."""
    kind = texts.say(f"check-format-{found.read.format or 'none'}")
    if found.nothing:
        return texts.say("check-sentence-none", number=len(found.entries), format=kind)
    known = sum(map(len, found.known.values()))
    counts = {
        "unknown": len(found.unknown),
        "doubtful": len(found.doubtful),
        "notices": len(found.notices),
        "broken": sum(1 for one in found.entries if one.record is None),
    }
    said = [texts.say("check-sentence", number=len(found.entries), format=kind)]
    if known:
        same = "yes" if known == len(found.known) else "no"
        studies = len(found.known)
        said.append(texts.say("check-sentence-known", number=known, studies=studies, same=same))
    said += [texts.say(f"check-sentence-{key}", number=n) for key, n in counts.items() if n]
    return " ".join(said)


def head(atlas: Atlas, found: Checked) -> str:
    """The counts, what is doubtful about the whole file, and what must be seen first."""
    told = [*found.read.problems]
    if found.more:
        key = "check-more-places" if found.nothing else "check-more-entries"
        told.append(texts.say(key, most=MOST_ENTRIES))
    problems = "".join(f"<p>{h(one)}</p>" for one in told)
    return (
        f'<div class="asked" id="results"><h2 tabindex="-1">{h(sentence(found))}</h2></div>'
        f"{kit.banner(problems, 'link') if problems else ''}{check_first.first(atlas, found)}"
    )


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
    held = check_first.gravest_first(found)
    rows = []
    for row, entries in list(held.items())[: check_lines.SHOWN]:
        study = found.studies[row]
        link = f"{h(check_lines.numbers(entries))} {check_lines.link(atlas, study)}"
        own = next(filter(None, map(found.own_mark, entries)), "")
        cells = (
            _how(found, entries),
            check_notes.status(study, own),
            Html(pem.badge(study.pem.status)),
            check_notes.criteria(study),
        )
        rows.append((link, cells))
    heads = [texts.say(f"check-head-{one}") for one in _HEADS]
    known = sum(map(len, held.values()))
    same = "yes" if known == len(held) else "no"
    name = texts.say("check-known", number=known, studies=len(held), same=same)
    shown = kit.table(heads, rows, caption=name)
    return f"<h2>{h(name)}</h2>{shown}{check_lines.left(len(held))}{_twice(atlas, held, found)}"


def _how(found: Checked, entries: Sequence[Entry]) -> str:
    """How a study was known; where its entries differ in that, which of them how."""
    ways: dict[str, list[Entry]] = {}
    for one in entries:
        ways.setdefault(check_notes.how(found.of(one)[0]), []).append(one)
    if len(ways) == 1:
        return next(iter(ways))
    return "; ".join(f"{check_lines.numbers(named)} {how}" for how, named in ways.items())


def _twice(atlas: Atlas, held: Mapping[int, tuple[Entry, ...]], found: Checked) -> str:
    items = [
        f"<li>{h(check_lines.numbers(entries))} {check_lines.link(atlas, found.studies[row])}</li>"
        for row, entries in held.items()
        if len(entries) > 1
    ]
    if not items:
        return ""
    return f"<h2>{h(texts.say('check-twice'))}</h2>{check_lines.listed(items)}"


def others(found: Checked) -> str:
    """What the atlas does not know, which is no judgement, and what could not be read."""
    out = ""
    if found.unknown:
        number = len(found.unknown)
        name, fold = (
            texts.say(f"check-{one}", number=number) for one in ("unknown", "unknown-list")
        )
        lead = h(texts.say("check-no-judgement", number=number))
        items = [f"<li>{h(check_lines.entry(one))}</li>" for one in found.unknown]
        shown = check_lines.listed(items, rest="check-rest-unknown")
        out += f"<h2>{h(name)}</h2><p>{lead}</p>{kit.fold(fold, shown)}"
    if found.broken:
        items = [f"<li>{h(one)}</li>" for one in _faults(found.broken)]
        shown = check_lines.listed(items, rest="check-rest-broken")
        out += f"<h2>{h(texts.say('check-broken', number=len(items)))}</h2>{shown}"
    return out


def _faults(broken: Iterable[Entry]) -> Iterator[str]:
    for one in broken:
        title = check_lines.title(one)
        if title:
            yield texts.say(
                "check-fault", number=one.number, line=one.line, title=title, why=one.problem
            )
        else:
            yield texts.say(
                "check-fault-untitled", number=one.number, line=one.line, why=one.problem
            )
