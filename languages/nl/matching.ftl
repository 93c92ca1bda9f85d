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
standby-schools = In deze scholen
standby-schools-which = In welke scholen? (hoogstens { $most })
standby-days = Op deze dagen
standby-subjects = Alleen voor deze vakken of klassen
standby-subjects-example = wiskunde, 3B
standby-subjects-help = Laat je dit leeg, dan mag je voor alles gevraagd worden.
standby-any-subject = voor alles
standby-kept = Alleen jij ziet dit. Wie vervanging zoekt, ziet hoeveel collega’s gevraagd worden, en wie ja zegt. Je kunt dit altijd intrekken: dan is alles meteen gewist.
standby-lasts = Dit geldt tot en met { $day }; daarna wordt het vanzelf gewist.
standby-title = Wanneer mag je gevraagd worden?
standby-begin = Ik mag gevraagd worden
standby-change = Aanpassen
standby-keep = Bewaren
standby-withdraw = Ja, wis het
standby-withdraw-sure = Alles wat hier staat wordt gewist. Je wordt dan niet meer gevraagd.
problem-standby-schools = Kies er hoogstens { $most }.
profile-kept = Alleen jij ziet dit. Je kunt het altijd intrekken: dan is het meteen gewist.
standby-stop = Vervangingen intrekken
hopes = Interne vacatures en gedeelde opdrachten
hopes-none = Je hoort er niet over.
hopes-on = Je hoort erover
hopes-kinds = Waarover wil je horen?
hopes-any-school = in elke school
hopes-schools = In welke scholen? (leeg: in elke; hoogstens { $most })
hopes-wishes = Wat wil je graag doen?
hopes-wishes-example = zorg, coördinatie
hopes-skills = Wat kun je?
hopes-skills-example = gitaar, Excel
hopes-any = Over alles, wat er ook gevraagd wordt
hopes-help = Met komma’s ertussen. Je hoort erover als zo’n woord in de vacature staat. Laat je beide leeg, dan hoor je over alles.
hopes-kept = Alleen jij ziet dit. Wie een vacature aanbiedt, ziet je naam pas als jij op “Ik ben geïnteresseerd” klikt.
hopes-title = Over welk werk wil je horen?
hopes-begin = Ik wil erover horen
hopes-change = Vacatures aanpassen
hopes-stop = Vacatures intrekken
hopes-withdraw = Ja, wis mijn wensen
hopes-withdraw-sure = Wat je wil en kan wordt gewist. Je hoort dan niet meer over vacatures.
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
replacement-gave-up = { $name } kan toch niet overnemen. Je kunt opnieuw zoeken.
replacement-could = { $count ->
    [one] 1 collega zei gevraagd te mogen worden, en is dan niet afwezig.
   *[other] { $count } collega’s zeiden gevraagd te mogen worden, en zijn dan niet afwezig.
}
replacement-sees = { $count ->
    [one] Die krijgt een kaart met de school, de dagen en wat hieronder staat. Wie weg is en waarom, staat er niet bij.
   *[other] Ze krijgen elk één kaart met de school, de dagen en wat hieronder staat. Wie weg is en waarom, staat er niet bij. Wie eerst ja zegt, neemt over.
}
replacement-nobody = Geen enkele collega zei voor deze dagen gevraagd te mogen worden. Vraag het rond op school: wie wil, zet het in “mijn profiel”.
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
replacement-why = Je krijgt dit omdat je in “mijn profiel” zei dat je gevraagd mag worden. Niets doen mag ook. Wie eerst ja zegt, neemt over.
replacement-whom = Je vervangt
replacement-arranged-by = Met vragen kun je terecht bij
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
## Opportunities
opportunity = Interne vacature
opportunity-vacancy = Een vacature in één school
opportunity-shared = Een opdracht die scholen delen
opportunity-open = Open
opportunity-until = tot en met { $day }
opportunity-over = Voorbij
opportunity-closed = Gaat niet door
opportunity-late = Dit is intussen voorbij. Zo staat het nu.
opportunity-wanted = Je liet weten dat je interesse hebt
opportunity-joined = Jouw school doet mee
opportunity-because = Je krijgt dit omdat je “{ $word }” in je profiel hebt.
opportunity-because-any = Je krijgt dit omdat je in “mijn profiel” zei dat je over zulk werk wil horen.
opportunity-who-sees = Niemand weet dat je dit kreeg. Pas als je interesse toont, ziet de contactpersoon je naam.
opportunity-contact-knows = De contactpersoon ziet nu je naam.
opportunity-want = Ik ben geïnteresseerd
opportunity-unwant = Toch niet
opportunity-join = Wij doen mee
opportunity-leave = Wij doen niet mee
opportunity-partners = Deze scholen doen mee
opportunity-contact = Contactpersoon
opportunity-interested = { $count ->
    [0] Nog niemand geïnteresseerd
    [one] 1 collega is geïnteresseerd
   *[other] { $count } collega’s zijn geïnteresseerd
}
opportunity-contact-sees = Alleen jij ziet deze namen. Wie zich bedenkt, verdwijnt hier weer.
opportunity-refresh = Vernieuwen
