# Everything that Bode says in Dutch (Belgian, "je"). Keys stand in the same order in all three files.
# No Markdown: a star or an underscore would be read as one.

## Dates
moment-today = vandaag { $time }
moment-yesterday = gisteren { $time }
moment-other = { $day } om { $time }

## Words used everywhere
bode = Bode
help = Hulp
more = Meer
less = Minder
yes = Ja
no = Nee
no-back = Nee, toch niet
former-colleague = een oud-collega
name-for = { $name }, voor { $behalf }
open = Openen
start = Starten
edit = Aanpassen
change = Aanpassen
discard = Weggooien
refresh = Vernieuwen
history = Verloop
history-more = { $count ->
    [one] Daarvoor gebeurde nog 1 ding.
   *[other] Daarvoor gebeurden nog { $count } dingen.
}
draft = Concept
choose = Kies…
card-too-new = Deze versie van Teams kan de kaart niet tonen. Werk Teams bij of open de chat in je browser.
ask-question = Stel een vraag
start-request = Iets aanvragen
my-requests = Mijn aanvragen
requests = Aanvragen
approvals = Goedkeuringen
new-announcement = Nieuwe mededeling
choose-language = Taal kiezen
label-optional = { $label } (niet verplicht)
input-wrong = Kijk dit nog eens na.
problems-above = { $count ->
    [one] Eén antwoord klopt nog niet. Pas het aan waar het in het rood staat.
   *[other] { $count } antwoorden kloppen nog niet. Pas ze aan waar het in het rood staat.
}
more-asked = { $count ->
    [one] Door je keuze komt er hieronder nog een vraag bij.
   *[other] Door je keuze komen er hieronder nog { $count } vragen bij.
}

## Words that Bode understands
command-requests = aanvragen
command-mine = mijn aanvragen
command-approvals = goedkeuringen
command-announcement = mededeling
command-announcements = mijn mededelingen
command-absence = ik ben afwezig
command-mandates = mandaten
command-back = ik ben terug
command-language = taal

## Welcome and help
welcome-title = Dag { $name }, ik ben Bode
welcome-title-nobody = Dag, ik ben Bode
welcome-subtle = Je assistent op het werk, hier in Teams
welcome-ask = Vraag me iets
welcome-ask-text = Typ je vraag gewoon in je eigen woorden. Ik zoek het antwoord in de documenten die je mag lezen en zeg altijd waar het staat.
welcome-arrange = Regel iets
welcome-arrange-text = Ik loop met je door de aanvraag en laat weten hoe het ermee staat. Je kunt starten met: { $forms }.
welcome-arrange-none = Ik loop met je door je aanvragen en laat weten hoe het ermee staat.
welcome-announce = Blijf op de hoogte
welcome-announce-text = Mededelingen die voor jou bedoeld zijn, krijg je hier.
welcome-author = Vertel iets aan collega’s
welcome-author-text = Typ “mededeling” om een mededeling te schrijven en te versturen.
greeting = Dag { $name }, waarmee kan ik je helpen?
about-bode = Ik ben een programma. Wat ik antwoord, zijn stukken die ik vond in documenten die je mag lezen: kijk ze na waar het ertoe doet.
help-title = Wat kan ik voor je doen?
help-subtle = Typ je vraag gewoon hieronder, of kies wat je wilt doen
help-requests = Alles wat je kunt aanvragen
help-mine = Hoe het met je aanvragen staat
help-approvals = Wat op jouw beslissing wacht
help-announcement = Een mededeling schrijven
help-announcements = Je concepten en wat je verstuurde
help-absence = Zeggen dat je er even niet bent
help-mandates = Wie voor jou beslist of indient, en voor wie jij
help-back = Je bent nu afwezig: meld je terug
help-language = Nederlands, Frans of Engels

## Language
language = Taal
language-title = Welke taal spreken we?
language-now = Nu: { $language }
language-text = Mededelingen en documenten blijven in de taal waarin ze geschreven zijn.

## When something is not possible
trouble-title = Er ging iets mis
trouble-text = Dat ligt aan ons, niet aan jou. Probeer het straks nog eens. Lukt het dan nog niet, geef dan dit nummer door aan je ICT-coördinator.
trouble-reference = Nummer:
unavailable-title = Dit vind ik niet
unavailable-text = Het bestaat niet, niet meer, of het is niet voor jou bedoeld.
unavailable-request = Deze aanvraag bestaat niet meer, of ze is van iemand anders: dan kan alleen wie ze indiende of erover beslist er iets mee doen. Je eigen aanvragen vind je hieronder.
notice-announcement-discarded = De mededeling is weggegooid. Niemand heeft ze gekregen.
notice-only-authors = Een mededeling schrijven kan niet iedereen. Vraag het aan:
notice-no-authors = Bij jullie mag nog niemand mededelingen schrijven. Vraag het aan je directie.
notice-only-owners = Wat collega’s zochten en niet vonden, ziet wie voor communicatie, personeel of Bode zelf instaat. Vraag het aan:
notice-no-owners = Wat collega’s zochten en niet vonden, ziet wie voor communicatie, personeel of Bode zelf instaat, en dat is bij jullie nog niemand. Vraag het aan je directie.
notice-announcement-unfinished = Deze mededeling is nog niet af. Typ “mijn mededelingen”, ga verder, en bekijk het voorbeeld: daar zie je wat er nog ontbreekt.
notice-announcement-bounds = Er zijn mensen bij aan wie je niet (meer) mag schrijven. Typ “mijn mededelingen”, ga verder, en kies opnieuw voor wie dit is.
notice-announcement-test = De test staat in je chat.
notice-many-approvers = Over deze aanvraag zouden te veel mensen beslissen. Je concept is bewaard. Meld het aan je ICT-coördinator.
notice-no-approver = Ik vind niemand die over deze aanvraag kan beslissen. Je concept is bewaard. Neem contact op met de personeelsdienst.

## Announcements: what is received
announcement = Mededeling
announcement-from = { $name } · { $moment }
announcement-from-for = { $sender } ({ $name }) · { $moment }
importance-mandatory-kind = Verplichte mededeling
importance-important-kind = Belangrijke mededeling
importance-information-kind = Ter informatie
importance-mandatory = Verplicht
importance-mandatory-text = Dit moet je gelezen hebben.
sender-school = De school
sender-hr = Personeelsdienst
sender-ict = ICT-dienst
sender-prevention = Preventiedienst
sender-communication = Communicatiedienst
sender-board = Bestuur
way-form = Start: { $form }
way-ask = Vraag: { $question }
named-language = { $code ->
    [nl] het Nederlands
    [fr] het Frans
    [en] het Engels
   *[other] { $name }
}
only-in = Alleen in { $languages }.
translation-informs = Vertaling ter informatie: de tekst in { $language } telt.
expires-on = Geldig tot en met { $day }.
expired = Verlopen
expired-text = Dit gold tot en met { $day }.
confirm = Gelezen en begrepen
confirm-please = Bevestig hieronder dat je dit gelezen hebt.
confirmed = Gelezen en begrepen
open-host = Naar { $host }
test-only = Test
test-only-text = Alleen jij ziet dit. Bevestigen kan nog niet.

