## What who decides can do besides approving and refusing
choices = Meer keuzes

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
problem-reassign-requester = Dit is wie het aanvraagt, en niemand beslist over een eigen aanvraag. Kies iemand anders.
problem-reassign-decides = Deze collega beslist hier al over. Kies iemand anders.
problem-reassign-holder = Deze collega beslist nu voor wie dit aanvraagt (mandaat). Kies iemand anders.
problem-reassign-unreached = Deze collega heeft Bode niet, en zou dit dus niet zien. Kies iemand anders.
problem-reassign-away = Deze collega is nu afwezig. Kies iemand anders.
