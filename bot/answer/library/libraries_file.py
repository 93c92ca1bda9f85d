"""Reads the libraries file: which places are indexed, under which name, for whom, and how often.

[[libraries]]
name = "Personeelsgids"
place = "/srv/documents"
every = "15 min"

[[libraries]]
name = "Oude website"
place = "jsonl:/srv/export.jsonl"
readers = ["everyone"]
owner = "person:649307c1-54d3-5acf-bc75-7b0e039d2021"
review_months = 12
reviewed = 2026-09-01

[[libraries]]
name = "Personeel"
place = "sharepoint:https://school.sharepoint.com/sites/personeel#Gedeelde documenten"
permissions = "items"
site_groups = { "Bezoekers" = ["everyone"] }

[[libraries]]
name = "Opleidingen"
place = "sharepoint:https://school.sharepoint.com/sites/personeel#list:Opleidingen"
readers = ["everyone"]
shown = ["Prijs"]

[[libraries]]
name = "Directie"
place = "/srv/directie"
highest_class = 3
unlabelled_class = 2

[classes]
tenant = "cb46c030-1825-4e81-a295-151c039dbf02"

[classes.labels]
"2096f6a2-d2f7-48be-b329-b73aaa526e5d" = 4
"Intern" = 2
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field

from bot.answer.library.class_limit import LOWEST, MOST, TOP, ClassLimit
from bot.guids import GUID
from bot.people.principals import EXPERTS, READERS, wrong_principal
from bot.sharepoint_place import EXAMPLE, SHAREPOINT, place_of
from bot.toml_files import Flag, Found, Raw, Table, by_name, doubles, each, matching, one_of, parse, told, whole

CATALOGUE = "catalogue:"
JSONL = "jsonl:"
FILES = (JSONL, CATALOGUE)
"""Kinds of places that are one file, for whose rows the libraries file names the readers."""
_COLUMNS = ("title", "shown", "link")
_SHARING = ("permissions", "site_groups", "organisation_links")
BY_ITEMS = "items"
LONGEST_COLUMN = 200
LONGEST_NAME = 100
UNITS = {"s": timedelta(seconds=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_EVERY = re.compile(rf"(\d{{1,4}}) ?({'|'.join(UNITS)})")
_LABEL = "2096f6a2-d2f7-48be-b329-b73aaa526e5d"
_TENANT = "cb46c030-1825-4e81-a295-151c039dbf02"
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Of a review; another year is a slip, and an end far after it would be no day at all."""

_REVIEW = ("owner", "review_months", "reviewed")
_CLASSES = ("highest_class", "unlabelled_class")
"""Of these, all or none."""
LONGEST_LABEL = 200
"""Characters of a label's name."""
MOST_MONTHS = 60
EVERY, EVERY_IN_SHAREPOINT = timedelta(hours=1), timedelta(minutes=15)
"""Unless said; to ask SharePoint what changed costs one request."""
_WHOLE = (
    f"a whole path, such as /srv/documents or jsonl:/srv/export.jsonl, or a library of SharePoint, such as {EXAMPLE}"
)
SHORTEST, LONGEST = timedelta(seconds=5), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Place:
    """A place to index: a folder, `jsonl:FILE`, `catalogue:FILE`, or of SharePoint a library, the pages or a list
    (bot.sharepoint_place). `readers` are principals: for rows that name none, or for a whole library of
    SharePoint. Of a catalogue or a list, `title`, `shown` and `link` are columns (bot.answer.library.things).

    `by_items`: the permissions that SharePoint has count, and `readers` where a document has none of its own.
    `site_groups` are principals by the name or id of a group of its site. `organisation_links`: a link for the whole
    organisation means everyone.

    `never_labels` are ids of sensitivity labels: a file of a folder or of SharePoint that has one is not read. `limit`
    is the class up to which something is indexed, None where every class is.

    `owner` is a principal: who answers for what it says, "" for nobody. They look at it again every `review_months`,
    counted from the day on which it was `reviewed` last.
    """

    name: str
    place: str
    every: timedelta
    readers: tuple[str, ...] = ()
    owner: str = ""
    review_months: int = 0
    reviewed: date = date.min
    title: str = ""
    shown: tuple[str, ...] = ()
    link: str = ""
    by_items: bool = False
    site_groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    organisation_links: bool = False
    never_labels: tuple[str, ...] = ()
    limit: ClassLimit | None = None

    @property
    def has_files(self) -> bool:
        """Not rows, pages or items, which have no label."""
        return not (self.place.startswith(FILES) or _has_no_files(self.place))

    def reviewed_last(self, said: date | None = None) -> date:
        """As the file says, or later what its owner `said`."""
        return max(self.reviewed, said or date.min)

    def end(self, said: date | None = None) -> date:
        """The last day of its period."""
        return _months_after(self.reviewed_last(said), self.review_months)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last one of it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


