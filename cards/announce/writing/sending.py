"""When and how an announcement goes: how much it matters, about what, for whom its author speaks, until when."""

from collections.abc import Mapping
from datetime import date, timedelta

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement, Choices, Importance
from bot.announce.visering.visa import DAYS
from bot.announce.writing.words import Sender
from cards.announce.writing.ways import NONE
from cards.parts.inputs import choice_input, date_input, toggle_input, with_problem
from cards.texts import ZONE, Texts

IMPORTANCES: Mapping[Importance, str] = {
    Importance.MANDATORY: "importance-mandatory-choice",
    Importance.IMPORTANT: "importance-important-choice",
    Importance.INFORMATION: "importance-information-choice",
}
SENDERS: Mapping[Sender, str] = {
    Sender.SCHOOL: "sender-school",
    Sender.HR: "sender-hr",
    Sender.ICT: "sender-ict",
    Sender.PREVENTION: "sender-prevention",
    Sender.COMMUNICATION: "sender-communication",
    Sender.BOARD: "sender-board",
}


def sending_inputs(
    t: Texts,
    draft: Announcement,
    choices: Choices,
    problems: Mapping[str, str],
    values: Mapping[str, str],
) -> list[CardElement]:
    importances = [(one.value, t(key)) for one, key in IMPORTANCES.items() if one in choices.importances]
    chosen = draft.importance.value if draft.importance in choices.importances else ""
    senders = [(NONE, t("sender-none")), *((one.value, t(key)) for one, key in SENDERS.items())]
    inputs: dict[str, CardElement] = {
        "importance": choice_input(t, "importance", t("importance-label"), importances, chosen, style="expanded"),
        "confirmation": toggle_input(
            t, "confirmation", t("confirmation-label"), t("confirmation-ask"), draft.confirmation
        ),
        **({"visa_days": _visering(t, draft)} if Importance.MANDATORY in choices.importances else {}),
        "sender": choice_input(t, "sender", t("sender-label"), senders, draft.sender or NONE),
    }
    if choices.topics:
        topics = [*([] if choices.bound_to_topics else [(NONE, t("topic-none"))]), *choices.topics]
        inputs["topic"] = choice_input(
            t, "topic", t("topic-label"), topics, draft.topic or ("" if choices.bound_to_topics else NONE)
        )
    last = last_day(draft)
    expires = values.get("expires", last.isoformat() if last else "")
    inputs["expires"] = date_input(t, "expires", t("expires-label"), expires, required=False)
    return [element for at, field in inputs.items() for element in with_problem(field, problems.get(at))]


def _visering(t: Texts, draft: Announcement) -> CardElement:
    """Beside the confirmation, which it asks for as well."""
    days = draft.visering.days if draft.visering else 0
    options = [(str(one), t("visa-within", days=one)) for one in DAYS]
    return choice_input(t, "visa_days", t("visa-label"), options, str(days))


def last_day(announcement: Announcement) -> date | None:
    """On which it still holds; None where it always does."""
    if announcement.expires is None:
        return None
    return (announcement.expires - timedelta(seconds=1)).astimezone(ZONE).date()
