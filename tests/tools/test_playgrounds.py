"""The playgrounds' files are what the playground takes, for every demo person of the demo organisation."""

import json
import socket
from pathlib import Path

import pytest

from tools.demo import PEOPLE
from tools.playgrounds import Playground, configuration, read_organisation, write_configuration
from tools.ports import free_port, is_free


@pytest.mark.parametrize("key", PEOPLE)
def test_each_person_has_exactly_five_others_and_ids_of_their_own(key: str) -> None:
    organisation = read_organisation()
    person = organisation.people[key]
    made = configuration(organisation, person, PEOPLE)
    assert made["tenantId"] == organisation.tenant
    assert made["currentUser"]["aadObjectId"] == made["currentUser"]["id"] == person.id
    ids = [made["currentUser"]["id"], *(user["id"] for user in made["users"])]
    assert len(ids) == len(set(ids)) == 6
    assert {organisation.people[other].id for other in PEOPLE} <= set(ids)
    assert all(all(user.values()) for user in (made["currentUser"], *made["users"]))


def test_no_conversation_is_named_twice() -> None:
    organisation = read_organisation()
    made = [configuration(organisation, organisation.people[key], PEOPLE) for key in PEOPLE]
    ids = [one[chat]["id"] for one in made for chat in ("personalChat", "groupChat", "team")]
    assert len(ids) == len(set(ids))


def test_the_file_stands_in_the_working_folder(tmp_path: Path) -> None:
    organisation = read_organisation()
    ana = organisation.people["ana.martens"]
    playground = Playground(ana, 56150, tmp_path / "ana")
    write_configuration(playground, organisation, PEOPLE)
    written = json.loads((tmp_path / "ana" / ".m365agentsplayground.yml").read_text("utf-8"))
    assert written["personalChat"]["id"] == playground.conversation == "a:ana.martens"


def test_a_taken_port_is_left_alone() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken: int = listener.getsockname()[1]
        assert not is_free(taken)
        assert free_port(taken) != taken
    assert free_port(taken) == taken
    assert free_port(taken, {taken}) != taken
