"""From a turn to a reply: who is it, what do they want, what do they see; and what they see when it goes wrong."""

import logging
from collections.abc import Mapping
from dataclasses import replace

from bot.announce import turns as announcements
from bot.announce.asking import turns as questions
from bot.announce.authority.files import turns as sent_lists
from bot.announce.authority.files.reading import is_list
from bot.announce.channels import turns as channels
from bot.announce.confirmations import turns as confirmations
from bot.announce.correcting import turns as corrections
from bot.announce.halting import turns as halting
from bot.announce.news import reacting
from bot.announce.proving import turns as proofs
from bot.announce.reminding import turns as reminders
from bot.announce.schools import turns as school_figures
from bot.announce.seeing import seeing
from bot.announce.visering import turns as viseringen
from bot.answer import answering
from bot.answer import turns as answers
from bot.answer.experts import turns as experts
from bot.answer.experts.guiding import public_guidance
from bot.answer.official import turns as official
from bot.answer.review import turns as reviews
from bot.arrange import turns as requests
from bot.arrange.attachments import turns as attachments
from bot.channel.base import (
    CardMessage,
    Clicked,
    Dialog,
    DialogOpened,
    DialogSubmitted,
    Event,
    Handle,
    Installed,
    InTeam,
    LinkPasted,
    Reacted,
    Removed,
    Reply,
    Said,
    Searched,
    Seen,
    Sent,
    Turn,
    Unknown,
)
from bot.channel.file_messages import FileAnswered
from bot.errors import Stale, Unavailable, Unsound
from bot.front import absence, extension, handouts, home, privacy, roles, saying, today, unfurling
from bot.front.deliveries import shown_once
from bot.front.here import Click, Here, Shown
from bot.front.operating import turns as operating
from bot.house import House
from bot.people.contacts import Actor, arrive, leave, meet
from bot.telemetry.measures import turn_ended
from bot.telemetry.spans import Part, part_of_trace
from bot.telemetry.trace import trouble_now
from bot.words.distress import distress_in
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from cards.answer.guidance import public_guidance_card
from cards.buttons import parse
from cards.card import Card
from cards.home.notices import (
    elsewhere_card,
    file_card,
    notice_card,
    stranger_card,
    trouble_card,
    unavailable_card,
)
from cards.parts.verbs import BadPayload, Verb, inputs_of
from cards.texts import Texts, texts

log = logging.getLogger(__name__)


CLICKS: Mapping[type[Verb], Click] = {
    **saying.CLICKS,
    **home.CLICKS,
    **today.CLICKS,
    **absence.CLICKS,
    **privacy.CLICKS,
    **handouts.CLICKS,
    **roles.CLICKS,
    **operating.CLICKS,
    **halting.CLICKS,
    **announcements.CLICKS,
    **questions.CLICKS,
    **corrections.CLICKS,
    **confirmations.CLICKS,
    **sent_lists.CLICKS,
    **proofs.CLICKS,
    **reminders.CLICKS,
    **school_figures.CLICKS,
    **viseringen.CLICKS,
    **answers.CLICKS,
    **requests.CLICKS,
    **experts.CLICKS,
    **official.CLICKS,
    **reviews.CLICKS,
}


def handler(house: House) -> Handle:
    """What the channel calls for every turn. It never raises: what breaks is shown with the trouble id of the turn,
    which stands in every line that the log has of it and of its jobs."""

    async def handle(turn: Turn) -> Reply:
        with part_of_trace("turn", event=type(turn.event).__name__) as part:
            own = replace(house, records=house.records.of_turn(turn.key))
            try:
                await house.configuration.look()
                return await shown_once(own.records, turn, await _answer(house, own, turn, part), house.now)
            except Exception:
                return _trouble(turn, _language_guess(turn), part)
            finally:
                turn_ended(part, type(turn.event).__name__)
                log.info("turn.ended", extra={"event": type(turn.event).__name__, "turn": turn.key, **part.told()})

    return handle


def _trouble(turn: Turn, t: Texts, part: Part) -> Reply:
    """To be called where an exception is handled."""
    part.note(outcome="failed")
    log.exception("turn.failed", extra={"event": type(turn.event).__name__, "turn": turn.key, "person": turn.person})
    return _outcome(turn, trouble_card(t, trouble_now()))


