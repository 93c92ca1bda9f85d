"""What a person wants to get of announcements: the form for all of it, and what a card says once a topic is muted."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards.core import Action, CardElement

from bot.announce.news.preferences import INPUTS, Preferences, TopicChoice
from cards.announce.news_buttons import NewsMute, NewsShow, NewsUnmute, SettingsKeep, SettingsShow
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, state
from cards.parts.inputs import choice_input, some_problems, time_input, with_problem
from cards.parts.words import ours
from cards.texts import Texts

MUTED, FOLLOWED, DIGEST, QUIET_FROM, QUIET_UNTIL = INPUTS


def settings_card(
    t: Texts,
    preferences: Preferences,
    topics: Sequence[TopicChoice],
    *,
    problems: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
    kept: bool = False,
) -> Card:
    """`problems` are keys of texts at the inputs, and `typed` is what stands in these then; `kept`: it was just
    saved."""
    wrong = {at: t(key) for at, key in (problems or {}).items()}
    values = {**values_of(preferences), **(typed or {})}
    body: list[CardElement] = [
        *head(t("settings"), t("settings-title"), t("settings-subtle")),
        *([state(t("settings-kept"), "good")] if kept else []),
        *some_problems(t, wrong),
        *_topics(t, topics, values),
        *with_problem(time_input(t, DIGEST, t("settings-digest"), values[DIGEST], required=True), wrong.get(DIGEST)),
        ours(t("settings-digest-text"), size="Small", subtle=True, spacing="Small"),
        # One below the other: beside each other a phone cuts off what they say.
        time_input(t, QUIET_FROM, t("settings-quiet-from"), values[QUIET_FROM], required=True),
        time_input(t, QUIET_UNTIL, t("settings-quiet-until"), values[QUIET_UNTIL], required=True),
        *([ours(wrong[QUIET_FROM], size="Small", color="Attention")] if QUIET_FROM in wrong else []),
        ours(t("settings-quiet-text"), size="Small", subtle=True, spacing="Small"),
    ]
    ways = actions(
        button(t("settings-keep"), SettingsKeep(), "positive"),
        button(t("news"), NewsShow(), inputs=False),
        button(t("help"), HelpShow(), inputs=False),
    )
    return assemble(t, t("settings-kept") if kept else t("settings-title"), body, ways)


def values_of(preferences: Preferences) -> Mapping[str, str]:
    def clock(name: str) -> str:
        at = getattr(preferences, name)
        return at.strftime("%H:%M") if at else ""

    return {
        MUTED: ",".join(preferences.muted),
        FOLLOWED: ",".join(preferences.followed),
        **{name: clock(name) for name in (DIGEST, QUIET_FROM, QUIET_UNTIL)},
    }


def _topics(t: Texts, topics: Sequence[TopicChoice], values: Mapping[str, str]) -> list[CardElement]:
    if not topics:
        return []
    every = [(topic.id, topic.name) for topic in topics]
    free = [(topic.id, topic.name) for topic in topics if topic.open]
    muted = choice_input(t, MUTED, t("settings-muted"), every, values[MUTED], required=True, several=True)
    found: list[CardElement] = [muted, ours(t("settings-muted-text"), size="Small", subtle=True, spacing="Small")]
    if free:
        found += [
            choice_input(t, FOLLOWED, t("settings-followed"), free, values[FOLLOWED], required=True, several=True),
            ours(t("settings-followed-text"), size="Small", subtle=True, spacing="Small"),
        ]
    return found


def muted_card(t: Texts, topic: TopicChoice, announcement: str) -> Card:
    """Says what they get no more, and takes it back."""
    undo = button(t("muted-undo"), NewsUnmute(id=announcement))
    return _changed(t, t("muted-title", topic=topic.name), t("muted-text"), undo)


def unmuted_card(t: Texts, topic: TopicChoice, announcement: str) -> Card:
    again = button(t("less-of-this"), NewsMute(id=announcement))
    return _changed(t, t("unmuted-title", topic=topic.name), t("unmuted-text"), again)


def _changed(t: Texts, title: str, text: str, back: Action) -> Card:
    body: list[CardElement] = [*head(t("settings"), title), ours(text)]
    ways = actions(back, button(t("settings"), SettingsShow()), button(t("news"), NewsShow()))
    return assemble(t, title, body, ways)
