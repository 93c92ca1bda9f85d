"""The words of a language that say little about what a text is about; also what tells languages apart.

Written for this project: articles, pronouns, prepositions, conjunctions, auxiliaries, question words, and what people
put around a question ("graag", "please"). Lower case, as they are written.
"""

from collections.abc import Mapping

from bot.words.languages import Language

_NL = """
de het een 't 'n ik je jij jou jouw jullie u uw hij zij ze wij we ons onze hem haar hen hun mij me mijn m'n zijn z'n dit
dat deze die er hier daar waar waarin waarmee waarop waarvan waarvoor waaraan waarover waardoor hierin hierop hiervoor
daarin daarmee daarop daarvan daarvoor daarbij hierbij erop erin ervan ervoor eraan ermee erbij
in op aan van voor met bij naar om tot uit over onder door tegen tussen zonder binnen buiten sinds tijdens volgens
via per te ten ter achter boven naast rond vanaf vanuit wegens omtrent
en of maar want dus als dan toen omdat zodat hoewel terwijl indien doordat voordat nadat zoals ook noch tenzij mits
is ben bent was waren wordt worden word werd werden geworden geweest heb hebt heeft hebben had hadden gehad zal zullen
zult zou zouden kan kun kunt kunnen kon konden mag mogen moet moeten moest moesten wil wilt willen wou wilde
doe doet doen deed gaat gaan ga ging laat laten krijg krijgt krijgen komt komen kom
hoe wat wie wanneer waarom welk welke hoeveel hoelang waarheen waarnaar wiens
niet geen niets niemand nooit wel al alle alles allemaal iets iemand elk elke ieder iedere iedereen sommige enkele
veel meer meest minder weinig nog nu reeds steeds weer ooit altijd soms vaak even heel zeer te toch zo zelf zelfs
andere ander anders beide enige eigen men eens namelijk echter verder
graag alstublieft alsjeblieft bedankt hallo dag ja nee eigenlijk gewoon precies juist ongeveer weten weet
"""

_FR = """
le la les l un une des du de d au aux à a en dans sur sous par pour avec sans chez vers entre depuis pendant avant
après contre selon lors dès jusque jusqu
je j tu il elle on nous vous ils elles me m te t se s lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre
vos ce c cet cette ces cela ça ceci celui celle ceux celles y qui que qu quoi dont où lequel laquelle lesquels
lesquelles duquel auquel
et ou mais donc or ni car si comme lorsque lorsqu quand puisque parce afin ainsi alors aussi
est suis es sommes êtes sont était étaient été être sera seront serait ai as avons avez ont avait avaient eu avoir
aura auront aurait fait fais faire font faut peut peux peuvent pouvez pouvons pouvoir dois doit doivent devez devons
devoir veut veux veulent voulez vouloir va vais vont allez aller puis
comment combien pourquoi quel quelle quels quelles
ne n pas plus moins très trop peu tout tous toute toutes rien personne aucun aucune jamais toujours encore déjà même
mêmes autre autres chaque plusieurs certains certaines tel telle bien
oui non merci bonjour svp plaît savoir
"""

_EN = """
the a an i you he she it we they me him her us them my your his its our their mine yours this that these those there
here who whom whose which what when where why how
in on at of for with by to from into onto over under about after before between during without within through against
until since per via up down out off near
and or but so because although while if unless than then as though whether nor
is am are was were be been being do does did doing done have has had having will would shall should can could may might
must cannot can't don't doesn't didn't isn't aren't won't i'm i've it's what's
not no nothing nobody never none any anything anyone some something someone every everything everyone each all both few
many much more most less least other another such own same very too just only also even still yet already again ever
always often sometimes now
get gets got want wants need needs go goes going know let
please thanks thank hello hi yes
"""

STOPWORDS: Mapping[Language, frozenset[str]] = {
    "nl": frozenset(_NL.split()),
    "fr": frozenset(_FR.split()),
    "en": frozenset(_EN.split()),
}
