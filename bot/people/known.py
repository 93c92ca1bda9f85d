"""Whom and which schools somebody can name: those of their own directory, by id or by name."""

from dataclasses import dataclass

from bot.people.directory import Directory
from bot.people.finding import PhoneBook
from bot.people.person import Person, School
from bot.words.folding import words
from bot.words.lists import every_stopword


@dataclass(frozen=True, slots=True)
class Known:
    """`book` is open (PhoneBook.open): nothing here takes long."""

    asker: Person
    directory: Directory
    book: PhoneBook

    def person(self, id: str) -> Person | None:
        """By the object id that a client's people picker gives, in capitals or not."""
        return self.directory.people.get(id) or self.directory.people.get(id.lower())

    def called(self, name: str) -> tuple[Person, ...]:
        """Those whose name has all of these words, perhaps with their school beside it; of the own school first."""
        telling = " ".join(word for word in words(name).split() if word not in every_stopword())
        for said in (name, telling):  # a name may have such a word, or stand beside one: An Peeters van De Linde
            found = self.book.find(self.directory, self.asker, said)
            if found and found.by_name:
                return found.people
        return ()

    def schools(self) -> tuple[School, ...]:
        """By name, as a reader sorts."""
        return tuple(sorted(self.directory.schools.values(), key=lambda school: (words(school.name), school.id)))

    def school(self, said: str) -> School | None:
        """By its id, or by its whole name."""
        if school := self.directory.schools.get(said):
            return school
        named = [one for one in self.directory.schools.values() if words(one.name) == words(said)]
        return named[0] if len(named) == 1 else None

    def about(self, person: Person) -> str:
        """What tells them from another of that name: "Zorgleerkracht · Basisschool De Linde"."""
        school = self.directory.schools.get(person.school)
        return " · ".join(part for part in (person.job, school.name if school else "") if part)