async def _answer(house: House, own: House, turn: Turn, part: Part) -> Reply:
    """`own` is of this delivery of the turn: what it changes, another delivery does not change again."""
    match turn.event:
        case Unknown(type_):
            log.info("turn.ignored", extra={"type": type_})
            part.note(outcome="ignored")
            return Reply()
        case Removed() | Reacted() | Seen() | InTeam():
            await _noted(own, turn)
            return Reply()
        case _:
            pass
    try:
        actor, first = await _meet(house, own, turn)
    except Unavailable:
        log.warning("turn.stranger", extra={"person": turn.person})
        part.note(outcome="stranger")
        return to_stranger(turn)
    here = _here(own, actor, turn)
    try:
        return await _act(here, turn, first)
    except (Unavailable, BadPayload) as refusal:
        log.info("turn.refused", extra={"refusal": type(refusal).__name__, "person": turn.person})
        part.note(outcome="refused")
        return _outcome(turn, unavailable_card(here.t, request=_is_of_a_request(turn.event)))
    except Stale:
        part.note(outcome="stale")
        return _outcome(turn, notice_card(here.t, "notice-stale"))
    except Unsound as unsound:
        part.note(outcome="unsound")
        return _outcome(turn, notice_card(here.t, unsound.problem))
    except Exception:
        return _trouble(turn, here.t, part)


def to_stranger(turn: Turn) -> Reply:
    """To somebody whom no directory knows: a line that says so, where they asked for anything. It keeps nothing."""
    match turn.event:
        case Unknown() | Removed() | Reacted() | Seen() | InTeam() | Installed():
            return Reply()
        case _:
            t = _language_guess(turn)
            return _in_company(turn, t) or _cared_for(turn, t) or _outcome(turn, stranger_card(t))


async def _noted(own: House, turn: Turn) -> None:
    """What nobody waits for an answer to."""
    match turn.event:
        case Reacted(activity, added, removed):
            await reacting.react(own, turn.person, activity, added, removed, turn.key)
        case Seen(activity):
            await seeing.note(own, turn.person, activity)
        case InTeam():
            await channels.noted(own, turn, turn.event)
        case _:
            await leave(own, turn.person)


async def _meet(house: House, own: House, turn: Turn) -> tuple[Actor, bool]:
    """Where somebody is met is noted by the way: it is what a turn changes only where they arrive."""
    if isinstance(turn.event, Installed) and turn.scope == "personal":
        return await arrive(own, turn.person, turn.address)
    own_chat = turn.scope == "personal" and isinstance(turn.event, Said | Sent | Clicked)
    return await meet(house, turn.person, turn.address if own_chat else None), False


def _here(house: House, actor: Actor, turn: Turn) -> Here:
    card = turn.event.card if isinstance(turn.event, Clicked) and turn.scope == "personal" else None
    in_dialog = isinstance(turn.event, DialogOpened | DialogSubmitted)
    # Whatever an edited message makes takes the place of what it made before.
    key = (isinstance(turn.event, Said) and turn.event.rewrites) or turn.key
    return Here(house, actor, key, card, in_dialog)


async def _act(here: Here, turn: Turn, first: bool) -> Reply:
    if reply := _in_company(turn, here.t):
        return reply
    match turn.event:
        case Installed():
            is_new = first or await here.house.records.accepted_before()
            return _reply(turn.event, home.welcome(here), here.t) if is_new else Reply()
        case Said(text):
            shown = await saying.said(here, text)
            if turn.event.rewrites:
                await answering.forget_others(here.house, here.actor, here.id, shown.questions)
            return _reply(turn.event, shown, here.t)
        case Sent():
            return await _sent(here, turn, turn.event)
        case Clicked(verb, data) if turn.scope == "channel" and verb in channels.VERBS:
            payload, conversation = parse(verb, data), turn.address.conversation
            return Reply(toast=await channels.clicked(here, payload, inputs_of(payload, data), conversation))
        case Clicked() if turn.scope != "personal":  # what it shows may be for this person alone
            of_a_request = _is_of_a_request(turn.event)
            return Reply(toast=here.t("notice-request-elsewhere" if of_a_request else "notice-personal-only"))
        case Clicked(verb, data) | DialogSubmitted(_, verb, data):
            payload = parse(verb, data)
            shown = await CLICKS[type(payload)](here, payload, inputs_of(payload, data))
            return _reply(turn.event, shown, here.t, beside=payload.beside)
        case DialogOpened(command, _):
            action = extension.ACTIONS.get(command)
            if action is None:
                raise Unavailable
            return _reply(turn.event, await action(here), here.t)
        case _:
            return await _answer_of_client(here, turn)