## Announcements: writing one
draft-kept = Je vindt het terug onder “mijn mededelingen”.
step-words = Tekst
step-audience = Voor wie
step-sending = Wanneer en hoe
step-check = Nakijken
step-words-title = Wat wil je zeggen?
compose-subtle = Je ziet eerst een voorbeeld; er wordt nog niets verzonden
step-audience-title = Voor wie is het?
step-sending-title = Wanneer en hoe?
step-check-subtle = Zo ziet de mededeling eruit voor wie ze krijgt
draft-crossed = Intussen veranderd
draft-crossed-text = Dit concept is op een andere kaart aangepast. Hieronder staat wat je nu typte: ga je verder, dan geldt dat.
draft-newest = Toon wat er nu staat
compose-language-label = Taal
compose-picture = Afbeelding toevoegen
translations-title = In andere talen
translation-add = Toevoegen in { $language }
translation-edit = Aanpassen in { $language }
translation-title = Vertaling in { $language }
translation-subtle = Laat alles leeg om deze vertaling weg te laten
translation-original = Toon de oorspronkelijke tekst
translation-keep = Vertaling bewaren
way-question-label = Knop { $place }: de vraag in deze taal
problem-translation = aan deze vertaling ontbreekt nog iets.
problem-language-binding = Schrijf de mededeling ook in de taal die bij jullie telt.
ways-add = Knoppen toevoegen
ways-title = Knoppen
ways-text = Hoogstens drie, onder je tekst.
way-label = Knop { $place }: wat doet hij?
way-none = Geen knop
way-link = Een website openen
way-asks = Een vraag aan Bode stellen
way-begins = Aanvraag starten: { $form }
way-to-label = Knop { $place }: adres of vraag
way-to-example = https://… of: Hoe vraag ik verlof aan?
way-name-label = Knop { $place }: tekst op de knop
importance-label = Hoe belangrijk is het?
importance-mandatory-choice = Verplicht: iedereen krijgt ze, niemand kan ze dempen
importance-important-choice = Belangrijk: tijdens de werkuren
importance-information-choice = Informatie: tijdens de werkuren, en wie dat wil, dempt het onderwerp
sender-label = Namens wie schrijf je?
sender-none = Mezelf
topic-label = Onderwerp
topic-none = Geen onderwerp
expires-label = Geldig tot en met
problem-ways-many = Er passen niet meer knoppen op de kaart. Laat er een weg.
problem-way-form = Dit formulier kun je niet aanbieden. Kies een ander.
problem-way-question-long = De vraag is te lang: hou het op 150 tekens.
problem-expires-past = Die dag is al voorbij.
my-announcements = Mijn mededelingen
my-announcements-none = Je schreef nog geen mededeling.
no-title-yet = (nog zonder titel)
compose-title-label = Titel
compose-text-label = Tekst
compose-text-formatting = Opmaken kan: { $bold }, { $italic }, een lijst (elke regel begint met -) of een link: { $link }.
compose-text-bold = vet
compose-text-italic = schuin
compose-text-link = woorden
compose-image-label = Adres van een afbeelding
compose-image-alt-label = Wat staat er op de afbeelding?
compose-image-alt-example = De nieuwe fietsenstalling aan de schoolpoort
audience-text = Kies iedereen, of combineer: enkel wie in elke lijst past die je gebruikt, krijgt de mededeling.
audience-everyone-label = Iedereen
audience-everyone = Alle personeelsleden
audience-schools = Scholen
audience-roles = Functies
audience-groups = Groepen
confirmation-label = Bevestiging
confirmation-ask = Vraag om “Gelezen en begrepen” aan te klikken
to-preview = Bekijk het voorbeeld
discard-announcement = Ja, gooi weg
discard-announcement-sure = Deze mededeling weggooien? Je tekst is dan weg.
problem-title-long = De titel is te lang: hou het op 150 tekens.
problem-words-long = De tekst is te lang: hou het op 4.000 tekens.
problem-https = Geef een volledig adres van een website, zoals https://www.school.be.
problem-text-link = Een link in de tekst begint met https://.
problem-text-pieces = Er staat te veel opmaak in de tekst: hou het op 100 stukjes vet, schuin of link.
problem-image-host = Een afbeelding van { $host } kan niet: enkel van onze eigen websites. Zet ze daar, of vraag ICT om deze site toe te laten.
problem-image-alt = Beschrijf de afbeelding voor wie ze niet kan zien.
problem-audience = Kies voor wie dit is: iedereen, of minstens één school, functie of groep.
problem-audience-both = Kies ofwel iedereen, ofwel scholen, functies of groepen: niet allebei.
problem-audience-unknown = Deze keuze bestaat niet meer. Kies opnieuw.
problem-audience-bounds = Je koos ook mensen aan wie je niet mag schrijven. Kies wie daarbinnen valt.
audience-bounds = Je mag schrijven aan: { $audience }.
who-got = Wie kreeg dit?
got = Wie kreeg dit?
got-audience = Voor: { $audience }.
got-settled = Dat waren, toen het verzenden begon ({ $moment }), { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
}. Wie er later bijkwam of wegging, verandert daar niets aan.
got-people = { $people ->
    [one] Dat was 1 persoon.
   *[other] Dat waren { $people } mensen.
}
got-by-school = Per school
got-no-school = Zonder school
got-more = En nog { $schools ->
    [one] 1 school
   *[other] { $schools } scholen
} met samen { $people } mensen.
got-school = School
got-count = Mensen
audience-nobody = niemand
audience-everybody = iedereen
audience-all = alle { $who }
audience-these = { $who }
audience-at = { $who } van { $names }
audience-with = { $who } met als functie { $names }
audience-in = { $who } in de groep { $names }
audience-received = { $who } aan wie { $names } bezorgd is
audience-also = { $who }, maar alleen uit { $others }
audience-except = { $who }, behalve { $others }
audience-more = { $count } andere
reach-for = Voor { $audience }.
who-teacher = leerkrachten
who-headmaster = directies
who-care = medewerkers van zorg en begeleiding
who-secretary = medewerkers van het secretariaat
who-ict = ICT-medewerkers
who-hr = medewerkers van de personeelsdienst
who-prevention = preventieadviseurs
who-communication = communicatiemedewerkers
who-operator = beheerders van Bode
who-finance = medewerkers van financiën
who-support = medewerkers van onderhoud en ondersteuning
who-author = auteurs van mededelingen

## Announcements: preview and send
preview-title = Klaar om te verzenden?
preview-summary = Voorbeeld: { $title }
reach = naar { $people ->
    [one] 1 personeelslid
   *[other] { $people } personeelsleden
} van { $schools ->
    [one] 1 school
   *[other] { $schools } scholen
}
reach-nobody = Nog niemand
reach-nobody-text = Geen enkel personeelslid past bij deze keuze. Pas aan voor wie ze is.
unreachable = { $people ->
    [one] 1 van hen heeft Bode nog niet
   *[other] { $people } van hen hebben Bode nog niet
}
unreachable-text = { $people ->
    [one] Die krijgt de mededeling niet.
   *[other] Zij krijgen de mededeling niet.
}
send = Verzenden
send-to = { $people ->
    [one] Ja, verzend naar 1 personeelslid
   *[other] Ja, verzend naar { $people } personeelsleden
}
send-sure = { $people ->
    [one] Verzenden naar 1 personeelslid? Dat kun je niet ongedaan maken.
   *[other] Verzenden naar { $people } personeelsleden? Dat kun je niet ongedaan maken.
}
send-test = Stuur test naar mij
try-it = Test versturen
try-text = Wie ziet de test?
try-whom = Collega’s (hoogstens 5)
try-names = Of typ hun namen, met een komma ertussen
send-test-others = Stuur test naar hen
notice-announcement-tried = De test is onderweg naar { $names }.
test-for-text = { $name } toont je hoe deze mededeling wordt. Ze is nog niet verstuurd.
problem-try-several = Een van deze namen past bij meer collega’s. Typ de hele naam.
problem-try-nobody = Kies of typ een collega.
problem-try-many = Kies hoogstens vijf collega’s.
problem-try-unreached = Niet al deze collega’s hebben Bode al in Teams.

## Announcements: following
follow = Je mededeling
follow-summary = { $title }: { $state }
announcement-sent = Verzonden { $moment }
sending = Wordt verzonden
sent = Verzonden
sent-to-some = Niet bij iedereen aangekomen
sent-to-nobody = Bij niemand aangekomen
stopped = Gestopt
paused = Gepauzeerd
follow-draft = Nog niet verzonden.
follow-sending = Al bij { $delivered } van { $people } aangekomen.
follow-sent = Bij { $delivered } van { $people } aangekomen.
follow-missed = { $people ->
    [one] 1 is niet bereikt.
   *[other] { $people } zijn niet bereikt.
}
follow-tell-them = Wie niet bereikt is, moet het op een andere manier horen. “Wie niet?” zegt wie, en waarom.
follow-system = Geschreven door { $name }, in jouw naam.
follow-stopped = Teams weigert deze mededeling. Bij { $delivered } van { $people } was ze al aangekomen. Maak een nieuwe, bijvoorbeeld zonder afbeelding.
follow-paused = Bode mag van Teams even niets versturen. Bij { $delivered } van { $people } is ze al aangekomen. ICT kreeg bericht. Is het opgelost, klik dan op “Opnieuw proberen”.
follow-code = Code voor ICT: { $code }
figures = { $people ->
    [one] 1 ontvanger
   *[other] { $people } ontvangers
}
figure-delivered = Aangekomen
figure-confirmed = Bevestigd
figure-under-way = Onderweg
figure-not-reached = Niet bereikt
who-not = Wie niet?
missed = Niet bereikt
missed-summary = Niet bereikt: { $title }
missed-count = { $people ->
    [one] 1 personeelslid
   *[other] { $people } personeelsleden
}
missed-more = { $people ->
    [one] En nog 1 ander.
   *[other] En nog { $people } anderen.
}
missed-nobody = Iedereen is bereikt.
reason-not-installed = { $people ->
    [one] Heeft Bode nog niet in Teams: ICT kan dat regelen
   *[other] Hebben Bode nog niet in Teams: ICT kan dat regelen
}
reason-blocked = { $people ->
    [one] Heeft Bode geblokkeerd, tot die zelf iets typt
   *[other] Hebben Bode geblokkeerd, tot ze zelf iets typen
}
reason-ambiguous = Misschien aangekomen: Teams gaf geen antwoord
reason-rejected = Teams weigerde het bericht
reason-unknown = Niet gelukt, om een reden die ICT moet nakijken
back-to-figures = Terug naar de cijfers

