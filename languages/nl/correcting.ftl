## Announcements: corrected and recalled
corrected = Verbeterd
recalled = Ingetrokken
recalled-text = Deze mededeling geldt niet meer. { $name } trok ze in.
set-right = Verbeteren of intrekken
set-right-subtle = Wat verzonden is, kun je nog verbeteren of intrekken
set-right-summary = Verbeteren of intrekken: { $title }
set-right-how = { $people ->
    [0] Deze mededeling is nog bij niemand aangekomen. Wie ze nog moet krijgen, krijgt de verbeterde tekst. Trek je ze in, dan vertrekt er niets meer.
    [one] Deze mededeling staat bij 1 personeelslid. Verbeter je ze, dan verandert die kaart. Trek je ze in, dan verdwijnt de tekst.
   *[other] Deze mededeling staat bij { $people } personeelsleden. Verbeter je ze, dan verandert hun kaart. Trek je ze in, dan verdwijnt de tekst.
}
correct = Verbeteren
correct-yes = { $people ->
    [0] Ja, verbeter
    [one] Ja, verbeter bij 1 personeelslid
   *[other] Ja, verbeter bij { $people } personeelsleden
}
correct-sure = { $people ->
    [0] Wie ze nog moet krijgen, krijgt de nieuwe tekst.
    [one] De kaart van 1 personeelslid verandert. Wie ze nog moet krijgen, krijgt de nieuwe tekst.
   *[other] De kaarten van { $people } personeelsleden veranderen. Wie ze nog moet krijgen, krijgt de nieuwe tekst.
}
recall = Intrekken
recall-yes = { $people ->
    [0] Ja, trek in
    [one] Ja, trek in bij 1 personeelslid
   *[other] Ja, trek in bij { $people } personeelsleden
}
recall-sure = { $people ->
    [0] Deze mededeling intrekken? Dat kan niet ongedaan gemaakt worden.
    [one] Deze mededeling bij 1 personeelslid intrekken? Dat kan niet ongedaan gemaakt worden.
   *[other] Deze mededeling bij { $people } personeelsleden intrekken? Dat kan niet ongedaan gemaakt worden.
}
recall-how = Wat gebeurt er met de kaart?
recall-notice = Een korte melding in de plaats: deze mededeling is ingetrokken
recall-deleted = De kaart verdwijnt helemaal
correction = Verbetering
correction-subtle = Pas aan wat niet juist was; je ziet eerst een voorbeeld
correction-summary = Verbetering: { $title }
correction-preview = Zo leest ze straks
correction-same = Er verandert niets
correction-same-text = Dit is hetzelfde als nu.
correction-silent = Op de kaart komt “Verbeterd” te staan. Zonder melding merkt niemand het vanzelf.
correction-notify = Stuur hun ook een korte melding dat ze verbeterd is
corrected-text = Deze mededeling is verbeterd. De kaart die je al had, toont de nieuwe tekst.
corrected-summary = Verbeterd: { $title }
correction-way = Knop: { $way }
correction-choices = Antwoorden, elk op een lijn, in dezelfde volgorde
correction-drop = Niet verbeteren
bringing-begins = Bode begint eraan.
bringing-changed = Bij { $done } van { $people } is de kaart aangepast.
bringing-deleted = Bij { $done } van { $people } is de kaart weg.
bringing-unchanged = { $people ->
    [one] Bij 1 lukt het niet.
   *[other] Bij { $people } lukt het niet.
}
bringing-goes-on = Bode is nog bezig.
where-not = Waar niet?
where-not-summary = Niet aangepast: { $title }
where-not-tell = Zij hebben misschien nog de vorige tekst. Laat het hun op een andere manier weten.
editions = Eerdere versies
editions-summary = Eerdere versies: { $title }
edition-of = Versie { $number }, van { $moment }
editions-more = { $count ->
    [one] En nog 1 oudere.
   *[other] En nog { $count } oudere.
}
show-text = Toon de tekst
reason-card-unknown = Misschien aangekomen: Bode weet niet welke kaart dat is
reason-second-card = Aangepast, maar er staat misschien nog een tweede kaart
reason-no-card = De kaart staat er niet meer
reason-recalled = Ingetrokken voor het bericht vertrok
notice-correction-nothing = Er is niets veranderd aan de tekst, dus is er niets verbeterd.

