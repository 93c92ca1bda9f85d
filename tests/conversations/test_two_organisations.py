"""Two organisations with the same people, schools, topics and titles: nothing of one is ever seen by the other.

Each has a word that it says in whatever it writes; that word is looked for in all that the other sees, and in all that
is kept of the other.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channel.base import CardMessage, Reply
from bot.channel.session import open_session
from bot.front.extension import KNOWLEDGE
from bot.settings_of_systems import systems_in
from bot.web.api.serving import Api
from bot.web.api.tokens import EntraTokens
from tests.api.rig import TOPDESK, Caller, Entra, client_of, token
from tests.conversations.announcing import write
from tests.conversations.expertise import OFFICIAL
from tests.conversations.forging import OBJECTS
from tests.conversations.keeping import kept_by
from tests.conversations.pairing import ARRANGEMENTS, MARKS, Half, Pair, opened_pair
from tests.conversations.repeating import same
from tests.conversations.school import send_to
from tests.conversations.stage import Shown, actions_of, buttons_of
from tests.conversations.test_announce import CONFIRM
from tests.conversations.test_mandates import gives
from tests.peers.cosmos import CosmosPeer

Deed = Callable[[Pair, Half, str], Awaitable[object]]
NAMES = ("ana", "ben", "carla", "nadia", "lieve")
SYSTEMS = {"scholen": TOPDESK, "stad": "5a7e1c1e-0000-4000-8000-00000000f00e"}
LISTS = (
    *("help", "vandaag", "nieuws", "aanvragen", "mijn aanvragen", "goedkeuringen", "wachtrij", "mijn vragen"),
    *("vragen voor mij", "officiële antwoorden", "mijn mededelingen", "hiaten", "mandaten", "rollen", "bereik"),
    *("wie is er weg", "agenda", "rapport", "nog te bevestigen", "instellingen"),
)


async def announces(pair: Pair, half: Half, _: str) -> None:
    words = {"title": f"Bus naar het {half.mark}", "text": "Vertrek om 9 uur.", "schools": "de-linde"}
    await write(half.carla, **words, asks="one", asked="Kom je?", choices=f"Naar het {half.mark}\nNee")
    await half.carla.clicks(send_to(3))
    await half.jobs()


async def confirms_and_proves(pair: Pair, half: Half, _: str) -> None:
    await write(half.carla, title="Sneeuw", text=f"Blijf in het {half.mark}.", schools="de-linde", confirmation="true")
    await half.carla.clicks(send_to(3))
    await half.jobs()
    await half.ana.clicks(CONFIRM)
    await half.jobs(later=timedelta(seconds=5))
    for title in ("Per school", "Bewijs van bezorging"):
        await half.carla.clicks(title)
    await half.jobs()
    await half.carla.accepts(half.carla.newest)
    await half.jobs()


async def asks(pair: Pair, half: Half, who: str) -> None:
    await getattr(half, who).says("Hoeveel is de kilometervergoeding?")


async def asks_an_expert(pair: Pair, half: Half, _: str) -> None:
    await half.ana.says("Mag ik een sabbatjaar nemen om te gaan zeilen?")
    if "Vraag het aan een expert" not in buttons_of(half.ana.newest):
        return  # an expert answered it before
    await half.ana.clicks("Vraag het aan een expert")
    await half.ana.fills(words=f"Van het {half.mark} naar zee.").clicks("Naar de experts sturen")
    await half.jobs()
    await half.nadia.fills(answer=f"Vraag het aan in het {half.mark}.").clicks("Verzenden")
    await half.jobs()
    await half.nadia.clicks(OFFICIAL)
    await half.nadia.fills(question=f"Kan ik weg uit het {half.mark}?", readers="everyone").clicks("Bewaren")
    await half.jobs()


async def takes_leave(pair: Pair, half: Half, _: str) -> None:
    ana, day = half.ana, f"2027-01-{4 + 7 * (next(half.stage.numbers) % 3):02}"
    await ana.says("verlof")
    await ana.fills(kind="circumstance", occasion="wedding", occasion__kin="family").clicks("Volgende")
    await ana.fills(period__from=day, period__from_part="day", period__to=day).clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.fills(lessons="colleague").clicks("Volgende")
    await ana.fills(colleague=half.emma.name, lessons_details=f"Naar het {half.mark}").clicks("Volgende")
    await ana.clicks("Indienen")
    await half.jobs()
    await half.ben.clicks("Goedkeuren")
    await half.jobs()


async def gives_a_mandate(pair: Pair, half: Half, _: str) -> None:
    await gives(half.ben, half.emma.name)
    await half.jobs()


async def looks(pair: Pair, half: Half, who: str) -> None:
    person = getattr(half, who)
    for said in LISTS:
        await person.says(said)
    reply = await person.searches(KNOWLEDGE, "kilometervergoeding")
    seen = json.dumps([result.card for result in reply.results], ensure_ascii=False)
    assert half.mark in seen
    assert pair.other(half).mark not in seen


async def tries_buttons_of_the_other(pair: Pair, half: Half, who: str) -> None:
    """Whoever has the same name there sends what stands on the other's cards, as a client could: it does what it would
    do if what it names did not exist."""
    other, person = pair.other(half), getattr(half, who)
    before = pair.kept(other)
    newest = {verb: data for shown in getattr(other, who).chat for verb, data in _named(shown)}
    for verb, data in newest.items():
        things = {str(data[name]) for name in OBJECTS if data.get(name)}
        if any(thing in body for thing in things for _, body in pair.kept(half)):
            await person.sends(verb, data, None)  # it has a thing by that id itself, and that one is meant
            pair.met.add(verb)
            continue
        unknown = {**data, **{name: never for name, never in OBJECTS.items() if data.get(name)}}
        replies = [await person.sends(verb, sent, None) for sent in (data, unknown)]
        assert same(*replies), (verb, *replies)
        pair.tried.add(verb)
    await half.jobs()
    assert pair.kept(other) == before


async def pastes_links_of_the_other(pair: Pair, half: Half, who: str) -> None:
    for message in _said(getattr(pair.other(half), who).chat):
        for word in message.split('"'):
            if word.startswith("https://bode."):
                assert (await getattr(half, who).pastes(word)) == Reply()


def _named(shown: Shown) -> Iterator[tuple[str, dict[str, object]]]:
    """Its buttons that name a thing."""
    if isinstance(shown.message, CardMessage):
        for action in actions_of(shown.card):
            data = dict(action.get("data") or {})
            if action["type"] == "Action.Execute" and OBJECTS.keys() & data.keys():
                yield str(action["verb"]), data


DEEDS: Mapping[str, Deed] = {
    deed.__name__: deed
    for deed in (
        *(announces, confirms_and_proves, asks, asks_an_expert, takes_leave, gives_a_mandate, looks),
        *(tries_buttons_of_the_other, pastes_links_of_the_other),
    )
}


# --- what is seen ------------------------------------------------------------------------------------


def _said(chat: Sequence[Shown]) -> list[str]:
    return [
        json.dumps(one.card, ensure_ascii=False) if isinstance(one.message, CardMessage) else one.text for one in chat
    ]


def _paper(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    said = " ".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    document.close()
    return said


def seen_by(half: Half) -> str:
    """All that stands in its people's chats, and in the files that they got."""
    chats = [text for chat in half.recorder.chats.values() for text in _said(chat)]
    files = [
        _paper(one) if one.startswith(b"%PDF") else one.decode("utf-8-sig") for one in half.recorder.drive.values()
    ]
    return "\n".join([*chats, *files])


