"""A server that is busy, broken, slow or gone is asked again, politely, and not for ever."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest

from atlas_data.fetch import answers
from atlas_data.fetch.answers import Found
from atlas_data.fetch.entrez import Entrez
from atlas_data.fetch.web import Unanswered, Web
from atlas_data.model import AtlasError
from tests.fetch.papers import papers
from tests.fetch.quick import EMAIL, TODAY, Clock, timing, web
from tests.fetch.server import Fault, Server, always, at

PATH = "/entrez/eutils/esearch.fcgi"
FIELDS = {"db": "pubmed", "term": '"chronic fatigue syndrome"[tiab]'}


def _asked(one: Web) -> Found:
    return one.ask(PATH, "a list", answers.search, FIELDS)


@pytest.mark.parametrize("fault", [one for one in Fault if one not in (Fault.SLOW, Fault.COUNT)])
def test_any_fault_once_is_overcome(fault: Fault) -> None:
    with Server(papers(3)) as server:
        server.faults = at({1: fault})
        found = _asked(web(server.address))
        assert found.count == 3
        assert len(server.requests) <= 2


def test_a_silent_server_is_asked_again() -> None:
    with Server(papers(3)) as server:
        server.faults = at({1: Fault.SLOW})
        assert _asked(web(server.address, silence=0.2)).count == 3
        assert len(server.requests) == 2


def test_waits_grow_and_the_end_is_told_with_what_to_do() -> None:
    clock = Clock()
    with Server([]) as server:
        server.faults = always(Fault.BROKEN)
        with pytest.raises(Unanswered) as told:
            _asked(web(server.address, clock, tries=5))
    assert len(server.requests) == 5
    waits = [one for one in clock.slept if one >= 1]
    assert len(waits) == 4
    assert all(2**turn <= wait <= 2**turn + 1 for turn, wait in enumerate(waits))
    for words in ("a list 5 times", "status 500", "kept", "the same command again"):
        assert words in str(told.value)


@pytest.mark.parametrize("asked", ["7", format_datetime(TODAY + timedelta(seconds=7))])
def test_a_server_that_names_a_time_is_left_alone_that_long(asked: str) -> None:
    clock = Clock()
    with Server(papers(1), retry_after=asked) as server:
        server.faults = at({1: Fault.BUSY})
        _asked(web(server.address, clock))
    assert clock.slept == [7]


def test_a_server_that_wants_an_hour_is_asked_another_time() -> None:
    clock = Clock()
    with Server([], retry_after="3600") as server:
        server.faults = always(Fault.BUSY)
        with pytest.raises(AtlasError, match="left alone for 3600 s"):
            _asked(web(server.address, clock))
    assert (len(server.requests), clock.slept) == (1, [])


def test_an_answer_that_drips_for_ever_is_given_up() -> None:
    class Hurried(Clock):
        def now(self) -> float:
            self.seconds += 700  # each look at the clock is later
            return self.seconds

    with Server(papers(1)) as server, pytest.raises(AtlasError, match="took more than 600 s"):
        _asked(web(server.address, Hurried(), tries=2, whole=600))


def test_nobody_at_home_is_told_as_a_failed_connection() -> None:
    with Server([]) as server:
        gone = server.address
    with pytest.raises(AtlasError, match="the connection failed"):
        _asked(web(gone, tries=2))


def test_a_plain_no_is_not_asked_again() -> None:
    with Server([]) as server, pytest.raises(AtlasError, match="refused"):
        Entrez(web(server.address + "/nowhere"), email=EMAIL).fetch(["1"])
    assert len(server.requests) == 1


def test_each_question_tells_tool_and_address_in_a_post_and_no_message_tells_the_key() -> None:
    with Server(papers(1)) as server:
        Entrez(web(server.address), email=EMAIL, key="secret").fetch(["90000001"])
        (request,) = server.requests
        assert request.method == "POST"
        assert request.fields["tool"] == "mecfs-atlas-explorer"
        assert (request.fields["email"], request.fields["api_key"]) == (EMAIL, "secret")
        assert EMAIL in request.agent
        server.faults = always(Fault.BROKEN)
        with pytest.raises(AtlasError) as told:
            Entrez(web(server.address), email=EMAIL, key="secret").fetch(["90000001"])
    assert "secret" not in f"{told.value!r} {told.value.__cause__!r}"


@pytest.mark.parametrize("email", ["", "nobody", "a b@example.org", "a@b\r\nX: y", "ä@example.org"])
def test_an_address_that_is_none_is_refused_before_anything_is_asked(email: str) -> None:
    with pytest.raises(AtlasError, match="e-mail"):
        Web("http://127.0.0.1", email=email, a_second=3, timing=timing(), waiting=print)


@pytest.mark.parametrize("server", ["127.0.0.1", "ftp://127.0.0.1", "https://", "/entrez"])
def test_a_server_that_is_no_web_address_is_refused(server: str) -> None:
    with pytest.raises(AtlasError, match="https://"):
        web(server)


NESTED = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
BOMB = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]><eSearchResult><Count>&i;</Count></eSearchResult>'
    % NESTED
)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0\1\2",
        b"<html><body>no</body></html>",
        b'{"error": "no"}',
        b"<eSearchResult>",
        b"<eSearchResult/>",
        BOMB,
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<eSearchResult><Count>&x;</Count></eSearchResult>",
    ],
)
def test_what_is_no_answer_is_a_fault(body: bytes) -> None:
    with pytest.raises(answers.Fault):
        answers.search(body)
