## Reports of forms, for who owns them
form-report-form = Rapport
form-report-forms = De quelles demandes voulez-vous le rapport ?
form-report-forms-more = Et encore { $count } : tapez « rapport » et le nom du formulaire.
form-report-of = Rapport { $form }
form-report-show = Afficher
form-report-period = de { $first } à { $last }
form-report-nothing = Il n’y a eu aucune demande ces { $months } derniers mois.
form-report-none-open = Rien n’est ouvert en ce moment.
form-report-waiting-now = { $count ->
    [one] 1 demande attend une décision
   *[other] { $count } demandes attendent une décision
}
form-report-to-do-now = { $count ->
    [one] 1 demande est encore à traiter
   *[other] { $count } demandes sont encore à traiter
}
form-report-age = depuis { $first } à { $last } jours d’école
form-report-age-more = depuis plus de { $days } jours d’école
form-report-decided-in = Jusqu’à la décision
form-report-done-in = Jusqu’à ce que ce soit fait
form-report-took = La moitié { $half ->
    [0] le jour même
    [one] en { $half } jour d’école
   *[other] en { $half } jours d’école
}, 9 sur 10 { $most ->
    [0] le jour même
    [one] en { $most } jour d’école
   *[other] en { $most } jours d’école
}.
form-report-by-month = { $asked ->
    [one] { $asked } demande
   *[other] { $asked } demandes
} ; { $decided ->
    [0] rien de décidé
    [one] { $refused } refus sur { $decided } décision
   *[other] { $refused } refus sur { $decided } décisions
}
form-report-asked = Demandées
form-report-approved = Approuvées
form-report-refused = Refusées
form-report-withdrawn = Retirées
form-report-annulled = Annulées
form-report-done = Traitées
form-report-waiting = Attend une décision
form-report-to-do = Encore à traiter
form-report-decided-in-half = Décision : la moitié en (jours d’école)
form-report-decided-in-most = Décision : 9 sur 10 en (jours d’école)
form-report-done-in-half = Fait : la moitié en (jours d’école)
form-report-done-in-most = Fait : 9 sur 10 en (jours d’école)
form-report-month = Mois
form-report-school = École
form-report-schools = Par école
form-report-refused-by-school = Refus par école
form-report-share = { $count } ({ $share } %)
form-report-other-schools = Autres écoles ensemble
form-report-no-school = Sans école
form-report-schools-more = Encore { $count } dans le fichier.
form-report-together = Quand moins de { $people } personnes ont fait une demande dans le mois, une école est reprise avec d’autres.
form-report-file = En fichier
form-report-file-about = Nombres par mois et par école, sans noms ni motifs
form-report-others = Autres rapports
command-report = rapport
help-report = Comment évoluent vos demandes
notice-report = Un rapport existe pour qui gère un formulaire. Vous n’en gérez aucun.

## The result of a form that is scored
score = Résultat
score-of = Résultat { $form }
score-show = Voir le résultat
score-domain = Domaine
score-by-domain = Score par domaine, en pour cent
score-percent = { $percent } %
score-none-before = Pour l’année scolaire { $year }, il n’y a pas de résultat de cette école.
score-means = 0 %, c’est partout la réponse la plus basse, 100 % partout la plus haute. Chaque question a le même poids.
score-who-sees = Seuls la personne qui l’a rempli, la direction de l’école et les responsables du formulaire le voient.
