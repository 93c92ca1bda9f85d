"""Which addresses are Bode's own, and what they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.own_links import OwnLinks, Target

OWN = OwnLinks("https://bode.mijnstad.be")
IDS = st.text("abcXYZ019_.:-", min_size=1, max_size=80)


@given(IDS, st.sampled_from(["announcement", "answer"]))
def test_every_link_leads_back(id: str, kind: str) -> None:
    address = OWN.to(kind, id)  # pyright: ignore
    assert OWN.target(address) == Target(kind, id)  # pyright: ignore
    assert OWN.target(f"{address}?utm=1#x") == Target(kind, id)  # pyright: ignore
    assert OwnLinks("https://bode.elders.be").target(address) is None
    assert OwnLinks().target(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "HTTPS://Bode.MijnStad.be/open/answer/1",
        "https://bode.mijnstad.be:443/open/answer/1",
        "https://bode.mijnstad.be/open/answer/1/",
    ],
)
def test_another_way_to_write_it_is_the_same(address: str) -> None:
    assert OWN.target(address) == Target("answer", "1")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "verlof",
        "http://bode.mijnstad.be/open/answer/1",
        "https://bode.mijnstad.be:8443/open/answer/1",
        "https://bode.mijnstad.be.elders.be/open/answer/1",
        "https://www.bode.mijnstad.be/open/answer/1",
        "https://ik@bode.mijnstad.be/open/answer/1",
        "https://bode.mijnstad.be@elders.be/open/answer/1",
        "https://bode.mijnstad.be:99999/open/answer/1",
        "https://[bode.mijnstad.be/open/answer/1",
        f"https://bode.mijnstad.be/open/answer/1?{'x' * 2000}",
    ],
)
def test_what_is_of_another_is_none(address: str) -> None:
    assert not OWN.is_own(address)
    assert OWN.target(address) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://bode.mijnstad.be/open/answer/1",
        "  https://bode.mijnstad.be/open/answer/1\n",
        "Heb je dit gezien? https://bode.mijnstad.be/open/answer/1",
        "Zie (https://bode.mijnstad.be/open/answer/1).",
        "https://elders.be/open/answer/2 of “https://bode.mijnstad.be/open/answer/1”?",
    ],
)
def test_it_is_found_in_what_somebody_wrote(text: str) -> None:
    assert OWN.target_in(text) == Target("answer", "1")
    assert OwnLinks().target_in(text) is None


def test_words_without_one_lead_nowhere() -> None:
    assert OWN.target_in("Waar staat open/answer/1 op https://elders.be/open/answer/1?") is None


@pytest.mark.parametrize(
    "path",
    ["", "/", "/open/answer", "/open/answer/", "/open/request/1", "/open/answer/a b", f"/open/answer/{'x' * 81}"],
)
def test_what_leads_nowhere_is_ours_all_the_same(path: str) -> None:
    address = f"https://bode.mijnstad.be{path}"
    assert OWN.is_own(address)
    assert OWN.target(address) is None


def test_without_an_address_there_are_no_links() -> None:
    assert OwnLinks().to("answer", "1") == ""
    assert not OwnLinks().is_own("")


def test_in_local_mode_the_port_belongs_to_it() -> None:
    local = OwnLinks("http://127.0.0.1:3978")
    assert local.target(local.to("answer", "1")) == Target("answer", "1")
    assert not local.is_own("http://127.0.0.1/open/answer/1")