## Answers
answer = Antwoord
question = Vraag
answer-summary = Antwoord uit “{ $title }”
you-asked = Je vroeg: { $question }
updated = bijgewerkt op { $day }
in-language = taal: { $language }
for-whom = Voor: { $names }
anchor-page = p. { $value }
anchor-scan = p. { $value } (ingescand)
anchor-slide = dia { $value }
anchor-sheet = blad { $value }
further = Ook hier staat er iets over
not-in-bode = Het document verwijst ook naar “{ $name }” in Bode. Dat kan daar nu niet.
open-document = Document openen
useful = Was dit nuttig?
rated-useful = Fijn dat het je hielp. Bedankt om het te laten weten!
rated-not-useful = Bedankt om het te laten weten. Probeer het eens met andere woorden, of vraag het na bij je secretariaat.
ask-another = Stel een andere vraag
ask-yourself = Stel zelf een vraag
not-found-title = Dat weet ik niet
not-found-text = In de documenten die je mag lezen, vind ik hier geen antwoord op. Ik verzin er ook geen.
not-found-try = Probeer het met andere woorden, of laat me iets anders voor je doen.
not-well = Gaat het niet goed met jou of met iemand anders? Bel 106 (Tele-Onthaal), dag en nacht. Bij gevaar: 112.
ask-title = Wat wil je weten?
ask-subtle = Typ je vraag gewoon hieronder in de chat
ask-text = Ik zoek in de documenten die je mag lezen en zeg erbij waar het staat. Je kunt bijvoorbeeld vragen:
ask-example-1 = Hoeveel dagen verlof krijg ik als mijn zus trouwt?
ask-example-2 = Hoe vraag ik een fietsvergoeding aan?
ask-example-3 = Wat moet ik doen bij een arbeidsongeval?

## Filling in a request
forms-title = Wat wil je aanvragen?
forms-subtle = Je kunt altijd stoppen en later verdergaan
forms-none = Er is nu niets om aan te vragen.
step-of = Stap { $step } van { $steps }
step-of-these = Stap { $step } van { $steps }:
step-summary = { $form }: { $step }
next = Volgende
back = Terug
later = Later verder
submit = Indienen
go-on = Verdergaan
review-title = Klopt alles?
review-subtle = Kijk het na; na het indienen gaat je aanvraag naar wie erover beslist
review-subtle-handled = Kijk het na; dit gaat meteen naar wie het uitvoert, zonder beslissing
review-subtle-ruled = Kijk het na; hierover moet niemand beslissen
review-outdated = Er is intussen iets veranderd. Kijk het nog eens na en dien dan in.
repeats = Dit heb je al aangevraagd
repeats-may = Kijk dat eerst na. Is het toch iets anders, dien het dan gewoon in.
repeats-may-not = Dat kan maar één keer. Pas deze aanvraag aan, of trek de vorige eerst in.
repeats-open = Open { $reference }
repeats-anyway = Toch indienen
parked-title = Je aanvraag wacht op je
parked-text = Alles is bewaard tot { $day }. Ga verder wanneer het je past.
parked-several = Deze aanvragen wachten op je
parked-more = Je andere staan onder “mijn aanvragen”.
parked-new = Nieuwe aanvraag
left-title = Je aanvraag wacht nog
left-text = Je bent ze begonnen, maar ze is nog niet ingediend. Ga verder of gooi ze weg. Op { $day } is ze weg.
parked-said = Wat je nu schreef, kan ook in een nieuwe aanvraag.
parked-another = Nieuwe aanvraag hiermee
crossed = Je aanvraag is intussen op een ander toestel gewijzigd. Kijk even na.
crossed-there = Daar staat nu:
heard-look = Gelezen uit je bericht: kijk even na.
discard-request = Ja, gooi weg
discard-request-sure = Deze aanvraag weggooien? Wat je invulde, is dan weg.
discarded-title = Weggegooid
discarded-text = Je concept is weg en werd niet ingediend.
not-answered = Niet ingevuld
row-add = Toevoegen
row-change = Wijzig
row-remove = Verwijder
row-save = Rij bewaren
row-cancel = Annuleer
row-restore = Ongedaan maken
row-removed = Verwijderd: { $row }
row-number = { $row } { $number }
rows-none = Nog niets toegevoegd.
rows-full = { $max ->
    [one] Meer dan 1 kan niet.
   *[other] Meer dan { $max } kan niet.
}
catalogue-article = { $item }: { $price }
catalogue-quantity = Aantal
catalogue-ordered = { $quantity } × { $item }, { $price } per stuk
total = Totaal
total-of = Totaal: { $what }
period-from = Van
period-from-part = Eerste dag
period-to = Tot en met (leeg: dezelfde dag)
period-to-right = Tot en met (leeg: al die dagen)
period-to-part = Laatste dag
part-day = Hele dag
part-morning = Voormiddag
part-afternoon = Namiddag
in-morning = voormiddag
in-afternoon = namiddag
day-part = { $day } ({ $part })
school-days = { $days ->
    [0] geen schooldag
    [0.5] een halve schooldag
    [one] { $days } schooldag
   *[other] { $days } schooldagen
}
working-days = { $days ->
    [0] geen werkdag
    [0.5] een halve werkdag
    [one] { $days } werkdag
   *[other] { $days } werkdagen
}
worked-out-days = { $days ->
    [0] geen dagen
    [0.5] een halve dag
    [one] { $days } dag
   *[other] { $days } dagen
}
worked-out-later = Volgt uit wat je invult.
period-ends = { $first } t.e.m. { $last }
period-counted = { $period } – { $working }
warning-no-school-day = Volgens de schoolkalender is er dan geen school. Werk je dan toch? Dan mag dit zo blijven.
warning-no-working-day = Volgens de kalender is dat geen werkdag. Werk je dan toch? Dan mag dit zo blijven.

## What is wrong with an answer
problem-required = Vul dit nog in.
problem-also = Door je keuze hebben we dit ook nodig.
problem-text = Typ hier gewone tekst.
problem-text-long = Dit is te lang: { $length } tekens, en er kunnen er { $max }.
problem-number = Geef een getal, bijvoorbeeld 12 of 12,5.
problem-number-small = Geef een getal van minstens { $min }.
problem-number-large = Geef een getal van hoogstens { $max }.
problem-number-decimals = { $decimals ->
    [0] Geef een geheel getal.
    [one] Geef een getal met hoogstens 1 cijfer na de komma.
   *[other] Geef een getal met hoogstens { $decimals } cijfers na de komma.
}
problem-date = Geef een datum, bijvoorbeeld 24 november.
problem-date-early = Kies { $date } of later.
problem-date-past = Die dag is voorbij. Kies vandaag of later, of vraag raad aan je secretariaat.
problem-date-late = Kies { $date } of vroeger.
problem-choice = Kies een van de mogelijkheden.
problem-check = Klopt niet met een ander antwoord. Kijk beide na.
problem-away-taken = Dan ben je al afwezig: zie { $reference }. Kies een andere periode, of trek die aanvraag eerst in.
problem-changed = Een prijs of tarief is intussen veranderd. Ga verder, dan zie je het nieuwe.
problem-rows-few = { $min ->
    [one] Voeg er minstens 1 toe.
   *[other] Voeg er minstens { $min } toe.
}
problem-rows-many = { $max ->
    [one] Er kan er hoogstens 1 zijn. Verwijder de andere.
   *[other] Er kunnen er hoogstens { $max } zijn. Verwijder er enkele.
}
problem-row = { $label }: { $problem }
problem-period-order = De laatste dag ligt vóór de eerste ({ $date }). Kies die dag of later.
problem-period-parts = Deze delen van de dag sluiten niet op elkaar aan. Kies een ander deel.
problem-period-long = Deze periode is te lang: hoogstens { $max ->
    [one] 1 dag
   *[other] { $max } dagen
}.

