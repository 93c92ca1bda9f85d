"""Filling in a form: step by step in one card, until it is handed in or thrown away."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from bot.arrange import changing, drafting, submitting
from bot.arrange.attachments.turns import places
from bot.arrange.change import changed_by
from bot.arrange.changing import TooLate, Unchanged
from bot.arrange.circumstances import at_hand, circumstances, to_show, wrong_answers
from bot.arrange.crossing import Crossed
from bot.arrange.mandates import handing_in
from bot.arrange.places.takers import MustWait
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import form_then, own
from bot.arrange.submitting import Outdated, Repeated
from bot.arrange.turns.requesting import own_card
from bot.errors import Stale, Unavailable, Unsound
from bot.front.here import Click, Here, Shown, mint
from bot.json import Json
from bot.people.colleagues import having
from bot.people.person import Role
from bot.store.collection import Stored
from cards.arrange import buttons, mandate_buttons
from cards.arrange.changes import change_late_card
from cards.arrange.drafts import parked_card
from cards.arrange.for_another import followed_card
from cards.arrange.forms import discarded_card, review_card, step_card
from cards.arrange.informed import informed_card
from cards.arrange.rows import row_card
from cards.arrange.seen import Seen
from cards.arrange.whom import MOST_WHOM, Whom
from cards.home.notices import notice_card
from cards.parts.verbs import Verb
from dialogs.filling import first_open, typed
from dialogs.hearing import answers_heard
from dialogs.kinds.attachment import AttachmentField
from dialogs.kinds.field import Answers
from dialogs.model import Field, Form, Step
from dialogs.problems import Problem

REVIEW = ""
"""Where a draft stands when every step was passed."""


async def start(here: Here, form: Form, key: str, words: str = "", *, anew: bool = False, mandate: str = "") -> Shown:
    """A new draft, or the one that waits: nobody fills in the same twice by accident. `words` are what they said, and
    what can be read of it is filled in; with a draft that waits they choose whether that goes into a new one. `mandate`
    is under which they fill it in, which counts and is about this form."""
    waiting, more = ((), False) if anew else await drafting.open_drafts(here.house, here.actor, form)
    waiting = [draft for draft in waiting if draft.mandate == mandate] if mandate else waiting
    said = await _read(here, form, words) if words else None
    if waiting and drafting.draft_id(here.now, form, key) not in {draft.id for draft in waiting}:
        with_it = buttons.FormSay(form=form.id, key=key, words=words, anew=True) if said else None
        another = with_it or _another(form, key, mandate)
        return Shown(parked_card(here.t, form, waiting, here.now, another, more=more))
    return await as_it_stands(here, form, await drafting.start(here.house, here.actor, form, key, said, mandate))


async def _read(here: Here, form: Form, words: str) -> Answers:
    return answers_heard(form, words, here.actor.language, await circumstances(here.house, here.actor))


def _another(form: Form, key: str, mandate: str) -> buttons.FormStart | mandate_buttons.MandateStart:
    if mandate:
        return mandate_buttons.MandateStart(form=form.id, key=key, mandate=mandate, anew=True)
    return buttons.FormStart(form=form.id, key=key, anew=True)


async def _start_under(here: Here, verb: mandate_buttons.MandateStart, _: Mapping[str, Json]) -> Shown:
    form = await _under(here, verb.mandate, verb.form)
    return await start(here, form, verb.key, anew=verb.anew, mandate=verb.mandate)


async def _start(here: Here, verb: buttons.FormStart, _: Mapping[str, Json]) -> Shown:
    form = here.house.forms_for(here.actor.person).get(verb.form)
    if form is None:
        raise Unavailable
    return await start(here, form, verb.key, anew=verb.anew)


async def _begin(here: Here, verb: buttons.FormBegin, _: Mapping[str, Json]) -> Shown:
    form = here.house.forms_for(here.actor.person).get(verb.form)
    if form is None:
        raise Unavailable
    return await start(here, form, here.id)


async def _under(here: Here, mandate: str, form_id: str) -> Form:
    """A form that they may hand in under this mandate of theirs. Raises Unavailable, Unsound."""
    usable, grantor = await handing_in.usable(here.house, here.actor, mandate)
    form = here.house.forms_for(grantor).get(form_id)
    if form is None or not handing_in.is_for(here.actor, usable, form):
        raise Unavailable
    return form


async def _for(here: Here, verb: buttons.FormFor, _: Mapping[str, Json]) -> Shown:
    """For whom they fill it in, chosen on its first card: nothing that was typed there is kept."""
    standing = await own(here.house, here.actor, verb.request)
    draft = standing.value
    if draft.state is not RequestState.DRAFT or draft.changes:
        return await as_it_stands(here, await form_then(here.house, draft), draft)
    if verb.mandate:
        form = await _under(here, verb.mandate, draft.form)
    else:
        form = here.house.forms_for(here.actor.person).get(draft.form)
    if form is None:
        raise Unavailable
    return await shown_at(here, form, await drafting.fill_in_for(here.house, here.actor, standing, verb.mandate))


async def _say(here: Here, verb: buttons.FormSay, _: Mapping[str, Json]) -> Shown:
    form = here.house.forms_for(here.actor.person).get(verb.form)
    if form is None:
        raise Unavailable
    return await start(here, form, verb.key, verb.words, anew=verb.anew)


async def _next(here: Here, verb: buttons.FormNext, inputs: Mapping[str, Json]) -> Shown:
    form, step, standing = await place(here, verb.request, verb.step)
    if step is None or standing.value.state is not RequestState.DRAFT:
        return await as_it_stands(here, form, standing.value)
    try:
        moved, filled = await drafting.fill(
            here.house, here.actor, standing, step, inputs, shown=verb.revision, card=_noted(here, form)
        )
    except Crossed as crossed:
        return await _crossed(here, form, standing, step, crossed)
    if filled.problems:
        return await _step(here, form, moved, step, filled.typed, filled.problems)
    return await shown_at(here, form, moved)


async def _back(here: Here, verb: buttons.FormBack, inputs: Mapping[str, Json]) -> Shown:
    form, step, standing = await place(here, verb.request, verb.step)
    if step is None or standing.value.state is not RequestState.DRAFT:
        return await as_it_stands(here, form, standing.value)
    before = form.previous(step.id, standing.value.answers) or step
    try:
        moved, _ = await drafting.fill(
            here.house,
            here.actor,
            standing,
            step,
            inputs,
            then=before.id,
            shown=verb.revision,
            card=_noted(here, form),
        )
    except Crossed as crossed:
        return await _crossed(here, form, standing, step, crossed)
    return await shown_at(here, form, moved)


async def _later(here: Here, verb: buttons.FormLater, inputs: Mapping[str, Json]) -> Shown:
    """What is sound of the open step is kept; what is not has to be typed again, nobody is held up by it now."""
    form, step, standing = await place(here, verb.request, verb.step)
    draft = standing.value
    if draft.state is not RequestState.DRAFT:
        return await own_card(here, draft)
    nowhere = "" if _takes_files(form) else None
    if inputs and step:
        try:
            draft, _ = await drafting.fill(
                here.house, here.actor, standing, step, inputs, then=step.id, shown=verb.revision, card=nowhere
            )
        except Crossed as crossed:
            return await _crossed(here, form, standing, step, crossed)
    else:
        draft = await drafting.note_card(here.house, here.actor, standing, nowhere)
    return Shown(parked_card(here.t, form, [draft], here.now))


async def _resume(here: Here, verb: buttons.FormResume, _: Mapping[str, Json]) -> Shown:
    standing = await own(here.house, here.actor, verb.request)
    if standing.value.state is not RequestState.DRAFT:
        return await own_card(here, standing.value)
    await handing_in.check(here.house, here.actor, standing.value)
    form = await form_then(here.house, standing.value)
    draft = await drafting.note_card(here.house, here.actor, standing, _noted(here, form))
    step = first_open(form, draft.answers, left=draft.step, unseen=draft.heard)
    return await shown_at(here, form, replace(draft, step=step.id if step else REVIEW))


async def _edit(here: Here, verb: buttons.FormEdit, _: Mapping[str, Json]) -> Shown:
    form, step, standing = await place(here, verb.request, verb.step)
    if step is None or standing.value.state is not RequestState.DRAFT:
        return await as_it_stands(here, form, standing.value)
    draft = await drafting.go_to(here.house, here.actor, standing, step.id, _noted(here, form))
    if 0 < verb.revision < standing.value.revision and step.asked(draft.answers) and draft.rows is None:
        shown = typed(form, step, draft.answers, at_hand(here.house, here.actor, draft))
        return await _step(here, form, draft, step, shown, {}, crossed=())
    return await shown_at(here, form, draft)


async def _submit(here: Here, verb: buttons.FormSubmit, _: Mapping[str, Json]) -> Shown:
    hand_in = changing.hand_in if changed_by(verb.request) else submitting.submit
    try:
        request = await hand_in(
            here.house,
            here.actor,
            verb.request,
            here.card,
            revision=verb.revision,
            despite=verb.despite,
            waits=verb.waits,
        )
    except TooLate as late:
        form = await form_then(here.house, late.draft)
        return Shown(change_late_card(here.t, form, late.draft, late.request, mint(), here.now))
    except Unchanged as same:
        return Shown(review_card(here.t, await form_then(here.house, same.draft), same.draft, unchanged=True))
    except Unsound as unsound:
        return await _unsound(here, verb.request, unsound)
    except Outdated:
        standing = await drafting.own_draft(here.house, here.actor, verb.request)
        draft = await drafting.go_to(here.house, here.actor, standing, REVIEW)
        return await shown_at(here, await form_then(here.house, draft), draft, outdated=True)
    except (Repeated, MustWait) as told:
        return await _told_before(here, verb, told)
    if request.mandate and request.holder == here.actor.id:
        seen = Seen(await form_then(here.house, request), request, reader=here.actor.id)
        return Shown(followed_card(here.t, seen, here.now))
    if request.requester != here.actor.id:  # they entered it for a colleague, whose it is
        form = await form_then(here.house, request)
        shows = [field.id for field in form.fields]
        return Shown(informed_card(here.t, Seen(form, request, reader=here.actor.id), shows, here.now))
    return await own_card(here, request)


async def _told_before(here: Here, verb: buttons.FormSubmit, told: Repeated | MustWait) -> Shown:
    """The review once more, with what they should know before they hand it in."""
    draft = (await own(here.house, here.actor, verb.request)).value
    if draft.state is not RequestState.DRAFT:
        return await own_card(here, draft)
    form = await form_then(here.house, draft)
    if isinstance(told, Repeated):
        return Shown(review_card(here.t, form, draft, earlier=told.earlier))
    return Shown(review_card(here.t, form, draft, full=told, despite=verb.despite))


async def _unsound(here: Here, id: str, unsound: Unsound) -> Shown:
    """Back to the first step that does not hold (any more), with what is wrong at its fields."""
    draft = (await own(here.house, here.actor, id)).value
    form = await form_then(here.house, draft)
    problems = await wrong_answers(here.house, here.actor, form, draft)
    for step in form.steps_asked(draft.answers):
        ids = {field.id for field in step.asked(draft.answers)}
        here_wrong = {at: problem for at, problem in problems.items() if at.partition(".")[0] in ids}
        if here_wrong:
            return await _step(here, form, draft, step, typed(form, step, draft.answers), here_wrong)
    if unsound.problem == "notice-no-approver":
        return Shown(notice_card(here.t, unsound.problem, having(Role.HR, here.actor.person, here.actor.directory)))
    return Shown(notice_card(here.t, unsound.problem))


async def _discard(here: Here, verb: buttons.FormDiscard, _: Mapping[str, Json]) -> Shown:
    try:
        await drafting.discard(here.house, here.actor, verb.request)
    except Stale:
        request = (await own(here.house, here.actor, verb.request)).value
        return await own_card(here, request)
    if changed_by(verb.request):
        with suppress(Unavailable):  # of somebody else it is told as of what is not there
            return await own_card(here, (await own(here.house, here.actor, verb.request)).value)
    return Shown(discarded_card(here.t))


async def place(here: Here, request: str, step_id: str) -> tuple[Form, Step | None, Stored[Request]]:
    """The step is None when the form does not have it (any more). Raises Unavailable for somebody else's request, and
    Unsound for a draft under a mandate that does not count any more."""
    standing = await own(here.house, here.actor, request)
    await handing_in.check(here.house, here.actor, standing.value)
    form = await form_then(here.house, standing.value)
    return form, form.step(step_id), standing


async def as_it_stands(here: Here, form: Form, request: Request) -> Shown:
    return await shown_at(here, form, request) if request.state is RequestState.DRAFT else await own_card(here, request)


async def shown_at(
    here: Here, form: Form, draft: Request, problems: Mapping[str, Problem] | None = None, *, outdated: bool = False
) -> Shown:
    """The card for where the draft stands: a step, a row of it with its `problems`, or the review of all, but no review
    with a gap."""
    step = form.step(draft.step) if draft.step != REVIEW else None
    if step is None or not step.asked(draft.answers):
        step = first_open(form, draft.answers, unseen=draft.heard)
    if step is None:
        return Shown(review_card(here.t, form, draft, outdated=outdated))
    on = at_hand(here.house, here.actor, draft)
    shown = typed(form, step, draft.answers, on)
    rows, field = draft.rows, step.rows_asked(draft.answers)
    if rows is None or field is None or rows.of != field.id:
        return await _step(here, form, draft, step, shown, {})
    if rows.opened:
        on = await to_show(here.house, here.actor, form, draft, step)
        return Shown(row_card(here.t, form, draft, (step, field), rows, problems or {}, on=on))
    return await _step(here, form, draft, step, {**shown, **rows.typed}, {})


def _takes_files(form: Form) -> bool:
    return any(isinstance(field, AttachmentField) for field in form.fields)


def _noted(here: Here, form: Form) -> str | None:
    """The card on which a draft is filled in now, which shows files that come; None where its form asks for none."""
    return here.card or None if _takes_files(form) else None


async def _crossed(here: Here, form: Form, standing: Stored[Request], step: Step, crossed: Crossed) -> Shown:
    """Nothing of it is kept yet: whoever sends it once more has seen what stands."""
    await drafting.note_card(here.house, here.actor, standing, _noted(here, form))
    return await _step(here, form, crossed.draft, step, crossed.values, {}, crossed=crossed.fields)


async def _step(
    here: Here,
    form: Form,
    draft: Request,
    step: Step,
    values: Mapping[str, str],
    problems: Mapping[str, Problem],
    *,
    crossed: Sequence[Field] | None = None,
) -> Shown:
    on, at = await to_show(here.house, here.actor, form, draft, step), places(here, draft.id, step)
    whom = await _whom(here, form, draft) if draft.changes is None and step == form.first(draft.answers) else None
    return Shown(step_card(here.t, form, draft, step, values, problems, on=on, places=at, crossed=crossed, whom=whom))


async def _whom(here: Here, form: Form, draft: Request) -> Whom:
    """For whom else they may fill it in."""
    others = [one for one in await handing_in.offered(here.house, here.actor, form) if one.id != draft.mandate]
    return Whom(tuple(others[:MOST_WHOM]), own=bool(draft.mandate) and form.is_for(here.actor.person))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.FormStart: _start,
    buttons.FormBegin: _begin,
    buttons.FormSay: _say,
    buttons.FormFor: _for,
    mandate_buttons.MandateStart: _start_under,
    buttons.FormNext: _next,
    buttons.FormBack: _back,
    buttons.FormLater: _later,
    buttons.FormResume: _resume,
    buttons.FormEdit: _edit,
    buttons.FormSubmit: _submit,
    buttons.FormDiscard: _discard,
}
