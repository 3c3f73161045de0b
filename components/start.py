"""Start here: four short paths into the atlas, and every page with a line on what it holds."""

from __future__ import annotations

from dataclasses import replace

from atlas_data import texts
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import frame, prose
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.screen import Screen

_TRIALS = Question().with_values("pem", ["required"])
_TRIALS = _TRIALS.with_values("design", ["rct", "crossover_trial", "nonrandomised_trial"])
_VIRUS, _RETRACTED_VIRUS = "ebv", "xmrv"
_ONE_VIRUS = Question().with_values("virus", [_VIRUS])
_FOUND_IN_BLOOD = Question().with_values("specimen", ["blood", "serum_plasma", "pbmc"])
_REQUIRED = Question().with_values("pem", ["required"])
_SHARED = _REQUIRED.with_values("virus", [_VIRUS])

# A path is its name, then its steps: the text of each, the page, and what is asked there.
Step = tuple[str, str, Question, str]
_PATHS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (
        "patient",
        (
            ("start-patient-virus", "/viruses", _ONE_VIRUS, ""),
            ("start-patient-calm", "/", replace(_ONE_VIRUS, mode="calm"), ""),
            ("start-patient-caveat", "/glossary", Question(), "#caveat"),
            ("start-patient-pem", "/glossary", Question(), "#pem"),
        ),
    ),
    (
        "clinician",
        (
            ("start-clinician-trials", "/", _TRIALS, ""),
            ("start-clinician-study", "/study", _TRIALS, ""),
            ("start-clinician-print", "/", replace(_REQUIRED, view="reading"), ""),
            ("start-clinician-criteria", "/glossary", Question(), "#all-criteria"),
        ),
    ),
    (
        "researcher",
        (
            ("start-researcher-filter", "/", _FOUND_IN_BLOOD, ""),
            ("start-researcher-map", "/map", Question(), ""),
            ("start-researcher-take", "/", replace(_REQUIRED, view="table"), ""),
            ("start-researcher-methods", "/methods", Question(), ""),
        ),
    ),
    (
        "advocate",
        (
            ("start-advocate-compare", "/compare", Question(), ""),
            ("start-advocate-link", "/", _SHARED, ""),
            ("start-advocate-retractions", "/retractions", Question(), ""),
            (
                "start-advocate-xmrv",
                "/viruses",
                Question().with_values("virus", [_RETRACTED_VIRUS]),
                "",
            ),
        ),
    ),
)


def screen(shown: Shown, asked: Asked) -> Screen:
    """The page as a screen; its links stay in calm mode for a reader who is in it."""
    return prose.screen(shown, asked, _text)


def _text(atlas: Atlas, asked: Asked) -> str:
    return f"{_top()}{_paths(atlas, asked)}{_pages(asked)}"


def _top() -> str:
    jumps = "".join(
        f'<li><a class="button" href="#path-{key}">{h(texts.say(f"start-{key}"))}</a></li>'
        for key, _ in _PATHS
    )
    return (
        f"<h1>{h(texts.say('page-start'))}</h1><p>{h(texts.say('start-intro'))}</p>"
        f'<nav class="jumps" aria-label="{h(texts.say("start-paths"))}"><ul>{jumps}</ul></nav>'
    )


def _paths(atlas: Atlas, asked: Asked) -> str:
    return '<div class="paths">' + "".join(_path(atlas, asked, *one) for one in _PATHS) + "</div>"


def _path(atlas: Atlas, asked: Asked, key: str, steps: tuple[Step, ...]) -> str:
    items = "".join(_step(atlas, asked, *one) for one in steps)
    return (
        f'<section class="path" id="path-{key}"><h2>{h(texts.say(f"start-{key}"))}</h2>'
        f"<p>{h(texts.say(f'start-{key}-for'))}</p><ol>{items}</ol></section>"
    )


def _step(atlas: Atlas, asked: Asked, text: str, path: str, question: Question, anchor: str) -> str:
    """A step as a link; one to a study leads to the first that answers, or is left out."""
    more = {}
    if path == "/study":
        rows = atlas.ask(question).rows
        if not rows:
            return ""
        more["id"] = str(atlas.table["id"][rows[0]].as_py())
    if asked.question.calm:
        question = replace(question, mode="calm")
    query = asking.query_string(question, **more)
    at = f"{path}{'?' if query else ''}{query}{anchor}"
    return f'<li><a href="{h(at)}">{h(texts.say(text))}</a></li>'


def _pages(asked: Asked) -> str:
    calm = "?mode=calm" if asked.question.calm else ""
    items = "".join(
        f'<div><dt><a href="{path}{calm}">{h(texts.say(key))}</a></dt>'
        f"<dd>{h(texts.say(f'start-about-{name}'))}</dd></div>"
        for path, key in frame.PAGES.items()
        if (name := key.removeprefix("page-"))
    )
    return f'<h2>{h(texts.say("start-pages"))}</h2><dl class="facts-list">{items}</dl>'
