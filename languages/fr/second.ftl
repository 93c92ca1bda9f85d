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

## Four eyes on a correction
correction-second = Correction à confirmer
correction-second-title = { $name } vous demande de confirmer une correction
correction-second-summary = Confirmez-vous la correction de « { $title } » ?
correction-second-waits = Rien ne change avant votre confirmation.
correction-second-confirm = { $people ->
    [0] Confirmer la correction
    [one] Confirmer : chez 1 membre du personnel
   *[other] Confirmer : chez { $people } membres du personnel
}
correction-second-gone-text = L’auteur a repris ou modifié la correction, ou vous ne pouvez plus la confirmer. S’il le redemande, vous recevrez une nouvelle carte.
correction-before = Maintenant
correction-after = Après la correction
correction-chose-silent = Personne ne reçoit d’avis ; la carte portera la mention « Corrigée ».
correction-chose-notify = Ceux qui l’ont reçue reçoivent aussi un court avis de correction.
correction-chose-anew = Ce qu’il faut faire change : chacun vise à nouveau et reçoit un court avis.
correction-show = Voir la correction
correction-ask = Demander la confirmation
correction-ask-yes = Oui, demander une confirmation
correction-ask-sure = Quelqu’un d’autre confirme d’abord cette correction. Rien ne change avant cela.
correction-waits = Quelqu’un d’autre la confirme d’abord ; rien ne change avant cela. Vous serez informé dès que c’est fait.
correction-withdraw-sure = Reprendre cette correction ? Vous pourrez de nouveau la modifier, et personne ne pourra plus la confirmer.
correction-told-confirmed = Les cartes changent maintenant.
correction-told-returned = Rien n’a changé. Modifiez la correction et regardez l’aperçu : Bode demandera ensuite une nouvelle confirmation.
notice-correction-nobody = Cette correction doit être confirmée par quelqu’un d’autre, et personne ne peut le faire. Retirez l’annonce, ou signalez-le aux gestionnaires de Bode.
notice-correction-author = L’auteur de cette annonce ne peut plus en écrire : rien n’y change donc. Renvoyez la correction.
today-second = { $count ->
    [one] { $count } annonce ou correction attend votre confirmation
   *[other] { $count } annonces ou corrections attendent votre confirmation
}
second-next = Qu’est-ce qui attend encore ?
second-nothing-waits = Aucune annonce ni correction n’attend plus votre confirmation.
grown = Plus de personnes que prévu
grown-waits = Prévue pour { $planned ->
        [one] { $planned } membre du personnel
       *[other] { $planned } membres du personnel
    }, { $now ->
        [one] il y en a maintenant { $now }
       *[other] ils sont maintenant { $now }
    }. Quelqu’un d’autre la confirme donc d’abord.
grown-goes = Confirmée pour { $planned ->
        [one] { $planned } membre du personnel
       *[other] { $planned } membres du personnel
    }, elle part à { $now } : ceux qui sont arrivés entre-temps la reçoivent aussi.
