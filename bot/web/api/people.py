"""Whom another system names: by their Entra object id or their e-mail address, as the directory has them now."""

from dataclasses import dataclass, field, replace

from bot.people.contacts import Actor, meet
from bot.people.directory import Directory
from bot.people.person import Person
from bot.web.api.operation import ApiCall
from bot.web.api.problems import wrong
from bot.web.api.shapes import Told

LONGEST = 254
"""Of an e-mail address."""
_SAYS = "Give the Entra object id or the e-mail address of somebody whom Bode knows."


class PersonTold(Told):
    """Of who left, or is not known any more, only the id stays."""

    id: str
    name: str = ""
    mail: str = ""


def person_told(directory: Directory, id: str) -> PersonTold:
    known = directory.people.get(id)
    return PersonTold(id=id, name=directory.name_of(id), mail=known.mail if known else "")


@dataclass(slots=True)
class _ByMail:
    """Ids by address, of the directory that was looked at last; "" for one that several have."""

    of: Directory | None = None
    ids: dict[str, str] = field(default_factory=dict[str, str])

    def find(self, directory: Directory, mail: str) -> str:
        if self.of is not directory:
            ids: dict[str, str] = {}
            for person in directory.people.values():
                if person.mail:
                    address = person.mail.casefold()
                    ids[address] = "" if address in ids else person.id
            self.of, self.ids = directory, ids
        return self.ids.get(mail.casefold(), "")


class Named:
    """Looks people up; one of each organisation."""

    def __init__(self) -> None:
        self._books: dict[str, _ByMail] = {}

    def person(self, organisation: str, directory: Directory, said: str) -> Person | None:
        book = self._books.setdefault(organisation, _ByMail())
        return directory.people.get(said) or directory.people.get(book.find(directory, said.strip()))


NAMED = Named()


async def in_name_of(call: ApiCall, at: str, said: str) -> Actor:
    """The person, in whose name the system acts. Raises Problem at this place of the body where there is none."""
    directory = await call.house.directory.current()
    person = NAMED.person(call.caller.organisation, directory, said)
    if person is None:
        raise wrong(at, _SAYS)
    return await as_system(call, person.id)


async def as_system(call: ApiCall, person: str) -> Actor:
    """Raises Unavailable for who is not here (any more)."""
    return replace(await meet(call.house, person, None), system=call.caller.system)


async def known_id(call: ApiCall, at: str, said: str) -> str:
    """Raises Problem."""
    directory = await call.house.directory.current()
    person = NAMED.person(call.caller.organisation, directory, said)
    if person is None:
        raise wrong(at, _SAYS)
    return person.id
