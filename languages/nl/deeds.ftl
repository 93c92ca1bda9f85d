## What who decides can do besides approving and refusing
choices = Meer keuzes

## What somebody wrote with what they did
quoted = “{ $text }”

## On a condition
condition = Goedkeuren op voorwaarde
condition-label = Op welke voorwaarde? Bijvoorbeeld: op voorwaarde dat je klas opgevangen wordt.
condition-send = Keur goed op deze voorwaarde
condition-of = Voorwaarde van { $name }
conditions-more = { $count ->
    [one] Er is nog 1 voorwaarde: zie het verloop.
   *[other] Er zijn nog { $count } voorwaarden: zie het verloop.
}
problem-condition = Schrijf de voorwaarde. Is er geen, kies dan Goedkeuren.
problem-condition-unsent = Hier staat nog een voorwaarde, en er is nog niets beslist. Kies “{ condition-send }”, of maak dit vak leeg en kies Goedkeuren.
problem-unsent = Dit is nog niet verstuurd, en er is nog niets gebeurd. Verstuur het met de knop hieronder, of maak dit vak leeg.
state-approved-condition = Goedgekeurd op voorwaarde
deed-agreed-condition = { $name } ging akkoord op voorwaarde · { $moment }
deed-approved-condition = { $name } keurde goed op voorwaarde · { $moment }
told-approved-condition = Goedgekeurd op voorwaarde: { $form }

## Handing a decision on
reassign = Doorgeven aan een collega
reassign-to = Aan wie geef je deze beslissing door?
reassign-why = Waarom geef je ze door? De collega en de aanvrager lezen dit.
reassign-send = Geef de beslissing door
reassigned = { $name } gaf deze beslissing door aan { $other }.
reassigned-you = { $name } gaf deze beslissing aan jou door.
reassigned-by-you = Je gaf deze beslissing door aan { $other }.
deed-reassigned = { $name } gaf de beslissing door aan { $other } · { $moment }
problem-reassign-requester = Deze collega vraagt dit zelf aan of diende het in, en beslist er niet over. Kies iemand anders.
problem-reassign-decides = Deze collega beslist hier al over. Kies iemand anders.
problem-reassign-holder = Deze collega beslist nu voor wie dit aanvraagt (mandaat). Kies iemand anders.
problem-reassign-unreached = Deze collega heeft Bode niet, en zou dit dus niet zien. Kies iemand anders.
problem-reassign-away = Deze collega is nu afwezig. Kies iemand anders.

## Asking for advice
advice = Advies
advice-ask = Advies vragen
advice-of-whom = Aan wie vraag je advies?
advice-names = Of typ de namen, met een komma ertussen
advice-question = Waarover wil je advies? Wie het aanvraagt, leest dit niet.
advice-ask-send = Vraag dit advies
advice-wanted = { $name } vraagt je advies
advice-label = Je advies. Wie beslist, leest dit; wie het aanvraagt niet. Je geeft het één keer.
advice-send = Advies versturen
advice-given = Je advies
advice-of = Advies van { $name }
advice-before = Advies van { $name }, vóór de wijziging
advice-awaited = Advies gevraagd aan { $name }, nog niet gekregen. Je hoeft er niet op te wachten.
advice-over = Je advies is niet meer nodig
advice-over-about = Deze aanvraag wacht niet meer op een beslissing.
deed-advice-asked = { $name } vroeg advies aan { $other } · { $moment }
deed-advice-asked-of-some = { $name } vroeg advies · { $moment }
deed-advised = { $name } gaf advies · { $moment }
problem-advice-nobody = Ik vind geen collega die “{ $name }” heet. Kijk de naam na.
problem-advice-several = Er past meer dan één collega bij “{ $name }”. Typ de hele naam, met de school erbij.
problem-advice-requester = { $name } vraagt dit zelf aan. Vraag iemand anders.
problem-advice-decides = { $name } beslist hier mee over. Vraag iemand anders.
problem-advice-asked = Aan { $name } is al advies gevraagd. Vraag iemand anders.
problem-advice-unreached = { $name } heeft Bode niet, en zou dit dus niet zien. Vraag iemand anders.
problem-advice-many = Zo vraag je aan te veel mensen advies: hoogstens { $max } voor één aanvraag.

## Comments on a request
comment = Reactie
comment-label = Je reactie. Wie dit aanvraagt, erover beslist, er advies over geeft of het uitvoert, leest ze.
comment-send = Reactie versturen
comment-by = { $name } · { $moment }
comment-news = { $name } reageerde: { $form }
history-comments = { $count ->
    [one] Verloop en 1 reactie
   *[other] Verloop en { $count } reacties
}
problem-comment-late = Hier kan niemand nog op reageren: de beslissing is meer dan { $days } dagen oud.
problem-comment-many = Er staan al { $most } reacties, meer kan niet. Spreek elkaar even aan.
