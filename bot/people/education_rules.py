"""Tells of which schools of the mapping accounts are by the education data, and what of either the other has not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.people.education import Education
from bot.people.mapping import MappedSchool, pattern_of


@dataclass(frozen=True, slots=True)
class ByEducation:
    """`fits` are the places of schools in the mapping, by account; `unmapped` the names of the schools of each account
    that no school of the mapping is; `unknown` what the mapping calls a school that there is not."""

    fits: Mapping[str, frozenset[int]]
    unmapped: Mapping[str, Sequence[str]]
    unknown: tuple[str, ...]


def by_education(education: Education, mapped: Sequence[MappedSchool]) -> ByEducation:
    patterns = [(called, pattern_of(called), place) for place, one in enumerate(mapped) for called in one.in_education]
    fits: dict[str, frozenset[int]] = {}
    unmapped: dict[str, list[str]] = {}
    known: set[str] = set()
    for school in sorted(education.schools.values(), key=lambda one: (one.name, one.id)):
        calls = [one.casefold() for one in (school.name, *school.numbers) if one]
        found = [(called, place) for called, pattern, place in patterns if any(map(pattern.fullmatch, calls))]
        known |= {called for called, _ in found}
        places = frozenset(place for _, place in found)
        for person in school.people:
            if places:
                fits[person] = fits.get(person, frozenset()) | places
            else:
                unmapped.setdefault(person, []).append(school.name)
    unknown = tuple(dict.fromkeys(called for called, _, _ in patterns if called not in known))
    return ByEducation(fits, unmapped, unknown)
