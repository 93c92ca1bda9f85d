"""What a person typed, freed of what a person cannot see: tags, mentions of the bot, invisible characters."""

import html
import re
import unicodedata
from collections.abc import Iterable

MAX_TEXT = 4000
_BLOCK_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:at|p|div|span|b|strong|i|em|u|s|a|ul|ol|li|br|pre|code|blockquote|h[1-6]|table|tbody|thead|tr|td|th"
    r"|font|img|emoji|attachment|codeblock|readonly|systemeventmessage)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"<(quoted|blockquote)\b([^<>]{0,2000})>", re.IGNORECASE)
# Bidi controls, zero-width characters, soft hyphen, byte order mark, variation-free joiners, tags (U+E00xx).
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")


def visible(text: str, longest: int = MAX_TEXT) -> str:
    """Returns the text without invisible characters, in composed form (NFC), blanks collapsed, at most `longest`."""
    text = text[: longest * 4]
    if not (text.isascii() and text.isprintable()):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
        text = _LINES.sub("\n\n", text)
    return _BLANKS.sub(" ", text).strip()[:longest].strip()


def said(text: str, bot_mentions: Iterable[str] = (), bot_name: str = "") -> str:
    """Returns what a person said, from the text of a message: `bot_mentions` are removed, other tags leave their text.

    What a reply quotes is somebody else's and goes. Teams puts mentions as `<at>Name</at>` and blanks as `&nbsp;` even
    into messages that it calls plain.
    """
    text = text[: MAX_TEXT * 8]
    if "<" in text:
        text = _unquoted(text)
    for mention in bot_mentions:
        if mention:
            text = text.replace(mention, " ")
    if bot_name:
        text = text.replace(f"<at>{bot_name}</at>", " ")
    if "<" in text:
        text = _TAG.sub("", _BLOCK_TAG.sub("\n", text))
    return visible(html.unescape(text))


def _unquoted(text: str) -> str:
    """Without `<quoted messageId="..."/>`, `<quoted ...>...</quoted>`, and the quotation of an older client's reply."""
    kept: list[str] = []
    at = 0
    for mark in _QUOTE.finditer(text):
        name, attributes = mark.group(1).lower(), mark.group(2)
        if mark.start() < at or (name == "blockquote" and "/Reply" not in attributes):
            continue
        kept.append(text[at : mark.start()])
        end = -1 if attributes.endswith("/") else text.find(f"</{name}>", mark.end())
        at = mark.end() if end < 0 else end + len(f"</{name}>")
    return "".join([*kept, text[at:]])
