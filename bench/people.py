"""A generated organisation, and the activities that its people send."""

import random
import uuid
from pathlib import Path

TENANT = "0b0de000-0000-4000-8000-000000000001"
SCHOOLS = 20

Activity = dict[str, object]


def person_id(number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"bench {number}"))


def write_organisation(file: Path, people: int, groups: int = 0, of_one: int = 0) -> None:
    """An organisation file as `python app.py load` takes it; person 0 leads everybody, and may write to
    everybody. Each person is in `of_one` of
    the groups."""
    lines = ["[organisation]", 'name = "Bench"', f'tenant = "{TENANT}"', 'domain = "bench.example"']
    for school in range(SCHOOLS):
        lines += [
            "",
            "[[schools]]",
            f'id = "s{school}"',
            f'name = "School {school}"',
            'address = "Straat 1, 9999 Veldermonde"',
        ]
    for number in range(people):
        lines += [
            "",
            "[[people]]",
            f'key = "person.{number}"',
            f'id = "{person_id(number)}"',
            f'name = "Persoon {number}"',
        ]
        role = "teacher" if number else "communication"
        lines += ['job = "Leerkracht"', f'school = "s{number % SCHOOLS}"', f'roles = ["{role}"]', 'language = "nl"']
        lines += ['manager = "person.0"'] if number else []
    lines += _groups(people, groups, of_one)
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _groups(people: int, groups: int, of_one: int) -> list[str]:
    chance = random.Random(3)
    members: list[list[str]] = [[] for _ in range(groups)]
    for number in range(people):
        for group in chance.sample(range(groups), of_one):
            members[group].append(f"person.{number}")
    lines: list[str] = []
    for number, keys in enumerate(members):
        name = ", ".join(f'{language} = "Groep {number}"' for language in ("nl", "fr", "en"))
        lines += ["", "[[groups]]", f'id = "{number}"', f"name = {{ {name} }}", f"members = {keys}"]
    return lines


def _activity(number: int, service_url: str) -> Activity:
    return {
        "id": uuid.uuid4().hex,
        "timestamp": "2026-11-21T09:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{number}", "name": f"Persoon {number}", "aadObjectId": person_id(number)},
        "recipient": {"id": "bode", "name": "Bode"},
        "conversation": {"id": f"a:{number}", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "nl-BE",
    }


def says(number: int, service_url: str, text: str) -> Activity:
    """A message; new each time, as the channel numbers them."""
    return {**_activity(number, service_url), "type": "message", "text": text, "textFormat": "plain"}


def clicks(number: int, service_url: str, verb: str, data: dict[str, object]) -> Activity:
    """An Action.Execute of a card in the person's chat."""
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    return {
        **_activity(number, service_url),
        "type": "invoke",
        "name": "adaptiveCard/action",
        "replyToId": "1",
        "value": {"action": action, "trigger": "manual"},
    }
