## What who decides can do besides approving and refusing
choices = Autres choix

## On a condition
condition = Approuver sous condition
condition-label = À quelle condition ? Par exemple : à condition que votre classe soit prise en charge.
condition-send = Approuver à cette condition
condition-of = Condition de { $name }
conditions-more = { $count ->
    [one] Il y a encore 1 condition : voyez l’historique.
   *[other] Il y a encore { $count } conditions : voyez l’historique.
}
problem-condition = Écrivez la condition. S’il n’y en a pas, choisissez Approuver.
state-approved-condition = Approuvée sous condition
deed-agreed-condition = { $name } a donné son accord sous condition · { $moment }
deed-approved-condition = { $name } a approuvé sous condition · { $moment }
told-approved-condition = Approuvé sous condition : { $form }
