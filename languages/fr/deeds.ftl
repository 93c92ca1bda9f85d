## What who decides can do besides approving and refusing
choices = Autres choix

## What somebody wrote with what they did
quoted = « { $text } »

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
problem-condition-unsent = Une condition est encore écrite ici, et rien n’est décidé. Choisissez « { condition-send } », ou videz ce champ et choisissez Approuver.
problem-unsent = Ceci n’a pas encore été envoyé, et rien n’a encore été fait. Envoyez-le avec le bouton ci-dessous, ou videz ce champ.
state-approved-condition = Approuvée sous condition
deed-agreed-condition = { $name } a donné son accord sous condition · { $moment }
deed-approved-condition = { $name } a approuvé sous condition · { $moment }
told-approved-condition = Approuvé sous condition : { $form }

## Handing a decision on
reassign = Transmettre à un collègue
reassign-to = À qui transmettez-vous cette décision ?
reassign-why = Pourquoi la transmettez-vous ? Le collègue et la personne qui demande liront ceci.
reassign-send = Transmettre la décision
reassigned = { $name } a transmis cette décision à { $other }.
reassigned-you = { $name } vous a transmis cette décision.
reassigned-by-you = Vous avez transmis cette décision à { $other }.
deed-reassigned = { $name } a transmis la décision à { $other } · { $moment }
problem-reassign-requester = Cette personne l’a demandé ou introduit elle-même, et n’en décide pas. Choisissez quelqu’un d’autre.
problem-reassign-decides = Ce collègue décide déjà de cette demande. Choisissez quelqu’un d’autre.
problem-reassign-holder = Ce collègue décide actuellement pour la personne qui demande (mandat). Choisissez quelqu’un d’autre.
problem-reassign-unreached = Ce collègue n’a pas Bode et ne verrait donc pas la demande. Choisissez quelqu’un d’autre.
problem-reassign-away = Ce collègue est absent pour le moment. Choisissez quelqu’un d’autre.

## Asking for advice
advice = Avis
advice-ask = Demander un avis
advice-of-whom = À qui demandez-vous un avis ?
advice-names = Ou tapez les noms, séparés par une virgule
advice-question = Sur quoi voulez-vous un avis ? La personne qui demande ne lira pas ceci.
advice-ask-send = Demander cet avis
advice-wanted = { $name } vous demande un avis
advice-label = Votre avis. La personne qui décide le lira, celle qui demande non. Vous le donnez une seule fois.
advice-send = Envoyer l’avis
advice-given = Votre avis
advice-of = Avis de { $name }
advice-before = Avis de { $name }, avant la modification
advice-awaited = Avis demandé à { $name }, pas encore reçu. Vous ne devez pas l’attendre.
advice-over = Votre avis n’est plus nécessaire
advice-over-about = Cette demande n’attend plus de décision.
deed-advice-asked = { $name } a demandé un avis à { $other } · { $moment }
deed-advice-asked-of-some = { $name } a demandé un avis · { $moment }
deed-advised = { $name } a donné un avis · { $moment }
problem-advice-nobody = Je ne trouve aucun collègue du nom de « { $name } ». Vérifiez le nom.
problem-advice-several = Plusieurs collègues correspondent à « { $name } ». Tapez le nom complet, avec l’école.
problem-advice-requester = { $name } est la personne qui demande. Choisissez quelqu’un d’autre.
problem-advice-decides = { $name } décide aussi de cette demande. Choisissez quelqu’un d’autre.
problem-advice-asked = Un avis a déjà été demandé à { $name }. Choisissez quelqu’un d’autre.
problem-advice-unreached = { $name } n’a pas Bode et ne verrait donc pas la demande. Choisissez quelqu’un d’autre.
problem-advice-many = Vous demandez un avis à trop de monde : { $max } personnes au plus pour une demande.

## Comments on a request
comment = Commentaire
comment-label = Votre commentaire. Les personnes qui demandent, décident, donnent un avis ou exécutent la demande le liront.
comment-send = Envoyer le commentaire
comment-by = { $name } · { $moment }
comment-news = { $name } a commenté : { $form }
history-comments = { $count ->
    [one] Historique et 1 commentaire
   *[other] Historique et { $count } commentaires
}
problem-comment-late = Plus personne ne peut commenter : la décision date d’il y a plus de { $days } jours.
problem-comment-many = Il y a déjà { $most } commentaires, c’est le maximum. Parlez-vous directement.
