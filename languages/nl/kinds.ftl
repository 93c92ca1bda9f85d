# What only some kinds of field say (dialogs/kinds).

problem-money = Geef een bedrag, bijvoorbeeld 24,50.
problem-money-cents = Geef hoogstens twee cijfers na de komma, en tussen de duizenden een punt of niets: 1.250, 1250 of 24,50.
problem-money-small = Geef minstens { $amount }.
problem-money-large = Geef hoogstens { $amount }.
problem-time = Geef een uur, bijvoorbeeld 14:30 of 14u30.
problem-time-early = Kies { $time } of later.
problem-time-late = Kies { $time } of vroeger.
problem-iban = Dit is geen geldig rekeningnummer (IBAN). Kijk de cijfers na.
problem-national-number = Dit is geen geldig rijksregisternummer of BIS-nummer. Kijk de elf cijfers na.
iban-example = BE71 0961 2345 6769
rating-end = { $step }: { $meaning }
rating-said = { $value } op { $most }
declare-label = Je verklaring
declare = Dat verklaar ik
declared = Verklaard: “{ $text }”
problem-person-nobody = Ik vind geen collega die zo heet. Kijk de naam na, of maak dit vak leeg en kies iemand.
problem-person-several = Zo heten er meer. Kies wie je bedoelt.
problem-person-many = Zo heten er veel te veel. Typ de hele naam, of ook de school.
problem-person-unknown = Deze collega staat niet (meer) in de personeelslijst. Kies of typ iemand anders.
problem-person-self = Dit kun je niet zelf zijn. Kies een collega.
problem-person-elsewhere = Deze collega is van een andere school. Kies iemand van je eigen school.
person-pick = Zoek een collega…
person-typed = Of typ de naam
problem-school = Deze school ken ik niet (meer). Kies een school uit de lijst.
problem-choice-over = Dit kon tot en met { $date }. Kies iets anders.
km-from = Van
km-to = Naar
km-by = Hoe reisde je?
km-far = Kilometers, één rit
km-back = Heen en terug?
km-each = { $amount }/km
km-today = Vandaag: { $tariffs }. De dag van de rit telt.
km-none = Er zijn nog geen kilometertarieven. Vraag aan wie Bode beheert om ze toe te voegen.
km-journey = { $first } – { $last }, { $km } km × { $price } ({ $by })
km-journey-back = { $first } – { $last } en terug, { $km } km × { $price } ({ $by })
problem-km-day = Vul eerst de datum van de rit juist in: die bepaalt het tarief.
problem-km-tariff = Op { $date } is hiervoor geen tarief bekend. Kijk de datum na, of vraag het aan de financiële dienst.
km-said = { $journey }: { $sum } (tarief: { $source })
problem-choice-full = Dit is intussen volzet. Kies iets anders.
choice-full = Volzet
choice-left = { $option } (nog { $left } { $left ->
    [one] plaats
   *[other] plaatsen
})
policy = Meer lezen
problem-right-none = Hiervoor ken ik geen recht. Kies een ander soort verlof, of vraag het aan de personeelsdienst.
problem-right-then = Op { $date } bestaat dit recht niet. Kies een andere dag of een ander soort verlof.
problem-right-days = Hiervoor heb je recht op hoogstens { $days ->
    [0.5] een halve dag
    [one] { $days } dag
   *[other] { $days } dagen
}. Kies een kortere periode, of vraag voor de rest ander verlof aan.
problem-right-halves = Dit verlof neem je in hele dagen. Kies “Hele dag”.
problem-right-proof = Hier moet het bewijs bij zijn voor je verdergaat. Stuur het bestand in de chat.
problem-right-changed = Dit recht is intussen veranderd. Ga verder, dan zie je wat nu geldt.
right-none = Hiervoor ken ik geen recht.
right-whom = Over wie gaat het?
right-event = { $event }: { $whom }
right-days = Recht op { $days }, volgens { $source } van { $dated }
right-fill = Laat je de laatste dag leeg, dan vul ik die dagen in. Wat je eerder opnam, weet ik niet.
right-taken-before = Wat je eerder opnam, weet ik niet.
right-read = Tekst lezen
problem-threshold = Een van de grenzen is voor vandaag niet bekend. Vraag het aan wie Bode beheert.
threshold-none = nog niet bekend
threshold-said = { $name }: boven { $amount } ({ $source })
compare-lowest = laagste
pick-lowest = { $name } · { $amount } (laagste)
pick-not-lowest = { $name } · { $amount } (niet de laagste)
