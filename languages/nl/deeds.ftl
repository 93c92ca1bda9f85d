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
