# Wat iemand aan mededelingen kreeg: "nieuws".
command-news = nieuws
help-news = De mededelingen voor jou
news = Nieuws
news-title = Jouw mededelingen
news-title-found = Gevonden mededelingen
news-title-not-found = Niets gevonden
news-found-for = Met { $words }
news-none = Er is nog geen mededeling voor jou.
news-not-found = Hierover is er geen mededeling voor jou. Probeer een ander woord.
news-not-yet = { $count ->
    [one] In de nieuwste mededeling staat dit niet. Zoek verder in oudere.
   *[other] In deze { $count } mededelingen staat dit niet. Zoek verder in oudere.
}
news-words = Zoek in je mededelingen
news-search = Zoeken
news-search-on = Verder zoeken
news-older = Oudere
news-all = Alles tonen
news-to-confirm = Nog te bevestigen
news-to-answer = Nog te beantwoorden
news-to-confirm-and-answer = Nog te bevestigen en te beantwoorden
news-answered = Beantwoord
news-expired = Niet meer geldig
today-news = { $count ->
    [one] { $count } mededeling moet je nog bevestigen
   *[other] { $count } mededelingen moet je nog bevestigen
}
today-polls = { $count ->
    [one] { $count } vraag in een mededeling wacht op je antwoord
   *[other] { $count } vragen in mededelingen wachten op je antwoord
}
reactions = { $count ->
    [one] { $count } reactie: { $signs }
   *[other] { $count } reacties: { $signs }
}
reaction-other = andere
seen = Gezien volgens Teams
seen-means = Teams meldt dit alleen van wie dat toelaat. Wie hier niet meetelt, kan ze toch gezien hebben; gezien is niet gelezen.
seen-at-least = { $school }: minstens { $people } gezien
links-opened = Links geopend
link-opened = { $link }: { $count } keer
links-opened-more = { $links ->
    [one] Nog een andere link: { $count } keer
   *[other] Nog { $links } andere links: samen { $count } keer
}
links-opened-earlier = Links van een eerdere tekst: { $count } keer
today-announcement-drafts = { $count ->
    [one] { $count } mededeling heb je nog niet verzonden
   *[other] { $count } mededelingen heb je nog niet verzonden
}