## Requests on their way
my-request = Je aanvraag
request = Aanvraag
request-summary = Je aanvraag: { $form }
request-started = Begonnen { $moment }
request-about = { $reference } · { $name } · ingediend { $moment }
state-submitted = Ingediend
state-clarifying = Verduidelijking gevraagd
state-approved = Goedgekeurd
state-refused = Geweigerd
state-withdrawn = Ingetrokken
state-annulling = Annulering gevraagd
state-annulled = Geannuleerd
state-waiting = wacht op een beslissing
state-asked = wacht op een antwoord van { $name }
state-asked-you = wacht op jouw antwoord
state-changed = laatst aangepast { $moment }
state-by = door { $name }, { $moment }
state-by-rule = volgens de regels, { $moment }
deed-submitted = { $name } diende in · { $moment }
deed-asked = { $name } vroeg om verduidelijking · { $moment }
deed-clarified = { $name } antwoordde · { $moment }
deed-agreed = { $name } ging akkoord · { $moment }
deed-agreed-by-rule = Akkoord volgens de regels · { $moment }
deed-approved = { $name } keurde goed · { $moment }
deed-approved-by-rule = Goedgekeurd volgens de regels · { $moment }
deed-refused = { $name } weigerde · { $moment }
deed-withdrawn = { $name } trok in · { $moment }
deed-annul-asked = { $name } vroeg om te annuleren · { $moment }
deed-annulled = { $name } annuleerde · { $moment }
deed-annulled-by-rule = Geannuleerd volgens de regels · { $moment }
deed-kept = { $name } liet ze staan · { $moment }
asked-back = Er is nog een vraag voor je
clarification-label = Je antwoord
send-clarification = Antwoord versturen
refused-because = Reden
withdraw = Intrekken
restore = Zet terug
withdraw-request = Ja, trek in
withdraw-sure = Deze aanvraag intrekken? Dan beslist er niemand meer over.
approval = Goedkeuring
approval-title = { $form } – { $name }
approve = Goedkeuren
refuse = Weigeren
refuse-send = Weiger deze aanvraag
reason-label = Waarom weiger je? De aanvrager leest dit.
ask-back = Vraag om verduidelijking
ask-back-send = Vraag versturen
question-label = Wat is niet duidelijk?
others-waiting = { $count ->
    [one] Nog 1 andere
   *[other] Nog { $count } andere
}
requests-none = Je hebt nog niets aangevraagd. Verlof nodig? Begin hieronder.
requests-more = Alleen de nieuwste staan hier. Een oudere vind je onder Bode in het berichtvak, met haar woorden of haar nummer.
requests-none-found = Geen van je aanvragen heeft deze woorden.
requests-none-newest = Geen van je { $count } recentste aanvragen heeft deze woorden. Een oudere vind je met haar volledige nummer.
requests-older = Oudere aanvragen
requests-older-text = Dit zijn je { $count } recentste aanvragen. Een oudere vind je met haar volledige nummer.
requests-undo = Open de aanvraag die je niet meer wilt: daarop kun je ze intrekken of weggooien.
approvals-title = { $count ->
    [one] Te beslissen: 1 aanvraag
   *[other] Te beslissen: { $count } aanvragen
}
approvals-title-more = Te beslissen: meer dan { $count } aanvragen
approvals-then = Zo stond het { $moment }
approvals-none-title = Niets te beslissen
approvals-none = Je bent helemaal bij. Zodra iemand iets aanvraagt waarover jij beslist, krijg je hier een kaart.
approvals-more = Er wachten er nog meer. Ze komen in de lijst zodra je over deze beslist hebt.

## Told in passing
told-approved = Goedgekeurd: { $form }
told-refused = Geweigerd: { $form }
told-asked = Nog een vraag over je aanvraag: { $form }
told-annulled = Geannuleerd: { $form }
told-kept = Niet geannuleerd: { $form }
told-by = door { $name }
resume = Opnieuw proberen
reason-left = { $people ->
    [one] Werkt hier niet meer
   *[other] Werken hier niet meer
}
reason-offline = Teams was niet te bereiken
notice-stranger = Ik ken je nog niet. Vraag je ICT-coördinator om je toe te voegen. Typ daarna “help”.
notice-personal-only = Stel me je vraag in onze eigen chat: daar leest niemand mee.
notice-request-elsewhere = Hier lezen anderen mee. Wat je zelf indiende of waarover je beslist, vind je in onze eigen chat: typ daar “mijn aanvragen” of “goedkeuringen”.
open-own-chat = Chat met Bode openen
notice-thanks = Graag gedaan! Typ gerust je volgende vraag.
notice-ok = Oké! Typ gerust je volgende vraag.
notice-bye = Tot de volgende keer! Ik ben hier als je me nodig hebt.
notice-sorry = Geen probleem! Typ gerust wat je nodig hebt.
notice-swearing = Dat klinkt vervelend. Zeg me in een paar woorden wat je nodig hebt, dan probeer ik het opnieuw.
notice-small-talk = Met mij gaat het goed: ik ben een programma dat je op het werk helpt. Stel gerust een vraag, of vraag iets aan.
meant-title = Bedoelde je “{ $words }”?
meant-text = Ik vraag het even, zodat ik niets verkeerds doe.
meant-do = Ja, { $words }
meant-ask = Nee, zoek “{ $words }”
file-title = Bestanden kan ik niet aannemen
file-names = Je stuurde { $files }
file-text = Ik heb niets bewaard of doorgegeven: een bestand, een foto of een spraakbericht kan ik niet openen.
file-belongs = Hoort het bij een aanvraag, zoals een attest? Dien de aanvraag hier in, en bezorg het stuk zelf aan je secretariaat of aan wie beslist.
file-words = Je schreef erbij:
file-search = Zoek op deze woorden
start-this = { $form } starten
notice-stale = Dit is intussen veranderd. Open het opnieuw om te zien hoe het nu staat.
notice-announcement-under-way = { $people ->
    [one] Je mededeling vertrekt naar 1 personeelslid. Je volgt ze in de chat met Bode.
   *[other] Je mededeling vertrekt naar { $people } personeelsleden. Je volgt ze in de chat met Bode.
}
search-prompt = Typ je vraag in een paar woorden.
search-unsure = Een zeker antwoord heb ik niet. Stel je vraag in de chat met Bode: daar toon ik wat kan helpen.
search-nothing = Daar vind ik niets over in wat je mag lezen.

## What people are
role-teacher = Leerkrachten
role-headmaster = Directie
role-care = Zorg en begeleiding
role-secretary = Secretariaat
role-ict = ICT
role-hr = Personeelsdienst
role-prevention = Preventie
role-communication = Communicatie
role-operator = Beheer van Bode
role-finance = Financiën
role-support = Onderhoud en ondersteuning
role-author = Auteurs van mededelingen

## Questions for an expert
handoff = Vraag aan een expert
ask-expert = Vraag het aan een expert
ask-expert-title = Aan wie zal ik het vragen?
ask-expert-text = De experts van dit onderwerp zien je naam en je vraag. Ik laat het weten zodra iemand antwoordt.
handoff-topic-label = Onderwerp
handoff-words-label = Je vraag, in je eigen woorden
handoff-send = Naar de experts sturen
handoff-summary = Je vraag: { $question }
handoff-sent = verstuurd { $moment }
handoff-for-you = Vraag voor jou
handoff-for-you-summary = { $name } vraagt: { $question }
handoff-waiting = Verstuurd
handoff-new = Nieuw
handoff-waiting-own = wacht op een expert
handoff-waiting-experts = nog niemand nam dit op
handoff-taken = Opgenomen
handoff-with = bij { $name }
handoff-with-you = bij jou
handoff-with-nobody = nog bij niemand
handoff-asked = Vraag terug
handoff-answered = Beantwoord
handoff-state-solved = Opgelost
handoff-closed = Afgesloten
handoff-deed-sent = { $name } stelde de vraag · { $moment }
handoff-deed-taken = { $name } nam dit op · { $moment }
handoff-deed-asked = { $name } vroeg terug · { $moment }
handoff-deed-replied = { $name } reageerde · { $moment }
handoff-deed-answered = { $name } antwoordde · { $moment }
handoff-deed-solved = { $name } zei: opgelost · { $moment }
handoff-deed-closed = { $name } sloot dit af · { $moment }
told-expert-asked = { $name } heeft een vraag voor je
told-expert-answered = { $name } antwoordde op je vraag
told-expert-closed = { $name } sloot je vraag af
handoff-take = Ik neem dit op
handoff-relieve = Overnemen
handoff-answer = Antwoorden
handoff-add = Nog iets toevoegen
handoff-answer-label = Je antwoord aan je collega
handoff-ask = Vraag terug
handoff-close = Afsluiten
handoff-close-label = Waarom sluit je dit af? Je collega leest dit.
handoff-close-send = Sluit deze vraag af
handoff-solved = Dank je, opgelost
handoff-needless = Niet meer nodig
handoff-go-on = Ik heb nog een vraag
handoff-go-on-label = Wat wil je nog weten?
handoff-cited = Bode toonde: { $where }
handoff-cited-nothing = Bode vond hier geen antwoord op.
handoff-unsent = Dit werd niet verzonden, want intussen veranderde er iets:
handoff-official-made = Hier is een officieel antwoord van gemaakt.
my-questions = Mijn vragen
my-questions-none = Je hebt nog niets aan een expert gevraagd. Dat kan onder elk antwoord.
my-questions-more = Alleen de nieuwste staan hier. De kaart van een oudere vraag staat hoger in deze chat.
questions-for-me = Vragen voor mij
questions-for-me-none = Er wacht geen vraag op je.
questions-for-me-more = Er wachten er nog meer. Ze komen in de lijst zodra deze beantwoord zijn.
notice-no-experts = Er zijn nog geen experts aan wie ik dit kan vragen. Vraag het aan je secretariaat.
notice-not-answered = Beantwoord de vraag eerst. Daarna kun je er een officieel antwoord van maken.

