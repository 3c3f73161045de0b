"""The texts: each is used, each asked for is there, and the pseudo-language spares facts."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as fluent
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_data import texts, vocabulary
from atlas_data.model import AtlasError
from atlas_data.texts import pseudo
from atlas_data.vocabulary.facets import Facets
from atlas_data.vocabulary.load import Vocabulary, read

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "atlas_data/texts/en.ftl").read_text(encoding="utf-8")
MESSAGES = {
    one.id.name: one
    for one in FluentParser().parse(ENGLISH).body
    if isinstance(one, fluent.Message)
}
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(
        [
            *ROOT.glob("*.py"),
            *(
                one
                for top in ("atlas_data", "components", "pages", "routes")
                for one in (ROOT / top).rglob("*.py")
            ),
        ]
    )
}


def keys_said() -> Iterator[tuple[Path, ast.expr]]:
    """The first argument of every `say`, both ways where it is a choice."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _name(node.func) == "say":
                yield from ((path, one) for one in _choices(node.args[0]))


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _choices(key: ast.expr) -> Iterator[ast.expr]:
    if isinstance(key, ast.IfExp):
        yield from _choices(key.body)
        yield from _choices(key.orelse)
    else:
        yield key


def fits(key: ast.JoinedStr) -> re.Pattern[str]:
    """What an f-string may become: its fixed parts as they are, anything between them."""
    parts = (
        re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in key.values
    )
    return re.compile("".join(parts))


def test_no_text_stands_there_twice() -> None:
    names = re.findall(r"^([a-z][\w-]*) =", ENGLISH, flags=re.MULTILINE)
    assert sorted(names) == sorted(set(names))
    assert set(names) == set(MESSAGES) == set(texts.keys())


def test_the_whole_file_can_be_read() -> None:
    broken = [one for one in FluentParser().parse(ENGLISH).body if isinstance(one, fluent.Junk)]
    assert [one.content for one in broken] == []


def test_every_key_that_is_said_exists() -> None:
    wanting = [
        f"{path.name}: {ast.unparse(key)}"
        for path, key in keys_said()
        if (isinstance(key, ast.Constant) and key.value not in MESSAGES)
        or (isinstance(key, ast.JoinedStr) and not any(map(fits(key).fullmatch, MESSAGES)))
    ]
    assert wanting == []


