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
notice-correction-second = Deze mededeling ging pas weg nadat iemand anders ze bevestigde, en dus verbeter je ze niet alleen. Trek ze in, en verstuur een nieuwe.
