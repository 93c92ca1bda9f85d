"""Prints the table of permissions of docs/beheer/installeren.md, from the table of requests and the texts."""

from bot.doctor.tenant import text_of
from bot.graph.permissions import Permission
from cards.texts import texts

_HEAD = (
    "| machtiging / permission | waarvoor | wat je zonder mist | what for | what is lost without it |",
    "|---|---|---|---|---|",
)


def table() -> str:
    dutch, english = texts("nl"), texts("en")
    rows = [
        " | ".join((f"`{one}`", *(t(text_of(one, what)) for t in (dutch, english) for what in ("why", "lost"))))
        for one in Permission
    ]
    return "\n".join((*_HEAD, *(f"| {row} |" for row in rows)))


if __name__ == "__main__":
    print(table())
