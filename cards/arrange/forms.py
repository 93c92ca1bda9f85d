"""Filling in a request: a card for each step, the review of all answers, and a draft that waits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.places.takers import MustWait
from bot.arrange.request import Request
from cards.answer.buttons import AnswerAsk
from cards.arrange.attachments import open_button
from cards.arrange.buttons import (
    AttachmentRemove,
    FormBack,
    FormDiscard,
    FormEdit,
    FormLater,
    FormNext,
    FormSubmit,
    RequestMine,
    RequestShow,
)
from cards.arrange.gist import gist
from cards.arrange.rows import rows_drawn
from cards.arrange.standing import stands
from cards.arrange.waiting import must_wait
from cards.arrange.whom import Whom, for_whom
from cards.card import Card
from cards.home.buttons import FormsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, document, link, overflow, toggle
from cards.parts.facts import row
from cards.parts.fitting import fitting
from cards.parts.head import apart, box, head
from cards.parts.inputs import Filling, some_problems
from cards.parts.policies import policy_line
from cards.parts.words import ours, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.given_right import GivenRight, given_right
from dialogs.kinds.field import Answers, Circumstances
from dialogs.kinds.items import ItemsField
from dialogs.kinds.right import event_said, right_said
from dialogs.model import Field, Form, Step
from dialogs.problems import Problem, ProblemKey

DISCARD = "discard"


def step_card(
    t: Texts,
    form: Form,
    draft: Request,
    step: Step,
    values: Mapping[str, str],
    problems: Mapping[str, Problem],
    *,
    on: Circumstances,
    places: Mapping[str, str] | None = None,
    crossed: Sequence[Field] | None = None,
    whom: Whom | None = None,
) -> Card:
    """`values` and `problems` are by input id; "back" and "later" send what was typed as well, so nothing is lost.
    `places` are where a file can be put, by field, in local mode. `crossed`: the draft changed on another device, and
    these answers in it; none when it did not. `whom`: for whom else it can be filled in, on its first card."""
    said_problems = {at: problem_said(t, problem) for at, problem in problems.items()}

    def removing(_: str, file: str) -> Action:
        return button(t("remove"), AttachmentRemove(request=draft.id, step=step.id, file=file, revision=draft.revision))

    shown = step.asked(draft.answers)
    looks = {**_warnings(t, shown, draft), **_marks(t, shown, draft)}
    known = (on.today, on.known, on.tariffs, on.left, on.policies, on.rights)
    filling = Filling(t, values, said_problems, looks, places or {}, removing, *known)
    filling = replace(filling, thresholds=on.thresholds)
    filling = replace(filling, open_end="period-to-right") if _fills(_right_of(form, draft, step)) else filling
    return fitting(partial(_step, filling, form, draft, step, problems=problems, crossed=crossed, whom=whom))


def _step(
    f: Filling,
    form: Form,
    draft: Request,
    step: Step,
    limit: int,
    *,
    problems: Mapping[str, Problem],
    crossed: Sequence[Field] | None,
    whom: Whom | None,
) -> Card:
    """What stands in an input is never cut: the rows that are there make room."""
    t, asked = f.t, step.asked(draft.answers)
    place = next(number for number, one in enumerate(form.steps, 1) if one.id == step.id)
    body: list[CardElement] = [
        *head(form.title[t.language], step.title[t.language], t("step-of", step=place, steps=len(form.steps))),
        *_changing(t, draft),
        *for_whom(t, draft, whom),
        *([ours(step.help[t.language])] if step.help else []),
        *policy_line(t, f.policies, step.help_source),
        *([] if crossed is None else [_crossed(t, draft, crossed, limit)]),
        *_comes_back(t, problems),
        *_right(t, form, draft, step),
        *(element for field in asked for element in _asking(f, field, draft, step, limit)),
        discard_sure(t, draft),
    ]
    return assemble(
        t,
        t("step-summary", form=form.title[t.language], step=step.title[t.language]),
        body,
        actions(
            button(t("next"), FormNext(request=draft.id, step=step.id, revision=draft.revision), "positive"),
            button(t("back"), FormBack(request=draft.id, step=step.id, revision=draft.revision)) if place > 1 else None,
            button(t("later"), FormLater(request=draft.id, step=step.id, revision=draft.revision)),
            overflow(toggle(t("discard"), DISCARD)),
        ),
    )


def _changing(t: Texts, draft: Request) -> list[CardElement]:
    """That it changes what was handed in, which stays as it is until then."""
    if draft.changes is None:
        return []
    renewed = [ours(t("change-renewed"), spacing="Small")] if draft.changes.renewed else []
    return [box([ours(t("change-stays", reference=draft.changes.reference)), *renewed], "emphasis")]


def _comes_back(t: Texts, problems: Mapping[str, Problem]) -> list[CardElement]:
    """Why the step is there again: who is only asked more did nothing wrong."""
    if problems and all(one.key == ProblemKey.ALSO for one in problems.values()):
        return [ours(t("more-asked", count=len(problems)), weight="Bolder")]
    return some_problems(t, problems)


def _crossed(t: Texts, draft: Request, fields: Sequence[Field], limit: int) -> CardElement:
    """That it changed, and what is answered there by now."""
    stands = (part for field in fields for part in field.in_full().shown(t, draft.answers.get(field.id), limit))
    there: list[CardElement] = [ours(t("crossed-there"), spacing="Small"), *stands] if fields else []
    return box([ours(t("crossed")), *there], "warning")


def _right_of(form: Form, draft: Request, step: Step) -> GivenRight | None:
    """None on a step that does not ask when."""
    use = form.right
    if use is None or use.period not in {field.id for field in step.fields}:
        return None
    return given_right(asked_answers(form, draft.answers).get(use.field))


def _fills(right: GivenRight | None) -> bool:
    """Whether a last day that is left open becomes that of all days of it."""
    return right is not None and not right.halves


def _right(t: Texts, form: Form, draft: Request, step: Step) -> list[CardElement]:
    """On the step that asks when: the right that was chosen, and what it stands in."""
    right = _right_of(form, draft, step)
    if right is None:
        return []
    read = link(t("right-read"), document(right.link))
    return [
        box(
            [
                ours(event_said(t, right), weight="Bolder"),
                ours(right_said(t, right), spacing="Small"),
                ours(t("right-fill" if _fills(right) else "right-taken-before"), size="Small", spacing="Small"),
                *([ActionSet(actions=[read], spacing="Small")] if read else []),
            ],
            "emphasis",
        )
    ]


def _asking(f: Filling, field: Field, draft: Request, step: Step, limit: int) -> list[CardElement]:
    return rows_drawn(f, field, draft, step, limit) if isinstance(field, ItemsField) else field.draw(f)


def review_card(
    t: Texts,
    form: Form,
    request: Request,
    *,
    outdated: bool = False,
    unchanged: bool = False,
    earlier: Request | None = None,
    full: MustWait | None = None,
    despite: str = "",
) -> Card:
    """Everything once more before it is submitted; each step can be changed from here. `outdated`: a card that showed
    less than this was clicked. `unchanged`: a change of nothing was handed in. `earlier` is what this would repeat,
    `full` for what they would have to wait, and `despite` which earlier request (id) they were told of before."""
    notice = "review-outdated" if outdated else "change-of-nothing" if unchanged else ""
    submit = _submitting(t, form, request, earlier, full, despite)
    told = [_repeats(t, form, earlier)] if earlier else [must_wait(t, form, full)] if full else []
    told = [*([box([ours(t(notice))], "warning")] if notice else []), *told]
    return fitting(partial(_review, t, form, request, told=told, submit=submit))


def _review(
    t: Texts,
    form: Form,
    request: Request,
    limit: int,
    *,
    told: Sequence[CardElement],
    submit: Sequence[Action | None],
) -> Card:
    answers = asked_answers(form, request.answers)
    steps = form.steps_asked(answers)
    body: list[CardElement] = [
        *_review_head(t, form, request),
        *told,
        *(_reviewed(t, form, request, step, limit) for step in steps),
        discard_sure(t, request),
    ]
    last = steps[-1].id if steps else form.steps[-1].id
    return assemble(
        t,
        t("step-summary", form=form.title[t.language], step=t("review-title")),
        body,
        actions(
            *submit,
            button(t("later"), FormLater(request=request.id, step=last, revision=request.revision)),
            overflow(toggle(t("discard"), DISCARD)),
        ),
    )


def _review_head(t: Texts, form: Form, request: Request) -> list[CardElement]:
    if request.changes is None:
        goes = t(_goes(form, asked_answers(form, request.answers)))
        return [*head(form.title[t.language], t("review-title"), goes), *for_whom(t, request)]
    return [*head(form.title[t.language], t("change-title"), t("change-subtle")), *_changing(t, request)]


def _goes(form: Form, answers: Answers) -> str:
    """The text that says what comes of it once it is submitted."""
    if form.stages_needed(answers):
        return "review-subtle"
    return "review-subtle-handled" if form.handling else "review-subtle-ruled"


def _submitting(
    t: Texts, form: Form, request: Request, earlier: Request | None, full: MustWait | None, despite: str
) -> list[Action | None]:
    if earlier is None:
        title = t("must-wait-submit" if full else "change-submit" if request.changes else "submit")
        waits = full is not None
        verb = FormSubmit(request=request.id, revision=request.revision, despite=despite, waits=waits)
        return [button(title, verb, "positive")]
    anyway = FormSubmit(request=request.id, revision=request.revision, despite=earlier.id)
    shown = button(t("repeats-open", reference=earlier.reference), RequestShow(request=earlier.id), "positive")
    return [
        None if request.mandate else shown,  # it is somebody else's
        button(t("repeats-anyway"), anyway) if _may_repeat(form) else None,
    ]


def _may_repeat(form: Form) -> bool:
    return form.repetition is None or form.repetition.allowed


def _repeats(t: Texts, form: Form, earlier: Request) -> CardElement:
    """That they asked this before: its number, how it stands, what it says."""
    told = gist(t, form, asked_answers(form, earlier.answers))
    about = " · ".join(part for part in (earlier.reference, stands(t, earlier), told) if part)
    do = t("repeats-may" if _may_repeat(form) else "repeats-may-not")
    return box(
        [ours(t("repeats"), weight="Bolder"), typed(about, spacing="Small"), ours(do, spacing="Small")], "warning"
    )


def _reviewed(t: Texts, form: Form, request: Request, step: Step, limit: int) -> CardElement:
    edit = FormEdit(request=request.id, step=step.id, revision=request.revision)
    change = ActionSet(actions=[button(t("change"), edit)])
    asked = step.asked(asked_answers(form, request.answers))
    return apart(
        [
            row([ours(step.title[t.language], weight="Bolder")], [change]),
            *answers_of(t, [field.in_full() for field in asked], request, limit),
            *(box([ours(warning)], "warning") for warning in _warnings(t, asked, request).values()),
        ]
    )


def _warnings(t: Texts, fields: Sequence[Field], request: Request) -> Mapping[str, str]:
    """What should be looked at once more, by field."""
    warnings = {field.id: field.warning(t, request.answers.get(field.id)) for field in fields}
    return {name: warning for name, warning in warnings.items() if warning}


def _marks(t: Texts, fields: Sequence[Field], request: Request) -> Mapping[str, str]:
    """Beside what was read from a message, with what else should be looked at there."""
    warnings = _warnings(t, fields, request)
    read = [field.id for field in fields if field.id in request.heard and field.id in request.answers]
    return {name: " ".join(part for part in (t("heard-look"), warnings.get(name)) if part) for name in read}


def answers_of(
    t: Texts, fields: Sequence[Field], request: Request, limit: int, *, opens: bool = True
) -> list[CardElement]:
    """Each question with its answer, of which one text has at most `limit` characters, and what `opens` its files."""
    shown: list[CardElement] = []
    for field in fields:
        shown += field.shown(t, request.answers.get(field.id), limit)
        shown += open_button(t, field, request) if opens else []
    return shown


def discarded_card(t: Texts) -> Card:
    body = [*head(t("requests"), t("discarded-title")), ours(t("discarded-text"))]
    return assemble(
        t,
        t("discarded-title"),
        body,
        actions(
            button(t("start-request"), FormsShow()),
            button(t("my-requests"), RequestMine()),
            button(t("ask-question"), AnswerAsk()),
        ),
    )


def discard_sure(t: Texts, draft: Request) -> CardElement:
    """What `toggle(t("discard"), DISCARD)` shows."""
    discard = button(t("discard-request"), FormDiscard(request=draft.id), "destructive", inputs=False)
    return asks_once_more(t, DISCARD, t("change-discard-sure" if draft.changes else "discard-request-sure"), discard)