async def _sent(here: Here, turn: Turn, event: Sent) -> Reply:
    """Files go where a request asks for them, a list to the announcement that somebody writes; who is not well is cared
    for first."""
    cared_for = await answers.answer(here, event.text) if distress_in(event.text) else Shown()
    shown = cared_for if cared_for.card else await _taken(here, event)
    if shown is not None:
        return _reply(event, shown, here.t)
    return _outcome(turn, file_card(here.t, event.text, [file.name for file in event.files]))


async def _taken(here: Here, event: Sent) -> Shown | None:
    """No request takes a list: that goes to an announcement first. What a list came with, and a sheet, may be asked for
    by a request."""
    lists = all(is_list(file.name) for file in event.files)
    if lists and (shown := await sent_lists.sent(here, event.files, event.text)):
        return shown
    taken = await attachments.sent(here, event.text, event.files)
    return taken or await sent_lists.sent(here, event.files, event.text)


async def _answer_of_client(here: Here, turn: Turn) -> Reply:
    """To what Teams itself asks, with no card or words of ours before the person."""
    match turn.event:
        case Searched():
            return await extension.search(here, turn.event, turn.address.bot)
        case LinkPasted(address):
            return await unfurling.unfurl(here, address, turn.address.bot)
        case FileAnswered():
            return _reply(turn.event, await handouts.answered(here, turn.event), here.t)
        case _:
            return Reply()


def _in_company(turn: Turn, t: Texts) -> Reply | None:
    """What a whole group reads is the same for everybody, strangers too; None for what one person alone sees."""
    if turn.scope == "personal":
        return None
    match turn.event:
        case Said() | Sent():
            return _cared_for(turn, t) or _outcome(turn, elsewhere_card(t, turn.address.bot))
        case Clicked(in_place=False):
            return Reply(toast=t("notice-personal-only"))
        case _:
            return None


def _cared_for(turn: Turn, t: Texts) -> Reply | None:
    """Public lines for who is not well or in danger, whoever they are and whoever reads along; None for all others."""
    match turn.event:
        case Said(text) | Sent(text) if finding := distress_in(text):
            bot = turn.address.bot if turn.scope != "personal" else ""
            return _outcome(turn, public_guidance_card(t, public_guidance(finding, t.language), bot))
        case _:
            return None


OF_REQUESTS = frozenset(kind.verb for kind in requests.CLICKS if "request" in kind.model_fields)


def _is_of_a_request(event: Event) -> bool:
    return isinstance(event, Clicked | DialogSubmitted) and event.verb in OF_REQUESTS


# --- what is shown ----------------------------------------------------------------------------------


def _reply(event: Event, shown: Shown, t: Texts, *, beside: bool = False) -> Reply:
    """The same outcome in the shape of each way in: a message, the clicked card itself, a dialog.

    `beside`: the clicked card stays, because what was asked for does not take its place.
    """
    if shown.card is None:
        return Reply(toast=shown.toast or None)
    if isinstance(event, DialogOpened | DialogSubmitted):
        return Reply(dialog=Dialog(t("bode"), shown.card.dialog_json()))
    message = CardMessage(shown.card.json(), shown.card.summary)
    if isinstance(event, Clicked) and beside:
        return Reply(messages=(message,), toast=shown.card.summary)
    if isinstance(event, Clicked | FileAnswered):
        return Reply(replace=message)
    return Reply(messages=(message,))


def _outcome(turn: Turn, card: Card) -> Reply:
    """What stands beside the conversation: a clicked card stays as it is, and a group reads nothing of it."""
    message = CardMessage(card.json(), card.summary)
    match turn.event:
        case Clicked() if turn.scope != "personal":
            return Reply(toast=card.summary)
        case Searched():
            return Reply(toast=card.summary)
        case DialogOpened() | DialogSubmitted():
            return Reply(dialog=Dialog("Bode", card.dialog_json(), height="small"))
        case Clicked():
            return Reply(messages=(message,), toast=card.summary)
        case FileAnswered():
            return Reply(replace=message)
        case LinkPasted() | Reacted() | Seen():  # no message of ours stands in a chat of others
            return Reply()
        case _:
            return Reply(messages=(message,))


def _language_guess(turn: Turn) -> Texts:
    """When the directory cannot be asked: the client's language where it is one of ours."""
    spoken: dict[str, Language] = {language: language for language in LANGUAGES}
    return texts(spoken.get(turn.locale[:2].lower(), DEFAULT_LANGUAGE))
