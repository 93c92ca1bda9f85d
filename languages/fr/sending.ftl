## When an announcement goes
planned = Planifiée
follow-planned = { $people ->
    [one] Part { $moment } à 1 membre du personnel.
   *[other] Part { $moment } à { $people } membres du personnel.
  }
planned-put-off = Elle n’a pas pu partir à l’heure que vous aviez choisie, et ensuite c’était le repos. Elle part donc maintenant à ce moment-ci.
planned-urgent = Urgent : { $why }
held = Pas envoyée
held-text = L’annonce que vous aviez planifiée est redevenue un brouillon.
notice-announcement-no-author = Entre-temps, vous ne pouvez plus envoyer d’annonces. Demandez à qui le peut de la reprendre.
notice-when-past = Ce moment est passé. Choisissez-en un autre.
notice-when-far = C’est à plus d’un an. Choisissez un jour plus proche.
notice-when-quiet = À ce moment-là, c’est le repos pour la plupart des destinataires. Ouvrez l’annonce et choisissez un moment d’un jour de travail.
notice-urgent-mandatory = Seule une annonce obligatoire peut être urgente.
when-ask = Envoyer plus tard
when-ask-urgent = Envoyer en urgence ou plus tard
when-title = Quand part-elle ?
when-other = Un autre moment
when-day = Jour
when-hour = Heure (en Belgique)
when-plan = Planifier
when-plan-for = Planifier pour { $moment }
when-quiet = Période de repos
when-first = La plupart pourront à nouveau la recevoir dès { $moment }.
when-never = Dans les prochains mois, il n’y a aucun jour de travail pour les destinataires.
when-agreed = (Accord du { $day }.)
when-later = { $people ->
    [one] 1 personne ne travaille pas à ce moment-là, et la reçoit au début de son prochain jour de travail.
   *[other] { $people } personnes ne travaillent pas à ce moment-là, et la reçoivent au début de leur prochain jour de travail.
  }
when-twice = Cette heure revient deux fois cette nuit-là. Elle part la première fois, encore à l’heure d’été.
when-urgent = Une annonce obligatoire qui ne peut pas attendre les heures de travail peut aussi partir en dehors. Dites alors pourquoi ; cela est conservé.
when-urgent-why = Pourquoi est-elle urgente ?
when-urgent-words = Précision
when-urgent-now = Urgent : envoyer maintenant
when-other-moment = Autre moment
when-take-back = Remettre en brouillon
when-now = Envoyer maintenant
when-now-yes = Oui, envoyer maintenant
when-now-sure = { $people ->
    [one] Envoyer maintenant à 1 membre du personnel ? Vous ne pourrez pas revenir en arrière.
   *[other] Envoyer maintenant à { $people } membres du personnel ? Vous ne pourrez pas revenir en arrière.
  }
urgent-safety = Sécurité des élèves ou du personnel
urgent-closure = L’école n’ouvre pas, ou des cours sont supprimés
urgent-outage = Panne de systèmes ou d’accès
urgent-law = La loi ou l’autorité le demande
urgent-other = Autre chose
problem-when-needed = Choisissez un jour et une heure, ou l’une des propositions.
problem-when-day = Indiquez un jour, comme 30/11/2026.
problem-when-hour = Indiquez une heure, comme 7:30.
problem-when-past = Ce moment est passé. Choisissez un moment ultérieur.
problem-when-far = C’est à plus d’un an. Choisissez un jour plus proche.
problem-when-skipped = Cette heure n’existe pas cette nuit-là : l’horloge avance. Voici l’heure que l’horloge montre alors. Si elle convient, planifiez à nouveau.
problem-when-quiet = À ce moment-là, c’est le repos pour la plupart des destinataires. Choisissez une proposition, ou un moment d’un jour de travail.
problem-urgent-why = Choisissez pourquoi c’est urgent.
problem-urgent-words = Dites brièvement pourquoi.
cancelled = Interrompue
follow-cancelled = Vous avez interrompu l’envoi. Elle était déjà arrivée chez { $delivered } sur { $people }.
cancel-send = Interrompre
cancel-send-now = Oui, interrompre
cancel-send-sure = Qui n’a pas encore reçu l’annonce ne la recevra plus. Là où elle est arrivée, elle reste. Ensuite, l’envoi ne peut pas reprendre.
reason-cancelled = { $people ->
    [one] Plus envoyée : vous avez interrompu l’envoi
   *[other] Plus envoyée : vous avez interrompu l’envoi ({ $people })
  }

## Reach
paused-kind = Gestion
paused-title = Teams refuse Bode : une annonce est à l’arrêt
paused-reached = Déjà arrivée chez { $delivered } sur { $people }.
paused-of = De { $name }, envoyée { $moment }
paused-how = Vérifiez dans Teams si l’application est autorisée et si le mot de passe ou le certificat de Bode est encore valable (« python app.py doctor » dit ce qui ne va pas). Prévenez l’auteur quand c’est réglé : il reprend avec « Réessayer ».
command-reach = joignabilité
help-reach = Qui Bode ne peut pas joindre, par école
reach-kind = Joignabilité
reach-csv = En CSV
reach-title = Qui Bode ne joint pas
reach-schools = { $schools ->
    [one] 1 école
   *[other] { $schools } écoles
  }
reach-all = Tout le monde est joignable
reach-not-all = Tout le monde n’est pas joignable
reach-missing = { $missing } membres du personnel sur { $people } ne le sont pas
reach-more = Les autres écoles sont dans le fichier.
reach-others = Autres écoles
reach-since = { $name } (depuis { $day })
reach-never = { $people ->
    [one] N’a jamais eu Bode
   *[other] N’ont jamais eu Bode ({ $people })
  }
reach-never-do = Demandez à l’ICT de préparer l’application pour eux, ou demandez-leur de chercher « Bode » dans Teams et de l’ajouter.
reach-removed = { $people ->
    [one] N’a plus Bode
   *[other] N’ont plus Bode ({ $people })
  }
reach-removed-do = Demandez-leur d’ajouter à nouveau Bode dans Teams. Ce qu’ils ont manqué ces deux dernières semaines arrive alors tout seul.
reach-blocked = { $people ->
    [one] A bloqué Bode
   *[other] Ont bloqué Bode ({ $people })
  }
reach-blocked-do = Bode ne leur envoie rien tant qu’ils n’écrivent pas eux-mêmes. Parlez-leur, et signalez « paramètres » : ils y choisissent d’en recevoir moins.
reach-unknown = { $people ->
    [one] N’a pas pu être joint
   *[other] N’ont pas pu être joints ({ $people })
  }
reach-unknown-do = Bode réessaie au prochain message. Si cela persiste, demandez à l’ICT de vérifier.
reach-column-why = Pourquoi
reach-column-since = Depuis
reach-column-do = Que faire
reach-about = Qui Bode ne joint pas
notice-only-reach = Qui Bode ne joint pas, la direction le voit pour sa propre école, et qui gère Bode pour toutes.
when-urgent-quiet = { $people ->
    [one] Elle va à 1 membre du personnel, qui est maintenant au repos.
   *[other] Elle va à { $people } membres du personnel ; { $quiet } d’entre eux sont maintenant au repos.
}
