## Announcements: visering
visa = J’ai lu et je vise
visa-done = Lu et visé
visa-label = Visa (pour une annonce obligatoire)
visa-within = { $days ->
    [0] Pas de visa
    [one] Chacun vise dans un délai d’un jour d’école
   *[other] Chacun vise dans un délai de { $days } jours d’école
}
visa-asked = À viser
visa-until = Au plus tard le { $day }. Lisez ceci et visez ci-dessous.
visa-days = { $days ->
    [one] Dans un délai d’un jour d’école. Lisez ceci et visez ci-dessous.
   *[other] Dans un délai de { $days } jours d’école. Lisez ceci et visez ci-dessous.
}
visa-late = Pas encore visé
visa-late-text = C’était à faire au plus tard le { $day }. Lisez ceci et visez encore maintenant.
visa-author = Visa : chacun vise au plus tard le { $day }.
visa-author-late = Visa : c’était à faire au plus tard le { $day }.
visa-author-days = { $days ->
    [one] Visa : chacun vise dans un délai d’un jour d’école.
   *[other] Visa : chacun vise dans un délai de { $days } jours d’école.
}
missing-late = Le délai est passé. Seuls vous et l’auteur de l’annonce voyez ces noms.
problem-visa-mandatory = Un visa n’est possible que pour une annonce obligatoire. Choisissez « Obligatoire » ci-dessus, ou « Pas de visa ».
problem-visa-expires = Ce jour-là, chacun doit encore pouvoir viser. Choisissez un jour plus tard.
correction-visas-stay = Qui a déjà visé n’a plus rien à faire.
correction-anew = Cela change ce qu’il faut faire : chacun vise à nouveau et reçoit un court message
corrected-anew = Ce que vous devez faire a changé. Lisez le nouveau texte et visez-le à nouveau.
visa-list = Liste des visas
visa-list-text = Qui a visé, quand et quelle version ; et qui ne l’a pas encore fait. D’une école, ou de toutes en un seul fichier.
visa-list-make = Faire la liste (pdf)
visa-all-schools = Toutes les écoles en un seul fichier
visa-about = Qui a visé votre annonce et qui non
visa-file = Liste des visas { $title }
visa-due = À viser au plus tard le
visa-moment = Visé le
visa-edition = Version
visa-edition-of = SHA-256 du texte de la version { $number }
visa-means = « Visé » signifie que cette personne avait le texte de cette version sous les yeux et a confirmé l’avoir lu.
visa-part = { $done } sur { $people } ont visé.
visa-no-school = Sans école, ou ne travaille plus ici
visa-left = Ne travaille plus ici
visa-later = Est arrivé plus tard
visa-away = En absence
visa-away-until = En absence, de retour le { $day }
visa-earlier = A visé la version { $number } le { $moment }
missing-nobody = Tous les membres de votre école qui ont reçu cette annonce l’ont confirmée.
missing-yours = Seuls vous et l’auteur de l’annonce voyez ces noms.
missing-again = Regarder à nouveau
missing-about = Qui de votre école n’a pas encore confirmé
missing-file = Pas encore confirmé { $title }
missing-asked = Bode cherche les noms ; vous les recevez dans un instant.
missing-list-title = Que doit encore confirmer votre école ?
missing-list-none = Rien de ce que vous avez reçu récemment ne demande une confirmation.
missing-show = Qui n’a pas confirmé ?
command-missing = à confirmer
help-missing = Qui de votre école n’a pas encore confirmé une annonce
notice-only-heads = Seule la direction d’une école voit qui de cette école n’a pas encore confirmé une annonce. Vous trouvez les annonces pour vous avec « nouvelles ».