## Annulling what was approved
annul = Laten annuleren
annul-sure = Deze aanvraag is al goedgekeurd. Wie erover beslist, beslist ook of ze geannuleerd wordt.
annul-label = Waarom mag ze weg?
annul-send = Vraag om te annuleren
annul-because = Waarom annuleren?
annul-keep = Toch behouden
annul-approve = Aanvraag annuleren
annul-refuse = Laten staan
annul-refuse-send = Laat ze staan
annul-refuse-label = Waarom annuleer je niet? De aanvrager leest dit.
kept-because = Waarom ze blijft staan
approval-changed = Intussen veranderde er iets. Kijk het na en beslis dan.
approval-elsewhere = Hier beslist nu iemand anders over.

## Deciding on several at once
together = Samen beslissen
together-waiting = { $form }: { $count } wachten op jou
together-title = { $count ->
    [one] Beslissen over 1 aanvraag
   *[other] Samen beslissen over { $count } aanvragen
}
together-ticked = Aangevinkt: { $ticked } van { $count }. Over wat niet aangevinkt is, gebeurt niets.
together-look = Waar iets bij staat, is niet vooraf aangevinkt: kijk dat eerst na.
together-more = Er wachten er nog meer. Die komen hierna.
together-asked = Er is nog een vraag aan de aanvrager, die nog geen antwoord kreeg.
together-none = Vink eerst minstens één aanvraag aan.
together-approve = Keur de aangevinkte goed
together-refuse = Weiger de aangevinkte
together-reason = Waarom weiger je ze? Elke aanvrager leest dit.
together-decided = { $count ->
    [0] Over geen enkele aanvraag beslist
    [one] Over 1 aanvraag beslist
   *[other] Over { $count } aanvragen beslist
}
together-changed = Niet beslist: intussen veranderde er iets. Kijk het na en beslis dan.
together-closed = Niet beslist: intussen al “{ $state }” ({ $how }).
together-mandate-over = Niet beslist: je mandaat daarvoor is voorbij of ingetrokken.
together-gone = Niet beslist: hierover kun jij niet (meer) beslissen.
together-busy = Niet beslist: er gebeurde net iets anders mee. Probeer het nog eens.

## Changing what was handed in
change-request = Wijzigen
change-of = wijziging van { $reference }
change-title = Wat wil je wijzigen?
change-subtle = Pas aan wat anders moet. Daarna kijkt wie erover beslist opnieuw.
change-stays = Je wijzigt { $reference }. Tot je de wijziging indient, blijft die aanvraag zoals ze is.
change-renewed = Het formulier van toen bestaat niet meer: je wijzigt in het formulier van nu. Kijk alle antwoorden na.
change-submit = Wijziging indienen
change-of-nothing = Er is nog niets gewijzigd. Pas eerst iets aan, of gooi deze wijziging weg.
change-discard-sure = Deze wijziging weggooien? De aanvraag zelf blijft zoals ze is.
change-late = Te laat om te wijzigen
change-late-text = Intussen wacht de aanvraag niet meer op een beslissing. Je wijziging is bewaard: maak er een nieuwe aanvraag van (zonder bestanden), of gooi ze weg.
change-late-open = Aanvraag openen
change-late-anew = Nieuwe aanvraag hiervan
changed-last = Gewijzigd: { $moment }
changed-line = { $label }: { $after } (was: { $before })
changed-more = En nog { $count } andere antwoorden.
changed-since = Jij ging akkoord, maar daarna is ze gewijzigd. Ze loopt opnieuw langs wie erover beslist.
deed-changed = { $name } wijzigde de aanvraag · { $moment }
notice-changed-often = Deze aanvraag is al te vaak gewijzigd. Trek ze in en begin een nieuwe.

## What an approver knows beside an absence
beside = Die dagen
beside-blocked = Opgelet: { $name } op { $day }
beside-short = { $left ->
    [0] Op { $day } blijft er niemand over: { $name } (minstens { $least } nodig)
   *[other] Op { $day } blijven er { $left } over: { $name } (minstens { $least } nodig)
}
beside-nobody = Niemand anders met dezelfde functie is dan afwezig.
beside-away = Ook afwezig: { $name }, { $period }
beside-asked = Vroeg ook aan: { $name }, { $period }
beside-more = En nog { $count }.
away-not-all = Niet alle afwezigheden van de school staan hier: er zijn er te veel.

## Who is away in a week
command-week = wie is er weg
help-week = Wie van je school er deze week niet is
week = Wie is er weg?
week-title = Week van { $first } tot { $last }
week-nobody = Niemand is die week afwezig met een aanvraag.
week-here = –
week-day = weg
week-morning = vm
week-afternoon = nm
week-legend = vm: voormiddag, nm: namiddag, ?: nog niet beslist. Redenen staan hier niet.
week-before = Vorige week
week-now = Deze week
week-after = Volgende week
notice-week = Wie er weg is, ziet de directie of het secretariaat van je school. Vraag het aan:

## The stages of a route
stage-named = { $number }. { $name }: { $told }
stage-unnamed = Stap { $number }: { $told }
stage-agreed = akkoord van { $names }, { $moment }
stage-refused = geweigerd door { $name }, { $moment }
stage-by-rule = akkoord volgens de regels
stage-waits = wacht op { $names }
stage-partly = { $names } akkoord, { $waits }
stage-nobody = er is nu niemand die beslist
stage-later = volgt daarna
stage-one-of = een van { $count } collega’s
stage-many = { $count } collega’s
approval-agreed = Jij ging akkoord. Nu is het aan de anderen.
approval-passed = Deze stap is voorbij. Hier beslist nu iemand anders over.

## Away
away-until = { $name } is afwezig tot { $day }
away-now = { $name } is nu afwezig
away-decides = { $away }; { $names } beslist.
away-one-of = { $away }; een van { $count } collega’s beslist.
away-nobody-else = { $away }; niemand anders kan beslissen. Je aanvraag wacht.
away-you = { $away }; daarom kun jij nu beslissen.
absence = Afwezigheid
absence-title = Ben je er even niet?
absence-text = Aanvragen waarover jij beslist, gaan dan ook naar wie na jou mag beslissen. Is er niemand anders, dan wachten ze op jou.
absence-no-leave = Dit is geen verlofaanvraag en geen ziektemelding.
absence-mailbox = Ook als je mailbox automatisch antwoordt, weet Bode dat je er niet bent. Wat je hier zegt, gaat voor.
absence-to = Tot en met (leeg: tot je zegt dat je terug bent)
absence-set = Ik ben afwezig
absence-now = Je bent afwezig
absence-planned = Je afwezigheid is gepland
absence-from-day = Vanaf { $first }, tot je zegt dat je terug bent
absence-back = Ik ben terug
absence-cancel = Toch niet afwezig
absence-over = Je bent er weer
absence-waiting = { $count ->
    [one] 1 aanvraag wacht op je beslissing.
   *[other] { $count } aanvragen wachten op je beslissing.
}
absence-nothing-waits = Er wacht niets op je beslissing.
absence-again = Afwezigheid instellen

