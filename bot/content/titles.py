"""Tells titles that a person gave from those that a program put there, in whatever language it spoke."""

import re

from bot.content.outline import one_line

_PUT_THERE = re.compile(
    r"""(?: power-?point[ -]?(?:presentation|presentatie|präsentation)? | présentation\ powerpoint
        | (?: (?:untitled|unbenannt|naamloos|sans[ -]?titre) (?:\ (?:document|spreadsheet|presentation|presentatie))?
            | zonder\ titel | titelloos | no\ title
            | title | titel | titre | \(anonymous\) | anonymous | none | null | unknown
            | new\ document | nieuw\ document | nouveau\ document
            | (?:book|map|classeur|workbook|werkmap|sheet|blad|feuil|feuille|document|doc|presentation|presentatie
                 |présentation|slide|dia|diapositive|page|pagina|scan|microsoft\ word)
          )[ ._-]* \d*
        | slide\ title | titel\ van\ de\ dia | diatitel
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"(?:microsoft (?:office )?(?:word|excel|powerpoint)\s*-.*)"
    r"|.*\.(?:docx?|docm|dotx?|pptx?|pps|ppsx|xlsx?|xlsm|odt|ods|odp|pdf|indd|qxd|qxp|rtf|txt|html?|ai|eps|cdr|pub|wpd"
    r"|pages|key|dwg|tex|dvi|ps|png|jpe?g|tiff?|tmp|cfm|aspx?)",
    re.IGNORECASE,
)


def given_title(title: str | None) -> str:
    """On one line; "" when it is a program's placeholder or the name of a file."""
    title = one_line(title or "")
    return "" if _PUT_THERE.fullmatch(title) or _FILE_NAME.fullmatch(title) else title
