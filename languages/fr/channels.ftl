## Announcements: in channels of teams
audience-channel = le canal { $name } de { $team }
channel-general = Général
channel-of = { $team } : { $name }
channels = Canaux d’équipes
channels-how = Bode publie votre annonce une seule fois dans chaque canal choisi, dans sa première langue. Chaque personne qui y confirme compte une fois.
channels-label = Dans quels canaux ?
channels-none = Bode n’est encore dans aucune équipe où vous pouvez publier. Demandez au propriétaire d’une équipe d’ajouter Bode.
channels-more = Il y en a encore { $count } : cherchez par le nom de l’équipe ou du canal.
channels-words = Équipe ou canal
channels-search = Chercher
channels-nothing = Aucune équipe ni aucun canal ne s’appelle ainsi.
problem-channels = Choisissez au moins un canal.
problem-channels-closed = Vous avez choisi un canal qui n’existe plus, ou dans lequel vous ne pouvez pas publier une telle annonce. Modifiez les canaux.
notice-announcement-channels = Elle ne part pas : un canal n’existe plus, ou vous ne pouvez pas y publier une telle annonce. Modifiez les destinataires.
reach-channels = { $channels ->
    [one] Publiée dans 1 canal.
   *[other] Publiée dans { $channels } canaux.
}
reach-members = { $members ->
    [0] Tous les membres de ces équipes la reçoivent aussi eux-mêmes.
    [one] 1 personne de ces équipes ne la reçoit pas elle-même.
   *[other] { $members } personnes de ces équipes ne la reçoivent pas elles-mêmes.
}
reach-closed = { $channels ->
    [one] 1 canal n’est pas possible.
   *[other] { $channels } canaux ne sont pas possibles.
}
to-people = { $people ->
    [one] 1 membre du personnel
   *[other] { $people } membres du personnel
}
to-channels = { $channels ->
    [one] 1 canal
   *[other] { $channels } canaux
}
send-to-both = Oui, envoyer : { $to }
send-sure-both = Envoyer à { $to } ? Vous ne pourrez pas l’annuler.
second-confirm-both = Confirmer : { $to }
follow-planned-both = Part { $moment } : { $to }.
when-now-sure-both = Envoyer maintenant à { $to } ? Vous ne pourrez pas revenir en arrière.
notice-under-way-both = Votre annonce part vers { $to }. Vous la suivez dans la conversation avec Bode.
posts = Publiée dans { $posted } sur { $channels ->
    [one] 1 canal
   *[other] { $channels } canaux
}.
posts-confirmed = { $people ->
    [one] 1 personne qui ne l’a pas reçue elle-même y a confirmé.
   *[other] { $people } personnes qui ne l’ont pas reçue elles-mêmes y ont confirmé.
}
posts-missed = Pas publiée
posts-channel = Canal
posts-sheet = Canaux
posts-state = Ce qu’il en est
posts-stands = Publiée
posts-person = A confirmé dans un canal
posts-answered = A répondu dans un canal
reason-no-channel = Le canal n’existe plus, ou vous ne pouvez plus y publier
reason-not-in-team = Bode n’est plus dans cette équipe
reason-team-unknown = Sans succès, pour une raison que l’informatique doit vérifier
confirmed-there = Merci : vous l’avez confirmé { $moment }.
confirmed-too-late = Ceci ne demande plus de confirmation.
