"""The job of a list that was sent as a file: take it, read it, and show what became of the audience."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from bot.announce.authority.became import became_of
from bot.announce.authority.files import receiving
from bot.announce.authority.files.reading import MOST_BYTES, NoText, is_workbook, lines_of, told
from bot.announce.authority.files.sent_list import SentList
from bot.announce.authority.named_list import MOST_CHARACTERS, NamedList, read_list
from bot.announce.composing import draft_of, reach_of
from bot.channel.base import CardMessage
from bot.channel.file_messages import Untaken
from bot.errors import Refusal, Unsound
from bot.people.contacts import Actor, recipient
from bot.sheets import SheetUnread
from bot.store.partitions import person_partition
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.announce.putting import Told, audience_card
from cards.announce.sent_list import list_problem_card
from cards.card import Card


async def take(work: Work, job: Assignment) -> None:
    """Whatever goes wrong is told once, with the name of the file."""
    standing = await work.house.records.sent_lists.get(person_partition(job.text("person")), job.text("list"))
    if standing is None or standing.value.done:
        return
    sent = standing.value
    card = await _read(work, await recipient(work.house, sent.person), sent)

    async def draw(_: Actor) -> CardMessage:
        return message(card)

    notice = Notice(f"list:{sent.id}", sent.person, "read", asks=False, job=receiving.TAKE_JOB, body=job.body)
    await tell_once(work, notice, draw, job)
    await receiving.settle(work.house, sent)


async def _read(work: Work, author: Actor, sent: SentList) -> Card:
    t, house = texts_for(author), work.house
    if sent.used:  # by a try that ended before it was told
        return await _as_it_stands(work, author, sent, Told(sent.became, file=sent.name))
    try:
        content = b"".join([chunk async for chunk in work.channel.download(sent.place, MOST_BYTES)])
        found = await house.sheets.listed(content) if is_workbook(sent.name) else None
        text = told(found.rows) if found else lines_of(content)
    except Untaken as untaken:
        return list_problem_card(t, sent.name, untaken.reason, sent.announcement)
    except SheetUnread as unread:
        return list_problem_card(t, sent.name, unread.why, sent.announcement)
    except NoText:
        return list_problem_card(t, sent.name, "kind", sent.announcement)
    if len(text) > MOST_CHARACTERS:  # what is beyond would be left out without a word
        return list_problem_card(t, sent.name, "too_large", sent.announcement)
    listed = await asyncio.to_thread(read_list, text, author.directory, house.phone_book)
    listed = replace(listed, unread=found.unread if found else None)
    if not listed.people:
        problem = "unknown" if text.strip() or listed.unread else "empty"
        return list_problem_card(t, sent.name, problem, sent.announcement, became_of(listed))
    return await _used(work, author, sent, listed)


async def _used(work: Work, author: Actor, sent: SentList, listed: NamedList) -> Card:
    t, house = texts_for(author), work.house
    try:
        await receiving.use(house, author, sent, listed.people)
    except Unsound as unsound:
        return list_problem_card(t, sent.name, unsound.problem, sent.announcement)
    except Refusal:
        return list_problem_card(t, sent.name, "closed", sent.announcement)
    became = became_of(listed)
    await receiving.note_used(house, sent, became)
    return await _as_it_stands(work, author, sent, Told(became, file=sent.name))


async def _as_it_stands(work: Work, author: Actor, sent: SentList, told: Told) -> Card:
    t, house = texts_for(author), work.house
    try:
        draft = await draft_of(house, author, sent.announcement)
    except Refusal:
        return list_problem_card(t, sent.name, "closed", sent.announcement)
    reach = await reach_of(house, author, draft.audience, draft.importance, draft.topic)
    return audience_card(t, draft, reach, told)


JOBS: Mapping[str, Run] = {receiving.TAKE_JOB: take}