def test_every_text_is_said_somewhere() -> None:
    named = {
        node.value
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = [fits(key) for _, key in keys_said() if isinstance(key, ast.JoinedStr)]
    assert all(one.pattern.strip(".+") for one in made), "a key needs a fixed part"
    unused = [
        key for key in MESSAGES if key not in named and not any(p.fullmatch(key) for p in made)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 studies"), (1, "1 study"), (2, "2 studies"), (1323, "1,323 studies")],
)
def test_a_number_has_its_plural_and_its_thousands_marked(number: int, said: str) -> None:
    assert texts.say("studies", number=number) == said


def test_a_text_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(AtlasError, match="no-such-text"):
        texts.say("no-such-text")


def test_a_value_that_is_not_given_is_refused_by_name() -> None:
    with pytest.raises(AtlasError, match=r"'studies'.*number"):
        texts.say("studies")


def test_a_value_of_any_length_is_said_whole() -> None:
    long = "virus is EBV or " * 500
    assert texts.say("tab", page=long) == f"{long} · ME/CFS Atlas"


def test_braces_in_a_value_stay_what_they_are() -> None:
    assert texts.say("tab", page="{ $number } {x}").startswith("{ $number } {x} ")


@pytest.mark.parametrize("name", ["xx", "de"])
def test_an_unknown_language_is_refused_with_the_known_ones_named(name: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from atlas_data import texts; texts.say('brand')"],
        env=os.environ | {"ATLAS_LOCALE": name},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert "AtlasError" in ended.stderr and repr(name) in ended.stderr
    assert "ATLAS_LOCALE may be en" in ended.stderr


@given(st.text() | st.text("abeno XZ019.,:“”()-ßλ", min_size=1))
def test_a_pseudo_text_is_longer_and_keeps_its_numbers(plain: str) -> None:
    shown = pseudo.text(plain)
    if any(char.isalpha() for char in plain):
        assert len(shown) > len(plain)
    else:
        assert shown == plain
    assert re.findall(r"\d", shown) == re.findall(r"\d", plain)
    assert len(shown.split(" ")) == len(plain.split(" "))


WORDS = st.text("abcdefgöHELO ", min_size=1).map(lambda one: f"a{one}z")


@settings(max_examples=50)
@given(WORDS, WORDS, st.integers(0, 10**7), st.text("αβ 12“”", min_size=1))
def test_a_pseudo_message_keeps_what_is_filled_in(
    before: str, after: str, number: int, value: str
) -> None:
    source = f"key = {before} {{ $number }} {after} “{{ $value }}”\n"
    told: dict[str, str | int] = {"number": number, "value": value}
    english, shown = _said(source, told), _said(pseudo.resource(source), told)
    assert f" {number:,} " in shown and f"“{value}”" in shown
    assert len(shown) > len(english)


def _said(source: str, values: dict[str, str | int]) -> str:
    bundle = FluentBundle(["en-GB"], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    pattern = bundle.get_message("key").value
    assert pattern is not None
    said, errors = bundle.format_pattern(pattern, values)
    assert errors == []
    return str(said)


def test_every_pseudo_message_has_the_placeables_and_choices_of_the_english_one() -> None:
    shown = {
        one.id.name: one
        for one in FluentParser().parse(pseudo.resource(ENGLISH)).body
        if isinstance(one, fluent.Message)
    }
    assert shown.keys() == MESSAGES.keys()
    for name, english in MESSAGES.items():
        assert list(_fixed(shown[name])) == list(_fixed(english)), name
        written = FluentSerializer().serialize_entry(shown[name])
        assert len(written) >= len(FluentSerializer().serialize_entry(english)), name


def _fixed(node: object) -> Iterator[str]:
    """Variables, literals and keys of variants, in the order of the text."""
    if isinstance(node, fluent.VariableReference | fluent.Identifier):
        yield node.id.name if isinstance(node, fluent.VariableReference) else node.name
    elif isinstance(node, fluent.Literal):
        yield str(node.value)
    elif isinstance(node, list):
        for one in node:
            yield from _fixed(one)
    elif isinstance(node, fluent.BaseNode) and not isinstance(node, fluent.TextElement):
        for key, held in vars(node).items():
            if key != "span":
                yield from _fixed(held)


@pytest.fixture(name="shown")
def _shown(monkeypatch: pytest.MonkeyPatch) -> Vocabulary:
    monkeypatch.setenv("ATLAS_LOCALE", texts.PSEUDO)
    return read(Path(vocabulary.__file__).parent)


def test_the_vocabulary_is_shown_in_the_language_in_use(shown: Vocabulary) -> None:
    assert shown.viruses["ebv"].label == pseudo.text("Epstein–Barr virus")
    for table, english in (
        (shown.criteria, vocabulary.CRITERIA),
        (shown.viruses, vocabulary.VIRUSES),
        (shown.designs, vocabulary.DESIGNS),
        (shown.topics, vocabulary.TOPICS),
        *((shown.terms[name], vocabulary.TERMS[name]) for name in vocabulary.TERMS),
    ):
        assert list(table) == list(english)
        for id_, term in english.items():
            said = (table[id_].label, table[id_].short, table[id_].meaning)
            assert said == tuple(map(pseudo.text, (term.label, term.short, term.meaning)))


def test_what_data_are_made_with_is_the_same_in_every_language(shown: Vocabulary) -> None:
    assert shown.version == vocabulary.VERSION
    assert (shown.pem_cues, shown.caveat_cues) == (vocabulary.PEM_CUES, vocabulary.CAVEAT_CUES)
    assert shown.rules == vocabulary.RULES
    for name, english in (("viruses", vocabulary.VIRUSES), ("criteria", vocabulary.CRITERIA)):
        for id_, term in english.items():
            other = getattr(shown, name)[id_]
            for field in ("slug", "names", "aliases", "patterns", "mesh", "sources", "yes", "no"):
                assert getattr(other, field) == getattr(term, field), (id_, field)


def test_a_term_is_found_by_its_english_names_in_every_language(shown: Vocabulary) -> None:
    facets = Facets(shown)
    for facet, table in vocabulary.FACETS.items():
        for term in table.values():
            for name in (term.slug, term.label, term.short, *term.aliases):
                meant = vocabulary.find(facet, name)
                found = facets.find(facet, name)
                assert (found and found.id) == (meant and meant.id), (facet, name)


def test_a_caveats_reason_keeps_its_placeholders(shown: Vocabulary) -> None:
    for id_, caveat in vocabulary.CAVEATS.items():
        assert shown.caveats[id_].placeholders == caveat.placeholders
    assert " 12 " in shown.caveats["small_sample"].why(cases="12")
