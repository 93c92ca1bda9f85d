"""An author corrects and recalls what was sent, and sees where that could not be done."""

from collections.abc import Mapping
from dataclasses import replace

from bot.announce import counting, followed
from bot.announce.announcement import Announcement, NotReached
from bot.announce.authority.asked import MOST_REMARK
from bot.announce.correcting import catching_up, correcting
from bot.announce.correcting.bringing import Recall
from bot.announce.correcting.correcting import Written
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.correcting.second import confirming
from bot.announce.correcting.turns.reading import corrected, with_language, without_empty
from bot.announce.turns import following
from bot.announce.writing.words import ButtonKind
from bot.errors import Refusal
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.json import Json
from bot.people.audience import channels_in
from cards.announce import correcting_buttons as buttons
from cards.announce.channels import place_name
from cards.announce.correcting import change_card, editions_card, unchanged_card
from cards.announce.correction_second import correction_second_card, correction_waits_card
from cards.announce.correction_writing import correction_card, correction_preview_card
from cards.announce.second import REMARK
from cards.parts.verbs import Verb


async def _show(here: Here, verb: buttons.CorrectionShow, _: Mapping[str, Json]) -> Shown:
    announcement, waiting = await correcting.waiting(here.house, here.actor, verb.id)
    await followed.leave(here.house, announcement, here.card)
    return _changing(here, await counting.count(here.house, verb.id), waits=waiting is not None)


def _changing(here: Here, announcement: Announcement, *, waits: bool = False) -> Shown:
    return Shown(change_card(here.t, announcement, here.now, waits=waits))


async def _write(here: Here, verb: buttons.CorrectionWrite, _: Mapping[str, Json]) -> Shown:
    return _writing(here, await correcting.begin(here.house, here.actor, verb.id))


def _writing(here: Here, written: Written) -> Shown:
    """What waits for a second person is not written on."""
    if written.draft.waits:
        return _waiting(here, written.announcement, written.draft)
    card = correction_card(
        here.t, written.announcement, written.draft, _forms(here, written), written.problems, here.now
    )
    return Shown(card)


def _forms(here: Here, written: Written) -> list[tuple[str, str]]:
    """Those that its author may offer, and those that it offers already."""
    language = here.t.language
    forms = {one.id: one.title[language] for one in here.house.forms_for(here.actor.person).all(language)}
    for way in (*written.announcement.buttons, *written.draft.said.buttons):
        if way.kind is ButtonKind.FORM:
            forms.setdefault(way.to, way.name.get(language, way.to))
    return list(forms.items())


def _waiting(here: Here, announcement: Announcement, draft: AnnouncedEdition) -> Shown:
    return Shown(correction_waits_card(here.t, announcement, draft, here.now))


async def _preview(here: Here, verb: buttons.CorrectionPreview, inputs: Mapping[str, Json]) -> Shown:
    sent = await correcting.find(here.house, here.actor, verb.id)

    def change(said: Announcement) -> Announcement:
        return without_empty(corrected(here, said, sent, inputs, whole=verb.whole), sent)

    written = await correcting.write(here.house, here.actor, verb.id, change)
    if written.problems:
        return _writing(here, written)
    if written.draft.waits:
        return _waiting(here, written.announcement, written.draft)
    return Shown(
        correction_preview_card(
            here.t, written.announcement, written.draft, changes=written.changes, second=written.second
        )
    )


async def _add(here: Here, verb: buttons.CorrectionAdd, inputs: Mapping[str, Json]) -> Shown:
    """What is wrong so far is told when they want to see how it reads."""
    sent = await correcting.find(here.house, here.actor, verb.id)

    def change(said: Announcement) -> Announcement:
        return with_language(corrected(here, said, sent, inputs, whole=True), verb.language)

    written = await correcting.write(here.house, here.actor, verb.id, change)
    return _writing(here, replace(written, problems={}))


async def _publish(here: Here, verb: buttons.CorrectionPublish, inputs: Mapping[str, Json]) -> Shown:
    notify, anew = line(inputs, "notify") == "true", line(inputs, "anew") == "true"
    house, actor = here.house, here.actor
    sent = await correcting.correct(
        house, actor, verb.id, verb.revision, verb.edition, here.card, notify=notify, anew=anew
    )
    if sent.waiting:
        return _waiting(here, sent.announcement, sent.waiting)
    return following(here, sent.announcement)


async def _confirm(here: Here, verb: buttons.CorrectionConfirm, _: Mapping[str, Json]) -> Shown:
    reviewed = await confirming.confirm(here.house, here.actor, verb.id, verb.edition, verb.revision)
    return Shown(correction_second_card(here.t, reviewed, verb.edition, verb.revision, here.now))


async def _send_back(here: Here, verb: buttons.CorrectionReturn, inputs: Mapping[str, Json]) -> Shown:
    house, actor, about = here.house, here.actor, (verb.id, verb.edition, verb.revision)
    remark, problem = typed_text(inputs, REMARK, MOST_REMARK)
    if problem:
        reviewed = await confirming.seen(house, actor, *about)
    else:
        reviewed = await confirming.send_back(house, actor, *about, remark)
    shown = correction_second_card(
        here.t, reviewed, verb.edition, verb.revision, here.now, remark=remark, problem=problem
    )
    return Shown(shown)


async def _withdraw(here: Here, verb: buttons.CorrectionWithdraw, _: Mapping[str, Json]) -> Shown:
    """To write on, where it was not confirmed meanwhile."""
    announcement = await confirming.withdraw(here.house, here.actor, verb.id)
    try:
        return _writing(here, await correcting.begin(here.house, here.actor, verb.id))
    except Refusal:
        return following(here, announcement)


async def _drop(here: Here, verb: buttons.CorrectionDrop, _: Mapping[str, Json]) -> Shown:
    return _changing(here, await correcting.drop(here.house, here.actor, verb.id))


async def _recall(here: Here, verb: buttons.CorrectionRecall, inputs: Mapping[str, Json]) -> Shown:
    """What is no choice of the card is the one that leaves a trace."""
    how = Recall.DELETED if line(inputs, "how") == Recall.DELETED.value else Recall.NOTICE
    return following(here, await correcting.recall(here.house, here.actor, verb.id, how, here.card))


async def _unchanged(here: Here, verb: buttons.CorrectionUnchanged, _: Mapping[str, Json]) -> Shown:
    announcement = await correcting.find(here.house, here.actor, verb.id)
    found, more = await catching_up.unchanged(here.house, verb.id, announcement.edition)
    places = {one.channel: place_name(here.t, one) for one in channels_in(announcement.audience)}
    lines = [NotReached(places.get(one.person) or here.t.name(one.person), one.reason) for one in found]
    return Shown(unchanged_card(here.t, announcement, lines, more))


async def _editions(here: Here, verb: buttons.CorrectionEditions, _: Mapping[str, Json]) -> Shown:
    announcement, earlier = await correcting.editions(here.house, here.actor, verb.id)
    return Shown(editions_card(here.t, announcement, earlier, here.now))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.CorrectionShow: _show,
    buttons.CorrectionWrite: _write,
    buttons.CorrectionPreview: _preview,
    buttons.CorrectionAdd: _add,
    buttons.CorrectionPublish: _publish,
    buttons.CorrectionDrop: _drop,
    buttons.CorrectionConfirm: _confirm,
    buttons.CorrectionReturn: _send_back,
    buttons.CorrectionWithdraw: _withdraw,
    buttons.CorrectionRecall: _recall,
    buttons.CorrectionUnchanged: _unchanged,
    buttons.CorrectionEditions: _editions,
}