def look_at(pair: Pair) -> None:
    assert pair.strays() == []
    for half in pair.halves:
        other = pair.other(half)
        assert other.mark not in seen_by(half)
        kept = pair.kept(half)
        assert kept and [where for where, body in kept if other.mark in body] == []
        assert all(f'"organisation":"{half.organisation}"' in body.replace(": ", ":") for _, body in kept)
        assert other.mark not in pair.waiting(half)
    for name, content in pair.files().items():
        assert pair.other(_owner(pair, name)).mark.encode() not in content, name


def _owner(pair: Pair, file: str) -> Half:
    """Its name says so; that of what is handed to somebody is random, and stands with them alone."""
    kind, _, rest = file.partition("/")
    found = [
        half
        for half in pair.halves
        if half.organisation in file.split("/")
        or (kind == "handouts" and any(rest in where for where, _ in pair.kept(half)))
    ]
    assert len(found) == 1, file
    return found[0]


async def look_through_the_api(pair: Pair) -> None:
    """Each organisation's system lists what is of its own, and gets that by its id, whatever the other has by it."""
    arrangement, entra = pair.arrangement, await Entra().start()
    bots = {arrangement.app(one): frozenset({arrangement.tenant(one)}) for one in MARKS}
    systems = ", ".join(f"{system}@{one} TOPdesk" for one, system in SYSTEMS.items())
    tokens = EntraTokens(open_session(), bots, entra.login)
    api = Api(tokens, systems_in(systems), pair.rules, clock=time.monotonic, arrival=5)
    client = await client_of(api, {half.organisation: half.house for half in pair.halves})
    found: dict[str, list[str]] = {}
    callers = {
        one: Caller(client, token(tenant=arrangement.tenant(one), app=system, aud=arrangement.app(one)))
        for one, system in SYSTEMS.items()
    }
    for half in pair.halves:
        listed = [await callers[half.organisation].get(f"/api/{what}") for what in ("requests", "mandates", "roles")]
        assert [one.status for one in listed] == [200, 200, 200]
        said = json.dumps([one.body for one in listed], ensure_ascii=False)
        assert half.mark in said
        assert pair.other(half).mark not in said
        found[half.organisation] = [f"/api/requests/{one['id']}" for one in listed[0].body["items"]]
        found[half.organisation] += [f"/api/mandates/{one['id']}" for one in listed[1].body["items"]]
    for half in pair.halves:
        for place in found[half.organisation]:
            assert (await callers[half.organisation].get(place)).status == 200
            there = await callers[pair.other(half).organisation].get(place)
            assert there.status == (200 if place in found[pair.other(half).organisation] else 404)
            assert half.mark not in json.dumps(there.body, ensure_ascii=False)
    await client.close()
    await api.tokens.close()
    await entra.close()