def places_of(file: str, text: bytes) -> tuple[Place, ...]:
    """In the order of the file. Raises BadFiles with everything that is wrong."""
    said = parse(file, text, _File)
    return tuple(one.as_place(said.classes) for one in said.libraries)


def _every(raw: Any) -> Any:
    found = _EVERY.fullmatch(raw) if isinstance(raw, str) else None
    time = int(found[1]) * UNITS[found[2]] if found else timedelta()
    if not SHORTEST <= time <= LONGEST:
        raise told('must be such as "30 s", "15 min", "1 h" or "1 d", at least 5 seconds and at most 7 days')
    return time


def _names_one(text: str) -> bool:
    return not wrong_principal(text, EXPERTS)


def _day(raw: Any) -> Any:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise told("must be a day such as 2026-11-27, without quotes")
    if not FIRST_YEAR <= raw.year <= LAST_YEAR:
        raise told(f"must be a day of the years {FIRST_YEAR} to {LAST_YEAR}")
    return raw


def _is_whole(place: str) -> bool:
    """What a bot is started in differs from one instance to another."""
    if place.startswith(SHAREPOINT):
        return place_of(place) is not None
    return Path(next((place.removeprefix(kind) for kind in FILES if place.startswith(kind)), place)).is_absolute()


def _has_no_files(place: str) -> bool:
    found = place_of(place)
    return found is not None and (found.is_pages or bool(found.list_name))


def _is_list(place: str) -> bool:
    found = place_of(place)
    return found is not None and bool(found.list_name)


def _wrong_column(name: str) -> str:
    return "" if name.strip() and len(name) <= LONGEST_COLUMN else "must be the name of a column"


def _wrong_label(id_: str) -> str:
    return "" if GUID.fullmatch(id_) else "must be the id of a label in small letters, such as " + _LABEL


def _wrong_key(label: str) -> str:
    is_one = label.strip() == label and label.isprintable() and 0 < len(label) <= LONGEST_LABEL
    return "" if is_one else f"must be the id or the name of a label, one line of at most {LONGEST_LABEL} characters"


class _Classes(Table, frozen=True):
    """Which class each label of the tenant has."""

    tenant: Annotated[str, matching(GUID.fullmatch, f"the id of the tenant in small letters, such as {_TENANT}")]
    labels: Annotated[Mapping[str, int], by_name(whole(LOWEST, TOP))]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        given = raw.get("labels")
        seen: dict[str, str] = {}
        for label in cast(Raw, given) if isinstance(given, dict) else ():
            if said := _wrong_key(label):
                yield ("labels", label), said
            other = seen.setdefault(label.casefold(), label)
            if other != label:
                yield ("labels", label), f"is there twice: '{other}' is the same label"


