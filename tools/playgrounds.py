"""One Teams playground per demo person: who, with which configuration file, started how (docs/playground.md)."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ORGANISATION = ROOT / "samples" / "organisation.toml"
PROGRAM = ROOT / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
PRELOAD = ROOT / "tools" / "playground.cjs"
OTHERS = 5  # the playground refuses a file with another number of other users


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the organisation, as its file names them; `id` is the Entra object id."""

    key: str
    id: str
    name: str
    job: str
    school: str


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str
    tenant: str
    domain: str
    people: Mapping[str, Person]


@dataclass(frozen=True, slots=True)
class Playground:
    """Where one person's Teams stands; `folder` is its working folder."""

    person: Person
    port: int
    folder: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def conversation(self) -> str:
        """The id of the personal chat with the bot, the same after a restart."""
        return f"a:{self.person.key}"


def read_organisation(path: Path = ORGANISATION) -> Organisation:
    """What the playgrounds need of the organisation's file; raises KeyError when something is not in it."""
    content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    people = (
        Person(one["key"], one["id"], one["name"], one.get("job", ""), one.get("school", ""))
        for one in content["people"]
    )
    head = content["organisation"]
    return Organisation(head["name"], head["tenant"], head["domain"], {person.key: person for person in people})


def _user(person: Person, domain: str) -> dict[str, str]:
    given, _, surname = person.name.partition(" ")
    email = f"{person.key}@{domain}"
    return {
        "id": person.id,
        "name": person.name,
        "userPrincipleName": email,  # spelt so
        "aadObjectId": person.id,
        "givenName": given,
        "surname": surname or given,
        "email": email,
    }


def configuration(organisation: Organisation, person: Person, keys: tuple[str, ...]) -> dict[str, Any]:
    """The playground's file for one person; the other demo people come first among the five others."""
    known = organisation.people
    others = [known[key] for key in keys if key != person.key]
    others += [one for one in known.values() if one.key not in keys and one.school == person.school]
    others += [one for one in known.values() if one.key not in keys and one.school != person.school]
    return {
        "version": "0.1.1",
        "tenantId": organisation.tenant,
        "bot": {"id": "bode", "name": "Bode"},
        "currentUser": _user(person, organisation.domain),
        "users": [_user(one, organisation.domain) for one in others[:OTHERS]],
        "personalChat": {"id": f"a:{person.key}"},
        "groupChat": {"id": f"19:collegas-{person.key}", "name": "Collega's"},
        "team": {
            "id": f"19:team-{person.key}",
            "name": organisation.name,
            "aadGroupId": "00000000-0000-0000-0000-000000000031",
            "channels": [],
        },
    }


def write_configuration(playground: Playground, organisation: Organisation, keys: tuple[str, ...]) -> None:
    """Writes the file into the working folder; JSON, which is YAML too."""
    playground.folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(configuration(organisation, playground.person, keys), ensure_ascii=False, indent=2)
    (playground.folder / ".m365agentsplayground.yml").write_text(content + "\n", "utf-8")


def command(playground: Playground, messages: str) -> list[str]:
    """How to start it; `messages` is the address where the bot takes messages."""
    return [
        *("node", "-r", str(PRELOAD), str(PROGRAM), "start"),
        *("--port", str(playground.port)),
        *("--app-endpoint", messages),
        *("--service-url", f"{playground.address}/_connector"),
        *("--channel-id", "msteams"),
        "--disable-telemetry",
    ]


def environment(playground: Playground) -> dict[str, str]:
    """What keeps it from opening a browser by itself and from writing elsewhere."""
    return {
        "TEAMSAPPTESTER_BROWSER": "none",
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(playground.folder / "playground.log"),
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(playground.folder / ".m365agentsplayground.yml"),
    }
