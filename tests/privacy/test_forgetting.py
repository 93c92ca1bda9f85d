"""A person is taken out of a value: their id and words, and their name where somebody else wrote it; nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.arrange.comments.comment import Comment
from bot.arrange.history import Deed, HistoryEntry
from bot.arrange.request import Request, RequestState
from bot.people.erasure import PREFIX
from bot.privacy.forgetting import Forgetting, forgetting, plain_without, without
from bot.privacy.holdings import BY_KIND

ANA, BEN = "649307c1-54d3-5acf-bc75-7b0e039d2021", "628a2cfa-a40c-5509-9aff-8fced0174f42"
GONE = f"{PREFIX}0123456789ab"
AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def who() -> Forgetting:
    return forgetting(ANA, GONE, ("Ana Martens", "ana@proefnet.example", "Ana"))


def request(requester: str) -> Request:
    return Request(
        "leave.2026.x",
        "leave",
        requester,
        RequestState.APPROVED,
        {"reason": "Ik ga trouwen", "colleague": ANA, "note": "vervangt ana  martens, bel ana@proefnet.example"},
        AT,
        AT,
        approvers=(ANA, BEN),
        history=(
            HistoryEntry(AT, ANA, Deed.AGREED, "Veel geluk!"),
            HistoryEntry(AT, BEN, Deed.APPROVED, "Zoals Ana Martens zegt"),
        ),
        comments=(Comment(AT, ANA, "Tot dan"), Comment(AT, BEN, "Dag", ANA)),
    )


def test_of_their_own_request_the_decisions_stay(who: Forgetting) -> None:
    now = without(request(ANA), BY_KIND["request"], who)
    assert (now.requester, now.answers, now.approvers) == (GONE, {}, (GONE, BEN))
    assert [(one.person, one.text, one.deed) for one in now.history] == [
        (GONE, "", Deed.AGREED),
        (BEN, "Zoals … zegt", Deed.APPROVED),
    ]
    assert [(one.person, one.text, one.behalf) for one in now.comments] == [(GONE, "", ""), (BEN, "Dag", GONE)]


def test_what_somebody_else_wrote_stays_without_the_name(who: Forgetting) -> None:
    now = without(request(BEN), BY_KIND["request"], who)
    assert now.requester == BEN
    assert now.answers == {"reason": "Ik ga trouwen", "colleague": GONE, "note": "vervangt …, bel …"}


def test_what_does_not_name_them_is_the_very_same(who: Forgetting) -> None:
    other = replace(request(BEN), approvers=(BEN,), history=(), comments=(), answers={"reason": "Bananen"})
    assert without(other, BY_KIND["request"], who) == other


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        (f"person:{ANA}", f"person:{GONE}"),
        (f"token.{ANA}", f"token.{GONE}"),
        (f"request:{ANA}:asked", f"request:{GONE}:asked"),
        (f"{ANA}.x", f"{ANA}.x"),
        (f"{ANA}0", f"{ANA}0"),
        (f"x-{ANA}", f"x-{ANA}"),
    ],
)
def test_an_id_is_that_of_nobody_else(who: Forgetting, text: str, becomes: str) -> None:
    assert who.id(text) == becomes
    assert who.stands_in(text) == (text != becomes)


def test_a_short_id_or_name_is_a_word_in_what_others_wrote() -> None:
    short = forgetting("ana", GONE, ("Ana", "Ana Martens"))
    assert short.text("Op banaan en op ana na, zegt Ana") == "Op banaan en op ana na, zegt Ana"
    assert short.text("zegt ANA MARTENS.") == "zegt …."
    assert short.id("person:ana") == f"person:{GONE}"


def test_a_name_is_not_taken_out_of_a_longer_one() -> None:
    marie = forgetting(ANA, GONE, ("Marie Peeters", "jan@school.be", "03 123 45 67"))
    others = "Anne-Marie Peeters, Marie Peeters-Claes, piet.jan@school.be, 003 123 45 678"
    assert marie.text(others) == others
    assert marie.text("(Marie  Peeters), jan@school.be: 03 123 45 67.") == "(…), …: …."


def test_a_job_names_them_no_more(who: Forgetting) -> None:
    body = {"people": [[ANA, "1"], [BEN, "2"]], ANA: {"n": 1, "on": True, "none": None}}
    assert plain_without(body, who) == {"people": [[GONE, "1"], [BEN, "2"]], GONE: {"n": 1, "on": True, "none": None}}