class _Library(Table, frozen=True):
    name: Annotated[
        str,
        matching(
            lambda name: name.strip() == name and name.isprintable() and len(name) <= LONGEST_NAME,
            f"one line of at most {LONGEST_NAME} characters",
        ),
    ]
    place: Annotated[str, matching(_is_whole, _WHOLE)]
    every: Annotated[timedelta | None, BeforeValidator(_every)] = None
    readers: Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, READERS))] = ()
    permissions: Annotated[str, one_of("value", (BY_ITEMS,))] = ""
    site_groups: Annotated[
        Mapping[str, tuple[str, ...]], by_name(each(lambda text: wrong_principal(text, READERS), fewest=0))
    ] = Field(default_factory=dict[str, tuple[str, ...]])
    organisation_links: Flag = False
    never_labels: Annotated[tuple[str, ...], each(_wrong_label)] = ()
    highest_class: Annotated[int, whole(LOWEST, MOST)] | None = None
    unlabelled_class: Annotated[int, whole(LOWEST, TOP)] | None = None

    owner: Annotated[str, matching(_names_one, f"one of {', '.join(EXPERTS)}, such as group:hr")] | None = None
    review_months: Annotated[int, whole(1, MOST_MONTHS)] | None = None
    reviewed: Annotated[date, BeforeValidator(_day)] | None = None
    title: Annotated[str, matching(lambda name: not _wrong_column(name), "the name of a column")] = ""
    shown: Annotated[tuple[str, ...], each(_wrong_column)] = ()
    link: Annotated[str, matching(lambda name: not _wrong_column(name), "the name of a column")] = ""

    def as_place(self, classes: _Classes | None) -> Place:
        usual = EVERY_IN_SHAREPOINT if self.place.startswith(SHAREPOINT) else EVERY
        own = Place(
            self.name,
            self.place,
            self.every or usual,
            self.readers,
            title=self.title,
            shown=self.shown,
            link=self.link,
            by_items=self.permissions == BY_ITEMS,
            site_groups=tuple(self.site_groups.items()),
            organisation_links=self.organisation_links,
            never_labels=self.never_labels,
            limit=self._limit(classes),
        )
        if self.owner is None or self.review_months is None or self.reviewed is None:
            return own
        return replace(own, owner=self.owner, review_months=self.review_months, reviewed=self.reviewed)

    def _limit(self, classes: _Classes | None) -> ClassLimit | None:
        if self.highest_class is None or self.unlabelled_class is None:
            return None
        own = ClassLimit(self.highest_class, self.unlabelled_class)
        if classes is None:
            return own
        by_label = tuple(sorted((label.casefold(), class_) for label, class_ in classes.labels.items()))
        return replace(own, tenant=classes.tenant, classes=by_label)

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        place = raw.get("place")
        for together in (_REVIEW, _CLASSES):
            given = [name for name in together if name in raw]
            for name in together if given else ():
                if name not in raw:
                    yield (), f"'{name}' is missing: {' and '.join(given)} needs it"
        if (
            "readers" in raw
            and isinstance(place, str)
            and _is_whole(place)
            and not place.startswith((*FILES, SHAREPOINT))
        ):
            yield (
                ("readers",),
                "is for exports (jsonl:FILE, catalogue:FILE) and for SharePoint; who may read a folder stands in its "
                "readers.toml",
            )
        if "never_labels" in raw and isinstance(place, str) and (place.startswith(FILES) or _has_no_files(place)):
            yield ("never_labels",), "is for folders and document libraries: a row, a page or an item has no label"
        if isinstance(place, str) and not place.startswith(SHAREPOINT):
            yield from (((name,), "is for libraries of SharePoint") for name in _SHARING if name in raw)
        elif raw.get("permissions") != BY_ITEMS:
            needing = (name for name in _SHARING[1:] if name in raw)
            yield from (((name,), f'needs permissions = "{BY_ITEMS}"') for name in needing)
        if isinstance(place, str) and not (place.startswith(CATALOGUE) or _is_list(place)):
            told = "is for catalogues (catalogue:FILE) and lists of SharePoint"
            yield from (((name,), told) for name in _COLUMNS if name in raw)
        if isinstance(place, str) and _is_list(place):
            told = "is not for lists: SharePoint does not tell who may read an item; say readers"
            yield from (((name,), told) for name in _SHARING if name in raw)


class _File(Table, frozen=True):
    libraries: tuple[_Library, ...] = ()
    classes: _Classes | None = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "libraries", "library", "name")
        yield from doubles(raw, "libraries", "library at", "place")