## When nobody can be reached
open-chat = Chatten
state-unreached = nog bij niemand aangekomen
unreached-approvers = { $count ->
    [one] { $name } beslist hierover, maar heeft Bode nu niet in Teams.
   *[other] Wie hierover beslist, heeft Bode nu niet in Teams.
}
unreached-approvers-do = { $count ->
    [one] Spreek je collega zelf aan. Je aanvraag blijft staan en komt daar vanzelf aan zodra Bode er is.
   *[other] Spreek zelf een van deze collega’s aan. Je aanvraag blijft staan en komt vanzelf aan bij wie Bode krijgt.
}
unreached-nobody = Er is nu niemand die hierover kan beslissen.
unreached-nobody-do = Vraag de personeelsdienst wie dit opneemt. Je aanvraag blijft intussen staan.
unreached-asker = { $name } heeft Bode nu niet in Teams en ziet je vraag niet.
unreached-asker-do = Stel je vraag zelf. Je kunt ook nu al beslissen.
unreached-asker-answer = Stel je vraag zelf, of antwoord met wat je al weet.
unreached-experts = { $count ->
    [one] { $name } kan hierop antwoorden, maar heeft Bode nu niet in Teams.
   *[other] Geen enkele expert heeft Bode nu in Teams.
}
unreached-experts-do = { $count ->
    [one] Stel je vraag zelf aan je collega. Ze komt daar ook vanzelf aan zodra Bode er is.
   *[other] Stel je vraag zelf aan een van deze collega’s. Ze komt ook vanzelf aan bij wie Bode krijgt.
}
unreached-expert = { $name } nam je vraag op, maar heeft Bode nu niet in Teams.
unreached-expert-do = Spreek je collega zelf aan. Een andere expert kan je vraag ook overnemen.
unreached-no-experts = Dit onderwerp heeft nu geen expert.
unreached-no-experts-do = Vraag het aan je secretariaat. Je vraag blijft intussen staan.
handoff-with-gone = bij { $name }, die Bode nu niet heeft
handoff-with-left = bij { $name }, die hier niet meer werkt
handoff-with-no-expert = bij { $name }, geen expert meer hiervoor
orphaned-left = { $name } nam je vraag op, maar werkt hier niet meer.
orphaned = { $name } nam je vraag op, maar is hiervoor geen expert meer.
orphaned-do = Een andere expert kan je vraag overnemen. Je kunt ook zelf een collega aanspreken.
orphaned-answer-do = Je antwoord gaat naar de andere experts. Je kunt ook zelf een collega aanspreken.

## Official answers
official-answer = Officieel antwoord
official-answers = Officiële antwoorden
official-by = { $owner }, nagekeken op { $day }
official-overdue = { $owner }, nagekeken in { $month }; nog niet opnieuw
official-make = Maak er een officieel antwoord van
official-edit = Officieel antwoord aanpassen
official-answers-none = Je beheert nog geen officiële antwoorden. Maak er een van een vraag die je beantwoordde.
official-answers-more = Dit zijn de eerste om na te kijken. Een ander vind je door de vraag te stellen.
official-title = Maak er een officieel antwoord van
official-edit-title = Pas het officieel antwoord aan
official-subtle = Wie het mag lezen, krijgt dit voortaan als eerste. Laat namen weg.
official-question = De vraag
official-readers = Wie mag dit lezen?
official-review = Nakijken tegen
official-save = Bewaren
official-stale = Een collega paste dit intussen aan. Kijk na wat je typte en bewaar opnieuw.
readers-everyone = Iedereen
readers-experts = Alleen de experts van { $topic }
readers-kept = Dezelfde lezers als nu
official-summary = Officieel antwoord: { $question }
official-findable = wie het mag lezen, krijgt dit als eerste
official-withdrawn = Ingetrokken
official-withdrawn-text = niemand krijgt dit nog te zien
official-withdraw-yes = Ja, trek in
official-withdraw-sure = Dit officieel antwoord intrekken? Dan vindt niemand het nog.
official-owner = Verantwoordelijke
official-due = na te kijken sinds { $day }
official-review-by = nakijken tegen { $day }
official-deed-written = { $name } schreef dit · { $moment }
official-deed-changed = { $name } paste dit aan · { $moment }
official-deed-confirmed = { $name } keek dit na: nog juist · { $moment }
official-deed-withdrawn = { $name } trok dit in · { $moment }
official-deed-restored = { $name } zette dit terug · { $moment }

## Reviews: what is looked at again by who answers for it
review = Nakijken
library = Bibliotheek
review-summary = Nog juist? { $title }
review-age = nagekeken in { $month }
review-ask = Is dit nog juist?
review-again = opnieuw na te kijken tegen { $day }
review-right = Nog juist
review-right-said = { $name } keek dit na: nog juist · { $moment }
review-changed-said = { $name } paste dit aan · { $moment }
review-changing-said = { $name } past de documenten aan · { $moment }
review-withdrawn-said = { $name } trok dit in · { $moment }
review-restored-said = { $name } zette dit terug · { $moment }
review-use = In de laatste 90 dagen
review-shown = Getoond
review-useful = Nuttig gevonden
review-useless = Niet nuttig gevonden
review-library-sure = Deze bibliotheek intrekken? Dan vindt niemand haar documenten nog. De bestanden blijven staan waar ze staan.
review-library-withdrawn = Zet je ze terug, dan leest Bode de documenten opnieuw in: dat kan even duren.
object = Dit klopt niet
object-title = Wat klopt er niet?
object-text = Wie hiervoor instaat, krijgt je vraag, het document en je reden. Je naam niet, tenzij je dat wilt.
object-label = Kies een reden
object-outdated = Het is verouderd
object-not-meant = Het is geen antwoord op mijn vraag
object-wrong = Het is fout
object-other = Iets anders
object-name-label = Je naam
object-name = Zeg erbij dat het van mij komt
objected = Bedankt. Wie hiervoor instaat, kijkt het na.
objected-to = Bedankt. Dit gaat naar { $people }.
objected-nobody = Bedankt. Niemand staat hiervoor in: je melding telt mee in wat ontbreekt.
a-colleague = Een collega
objection-summary = Dit klopt niet: { $question }
objection-close = Ik heb het nagekeken
objection-closed = { $name } keek dit na · { $moment }

## Sensitive topics
guidance-people = Bij hen kun je terecht
guidance-private = Ik zocht hier niets over op en bewaar je vraag niet.
guidance-kind = Je staat er niet alleen voor
guidance-lines = Deze lijnen luisteren
need-danger-title = Bel 112 als er nu gevaar is
need-danger-text = Blijf bij wie hulp nodig heeft als dat veilig kan, en roep er een collega bij. Verwittig daarna meteen je directie.
need-child-title = Een kind heeft je nodig
need-child-text = Goed dat je dit zegt. Luister, beloof niet dat je zwijgt, en draag het niet alleen: meld het vandaag nog aan je directie en het zorgteam. Is er nu gevaar? Bel 112 en laat het kind niet alleen.
need-life-title = Praat er nu met iemand over
need-life-text = Goed dat je dit zegt, of het nu over jezelf gaat of over iemand anders. Bel iemand, nu. Is er gevaar? Bel 112, en blijf niet alleen of laat de ander niet alleen.
need-violence-title = Dit hoef je niet te verdragen
need-violence-text = Wat er gebeurt, is niet jouw schuld. Praat met iemand die je vertrouwt: er gebeurt niets zonder dat jij het wilt. Ben je in gevaar? Bel 112.
need-strain-title = Je hoeft dit niet alleen te dragen
need-strain-text = Dat klinkt zwaar. Spreek vandaag nog iemand aan: een collega, je huisarts of een van deze lijnen.

## Words for questions to experts
command-questions = mijn vragen
command-expert = vragen voor mij
command-official = officiële antwoorden
help-questions = Wat je aan experts vroeg
help-expert = Wat collega’s aan jou als expert vragen
help-official = De officiële antwoorden die je beheert

## Answers: when we are not sure, and what was wrong
maybe-title = Dit kan helpen
maybe-text = Een zeker antwoord heb ik niet, maar hier staat er misschien iets over:
which-meant = Waarover gaat je vraag?
which-other = Iets anders
which-within = Gezocht binnen: { $topic }
which-none = Gezocht buiten deze onderwerpen:
rereading = Ik lees mijn bronnen opnieuw in ({ $percent } %): misschien vind ik straks meer.
understood-as = Begrepen als: { $question }
answer-again = Dit is hetzelfde als daarnet: over “{ $question }” staat hier niets apart.
rows-more = { $count ->
    [one] En nog 1 rij, in het document.
   *[other] En nog { $count } rijen, in het document.
}
why-not-title = Jammer. Wat was er mis?
why-not-label = Kies wat het best past
why-not-words = In je eigen woorden
why-not-send = Doorgeven
why-wrong = Het antwoord is verkeerd
why-outdated = Het is verouderd
why-incomplete = Het is onvolledig
why-not-meant = Dat zocht ik niet

## Gaps: what people asked and did not find
command-gaps = hiaten
help-gaps = Wat collega’s vroegen en niet vonden
gaps = Hiaten
gaps-title = Wat collega’s niet vonden
gaps-subtle = De laatste { $days } dagen, zonder namen
gaps-none = Er zijn geen onbeantwoorde of slecht beoordeelde vragen om te tonen.
gaps-group = { $questions ->
    [one] 1 vraag
   *[other] { $questions } vragen
} van { $people } collega’s
gaps-unanswered = { $count } onbeantwoord
gaps-bad = { $count } slecht beoordeeld
gaps-example = Bijvoorbeeld: { $question }
gaps-more = { $count ->
    [one] En nog 1 onderwerp. De volledige lijst haalt het beheer van Bode op als CSV.
   *[other] En nog { $count } onderwerpen. De volledige lijst haalt het beheer van Bode op als CSV.
}
gaps-rest = { $questions ->
    [one] En nog 1 vraag die door te weinig collega’s gesteld is om te tonen.
   *[other] En nog { $questions } vragen die elk door te weinig collega’s gesteld zijn om te tonen.
}
gaps-newest = Alleen de { $count } nieuwste vragen zijn bekeken.

