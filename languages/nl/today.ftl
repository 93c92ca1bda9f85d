# Wat op iemand wacht: "vandaag".
command-today = vandaag
help-today = Alles wat nu op jou wacht
today = Vandaag
today-title = Wat wacht er op jou?
today-nothing = Er wacht niets op jou. Je bent helemaal mee!
today-nothing-text = Heb je een vraag? Typ ze gewoon hieronder.
today-more = Meer dan { $what }
today-decisions = { $count ->
    [one] { $count } aanvraag wacht op jouw beslissing
   *[other] { $count } aanvragen wachten op jouw beslissing
}
today-asked = { $count ->
    [one] Over { $count } aanvraag van jou is er een vraag
   *[other] Over { $count } aanvragen van jou is er een vraag
}
today-queue = { $count ->
    [one] { $count } aanvraag staat klaar voor je team
   *[other] { $count } aanvragen staan klaar voor je team
}
today-requests = { $count ->
    [one] { $count } aanvraag van jou loopt nog
   *[other] { $count } aanvragen van jou lopen nog
}
today-drafts = { $count ->
    [one] { $count } aanvraag heb je nog niet ingediend
   *[other] { $count } aanvragen heb je nog niet ingediend
}
today-handoff-asked = { $count ->
    [one] Bij { $count } vraag van jou wil een expert nog iets weten
   *[other] Bij { $count } vragen van jou wil een expert nog iets weten
}
today-expert = { $count ->
    [one] { $count } vraag van een collega wacht op een antwoord van jou
   *[other] { $count } vragen van collega’s wachten op een antwoord van jou
}
