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
