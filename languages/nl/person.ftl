## All that is kept of a person, as a page to read
privacy-title = Wat Bode over { $name } bijhoudt
privacy-made = Gemaakt op { $day }: { $count } { $count ->
    [one] gegeven
   *[other] gegevens
}. In bode.json staat hetzelfde voor een computer; de namen van de velden zijn die van daar.
privacy-rights = Klopt er iets niet, of wil je dat het gewist wordt? Vraag het aan de functionaris voor gegevensbescherming van je organisatie. Je kunt ook klacht indienen bij de toezichthouder.
privacy-files = Bestanden
privacy-people = Wie je bent, volgens de directory
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