## Answers that stand in no document
calendar = Kalender
colleague = Collega
search-documents = Zoek in documenten
time-now = Het is { $time }.
day-today = Vandaag is het { $day }
day-other = Dat is { $day }
day-week = Week { $week }
day-works = Volgens jouw schoolkalender is dat een werkdag.
day-off = Volgens jouw schoolkalender heb je dan vrij.
holiday-next = De eerstvolgende schoolvakantie
holiday-coming = Eerstvolgende schoolvakantie: { $holiday }, { $days }
holiday-now = Nu bezig: { $holiday }, { $days }
days-from-to = { $first } t.e.m. { $last }
days-to-go = { $count ->
    [one] Dat is morgen.
   *[other] Nog { $count } dagen.
}
days-left = { $count ->
    [0] Dat is vandaag.
    [one] Dat loopt nu, nog tot morgen.
   *[other] Dat loopt nu, nog { $count } dagen.
}
days-gone = Dat is voorbij.
feast-within = Dat valt in een schoolvakantie: { $holiday }.
feast-bridge = De dag erna, { $day }, is ook vrij.
calendar-flemish = Volgens de schoolvakanties van Vlaanderen. Facultatieve dagen van je school staan in haar documenten.
calendar-of = Volgens de kalender van { $school }.
free-yes = Op { $day } heb je vrij
free-no = Op { $day } werk je
free-within = Dat valt in een schoolvakantie: { $holiday }.
free-weekend = Dat is in het weekend.
free-own = Dat is een vrije dag van je school.
free-works-then = Je functie werkt dan wel.
occasion-autumn = Herfstvakantie
occasion-christmas = Kerstvakantie
occasion-crocus = Krokusvakantie
occasion-easter = Paasvakantie
occasion-summer = Zomervakantie
occasion-new-year = Nieuwjaar
occasion-easter-day = Pasen
occasion-easter-monday = Paasmaandag
occasion-labour-day = Dag van de Arbeid
occasion-ascension = Hemelvaart
occasion-whit-sunday = Pinksteren
occasion-whit-monday = Pinkstermaandag
occasion-national-day = Nationale feestdag
occasion-assumption = O.L.V.-Hemelvaart
occasion-all-saints = Allerheiligen
occasion-armistice = Wapenstilstand
occasion-christmas-day = Kerstmis
occasion-bridge = Brugdag
people-others = { $count ->
    [one] Er is nog 1 andere.
   *[other] Er zijn nog { $count } anderen.
}
people-no-way = Een nummer of mailadres is van deze collega niet bekend. Je secretariaat helpt je verder.
people-also = Ook hier staat er iets over
own-unknown-title = Dat weet ik van jou niet
own-unknown-text = Saldo’s, tellers, uurroosters en vervangingen staan in andere systemen: die kan ik niet zien.
own-unknown-ask = Deze collega’s kunnen het nakijken:
own-unknown-nobody = Vraag het na bij wie je dossier beheert.
own-open-title = { $count ->
    [0] Er staat niets meer open
    [one] Eén aanvraag van jou staat nog open
   *[other] { $count } aanvragen van jou staan nog open
}
own-open-none = Van wat je aanvroeg, wacht niets meer op iemand.
own-open-decide = { $count ->
    [one] Eén aanvraag van een collega wacht op jouw beslissing.
   *[other] { $count } aanvragen van collega’s wachten op jouw beslissing.
}
several-title = Je vroeg { $count } dingen
several-more = Ik beantwoord er drie tegelijk. Deze stelde je ook:
several-ask = Zoek

## Files for one person
handout = Bestand
handout-promised = Ik maak het bestand klaar: het komt zo in deze chat.
handout-offered = Het bestand staat klaar.
handout-link = Op deze proefomgeving open je het hier; in Teams komt het in je OneDrive.
handout-accepted = Het bestand wordt in je OneDrive gezet.
handout-done = Het bestand staat in je OneDrive.
handout-failed = Het bestand kon niet in je OneDrive gezet worden.
handout-declined = Je wilde het bestand niet: ik heb het weggegooid.
handout-ended = Je nam het bestand niet op tijd aan: ik heb het weggegooid.
handout-again = Maak het opnieuw
as-file = Als bestand
report-about = Voor wie de mededeling was, wie bereikt is en wie bevestigde
report-file = Bereik van { $title }
report-people = Per persoon
report-figures = Cijfers
report-title = Mededeling
report-sent = Verzonden op
report-at = Stand van
report-recipients = Bedoeld voor
report-name = Naam
report-school = School
report-job = Functie
report-delivered = Aangekomen op
report-confirmed = Bevestigd op
report-remark = Opmerking
report-twice = Misschien twee keer aangekomen

## Bode's own links
share-link = Link om te delen:
link-title = Dit opent in de chat met Bode
link-text = Wat hier staat, toont Bode aan wie het mag lezen.

remove = Verwijderen
file-kilobytes = { $size } kB
file-megabytes = { $size } MB
file-said = { $name } ({ $size })
attachment-how = Stuur het bestand hier in de chat, met de paperclip: het komt vanzelf bij deze aanvraag.
attachment-rules = Hoogstens { $most ->
    [one] 1 bestand
   *[other] { $most } bestanden
} van { $largest } MB: { $kinds }.
attachment-put = Bestand kiezen
attachment-open = { $count ->
    [one] Bestand openen
   *[other] Bestanden openen
}
problem-attachment-many = Hier passen hoogstens { $max } bestanden bij: verwijder er een paar.
attached-title = { $count ->
    [one] Je bestand staat bij je aanvraag
   *[other] Je bestanden staan bij je aanvraag
}
attached-none = { $count ->
    [one] Dit bestand kon ik niet aannemen
   *[other] Deze bestanden kon ik niet aannemen
}
attached-busy = { $count ->
    [one] Ik haal je bestand op
   *[other] Ik haal je bestanden op
}
attached-newest = Is het voor een andere aanvraag? Kies ze hieronder, dan zet ik het daar.
attached-answer = Je antwoord op de vraag verstuur je nog zelf, op de kaart van je aanvraag.
attached-move = Hoort bij { $request }
attached-stayed = Wat niet verplaatst is, staat nog waar het stond.
attachment-not-kind = Dit soort bestand neem ik hier niet aan, of het is iets anders dan zijn naam zegt. Wel: { $kinds }.
attachment-not-large = Dit bestand is te groot: hoogstens { $largest } MB.
attachment-not-empty = Dit bestand is leeg.
attachment-not-many = { $most ->
    [one] Bij deze vraag hoort maar 1 bestand, en dat staat er al. Verwijder het eerst.
   *[other] Bij deze vraag staan al { $most } bestanden, meer kan niet. Verwijder er eerst een.
}
attachment-not-twice = Dit bestand staat er al bij.
attachment-not-closed = Deze aanvraag neemt geen bestanden meer aan.
attachment-not-gone = Ik kon dit bestand niet meer ophalen. Stuur het nog eens.
attachment-not-infected = De virusscanner vond iets in dit bestand. Ik heb er niets van bewaard.
attachment-not-scanned = De virusscanner antwoordt niet, en zonder neem ik niets aan. Probeer het straks opnieuw.
attachment-not-reached = Het ophalen is mislukt. Stuur dit bestand nog eens.
offered-title = { $count ->
    [one] Bij welke aanvraag hoort dit bestand?
   *[other] Bij welke aanvraag horen deze bestanden?
}
offered-text = Ik heb nog niets bewaard. Hoort het bij een van deze aanvragen, dan voeg ik het daar toe.
offered-add = Toevoegen aan { $request }
pasted-title = Dit kan ik niet bewaren
pasted-text = Een foto die je in je bericht plakt of een spraakbericht kan ik niet bij je aanvraag zetten. Stuur het als bestand, met de paperclip.
opening-until = Deze links zijn van jou alleen en werken tot { $time }.
opening-summary = Bestanden van een aanvraag
attachment-no-address = Bestanden kan ik nu niet tonen: Bode kent zijn eigen adres niet. Meld dit aan wie Bode beheert.
upload-title = Bestand bij je aanvraag
upload-send = Versturen
upload-received = Bode bekijkt { $name }. In de chat zie je zo meteen of het bij je aanvraag staat; dit venster mag dicht.
upload-nothing = Kies eerst een bestand.
upload-large = Dit bestand is te groot: hoogstens { $largest } MB.
deed-attached = { $name } voegde bestanden toe · { $moment }

