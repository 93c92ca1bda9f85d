"""An opportunity with the request that offers it: for whom it is, and what a card shows of the people in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.arrange.matching.profile import Hopes, Kind
from bot.arrange.opportunities.opportunity import Opportunity
from bot.arrange.request import Request
from bot.json import Json
from bot.people.colleagues import Colleague, colleague
from bot.people.directory import Directory
from dialogs.away import period_said
from dialogs.filling import asked_answers
from dialogs.kinds.long_text import LongTextField
from dialogs.kinds.text import TextField
from dialogs.model import Form


@dataclass(frozen=True, slots=True)
class Offered:
    """An opportunity with the request that offers it, and that in the form of then."""

    request: Request
    form: Form
    opportunity: Opportunity

    @property
    def kind(self) -> Kind:
        return Kind.SHARED if self.opportunity.shared else Kind.VACANCY

    @property
    def words(self) -> str:
        """In which what somebody can and hopes for is looked for."""
        rule, given = self.form.opportunity, asked_answers(self.form, self.request.answers)
        told = [one for one in self.form.asked(given) if rule and one.id in rule.asks]
        said = [one.id for one in told if isinstance(one, TextField | LongTextField) and one.id in given]
        return "\n".join(str(given[one]) for one in said)

    def reason(self, hopes: Hopes | None, today: date) -> str | None:
        """Why somebody is told of it: the word that they said, "" where they want to hear of all; None where it is not
        for them."""
        if hopes is None or hopes.last < today:
            return None
        return hopes.meets(self.kind, self.opportunity.school, self.words)


def opportunity_in(form: Form, request: Request) -> Opportunity | None:
    """As its request says it; None where the form offers none or the answers do not say enough."""
    rule, given = form.opportunity, asked_answers(form, request.answers)
    if rule is None:
        return None
    school, contact, last = _id(given.get(rule.school)), _id(given.get(rule.contact)), period_said(given.get(rule.last))
    if not school or last is None:
        return None
    shared = rule.is_shared(form.fields, given)
    return Opportunity(request.id, school, shared, last.first, contact or request.requester)


def _id(value: Json) -> str:
    """Of a person or a school that was answered."""
    found = value.get("id") if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class View:
    """An opportunity as a `reader` (an id) is shown it on the day `today`. `school` is its name, `contact` and
    `partners` are those whom the directory knows still; `interested` too, for the contact alone. `reason` is why they
    are told, None on a card that says it no more. `may_share`: they run another school."""

    offered: Offered
    reader: str
    today: date
    school: str
    contact: Colleague | None
    interested: tuple[Colleague, ...] = ()
    partners: tuple[Colleague, ...] = ()
    reason: str | None = None
    may_share: bool = False


def view_of(
    offered: Offered,
    reader: str,
    directory: Directory,
    today: date,
    *,
    reason: str | None = None,
    may_share: bool = False,
) -> View:
    def known(people: tuple[str, ...]) -> tuple[Colleague, ...]:
        there = (directory.people.get(one) for one in people)
        return tuple(colleague(one, directory) for one in there if one)

    one = offered.opportunity
    school = directory.schools.get(one.school)
    contact = known((one.contact,))
    interested = known(one.interested) if reader == one.contact else ()
    name = school.name if school else ""
    return View(
        offered,
        reader,
        today,
        name,
        contact[0] if contact else None,
        interested,
        known(one.partners),
        reason,
        may_share,
    )
