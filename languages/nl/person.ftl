## All that is kept of a person, as a page to read
privacy-title = Wat Bode over { $name } bijhoudt
privacy-made = Gemaakt op { $day }: { $count } { $count ->
    [one] gegeven
   *[other] gegevens
}. In bode.json staat hetzelfde voor een computer; de namen van de velden zijn die van daar.
privacy-rights = Klopt er iets niet, of wil je dat het gewist wordt? Vraag het aan de functionaris voor gegevensbescherming van je organisatie. Je kunt ook klacht indienen bij de toezichthouder.
privacy-files = Bestanden
privacy-people = Wie je bent, volgens de personeelslijst
privacy-reach = Hoe Bode je bereikt
privacy-absences = Afwezigheden
privacy-mandates = Mandaten
privacy-roles = Rollen voor een periode
privacy-questions = Vragen aan Bode
privacy-hand-offs = Vragen aan experts en officiële antwoorden
privacy-announcements = Mededelingen
privacy-requests = Aanvragen en beslissingen
privacy-profile = Je profiel
privacy-audit = Auditlogboek
privacy-work = Kaarten en bestanden die voor je gemaakt zijn
privacy-library = Documenten
privacy-settings = Instellingen

## "mijn gegevens": what Bode keeps of who asks
command-privacy = mijn gegevens
help-privacy = Wat Bode over je bewaart, en tot wanneer
own-data = Mijn gegevens
own-data-title = Wat Bode over je bewaart
own-data-subtle = Alleen jij ziet deze kaart. De termijnen zijn die van je organisatie.
own-data-more = Wat Bode nog bewaart
own-data-none = Nu niets
own-data-none-asked = Nu geen vraag van jou
own-data-title-hand-offs = Vragen aan experts
own-data-title-official = Officiële antwoorden
own-data-years = { $count } jaar
own-data-days = { $count } { $count ->
    [one] dag
   *[other] dagen
}
own-data-count-asked = { $count } { $count ->
    [one] aanvraag
   *[other] aanvragen
} van jou
own-data-count-decided = { $count } keer gevraagd om te beslissen of mee te kijken
own-data-count-received = { $count } voor jou
own-data-count-written = { $count } van jou
own-data-count-questions = { $count } met je naam
own-data-count-hand-offs = { $count } { $count ->
    [one] vraag
   *[other] vragen
} van jou
own-data-count-owned = { $count } op jouw naam
own-data-count-given = { $count } gegeven
own-data-count-held = { $count } gekregen
own-data-requests = Tot { $span } na de laatste wijziging; wat nog loopt, blijft
own-data-announcements = Tot { $span } nadat er voor het laatst iets mee gebeurde
own-data-questions = { $span } met je naam, daarna zonder, tot 90 dagen
own-data-hand-offs = Ook wat je als expert antwoordde: tot { $span } na het laatste antwoord; wat nog openstaat, blijft
own-data-official = Een officieel antwoord waarvoor je instaat of dat je wijzigde, blijft van de organisatie, met je naam tot je gegevens gewist worden
own-data-mandates = Tot { $span } na het einde
own-data-people = Zolang je hier werkt; je naam nog { $span } daarna
own-data-reach = Zolang je hier werkt, en { $span } daarna
own-data-absences = Tot de afwezigheid voorbij is
own-data-roles = Tot { $span } na het einde
own-data-profile = Tot de dag die je zelf koos
own-data-work = Uren tot weken; welke kaart je kreeg: 400 dagen
own-data-audit = Wie wat deed, zonder naam (alleen met je nummer in Bode) en zonder wat je typte: { $span }
own-data-elsewhere = Ook documenten en instellingen van je organisatie kunnen je noemen. Die beheert de organisatie zelf.
own-data-rights = Alles krijgen, iets verbeteren of laten wissen?
own-data-ask = Vraag het aan
own-data-ask-officer = Vraag het aan de functionaris voor gegevensbescherming van je organisatie.
send-mail = Mail sturen
