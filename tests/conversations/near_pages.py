"""Pages of several topics that say nearly the same, and the question that may be about any of them."""

from pathlib import Path

from bot.content.folder import Folder
from tests.conversations.conftest import with_topics
from tests.conversations.school import School
from tests.extracting import kept_extraction
from tests.indexed import indexed

ASKED = "Wie moet ik verwittigen?"
READERS = '[folders]\n"" = ["everyone"]\n"Directie" = ["group:directies"]\n'
DOCUMENTS = {
    "readers.toml": READERS,
    "Ziekte.md": "# Verlof bij ziekte\n\nBen je ziek? Dan moet je het secretariaat verwittigen, voor acht uur.\n",
    "Laptops.md": "# Laptops\n\nIs het scherm stuk? Dan moet je de helpdesk verwittigen, nog dezelfde dag.\n",
    "Directie/Brand.md": "# Brandweer\n\nGaat het alarm af? Dan moet je de brandweer verwittigen, meteen.\n",
    "Kermis.md": "# Kermis\n\nKomt er een kermis of een circus op het plein naast de school, met kramen, tenten "
    "en luide muziek tot laat in de avond, dan hangt de conciërge affiches op en zet hij de fietsen binnen. "
    "De stadswacht verwittigen doet de stad.\n",
}
FIRE = """
[[topics]]
id = "brand"
name = {nl = "Brand", fr = "Incendie", en = "Fire"}
experts = ["group:directies"]
words = {nl = ["brandweer"], fr = ["incendie"], en = ["fire"]}
"""


async def with_near_pages(school: School, folder: Path) -> None:
    """Topics, and a page of each of three, one of them for headmasters; and one of none."""
    await with_topics(school)
    file = school._data / "topics.toml"
    file.write_text(file.read_text("utf-8") + FIRE, "utf-8")
    await school.restarts()
    for name, text in DOCUMENTS.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    library = Folder(folder, extraction=kept_extraction())
    await indexed(school.house, library)
    await library.close()
