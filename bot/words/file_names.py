"""Names of files: without what a file system, OneDrive or a reader's eye could be led astray by."""

import re

from bot.words.clean import clean_line

LONGEST = 120
_NOT_IN_A_NAME = re.compile(r'["*:<>?/\\|#%~&{}\x00-\x1f]+')
_OF_A_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|desktop|_vti_.*|\.lock)", re.IGNORECASE)


def file_name(said: str, ending: str, otherwise: str = "Bode") -> str:
    """`said`, cleaned, with the ending that it is to have (such as "xlsx"); `otherwise` where nothing is left of it.

    Its own ending goes only where it is that one: "rapport.exe" as a PDF is "rapport.exe.pdf", since the end of a name
    tells what it is. What OneDrive refuses stands in Microsoft's "Restrictions and limitations in OneDrive".
    """
    name = _NOT_IN_A_NAME.sub(" ", clean_line(said)).strip(" .")
    stem = name[: -len(ending) - 1] if name.lower().endswith(f".{ending}") else name
    stem = " ".join(stem.split())[:LONGEST].strip(" .")
    if not stem or _OF_A_DEVICE.fullmatch(stem):
        stem = otherwise
    return f"{stem}.{ending}"