async def play(pair: Pair, deeds: Sequence[tuple[str, str, str]]) -> None:
    halves = {half.organisation: half for half in pair.halves}
    for organisation, deed, who in deeds:
        await DEEDS[deed](pair, halves[organisation], who)
        look_at(pair)


@pytest.fixture
def peer(pytestconfig: pytest.Config) -> CosmosPeer | None:
    return CosmosPeer() if pytestconfig.getoption("--store") == "cosmos" else None


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
async def test_whatever_both_do_neither_sees_the_other(
    arrangement: str, tmp_path: Path, peer: CosmosPeer | None
) -> None:
    """Every deed of both, each after the same one of the other."""
    async with kept_by(peer), opened_pair(ARRANGEMENTS[arrangement], tmp_path / "data", peer) as pair:
        deeds = [(one, deed, "ana") for deed in DEEDS for one in MARKS]
        forged = [("stad", tries_buttons_of_the_other.__name__, who) for who in NAMES]
        looked = [("stad", looks.__name__, who) for who in ("ben", "carla", "nadia")]
        await play(pair, [*deeds, *looked, *forged])
        for half in pair.halves:
            assert seen_by(half).count(half.mark) > 50, "what is looked for is there to be found"
        # Within one tenant no id is of both; in two, all of them are.
        tried = pair.tried if pair.arrangement.one_tenant else pair.met
        assert tried >= {"announcement.confirm", "announcement.proof", "request.show", "handoff.show", "official.edit"}
        await look_through_the_api(pair)


steps = st.tuples(st.sampled_from(list(MARKS)), st.sampled_from(list(DEEDS)), st.sampled_from(NAMES))


def plays(
    tmp_path_factory: pytest.TempPathFactory, arrangement: str, store: str, deeds: Sequence[tuple[str, str, str]]
) -> None:
    async def story() -> None:
        peer = CosmosPeer() if store == "cosmos" else None
        data = tmp_path_factory.mktemp("pair") / "data"
        async with kept_by(peer), opened_pair(ARRANGEMENTS[arrangement], data, peer) as pair:
            await play(pair, deeds)

    asyncio.run(story())


@pytest.mark.property
@given(st.sampled_from(list(ARRANGEMENTS)), st.lists(steps, min_size=4, max_size=7))
@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_whatever_they_do_in_whatever_order(
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
    arrangement: str,
    deeds: Sequence[tuple[str, str, str]],
) -> None:
    plays(tmp_path_factory, arrangement, str(pytestconfig.getoption("--store")), deeds)


@pytest.mark.long
@pytest.mark.parametrize("store", ["sqlite", "cosmos"])
@given(st.sampled_from(list(ARRANGEMENTS)), st.lists(steps, min_size=6, max_size=20))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_whatever_they_do_for_long(
    tmp_path_factory: pytest.TempPathFactory, store: str, arrangement: str, deeds: Sequence[tuple[str, str, str]]
) -> None:
    plays(tmp_path_factory, arrangement, store, deeds)
