## Four eyes: a second person confirms an announcement before it goes
second = Mededeling om te bevestigen
second-title = { $name } vraagt je om een mededeling te bevestigen
second-subtle = Gevraagd { $moment }
second-summary = Bevestig jij “{ $title }”?
second-waits = Wacht op jou
second-mandatory = Ze is verplicht: pas na jouw bevestiging vertrekt ze.
second-important = Ze is belangrijk: pas na jouw bevestiging vertrekt ze.
second-information = Ze is ter informatie: pas na jouw bevestiging vertrekt ze.
second-planned = Vertrekt { $moment }.
second-at-once = Vertrekt zodra je bevestigt, of op het eerstvolgende moment dat mag.
second-confirm = { $people ->
    [one] Bevestig: naar 1 personeelslid
   *[other] Bevestig: naar { $people } personeelsleden
}
second-return = Terugsturen
second-remark = Wat moet er anders? De auteur leest dit.
second-return-send = Stuur terug met deze opmerking
second-by = { $name }, { $moment }
second-confirmed = Bevestigd
second-returned = Teruggestuurd
second-gone = Niet meer te bevestigen
second-gone-text = De auteur nam ze terug of paste ze aan, of je mag ze niet meer bevestigen. Vraagt de auteur het opnieuw, dan krijg je een nieuwe kaart.
second-told-confirmed = Ze vertrekt nu, of op het moment dat je koos.
second-told-returned = Ze is weer een concept. Pas ze aan en bekijk het voorbeeld: daarna vraagt Bode opnieuw om een bevestiging.
second-withdraw = Terugnemen
second-withdraw-sure = Deze mededeling terugnemen? Ze is dan weer een concept, en niemand kan ze nog bevestigen.
second-withdraw-yes = Ja, neem terug
to-confirm = Wacht op bevestiging
follow-to-confirm = Iemand anders bevestigt ze voor ze vertrekt. Je leest het zodra dat gebeurd is.
notice-second-nobody = Deze mededeling moet door iemand anders bevestigd worden, en er is niemand die dat kan. Zeg het aan wie Bode beheert.
notice-announcement-to-confirm = De mededeling wacht op bevestiging.

## Four eyes on a correction
correction-second = Verbetering om te bevestigen
correction-second-title = { $name } vraagt je om een verbetering te bevestigen
correction-second-summary = Bevestig jij de verbetering van “{ $title }”?
correction-second-waits = Pas na jouw bevestiging verandert er iets.
correction-second-confirm = { $people ->
    [0] Bevestig de verbetering
    [one] Bevestig: bij 1 personeelslid
   *[other] Bevestig: bij { $people } personeelsleden
}
correction-second-gone-text = De auteur nam de verbetering terug of paste ze aan, of je mag ze niet meer bevestigen. Vraagt de auteur het opnieuw, dan krijg je een nieuwe kaart.
correction-before = Nu
correction-after = Na de verbetering
correction-chose-silent = Niemand krijgt een melding; op de kaart komt “Verbeterd” te staan.
correction-chose-notify = Wie ze kreeg, krijgt ook een korte melding dat ze verbeterd is.
correction-chose-anew = Wat men moet doen, verandert: iedereen viseert opnieuw en krijgt een korte melding.
correction-show = Verbetering bekijken
correction-ask = Bevestiging vragen
correction-ask-yes = Ja, vraag een bevestiging
correction-ask-sure = Iemand anders bevestigt deze verbetering eerst. Tot dan verandert er niets.
correction-waits = Iemand anders bevestigt ze eerst; tot dan verandert er niets. Je leest het zodra dat gebeurd is.
correction-withdraw-sure = Deze verbetering terugnemen? Je kunt ze dan weer aanpassen, en niemand kan ze nog bevestigen.
correction-told-confirmed = De kaarten veranderen nu.
correction-told-returned = Er is niets veranderd. Pas de verbetering aan en bekijk het voorbeeld: daarna vraagt Bode opnieuw om een bevestiging.
notice-correction-nobody = Deze verbetering moet door iemand anders bevestigd worden, en er is niemand die dat kan. Trek de mededeling in, of zeg het aan wie Bode beheert.
notice-correction-author = De auteur van deze mededeling mag er geen meer schrijven, en dus verandert er niets aan. Stuur de verbetering terug.
today-second = { $count ->
    [one] { $count } mededeling of verbetering wacht op jouw bevestiging
   *[other] { $count } mededelingen of verbeteringen wachten op jouw bevestiging
}
second-next = Wat wacht er nog?
second-nothing-waits = Er wacht geen mededeling of verbetering meer op jouw bevestiging.
grown = Meer mensen dan gepland
grown-waits = Gepland voor { $planned ->
        [one] 1 personeelslid
       *[other] { $planned } personeelsleden
    }, nu { $now ->
        [one] is het er 1
       *[other] zijn het er { $now }
    }. Daarom bevestigt iemand anders ze eerst.
grown-goes = Bevestigd voor { $planned ->
        [one] 1 personeelslid
       *[other] { $planned } personeelsleden
    }, en ze vertrekt naar { $now }: wie er intussen bij kwam, krijgt ze ook.
