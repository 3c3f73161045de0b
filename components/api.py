"""For programs: every plain address of the atlas, drawn from its formats and filters themselves."""

from __future__ import annotations

from collections.abc import Iterator

from atlas_data import formats, texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.filters import FILTERS, Bound, Choice, Filter, Flag, Ids, Words
from atlas_data.query.question import Question
from components import frame, kit, prose
from components.address import Asked
from components.atlas import Shown
from components.escape import Html, h
from components.screen import Screen

_EXAMPLE = Question().with_values("virus", ["ebv"]).with_values("pem", ["required"])
_OTHERS = (
    ("/s/<id>", "page"),
    ("/browse", "browse"),
    ("/feed.atom", "feed"),
    ("/data/<name>", "data"),
    ("/sitemap.xml", "sitemap"),
    ("/opensearch.xml", "opensearch"),
    ("/healthz", "health"),
)


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page; its examples ask what the reader was asking."""
    return prose.screen(shown, asked, _text)


def _text(atlas: Atlas, asked: Asked) -> str:
    question = asked.question.alone()
    query = asking.query_string(question if question.chosen else _EXAMPLE)
    return (
        f"<h1>{h(texts.say('page-api'))}</h1><p>{h(texts.say('api-what'))}</p>"
        f"{_section('examples', _examples(query))}"
        f"{_section('endings', _endings(query))}"
        f"{_section('parameters', _parameters())}"
        f"{_section('addresses', _addresses())}"
        f"{_section('answers', _answers())}"
        f"{_section('proof', _proof())}"
    )


def _section(name: str, html: str) -> str:
    head, what = h(texts.say(f"api-{name}")), h(texts.say(f"api-{name}-what"))
    return f'<section id="{name}"><h2>{head}</h2><p>{what}</p>{html}</section>'


def _examples(query: str) -> str:
    at = "{here}/api/studies"
    shown = (
        ("curl", f"curl -O -J '{at}.bib?{query}'"),
        (
            "Python",
            "import pandas\n\n"
            f'studies = pandas.read_csv("{at}.csv?{query}")\n'
            'print(studies[["title", "year", "pem_status", "atlas_does_not_show"]])',
        ),
        (
            "R",
            f'studies <- read.csv("{at}.csv?{query}")\n'
            'studies[, c("title", "year", "pem_status", "atlas_does_not_show")]',
        ),
    )
    return "".join(_example(name, code) for name, code in shown)


def _example(name: str, code: str) -> str:
    here = h(code).replace("{here}", '<span data-here="1"></span>')
    said = h(texts.say("api-copied", language=name))
    return (
        f'<h3>{name}</h3><pre tabindex="0" class="code"><code>{here}</code></pre>'
        f'<p class="tools"><button type="button" data-copy="{h(code)}" data-what="{said}" '
        f'aria-describedby="copied-{name}">{h(texts.say("api-copy", language=name))}</button>'
        f'<span id="copied-{name}" class="copied" role="status"></span></p>'
    )


def _endings(query: str) -> str:
    heads = [texts.say(key) for key in ("api-ending", "api-format", "api-media")]
    made = [(one.suffix, one.label, one.mime) for one in formats.WRITERS]
    made += [
        ("atom", texts.say("download-atom"), "application/atom+xml"),
        ("zip", texts.say("download-zip"), "application/zip"),
    ]
    rows = [
        (
            f'<a href="/api/studies.{h(suffix)}?{h(query)}"><code>.{h(suffix)}</code></a>',
            (label, _code(media)),
        )
        for suffix, label, media in made
    ]
    return kit.table(heads, rows, caption=texts.say("api-endings"))


def _parameters() -> str:
    heads = [texts.say(key) for key in ("api-parameter", "api-meaning", "api-values")]
    rows = [(_code(one.key), _told(one)) for one in FILTERS.values()]
    rows += [
        (_code(key), (texts.say(f"api-{key}"), values))
        for key, values in (
            ("sort", _orders()),
            ("retracted", _code("show")),
            ("notes", _code("yes")),
        )
    ]
    return kit.table(heads, rows, caption=texts.say("api-parameters"))


def _code(*words: str) -> Html:
    return Html(", ".join(f"<code>{h(one)}</code>" for one in words))


def _orders() -> Html:
    always = Question().sorts
    said = h(texts.say("api-sort-values", always="{a}", searching="{s}", listed="{l}"))
    for mark, one in (
        ("{a}", _code(*always)),
        ("{s}", _code("relevance")),
        ("{l}", _code("listed")),
    ):
        said = said.replace(mark, one)
    return Html(said)


def _told(one: Filter) -> tuple[str, str]:
    """What a filter asks and what it can be given."""
    match one:
        case Choice():
            listed = _code(*(term.slug for term in one.options.values()))
            number = texts.say("api-several", number=len(one.options))
            return one.help, Html(kit.fold(number, f'<p class="slugs">{listed}</p>'))
        case Bound():
            return one.label, texts.say("api-number")
        case Flag():
            return one.help, _code("yes")
        case Words():
            return one.help, texts.say("api-words")
        case Ids():
            return one.label, texts.say("api-ids")


def _addresses() -> str:
    items = "".join(_row(at, texts.say(f"api-at-{key}")) for at, key in _OTHERS)
    return f'<dl class="facts-list">{items}</dl>'


def _answers() -> str:
    items = "".join(_row(status, text) for status, text in _statuses())
    return f'<dl class="facts-list">{items}</dl>'


def _proof() -> str:
    links = "".join(
        f'<a href="{path}">{h(texts.say(frame.PAGES[path]))}</a>'
        for path in ("/citations", "/data")
    )
    return kit.ways(texts.say("api-more"), links)


def _statuses() -> Iterator[tuple[str, str]]:
    for status in ("200", "304", "400", "404", "503"):
        yield status, texts.say(f"api-status-{status}")


def _row(name: str, text: str) -> str:
    return f"<div><dt><code>{h(name)}</code></dt><dd>{h(text)}</dd></div>"