## Announcements: by school
by-school = Per school
schools-summary = Per school: { $title }
schools-counted = Geteld { $moment }
schools-counting = Wordt geteld
schools-counting-text = Bode telt per school; deze kaart past zich straks aan.
schools-unconfirmed = Nog niet bevestigd, per school
schools-undelivered = Nog niet aangekomen, per school
schools-table = Toon alle cijfers
schools-all-done = In geen enkele school blijft er iets te doen.
schools-none = Geen school
schools-more = { $count ->
    [one] En nog 1 school: die staat in het bestand.
   *[other] En nog { $count } scholen: die staan in het bestand.
}
twice = Misschien twee keer
twice-count = { $people ->
    [one] Bij 1 personeelslid kwam ze misschien twee keer aan.
   *[other] Bij { $people } personeelsleden kwam ze misschien twee keer aan.
}
twice-who = Wie?
figure-unconfirmed = Aangekomen, nog niet bevestigd

## Announcements: reminders
reminder = Herinnering
reminder-text = Je hebt deze mededeling nog niet bevestigd. Open ze, lees ze en klik op “Gelezen en begrepen”.
reminder-summary = Nog te bevestigen: { $title }
missing = Nog niet bevestigd in je school
missing-summary = Nog niet bevestigd in je school: { $title }
missing-count = { $people ->
    [one] 1 personeelslid van je school heeft deze mededeling en bevestigde ze nog niet.
   *[other] { $people } personeelsleden van je school hebben deze mededeling en bevestigden ze nog niet.
}
missing-why = Zij kregen net een herinnering. Alleen jij en wie de mededeling verstuurde, zien deze namen.
unconfirmed = Nog niet bevestigd
unconfirmed-summary = Nog niet bevestigd: { $title }
unconfirmed-nobody = Iedereen die ze kreeg, heeft bevestigd.
who-unconfirmed = Wie bevestigde niet?
reminded = Herinnerd
reminded-count = { $count } van hoogstens { $most } keer, laatst { $moment }
remind = Herinneren
remind-yes = { $people ->
    [one] Ja, herinner 1 personeelslid
   *[other] Ja, herinner { $people } personeelsleden
}
remind-sure = { $people ->
    [one] 1 personeelslid krijgt een korte herinnering, en de directie van die school de naam.
   *[other] { $people } personeelsleden krijgen een korte herinnering, en elke directie de namen van de eigen school.
}
remind-after = Vanzelf herinneren
remind-after-keep = Bewaren
remind-after-days = { $days ->
    [0] Niet vanzelf
    [one] Na 1 schooldag
   *[other] Na { $days } schooldagen
}
notice-remind-over = Deze mededeling is ingetrokken of vervallen: er valt niets meer te bevestigen.
notice-remind-often = Herinneren kan hoogstens drie keer. Spreek wie nog niet bevestigde zelf aan.

## Announcements: proof of delivery
proof = Bewijs van bezorging
proof-about = Het bewijs van bezorging van je mededeling
proof-file = Bewijs van bezorging { $title }
proof-title = Bewijs van bezorging: { $title }
proof-what = Mededeling
proof-from = Van
proof-whom = Voor
proof-id = Kenmerk
proof-edition = Versie, met de SHA-256 van de tekst
proof-digest = SHA-256 van wat geregistreerd is
proof-registrar = Digest voorgelegd aan
proof-registrar-none = geen verlener van vertrouwensdiensten
proof-registrar-receipt = { $provider }, ontvangstbewijs { $receipt }. Wat dat bewijst, zegt die verlener; een aangetekende zending is het niet.
proof-registrar-failed = { $provider }, zonder ontvangstbewijs ({ $problem })
proof-seal = Verzegeld met
proof-sealed-by = { $subject } (certificaat van { $issuer })
proof-footer = SHA-256 { $digest }
proof-means = “Aangekomen” betekent dat Teams het bericht voor deze persoon aannam, niet dat het gelezen werd. “Bevestigd” betekent dat deze persoon op “Gelezen en begrepen” klikte.
proof-not-registered = Dit is geen aangetekende zending, en geen gekwalificeerde dienst voor elektronisch aangetekende bezorging in de zin van de eIDAS-verordening (EU) 910/2014.
proof-check = Wat geregistreerd is, zit als bijlage in dit document. Wie Bode beheert, gaat met “python app.py proof check” na of het overeenkomt met wat Bode bewaart.
