choice-waiting = { $option } (volzet, met wachtlijst)
choice-until = Kiezen kan tot en met { $date }.
choice-free = gratis
must-wait = { $option } is volzet
must-wait-first = Je kunt op de wachtlijst. Er wacht nog niemand.
must-wait-others = Je kunt op de wachtlijst. { $before ->
    [one] Er wacht al iemand.
   *[other] Er wachten al { $before } collega’s.
}
must-wait-how = Een plaats is niet zeker. Komt er een vrij, dan krijgt wie het langst wacht ze, met een bericht van Bode. Tot dan ben je niet ingeschreven.
must-wait-submit = Zet me op de wachtlijst
waits = Op de wachtlijst
waits-for = Op de wachtlijst: { $option }
waits-how = Er is nog geen plaats, en het is niet zeker dat er een komt. Zodra er een vrijkomt voor jou, krijg je bericht.
waits-other = Er is nog geen plaats. Je beslist wel al: bij een goedkeuring krijgt de aanvrager een plaats zodra er een vrijkomt.
placed = Er kwam een plaats vrij, en ze is voor jou.
placed-how = Heb je ze niet meer nodig? Sta ze af tot { $until }, dan krijgt de volgende ze.
give-up-waiting = Van de wachtlijst
give-up-waiting-sure = Wil je niet meer wachten? Dan vervalt je aanvraag.
give-up-place = Plaats afstaan
give-up-place-sure = Wil je deze plaats afstaan? Dan vervalt je aanvraag, en krijgt de volgende op de wachtlijst ze.
give-up-yes = Ja, ik sta ze af
give-up-waiting-yes = Ja, ik wacht niet meer
deed-placed = Er kwam een plaats vrij · { $moment }
deed-unplaced = Er kwam geen plaats vrij · { $moment }
told-placed = Je hebt een plaats: { $form }
told-unplaced = Er kwam geen plaats vrij: { $form }
state-unplaced = er kwam geen plaats vrij, { $moment }

## Who is enrolled for what there are only so many places of
enrolments = Inschrijvingen
enrolments-title = Wie is ingeschreven?
enrolments-taken = { $taken } van { $most } plaatsen
enrolments-queued = { $count ->
    [one] 1 wacht
   *[other] { $count } wachten
}
enrolments-enrolled = Ingeschreven
enrolments-waiting = Op de wachtlijst, wie het langst wacht eerst
enrolments-nobody = Er is nog niemand ingeschreven.
enrolments-others = En nog { $count }.
enrolments-more = En nog { $count } andere.

## Who was there, once the day is over
attendance-who = Wie was er?
attendance-how = Vink uit wie er niet was. De deelnemers zien het na tien minuten; wie er niet was, krijgt dan de vraag waarom.
attendance-later = Daarna { $count ->
    [one] nog één deelnemer.
   *[other] nog { $count } deelnemers.
}
attendance-confirm = Bevestig wie er was
attendance-undo = Bevestiging ongedaan maken
attendance-changed = Iemand was je voor, of er is iets gewijzigd. Zo staat het nu.
attendance-counts = { $present } aanwezig · { $absent } niet aanwezig
attendance-by = Laatst bevestigd door { $name }, { $day }
attendance-still = { $count } te bevestigen
attendance-there-short = Aanwezig
attendance-not-there-short = Niet aanwezig
attendance-there = Aanwezig: bevestigd
attendance-missed = Je stond niet bij de aanwezigen.
attendance-why = Laat weten waarom je er niet was. Was je er wel? Zeg dat dan.
attendance-why-label = Waarom was je er niet?
attendance-explain = Laat weten waarom
told-attended = Je aanwezigheid is bevestigd: { $form }
told-missed = Je stond niet bij de aanwezigen: { $form }
told-attendance-undone = Er wordt nog eens nagekeken wie er was: { $form }
deed-attended = { $name } bevestigde dat de aanvrager er was · { $moment }
deed-missed = { $name } gaf door dat de aanvrager er niet was · { $moment }
deed-attendance-undone = De bevestiging van wie er was is ongedaan gemaakt · { $moment }
deed-explained = { $name } liet weten waarom · { $moment }

## The budget of a school, for who decides
budget = Budget { $year } van { $school }
budget-spent = { $spent } van { $budget } is goedgekeurd, op { $day }.
budget-with = Met deze aanvraag: { $after }.
budget-over = Dat is { $over } boven het budget.