## Mandaten
mandate = Mandaat
mandates = Mandaten
mandates-title = Wie doet wat voor wie?
mandates-about = Met een mandaat beslist een collega voor jou over aanvragen, of dient ze voor jou in, tot je het intrekt of tot het voorbij is. Zelf kun je dat ook blijven doen.
mandate-decide-about = Met een mandaat beslist een collega voor jou over aanvragen, tot je het intrekt of tot het voorbij is. Jij kunt zelf ook blijven beslissen.
mandates-given = Door jou gegeven
mandates-received = Aan jou gegeven
mandates-none = Er zijn nog geen mandaten van jou of voor jou.
mandate-give = Mandaat geven
mandate-new-title = Wie beslist voor jou?
mandate-name = Collega
mandate-name-example = Voornaam en naam
mandate-which = Wie bedoel je?
mandate-forms = Voor welke aanvragen? Niets gekozen: alle
mandate-offered = { $name } geeft je een mandaat
mandate-of = Mandaat van { $name }
mandate-to = Mandaat voor { $name }
mandate-waits-you = Wacht op jouw antwoord
mandate-waits = Wacht op het antwoord van { $name }
mandate-starts = Aanvaard, begint op { $day }
mandate-runs = Loopt tot en met { $day }
mandate-declined = Geweigerd
mandate-revoked = Ingetrokken
mandate-returned = Teruggegeven
mandate-ended = Voorbij
mandate-lapsed = Voorbij, nooit aanvaard
mandate-scope = Waarover
mandate-every = Alle aanvragen waarover { $name } beslist
mandate-period = Wanneer
mandate-means = Je beslist dan ook voor { $name }. Bij elke beslissing staan jullie beide namen. Over je eigen aanvragen beslis je nooit, en doorgeven kan niet.
mandate-keeps = Bij elke beslissing staat dat ze voor jou genomen is. Je kunt zelf ook blijven beslissen. Intrekken werkt meteen.
mandate-accept = Aanvaarden
mandate-decline = Weigeren
mandate-revoke = Intrekken
mandate-return = Teruggeven
mandate-you = Je beslist voor { $name } (mandaat t.e.m. { $day }).
mandate-over = Je mandaat is voorbij
notice-mandate-over = Het mandaat waarmee je hierover kon beslissen, is voorbij of ingetrokken. Je kunt er niet meer over beslissen.
notice-mandate-nothing = Een mandaat geven kan alleen wie zelf over aanvragen beslist.
problem-mandate-nobody = Zo heet hier niemand. Typ een voornaam en een naam.
problem-mandate-self = Kies iemand anders dan jezelf.
problem-mandate-which = Meer dan één collega past. Kies hieronder wie je bedoelt.

queue = Wachtrij
command-queue = wachtrij
help-queue = Wat jouw team moet uitvoeren
queue-title = { $count ->
    [one] Uit te voeren: { $count } aanvraag
   *[other] Uit te voeren: { $count } aanvragen
}
queue-title-more = Uit te voeren: meer dan { $count } aanvragen
queue-none-title = Niets uit te voeren
queue-none = Alles is klaar. Wat goedgekeurd is en jouw team uitvoert, komt hier.
queue-more = Er wachten er nog meer. Ze komen in de lijst zodra er van deze klaar zijn.
notice-queue = De wachtrij is voor wie goedgekeurde aanvragen uitvoert. Je eigen aanvragen vind je met “mijn aanvragen”.
handling = Uit te voeren
handling-urgent = Dringend
handling-queued = In de wachtrij
handling-waits = wacht tot iemand dit opneemt
handling-taken = Opgenomen
handling-done = Klaar
handling-with = bij { $name }
handling-with-you = bij jou
handling-by-you = door jou, { $moment }
handling-take = Ik neem dit op
handling-relieve = Overnemen
handling-finish = Klaar
handling-word-label = Wil je er iets bij zeggen? Je collega leest dit.
handling-finish-send = Meld dit klaar
handling-return = Terug in de wachtrij
handling-assign = Doorgeven
handling-assign-label = Aan wie van je team?
handling-assign-send = Geef dit door
handling-changed = Intussen veranderde er iets. Zo staat het nu.
handling-stopped = Hier hoef je nu niets voor te doen.
handling-said = { $name } zegt erbij
handling-deed-taken = { $name } nam dit op · { $moment }
handling-deed-assigned = { $name } gaf dit door aan { $to } · { $moment }
handling-deed-returned = { $name } zette dit terug in de wachtrij · { $moment }
handling-deed-freed = Terug in de wachtrij: wie dit had, is niet meer van het team · { $moment }
handling-deed-done = { $name } meldde dit klaar · { $moment }
told-taken = Opgenomen: { $form }
told-answered = Je antwoord is verstuurd: { $form }
handling-reopen = Toch niet klaar
handling-reopen-label = Waarom niet? Je collega leest dit.
handling-reopen-send = Zet dit terug op “niet klaar”
handling-reopen-how = De aanvrager krijgt bericht, en de aanvraag staat weer bij jou.
handling-reopen-paper = Het document dat gemaakt werd, vervalt: bij “klaar” maakt Bode een nieuw.
handling-deed-reopened = { $name } zette dit terug: toch niet klaar · { $moment }
told-reopened = Toch nog niet klaar: { $form }
told-done = Klaar: { $form }
proof-owed = Bewijs nog te bezorgen
proof-until = Bewijs nog te bezorgen, ten laatste op { $date }
proof-late = Bewijs nog te bezorgen: dat kon tot en met { $date }
proof-how = Stuur het bestand hier in de chat, met de paperclip. Dek medische gegevens af.
hand-over-trying = { $name } nam deze aanvraag nog niet aan. Bode probeert het opnieuw.
hand-over-failed = { $name } nam deze aanvraag niet aan. De beheerders weten dit ook.
handed-over-moment = { $moment ->
    [approved] goedgekeurd
    [refused] geweigerd
    [annulled] geannuleerd
    [reopened] toch niet uitgevoerd
   *[done] uitgevoerd
}
mandate-most = Tot welk bedrag (€)? Leeg: elk bedrag. Anders valt wat geen bedrag noemt er niet onder
mandate-schools = Van welke scholen? Niets gekozen: alle
mandate-amount = Bedrag
mandate-up-to = Tot en met { $amount }
mandate-of-schools = Scholen

# Agendas of meetings
command-agenda = agenda
help-agenda = Wat op de agenda van een vergadering komt
notice-agenda = Een agenda maakt wie daarvoor in het formulier staat. Wat je zelf aanvroeg, vind je met “mijn aanvragen”.
agenda-all = Agenda’s
agenda-of = Agenda’s: { $form }
agenda-day = Op welke dag is de vergadering?
agenda-begin = Nieuwe agenda
agenda-none = Er is nog geen agenda.
agenda-notes = { $count ->
    [0] nog geen punten
    [one] 1 punt
   *[other] { $count } punten
}
agenda-waiting = { $count ->
    [0] Er wacht niets op een agenda.
    [one] Er wacht 1 nota op een agenda.
   *[other] Er wachten { $count } nota’s op een agenda.
}
meeting-title = Vergadering van { $day }
meeting-draft = Nog niet verstuurd
meeting-sent = Verstuurd
meeting-held = Alles beslist
meeting-sent-at = { $moment }, naar { $count ->
    [one] 1 lid
   *[other] { $count } leden
}
meeting-empty = Er staat nog niets op deze agenda.
meeting-changed = Dit was intussen al veranderd. Zo staat het nu.
meeting-note-gone = Dit punt is er niet meer.
meeting-note-over = Dit punt is ingetrokken of geannuleerd: er valt niets meer over te beslissen.
meeting-place-label = Welke nota’s komen erbij?
meeting-place = Zet op de agenda
meeting-place-none = Kies minstens één nota.
meeting-up = Hoger
meeting-down = Lager
meeting-drop = Van de agenda
meeting-send = { $count ->
    [one] Verstuur naar 1 lid
   *[other] Verstuur naar { $count } leden
}
meeting-decide = Beslissing invoeren
meeting-back = Naar de agenda
meeting-save = Bewaar de beslissing
meeting-outcome-label = Wat is er beslist?
meeting-text-label = Beslissing of opmerking, in woorden
meeting-said = De vergadering zegt erbij
outcome-approved = Goedgekeurd door de vergadering
outcome-refused = Niet goedgekeurd door de vergadering
outcome-postponed = Uitgesteld naar een volgende vergadering
outcome-noted = Kennis van genomen
handling-deed-postponed = De vergadering stelde dit uit, zegt { $name } · { $moment }
handling-deed-met = { $outcome }, zegt { $name } · { $moment }
told-met = De vergadering besliste: { $form }
told-postponed = Uitgesteld: { $form }
