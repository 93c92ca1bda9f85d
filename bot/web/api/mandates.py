"""Mandates for other systems: all of them, proposing one in the name of its grantor, and ending one."""

from dataclasses import MISSING, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, cast, get_type_hints

from pydantic import Field, create_model, model_validator

from bot.arrange.mandates.giving import areas_of, forms_for, give, propose_change
from bot.errors import Stale, Unavailable
from bot.people import mandates
from bot.people.absences import LONGEST_AHEAD
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, MandateState, NewTerms, NotAsRead, NotOpen, Right, grantor_of
from bot.people.mandates import Terms
from bot.store.collection import NoSuchPlace, Stored
from bot.store.partitions import person_partition
from bot.web.api.callers import ApiRole
from bot.web.api.lists import Paged, no_such_place, since
from bot.web.api.operation import Answer, ApiCall, Operation, as_json, changed_meanwhile
from bot.web.api.people import LONGEST, as_system, in_name_of, known_id
from bot.web.api.problems import FieldError, Problem, Trouble, invalid
from bot.web.api.shapes import Asked, Told

PATH = "/api/mandates"
READ = (ApiRole.MANDATES_READ, ApiRole.MANDATES_WRITE)
WRITE = (ApiRole.MANDATES_WRITE,)
MOST_NAMED = 200
"""Forms, and schools, in one body."""


class MandatesAsked(Paged):
    grantor: Annotated[str, Field(max_length=LONGEST, description="Only those that this person gave.")] = ""
    holder: Annotated[str, Field(max_length=LONGEST, description="Only those that this person has.")] = ""


class MandatesTold(Told):
    """`next` goes on; null after the last."""

    items: list[Mandate]
    next: str | None


def _terms() -> dict[str, Any]:
    """The fields of what is given, as the service takes it: what is added there is taken here."""
    hints = get_type_hints(Terms)
    found: dict[str, Any] = {}
    for one in fields(Terms):
        hint, most = hints[one.name], MOST_NAMED if hints[one.name] == tuple[str, ...] else None
        needed = one.name in {"holder", "first", "last"} or (one.default is MISSING and hint != tuple[str, ...])
        default: Any = ... if needed else () if one.default is MISSING else one.default
        limits: dict[str, Any] = {"max_length": LONGEST} if hint is str else {"max_length": most} if most else {}
        found[one.name] = (hint, Field(default, **limits))
    return found


MandateProposed: type[Asked] = create_model(
    "MandateProposed",
    __base__=Asked,
    __doc__="`grantor` and `holder` by Entra object id or e-mail address; days are the first and the last.",
    grantor=(str, Field(max_length=LONGEST)),
    **_terms(),
)


class TermsChanged(Asked):
    """All of them as they are to be: what is left out is every form, any amount, every school."""

    last: date
    forms: Annotated[tuple[str, ...], Field(max_length=MOST_NAMED)] = ()
    areas: Annotated[tuple[str, ...], Field(max_length=MOST_NAMED)] = ()
    most: Decimal | None = None
    schools: Annotated[tuple[str, ...], Field(max_length=MOST_NAMED)] = ()


def _not_null(schema: dict[str, Any]) -> None:
    """It is left out or said: null is neither."""
    schema.pop("default", None)


class MandateChanged(Asked):
    """One of both: it ends, or other terms are proposed. Nobody accepts anything but its holder."""

    state: Literal["revoked"] = Field(cast("Any", None), json_schema_extra=_not_null)
    terms: TermsChanged | None = None

    @model_validator(mode="after")
    def _one(self) -> "MandateChanged":
        if ("state" in self.model_fields_set) is (self.terms is not None):
            raise ValueError('Give "state" or "terms", one of both.')
        return self


