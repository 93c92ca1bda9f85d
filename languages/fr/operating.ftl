# For who administers Bode alone.
command-operations = gestion
help-operations = Comment va Bode, et ce qui est à l’arrêt
operations = Gestion
operations-title = Comment va Bode ?
operations-missing = { $people ->
    [0] Bode peut joindre tout le monde
    [one] Bode ne peut pas joindre 1 collègue
   *[other] Bode ne peut pas joindre { $people } collègues
}
reach-open = Voir la portée
health-well = Tout fonctionne
health-look = Bode fonctionne, mais vérifiez ceci
health-wrong = Quelque chose ne va pas
health-people = { $people ->
    [one] 1 collègue connu.
   *[other] { $people } collègues connus.
}
health-people-none = Aucun personnel n’est chargé : Bode ne connaît personne.
health-index = { $passages ->
    [one] 1 passage où chercher.
   *[other] { $passages } passages où chercher.
}
health-index-filling = L’index de recherche se remplit : { $percent } %.
health-disk = Le disque de cette instance est plein : libérez de la place dans le dossier de données.
health-blobs = Le stockage des fichiers ne répond pas.
health-replica = L’index de recherche de cette instance est en retard.
health-directory = Entra n’a plus été interrogé depuis longtemps sur le personnel.
health-teams-token = Bode n’obtient pas de jeton pour Teams : vérifiez l’inscription de l’application.
health-graph-token = Bode n’obtient pas de jeton pour Microsoft Graph : vérifiez l’inscription de l’application.
health-model = Le modèle qui cherche par le sens ne répond pas.

## Jobs that were set aside
aside-kind = Tâche mise de côté
aside-title = Tâches mises de côté
aside-open = Voir les tâches
aside-count = { $count ->
    [0] Aucune tâche n’est mise de côté
    [one] 1 tâche est mise de côté
   *[other] { $count } tâches sont mises de côté
}
aside-many = Plus de { $count } tâches sont mises de côté
aside-about = Ces tâches échouaient sans cesse. Réglez d’abord la cause, puis réessayez.
aside-none = Aucune tâche n’est mise de côté.
aside-older = Plus anciennes
aside-stands = Mise de côté
aside-since = depuis { $moment }
aside-why = Pourquoi
aside-tries = Essais
aside-id = Numéro de la tâche
aside-attempts = elle ne s’est jamais terminée
aside-unknown = cette version de Bode ne la connaît pas
aside-error = erreur { $error }
aside-retry = Réessayer
aside-drop = Abandonner
aside-drop-ask = Abandonner cette tâche ? Ce qu’elle devait faire ne se fera pas. Vous pouvez l’annuler pendant 30 jours.
aside-drop-yes = Abandonner la tâche
aside-others = Autres tâches
aside-retried = Un nouvel essai est en cours
aside-dropped = Abandonnée
aside-by = { $name } · { $moment }
aside-undo = Annuler
aside-undo-until = Vous pouvez l’annuler pendant 30 jours.

## Sends under way
sends-title = Envois
sends-open = Voir les envois
sends-none = Rien n’est en cours.
sends-more = { $count ->
    [one] Et 1 autre.
   *[other] Et { $count } autres.
}
sends-run = Les annonces partent normalement
sends-under-way = { $count ->
    [0] Aucune annonce n’est en cours d’envoi
    [one] 1 annonce est en cours d’envoi
   *[other] { $count } annonces sont en cours d’envoi
}
sends-halted = Tous les envois sont suspendus
sends-halted-by = { $name } · { $moment }
sends-held = Suspendu
sends-halt = Tout suspendre
sends-halt-ask = Suspendre toutes les annonces et tous les rappels ? Qui ne les a pas encore reçus ne reçoit rien pour l’instant, ni de ce qui commencera ensuite. Ce qui est parti arrive encore. Les auteurs le voient sur leur carte.
sends-halt-yes = Suspendre maintenant
sends-go-on = Tout reprendre
notice-sends-halted = Tous les envois sont suspendus par ceux qui gèrent Bode. Cette annonce reprendra elle aussi d’elle-même.
follow-halted = Tous les envois sont suspendus par ceux qui gèrent Bode. Elle est déjà arrivée chez { $delivered } sur { $people }. Elle reprendra d’elle-même.

## The configuration
configuration-title = Réglages de l’organisation
configuration-open = Voir les réglages
configuration-version = La version { $number } compte
configuration-files = Les fichiers comptent
configuration-wrong = { $count ->
    [one] 1 erreur
   *[other] { $count } erreurs
}
configuration-refused = La version { $number } est refusée : ce qui valait avant compte toujours
configuration-since = depuis { $moment }
configuration-published = Publié
configuration-none = Pas de fichier
configuration-more = { $count ->
    [one] et 1 autre
   *[other] et { $count } autres
}
configuration-check = Refusé : ce qui s’y trouvait avant compte toujours. Le contrôle dit (en anglais) :
configuration-problems-more = { $count ->
    [one] Et 1 autre erreur.
   *[other] Et { $count } autres erreurs.
}
configuration-how = C’est la situation sur l’instance qui vous a répondu. On publie et on revient en arrière avec « python app.py publish ».
part-forms = Formulaires
part-topics = Sujets
part-circles = Cercles
part-synonyms = Synonymes
part-calendar = Calendrier
part-thresholds = Seuils
part-tariffs = Tarifs
part-leave-rights = Droits au congé
part-papers = Attestations
part-templates = Modèles
part-libraries = Bibliothèques
part-authors = Qui peut communiquer
part-retention = Durées de conservation
part-mapping = Personnel d’Entra

## Who has which role
holders-title = Qui a quel rôle ?
holders-open = Voir les rôles
holders-about = Qui gère Bode, communique, répond et exécute
holders-how = Les rôles du fichier du personnel et des réglages, avec ceux donnés temporairement. Une équipe qui diffère d’une école à l’autre n’y figure pas.
holders-nobody = Personne
holders-more = { $count ->
    [one] encore 1
   *[other] encore { $count }
}
holders-given = { $count ->
    [one] 1 temporaire
   *[other] { $count } temporaires
}
