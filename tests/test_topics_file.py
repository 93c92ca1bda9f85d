"""The topics file: everything that can be wrong with it is named by its place."""

from pathlib import Path

import pytest

from bot.answer.experts.guiding import topic_for
from bot.answer.experts.topics_file import load_topics
from bot.toml_files import BadFiles
from bot.words.distress import distress_in

ROOT = Path(__file__).parents[1]
GOOD = """
[[topics]]
id = "gedrag"
name = {nl = "Gedrag", fr = "Comportement", en = "Behaviour"}
experts = ["group:hr"]
sensitive = true
contacts = ["role:care"]
words = {nl = ["pesten"], fr = ["viol"], en = ["bullying"]}
text = {nl = "Praat.", fr = "Parlez.", en = "Talk."}
"""
BAD = [
    ("", "topics.toml: 'topics' is missing: at least one of [[topics]]"),
    ("topics =", "topics.toml: not valid TOML"),
    (GOOD.replace("[[topics]]", "[[topic]]"), "topics.toml: unknown option 'topic'; did you mean 'topics'?"),
    (GOOD.replace('id = "gedrag"', 'id = "Het Gedrag"'), "topics.toml: topics.Het Gedrag.id: 'Het Gedrag' is wrong"),
    (GOOD.replace('fr = "Comportement", ', ""), "topics.toml: topics.gedrag.name: 'fr' is missing"),
    (GOOD.replace('"group:hr"', '"iedereen"'), "topics.toml: topics.gedrag.experts[1]: unknown principal 'iedereen'"),
    (GOOD.replace('"group:hr"', '"everyone"'), "topics.toml: topics.gedrag.experts[1]: unknown principal 'everyone'"),
    (GOOD.replace('"group:hr"', '"person:nadia"'), "topics.gedrag.experts[1]: unknown principal 'person:nadia'"),
    (GOOD.replace("role:care", "role:caer"), "topics.gedrag.contacts[1]: unknown role 'caer'; did you mean 'care'?"),
    (GOOD.replace('experts = ["group:hr"]', "experts = []"), "topics.gedrag.experts: must be a list of texts"),
    (GOOD.replace('experts = ["group:hr"]\n', ""), "topics.toml: topics.gedrag: 'experts' is missing"),
    (GOOD.replace('contacts = ["role:care"]\n', ""), "topics.toml: topics.gedrag: 'contacts' is missing"),
    (GOOD.replace("sensitive = true", "sensitive = false"), "topics.gedrag.text: is for a topic with sensitive = true"),
    (GOOD.replace("sensitive = true", 'sensitive = "ja"'), "topics.gedrag.sensitive: must be true or false"),
    (GOOD.replace('"pesten"', '"pe*sten"'), "topics.toml: topics.gedrag.words.nl: 'pe*sten' is no word"),
    (GOOD.replace('"pesten"', '"*"'), "topics.toml: topics.gedrag.words.nl: '*' is no word"),
    (GOOD.replace('"pesten"', "7"), "topics.toml: topics.gedrag.words.nl: must be a list of texts"),
    (GOOD.replace("words =", 'needs = ["chlid"]\n#'), "needs[1]: unknown need 'chlid'; did you mean 'child'?"),
    (GOOD.replace("words =", "#"), "topics.toml: topics.gedrag: 'words' is missing"),
    (
        GOOD.replace("sensitive = true", 'needs = ["child"]').replace("text =", "#").replace("contacts =", "#"),
        "topics.gedrag.needs: is for",
    ),
    (
        GOOD + 'within = {nl = ["vermist"], fr = ["disparu"], en = ["missing"]}',
        "topics.gedrag.within: is for a topic with needs",
    ),
    (GOOD + GOOD, "topics.toml: topics.gedrag.id: there is another topic 'gedrag'"),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=[said for _, said in BAD])
def test_a_bad_file_names_place_and_problem(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "topics.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadFiles) as caught:
        load_topics(file)
    assert said in str(caught.value)


QUESTIONS = [
    ("Een collega pest mij, bij wie kan ik terecht?", "grensoverschrijdend-gedrag"),
    ("Een leerling praat over zelfmoordgedachten", "kind-in-gevaar"),
    ("leerling vermist", "vermist"),
    ("een kleuter van de eerste klas is verdwenen", "vermist"),
    ("a student is missing since yesterday", "vermist"),
    ("een leerling wordt thuis geslagen", "kind-in-gevaar"),
    ("bommelding", "noodgeval"),
    ("mijn badge is vermist", ""),
    ("zelf doding", "zelfdoding"),
    ("suïcide bij jongeren", "kind-in-gevaar"),
    ("ik zie het niet meer zitten", "zelfdoding"),
    ("ik wil er niet meer zijn", "zelfdoding"),
    ("ik wil niet meer verder leven", "zelfdoding"),
    ("I don't want to live anymore", "zelfdoding"),
    ("je n'ai plus envie de vivre", "zelfdoding"),
    ("mijn man slaat mij", "grensoverschrijdend-gedrag"),
    ("een leerling slaat een leerkracht", "grensoverschrijdend-gedrag"),
    ("ik word uitgescholden door mijn directeur", "grensoverschrijdend-gedrag"),
    ("ik heb een burn out", "gezondheid"),
    ("ruzie met mijn directeur", "conflict"),
    ("wat met loonbelsag?", "loonbeslag"),
    ("Mijn kind is ziek vandaag, mag ik thuisblijven?", ""),
    ("Hoe meld ik me ziek?", ""),
    ("Hoeveel dagen verlof krijg ik als mijn zus trouwt?", ""),
    ("Wie repareert de beamer?", ""),
    ("Wat als er brand is?", ""),
    ("Mag ik er morgen niet zijn voor een begrafenis?", ""),
    ("Wanneer komt er een einde aan mijn contract?", ""),
    ("Ik raak niet meer verder met dit formulier", ""),
]


@pytest.mark.parametrize(("question", "topic"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_the_demo_knows_what_is_sensitive(question: str, topic: str) -> None:
    found = topic_for(load_topics(ROOT / "samples" / "topics.toml"), distress_in(question), question)
    assert (found.id if found else "") == topic