async def list_mandates(call: ApiCall) -> Answer:
    asked = call.asked(MandatesAsked)
    equal = {
        side: await known_id(call, side, said)
        for side, said in (("grantor", asked.grantor), ("holder", asked.holder))
        if said
    }
    if len(equal) > 1:
        error = FieldError(field="holder", detail="Give grantor or holder, not both.")
        raise Problem(Trouble.MALFORMED, "The query does not hold.", [error])
    try:
        found = await call.house.records.mandates.page(
            equal=equal, order="changed", above=since(asked.changedSince), limit=asked.limit, at=asked.cursor
        )
    except NoSuchPlace:
        raise no_such_place() from None
    return Answer(as_json(MandatesTold(items=[one.value for one in found.items], next=found.next)))


async def get_mandate(call: ApiCall) -> Answer:
    return Answer(_told((await _standing(call)).value))


async def propose_mandate(call: ApiCall) -> Answer:
    """As on the card: who decides nothing gives nothing, and its holder accepts it, or does not."""
    body = call.asked(MandateProposed)
    said: dict[str, Any] = {name: getattr(body, name) for name in type(body).model_fields}
    grantor = await in_name_of(call, "/grantor", cast("str", said.pop("grantor")))
    said["holder"] = await known_id(call, "/holder", said["holder"])
    terms = Terms(**said)
    if errors := _errors(call, terms):
        raise invalid(errors)
    try:
        mandate = await give(call.house, grantor, call.key, terms)
    except Unavailable:
        raise invalid(_why_not(call, grantor, terms)) from None
    return Answer(_told(mandate), f"{PATH}/{mandate.id}")


def _errors(call: ApiCall, terms: Terms) -> list[FieldError]:
    """Of its period and its amount, which the card would not take."""
    now, found = today(call.house), list[FieldError]()
    if not now <= terms.first <= now + timedelta(days=LONGEST_AHEAD):
        found.append(FieldError(field="/first", detail=f"From today ({now}), at most {LONGEST_AHEAD} days ahead."))
    if not terms.first <= terms.last <= now + timedelta(days=LONGEST_AHEAD):
        found.append(FieldError(field="/last", detail=f"Not before /first, at most {LONGEST_AHEAD} days ahead."))
    if terms.most is not None and (terms.most < 0 or terms.most != round(terms.most, 2)):
        found.append(FieldError(field="/most", detail="Euros from 0, with two digits behind the point at most."))
    return found


def _why_not(call: ApiCall, grantor: Actor, terms: Terms) -> list[FieldError]:
    """What the service did not take: whether it does is its own to say, this only names where."""
    found = list[FieldError]()
    if terms.holder == grantor.id:
        found.append(FieldError(field="/holder", detail="Nobody gives a mandate to themselves."))
    if not grantor.directory.schools.keys() >= set(terms.schools):
        found.append(FieldError(field="/schools", detail="Give ids of schools that there are."))
    if terms.schools and terms.right is Right.SUBMIT:
        found.append(FieldError(field="/schools", detail="Handing in is for the grantor alone: leave schools out."))
    if terms.away and (terms.right is Right.SUBMIT or call.house.mailboxes is None):
        found.append(FieldError(field="/away", detail="For absences one decides alone, and where mailboxes are read."))
    forms = {form.id for form in forms_for(call.house, grantor, terms.right)}
    if terms.forms and not forms.issuperset(terms.forms):
        theirs = "They may have handed in for them" if terms.right is Right.SUBMIT else "They decide on"
        known = ", ".join(sorted(forms)) or "none"
        found.append(FieldError(field="/forms", detail=f"Not all of these are theirs to give. {theirs}: {known}."))
    areas = areas_of(forms_for(call.house, grantor, terms.right))
    if not areas.keys() >= set(terms.areas):
        known = ", ".join(sorted(areas)) or "none"
        found.append(FieldError(field="/areas", detail=f"Give ids of areas of forms that are theirs to give: {known}."))
    return found or [FieldError(field="/grantor", detail="This person has nothing of the kind to give.")]


