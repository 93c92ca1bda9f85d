# Wat iemand van mededelingen wil krijgen: "instellingen".
command-settings = instellingen
help-settings = Welke mededelingen je krijgt, en wanneer
settings = Instellingen
settings-title = Wat wil je krijgen, en wanneer?
settings-subtle = Verplichte en belangrijke mededelingen krijg je altijd.
settings-kept = Bewaard
settings-keep = Bewaren
settings-muted = Onderwerpen die je dempt
settings-muted-text = Mededelingen ter informatie hierover komen niet meer vanzelf. Je vindt ze onder nieuws.
settings-followed = Onderwerpen die je volgt
settings-followed-text = Ook mededelingen hierover die niet voor jou bedoeld zijn.
settings-digest = Dagoverzicht om
settings-digest-text = Mededelingen ter informatie komen dan samen, op dat uur. Laat leeg om ze meteen te krijgen.
settings-quiet-from = Stil vanaf
settings-quiet-until = Stil tot
settings-quiet-text = In die uren komt alleen wat verplicht is. De rest volgt daarna.
problem-quiet = Vul beide uren in, en niet twee keer hetzelfde.
less-of-this = Minder hierover
muted-title = Je krijgt geen mededelingen meer over { $topic }
muted-text = Je vindt ze wel nog onder nieuws. Wat verplicht of belangrijk is, blijft komen.
muted-undo = Toch weer wel
unmuted-title = Je krijgt weer mededelingen over { $topic }
unmuted-text = De volgende komt weer vanzelf.
figure-muted = Dempt dit onderwerp
figure-held = Wacht op dagoverzicht
reason-expired = Verlopen voor het dagoverzicht kwam
reach-muted = { $people ->
    [one] 1 van hen dempt dit onderwerp: hij of zij vindt het onder nieuws.
   *[other] { $people } van hen dempen dit onderwerp: zij vinden het onder nieuws.
}
digest-title = Je dagoverzicht
today-more-news = { $count ->
    [one] En nog { $count } andere, onder nieuws.
   *[other] En nog { $count } andere, onder nieuws.
}
