"""Every record that PubMed has arrives once; what it does not have is named."""

from __future__ import annotations

import pytest

from atlas_data.fetch.entrez import FEW, POSTED
from atlas_data.model import AtlasError
from tests.fetch.papers import as_xml, paper, papers
from tests.fetch.quick import pubmed
from tests.fetch.server import ANYTIME, Fault, Server, always, at

NOTICE = '"Retraction of Publication"[pt]'


def _ids(many: int) -> list[str]:
    return [one.pmid for one in papers(many)]


@pytest.mark.parametrize("fault", ANYTIME)
@pytest.mark.parametrize("many", [1, 2, FEW + 5])
def test_a_batch_with_any_fault_once_comes_whole(fault: Fault, many: int) -> None:
    held = papers(many + 1)  # one more than is asked for
    with Server(held) as server:
        server.faults = at({1: fault})
        batch = pubmed(server).fetch(_ids(many))
    assert batch.got == tuple(_ids(many))
    assert batch.missing == ()
    assert batch.xml.count(b"<PubmedArticle>") == many


def test_one_good_answer_is_kept_byte_for_byte() -> None:
    with Server(papers(5)) as server:
        assert pubmed(server).fetch(_ids(5)).xml == as_xml(papers(5)).encode()


def test_records_put_together_from_several_answers_keep_order_and_document_type() -> None:
    with Server(papers(5)) as server:
        server.faults = at({1: Fault.SHORT})
        xml = pubmed(server).fetch(_ids(5)).xml
    assert [xml.index(one.encode()) for one in _ids(5)] == sorted(
        xml.index(one.encode()) for one in _ids(5)
    )
    assert b"<!DOCTYPE PubmedArticleSet PUBLIC" in xml


def test_what_pubmed_does_not_have_is_named_after_the_rest_came() -> None:
    with Server(papers(3)) as server:
        batch = pubmed(server).fetch(["11", *_ids(3), "12"])
    assert batch.got == tuple(_ids(3))
    assert batch.missing == ("11", "12")


def test_many_unknown_ids_are_settled_with_two_questions() -> None:
    unknown = [str(number) for number in range(1, 151)]
    with Server(papers(3)) as server:
        batch = pubmed(server).fetch(unknown + _ids(3))
        assert len(server.requests) == 2
    assert (batch.got, batch.missing) == (tuple(_ids(3)), tuple(unknown))


def test_a_server_that_always_forgets_the_first_loses_nothing_but_the_last() -> None:
    with Server(papers(30)) as server:
        server.faults = always(Fault.SHORT, "efetch")
        batch = pubmed(server).fetch(_ids(30))
    assert len(batch.got) == 29  # asked alone, it is still forgotten: that is told, not hidden
    assert batch.missing == (_ids(1)[0],)


def test_records_that_are_listed_but_never_sent_are_a_failure_and_not_missing() -> None:
    with Server(papers(30)) as server:
        server.faults = always(Fault.EMPTY, "efetch")
        with pytest.raises(AtlasError, match="it sent none of the 30 records, which it lists"):
            pubmed(server).fetch(_ids(30))


def test_posted_ids_are_compared_with_a_search_in_parts() -> None:
    many = POSTED + 10
    noticed = {3, many}
    held = [
        paper(number, types=("Retraction of Publication",) if number in noticed else ())
        for number in range(1, many + 1)
    ]
    with Server(held) as server:
        found = pubmed(server).among([one.pmid for one in held], NOTICE)
        assert [one.tool for one in server.requests] == ["epost", "esearch"] * 2
    assert found.pmids == (held[2].pmid, held[-1].pmid)


def test_a_history_that_is_gone_is_posted_again() -> None:
    with Server(papers(3)) as server:
        server.faults = at({2: Fault.FORGOTTEN})
        assert pubmed(server).among(_ids(3), NOTICE).count == 0
        assert [one.tool for one in server.requests] == ["epost", "esearch"] * 2


def test_a_history_that_is_always_gone_is_given_up() -> None:
    with Server(papers(3)) as server:
        server.faults = always(Fault.FORGOTTEN, "esearch")
        with pytest.raises(AtlasError, match="forgot 3 times"):
            pubmed(server).among(_ids(3), NOTICE)


def test_nothing_is_posted_for_no_ids() -> None:
    with Server(papers(3)) as server:
        assert pubmed(server).among([], NOTICE).pmids == ()
        assert server.requests == []
