"""German as a fourth language, made from the English folder: what is said to Bode, and by it where a test looks."""

import re
import shutil
from pathlib import Path

LANGUAGE = """
order = 4
name = "Deutsch"
called = ["Deutsch", "Duits", "allemand", "German"]
locale = "de-BE"
clock = "HH:mm"

[stems]
snowball = "german"
links = ["s", "es", "en", "er", "n", "e"]
"""

WORDS = '''
stopwords = """
der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich mir dich dir uns euch mein meine
meinen dein ist sind war bin bist hat habe haben wird werden kann können muss müssen soll darf und oder aber wenn weil
dass als wie was wer wo wann warum welche welcher welches viele viel in im an am auf aus bei beim mit nach von vom zu
zum zur für über unter vor nicht kein keine ja nein auch nur noch schon sehr hier dort bekomme bekommt
"""
numbers = "zwei drei vier fünf sechs sieben acht neun zehn"

[short_forms]
inside = "bzw z.b d.h nr dr evtl ggf"
closing = "usw etc"

[days]
weekdays = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
around = ["am", "den", "diesen"]
before = ["nächsten", "kommenden"]
after = []
next_week = ["nächste Woche"]
ahead = ["in"]
vague = ["nächste Woche", "nächsten Monat", "nächstes Jahr"]
times = ["Uhr", "Stunde", "Stunden"]

[hours]
around = ["um"]
names = ["Uhr"]
morning = ["morgens"]
afternoon = ["nachmittags"]

[money]
names = ["Euro"]

[mentioning]
before_yesterday = ["vorgestern"]
yesterday = ["gestern"]
today = ["heute"]
tomorrow = ["morgen"]
after_tomorrow = ["übermorgen"]
morning = ["vormittag"]
afternoon = ["nachmittag"]
last = ["letzten"]
last_week = ["letzte Woche"]
until = ["bis"]
joins = ["und"]
around = ["am", "vom"]

[pages]
names = ["Seite", "S."]
of = ["von"]

[archives]
folders = ["Archiv"]
marks = ["veraltet"]
until = ["gültig bis"]

[trouble]
told = ["kaputt"]
asking = ["wieviel"]
headings = ["was tun"]
acts = ["melde"]

[directions]
typing = ["tippe"]
saying = ["schreib"]
choosing = ["öffne"]
fillers = ["dann"]
inside = ["in"]
ends = ["und"]
things = ["Formular"]
joined = ["formular"]
behind = []
articles = []
no_names = ["deine"]

[reaching]
numbers = ["Durchwahl"]

[comparing]
asks = ["Unterschied"]

[measuring]
asks = "wann"
'''

TERMS = """
[terms]
grootouder = "Großelternteil, Großeltern"
overlijden = "Tod, Todesfall"
werkdag = "Arbeitstag"
"""

SAID = {
    "help": ["Hilfe", "Menü"],
    "requests": ["Anträge"],
    "mine": ["meine Anträge"],
    "approvals": ["Genehmigungen"],
    "questions": ["meine Fragen"],
    "expert": ["Fragen an mich"],
    "official": ["offizielle Antworten"],
    "announcement": ["Mitteilung"],
    "announcements": ["meine Mitteilungen"],
    "gaps": ["Lücken"],
    "language": ["Sprache"],
    "greeting": ["guten Morgen", "hallo"],
    "thanks": ["danke", "vielen Dank"],
}

TEXTS = {
    "greeting": "Guten Tag { $name }, womit kann ich helfen?",
    "help-title": "Was kann ich für dich tun?",
    "language-now": "Jetzt: { $language }",
    "notice-thanks": "Gern geschehen! Stell einfach deine nächste Frage.",
    "meant-title": "Meintest du „{ $words }“?",
    "meant-do": "Ja, { $words }",
    "ask-question": "Frage stellen",
    "moment-today": "heute { $time }",
    "command-requests": "anträge",
    "command-mine": "meine anträge",
    "command-approvals": "genehmigungen",
    "command-announcement": "mitteilung",
    "command-announcements": "meine mitteilungen",
    "command-language": "sprache",
    "command-questions": "meine fragen",
    "command-expert": "fragen an mich",
    "command-official": "offizielle antworten",
    "command-gaps": "lücken",
    "problem-date": "Das ist kein Tag, den ich verstehe.",
}


def add_german(languages: Path) -> Path:
    """The folder, which is all that there is to a language."""
    german = languages / "de"
    shutil.copytree(languages / "en", german)
    (german / "language.toml").write_text(LANGUAGE, encoding="utf-8")
    (german / "words.toml").write_text(WORDS, encoding="utf-8")
    (german / "terms.toml").write_text(TERMS, encoding="utf-8")
    said = (german / "said.toml").read_text(encoding="utf-8")
    for name, phrases in SAID.items():
        listed = ", ".join(f'"{phrase}"' for phrase in phrases)
        said, count = re.subn(
            rf"^{name} = \[.*?\]$", f"{name} = [{listed}]", said, count=1, flags=re.MULTILINE | re.DOTALL
        )
        assert count == 1, name
    (german / "said.toml").write_text(said, encoding="utf-8")
    texts = (german / "texts.ftl").read_text(encoding="utf-8")
    for key, text in TEXTS.items():
        texts, count = re.subn(rf"^{key} = .*$", f"{key} = {text}", texts, count=1, flags=re.MULTILINE)
        assert count == 1, key
    (german / "texts.ftl").write_text(texts, encoding="utf-8")
    return german