async def change_mandate(call: ApiCall) -> Answer:
    """It ends at once, in the name of who gave it; of who left, in that of its holder. Other terms count once its
    holder accepts them."""
    standing, asked = (await _standing(call)).value, call.asked(MandateChanged)
    call.meets(_told(standing))
    if asked.terms:
        return Answer(_told(await _proposed(call, standing, asked.terms)))
    try:
        read = None if call.takes_any else standing
        moved = await mandates.revoke(call.house, await _whose(call, standing), standing.id, read=read)
    except NotAsRead:
        raise changed_meanwhile() from None
    if moved.state is not MandateState.REVOKED:
        raise Problem(Trouble.CONFLICT, f"It is {moved.state} already, and cannot be revoked.")
    return Answer(_told(moved))


async def _proposed(call: ApiCall, standing: Mandate, asked: TermsChanged) -> Mandate:
    terms = NewTerms(asked.last, asked.forms, asked.areas, asked.most, asked.schools)
    grantor = await as_system(call, standing.grantor)
    as_given = Terms(
        standing.holder,
        terms.forms,
        standing.first,
        terms.last,
        terms.most,
        terms.schools,
        standing.right,
        areas=terms.areas,
    )
    now = today(call.house)
    wrong = [one for one in _errors(call, as_given) if one.field != "/first"]
    if terms.last < now and not wrong:
        wrong.append(FieldError(field="/last", detail=f"From today ({now})."))
    if wrong:
        raise invalid([_within_terms(one) for one in wrong])
    try:
        read = None if call.takes_any else standing
        return await propose_change(call.house, grantor, standing.id, terms, seen=standing.revision, read=read)
    except (NotAsRead, Stale):
        raise changed_meanwhile() from None
    except NotOpen:
        raise Problem(Trouble.CONFLICT, f"It is {standing.state}: only one that was accepted is changed.") from None
    except Unavailable:
        raise invalid([_within_terms(one) for one in _why_not(call, grantor, as_given)]) from None


def _within_terms(error: FieldError) -> FieldError:
    return FieldError(field=f"/terms{error.field}", detail=error.detail)


async def _whose(call: ApiCall, mandate: Mandate) -> Actor:
    known = (await call.house.directory.current()).people
    return await as_system(call, mandate.grantor if mandate.grantor in known else mandate.holder)


async def _standing(call: ApiCall) -> Stored[Mandate]:
    """Raises Unavailable, also for what is no id of one."""
    if not (call.id.isascii() and call.id.isprintable()) or len(call.id) > LONGEST or set(call.id) & set("/\\?# "):
        raise Unavailable
    found = await call.house.records.mandates.get(person_partition(grantor_of(call.id)), call.id)
    if found is None:
        raise Unavailable
    return found


def _told(mandate: Mandate) -> Any:
    return as_json(mandate, Mandate)


OPERATIONS = (
    Operation(
        "GET",
        PATH,
        "listMandates",
        "Mandates, those first that changed longest ago",
        READ,
        list_mandates,
        MandatesTold,
        query=MandatesAsked,
        troubles=(Trouble.INVALID,),
    ),
    Operation("GET", f"{PATH}/{{id}}", "getMandate", "One mandate", READ, get_mandate, Mandate, one=True),
    Operation(
        "POST",
        PATH,
        "proposeMandate",
        "Propose a mandate",
        WRITE,
        propose_mandate,
        Mandate,
        body=MandateProposed,
        made=True,
        notes="In the name of its grantor, to its holder, who has to accept it in Bode. Both are told.",
    ),
    Operation(
        "PATCH",
        f"{PATH}/{{id}}",
        "changeMandate",
        "End a mandate, or propose other terms",
        WRITE,
        change_mandate,
        Mandate,
        body=MandateChanged,
        changes=True,
        notes="With state it counts no more at once, and both are told. With terms its holder is asked to accept them "
        "in Bode; what stands counts on till then.",
    ),
)
