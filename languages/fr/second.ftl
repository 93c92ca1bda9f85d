## Four eyes: a second person confirms an announcement before it goes
second = Annonce à confirmer
second-title = { $name } vous demande de confirmer une annonce
second-subtle = Demandé { $moment }
second-summary = Confirmez-vous « { $title } » ?
second-waits = En attente de votre réponse
second-mandatory = Elle est obligatoire : elle ne part qu’après votre confirmation.
second-important = Elle est importante : elle ne part qu’après votre confirmation.
second-information = Elle est donnée à titre d’information : elle ne part qu’après votre confirmation.
second-planned = Part { $moment }.
second-at-once = Part dès votre confirmation, ou au prochain moment permis.
second-confirm = { $people ->
    [one] Confirmer : à 1 membre du personnel
   *[other] Confirmer : à { $people } membres du personnel
}
second-return = Renvoyer
second-remark = Que faut-il changer ? L’auteur lit ceci.
second-return-send = Renvoyer avec cette remarque
second-by = { $name }, { $moment }
second-confirmed = Confirmée
second-returned = Renvoyée
second-gone = Plus à confirmer
second-gone-text = L’auteur l’a reprise ou modifiée, ou vous ne pouvez plus la confirmer. S’il le redemande, vous recevrez une nouvelle carte.
second-told-confirmed = Elle part maintenant, ou au moment que vous avez choisi.
second-told-returned = C’est de nouveau un brouillon. Modifiez-la et regardez l’aperçu : Bode demandera ensuite une nouvelle confirmation.
second-withdraw = Reprendre
second-withdraw-sure = Reprendre cette annonce ? Elle redevient un brouillon, et personne ne peut plus la confirmer.
second-withdraw-yes = Oui, reprendre
to-confirm = En attente de confirmation
follow-to-confirm = Quelqu’un d’autre la confirme avant son départ. Vous serez informé dès que c’est fait.
notice-second-nobody = Cette annonce doit être confirmée par quelqu’un d’autre, et personne ne peut le faire. Signalez-le aux gestionnaires de Bode.
notice-announcement-to-confirm = L’annonce attend une confirmation.
notice-correction-second = Cette annonce n’est partie qu’après la confirmation d’une autre personne : vous ne pouvez pas la corriger seul. Retirez-la et envoyez-en une nouvelle.
