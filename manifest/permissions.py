"""What the package may ask of an organisation, each with the reason: the table of the page for administrators."""

from collections.abc import Iterator, Mapping

from manifest.contents import READ_RECEIPTS, Document

REASONS: Mapping[str, str] = {
    "identity": "Teams tells Bode who writes: what somebody may read, request or decide follows from it.",
    "supportsFiles": "A file can be sent to Bode in one's own chat; Bode offers files there, which one accepts or not.",
    "messageHandlers": "Links to Bode's own host get a preview that shows only what everybody may read.",
    "webApplicationInfo": "Ties the app to its registration, so that Bode may install itself for who has it not yet, "
    "and hears of its own chats.",
    READ_RECEIPTS: "Teams tells Bode up to where somebody saw their chat with it: counted by school from ten people "
    "up, shown of nobody.",
}
"""What is asked for -> why. `messageHandlers` only with `--domain`, `webApplicationInfo` only with `--self-install` or
`--read-receipts`, the permission on read receipts only with the latter."""


def asked(document: Document) -> Iterator[str]:
    """Each thing that the manifest asks for, permissions of resources by their name."""
    yield from document.get("permissions", [])
    yield from document.get("devicePermissions", [])
    if any(bot.get("supportsFiles") for bot in document.get("bots", [])):
        yield "supportsFiles"
    if any(extension.get("messageHandlers") for extension in document.get("composeExtensions", [])):
        yield "messageHandlers"
    if "webApplicationInfo" in document:
        yield "webApplicationInfo"
    resources = document.get("authorization", {}).get("permissions", {}).get("resourceSpecific", [])
    yield from (one["name"] for one in resources)


def why(asked_for: str) -> str:
    """ "" for what is not explained."""
    return REASONS.get(asked_for, "")
