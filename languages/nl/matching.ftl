## What one says of oneself so that one is asked
command-profile = mijn profiel
help-profile = Waarvoor je gevraagd mag worden
profile = Mijn profiel
profile-title = Waarvoor mag je gevraagd worden?
profile-withdrawn = Ingetrokken: er is niets van bewaard
standby = Vervangingen
standby-none = Je wordt niet gevraagd om een collega te vervangen.
standby-on = Je mag gevraagd worden
standby-until = tot en met { $day }
standby-schools = Op deze scholen
standby-schools-which = Op welke scholen? ({ $most } ten hoogste)
standby-days = Op deze dagen
standby-subjects = Alleen voor deze vakken of klassen
standby-subjects-example = wiskunde, 3B
standby-subjects-help = Laat je dit leeg, dan mag je voor alles gevraagd worden.
standby-any-subject = voor alles
standby-kept = Alleen jij ziet dit. Wie vervanging zoekt, ziet hoeveel collega’s gevraagd worden, en wie ja zegt. Je kan dit altijd intrekken: dan is alles meteen gewist.
standby-lasts = Dit geldt tot en met { $day }; daarna wordt het vanzelf gewist.
standby-title = Wanneer mag je gevraagd worden?
standby-begin = Ik mag gevraagd worden
standby-change = Aanpassen
standby-keep = Bewaren
standby-withdraw = Ja, wis het
standby-withdraw-sure = Alles wat hier staat wordt gewist. Je wordt dan niet meer gevraagd.
problem-standby-schools = Kies er ten hoogste { $most }.
## Looking for a replacement
replacement = Vervanging
replacement-seek = Zoek vervanging
replacement-title = Vervanging voor { $name }
replacement-title-own = Vervanging voor jou
replacement-open = Vervanging gezocht
replacement-asked = { $count ->
    [one] gevraagd aan 1 collega
   *[other] gevraagd aan { $count } collega’s
}
replacement-found = Vervanging gevonden
replacement-by = { $name } neemt over
replacement-stopped = Er wordt geen vervanging gezocht
replacement-expired = Geen vervanging gevonden
replacement-closed = Vervanging is niet meer nodig
replacement-changed = Er was intussen iets veranderd. Zo staat het nu.
replacement-gave-up = { $name } kan toch niet overnemen. Je kan opnieuw zoeken.
replacement-could = { $count ->
    [one] 1 collega zei gevraagd te mogen worden, en is dan niet afwezig.
   *[other] { $count } collega’s zeiden gevraagd te mogen worden, en zijn dan niet afwezig.
}
replacement-sees = Ze krijgen elk één kaart met de school, de dagen en wat hieronder staat. Wie weg is en waarom, staat er niet bij. Wie eerst ja zegt, neemt over.
replacement-nobody = Geen enkele collega zei voor deze dagen gevraagd te mogen worden. Vraag het rond op school: wie wil, zet het in ‘mijn profiel’.
replacement-until = Antwoorden kan tot { $moment }.
replacement-ask = { $count ->
    [one] Vraag het aan 1 collega
   *[other] Vraag het aan { $count } collega’s
}
replacement-stop = Stop met zoeken
replacement-look-again = Opnieuw zoeken
replacement-not-yours = Deze vervanging volg je niet meer
replacement-wanted = Wil jij overnemen?
replacement-yours = Jij neemt over
replacement-yours-state = Bedankt! Dit staat op jouw naam
replacement-when = Wanneer
replacement-job = Functie
replacement-why = Je krijgt dit omdat je in ‘mijn profiel’ zei dat je gevraagd mag worden. Niets doen mag ook. Wie eerst ja zegt, neemt over.
replacement-whom = Je vervangt
replacement-arranged-by = Met vragen kan je terecht bij
replacement-accept = Ik neem het over
replacement-cannot = Ik kan toch niet
replacement-give-up = Ja, ik kan niet
replacement-give-up-sure = Je neemt dan niet meer over. Wie de vervanging zocht, krijgt dat meteen te horen.
replacement-taken = Al gevonden, bedankt
replacement-taken-text = Een collega neemt over. Je hoeft niets te doen.
replacement-needless = Niet meer nodig
replacement-needless-text = Er wordt voor deze dagen niemand meer gezocht. Je hoeft niets te doen.
replacement-cancelled = Je hoeft niet over te nemen
replacement-cancelled-text = De afwezigheid gaat niet door, dus de vervanging ook niet. Bedankt dat je het wou doen.
replacement-given-back = Je neemt niet over
replacement-given-back-text = Wie de vervanging zocht, is verwittigd.
