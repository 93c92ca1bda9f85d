## Announcements: in channels of teams
audience-channel = kanaal { $name } van { $team }
channel-general = Algemeen
channel-of = { $team }: { $name }
channels = Kanalen van teams
channels-how = Bode plaatst je mededeling één keer in elk kanaal dat je kiest, in de eerste taal ervan. Wie daar bevestigt, telt één keer mee.
channels-label = In welke kanalen?
channels-none = Bode zit nog in geen team waarin je mag plaatsen. Vraag de eigenaar van een team om Bode toe te voegen.
channels-more = Er zijn er { $count } meer: zoek op de naam van het team of het kanaal.
channels-words = Team of kanaal
channels-search = Zoeken
channels-nothing = Geen team of kanaal heet zo.
problem-channels = Kies minstens één kanaal.
problem-channels-closed = Je koos een kanaal dat er niet meer is, of waarin je zo'n mededeling niet mag plaatsen. Pas de kanalen aan.
notice-announcement-channels = Ze gaat niet weg: een kanaal is er niet meer, of je mag er zo'n mededeling niet plaatsen. Pas aan voor wie ze is.
reach-channels = { $channels ->
    [one] Geplaatst in 1 kanaal.
   *[other] Geplaatst in { $channels } kanalen.
}
reach-members = { $members ->
    [0] Al wie in die teams zit, krijgt ze ook zelf.
    [one] Daar zit 1 persoon bij die ze niet zelf krijgt.
   *[other] Daar zitten { $members } mensen bij die ze niet zelf krijgen.
}
reach-closed = { $channels ->
    [one] 1 kanaal kan niet.
   *[other] { $channels } kanalen kunnen niet.
}
to-people = { $people ->
    [one] 1 personeelslid
   *[other] { $people } personeelsleden
}
to-channels = { $channels ->
    [one] 1 kanaal
   *[other] { $channels } kanalen
}
send-to-both = Ja, verzend naar { $to }
send-sure-both = Verzenden naar { $to }? Dat kun je niet ongedaan maken.
second-confirm-both = Bevestig: naar { $to }
follow-planned-both = Gaat { $moment } naar { $to }.
when-now-sure-both = Nu verzenden naar { $to }? Dat kun je niet ongedaan maken.
notice-under-way-both = Je mededeling vertrekt naar { $to }. Je volgt ze in de chat met Bode.
posts = Geplaatst in { $posted } van { $channels ->
    [one] 1 kanaal
   *[other] { $channels } kanalen
}.
posts-confirmed = { $people ->
    [one] Daar bevestigde 1 persoon die ze niet zelf kreeg.
   *[other] Daar bevestigden { $people } mensen die ze niet zelf kregen.
}
posts-missed = Niet geplaatst
posts-channel = Kanaal
posts-sheet = Kanalen
posts-state = Wat ermee gebeurde
posts-stands = Geplaatst
posts-person = Bevestigde in een kanaal
posts-answered = Antwoordde in een kanaal
reason-no-channel = Het kanaal is er niet meer, of je mag er niet meer plaatsen
reason-not-in-team = Bode zit niet meer in dit team
reason-team-unknown = Niet gelukt, om een reden die ICT moet nakijken
confirmed-there = Bedankt: je bevestigde dit { $moment }.
confirmed-too-late = Dit vraagt geen bevestiging meer.
