# What only some kinds of field say (dialogs/kinds).

problem-money = Indiquez un montant, par exemple 24,50.
problem-money-cents = Indiquez au plus deux chiffres après la virgule, et entre les milliers un point ou rien : 1.250, 1250 ou 24,50.
problem-money-small = Indiquez au moins { $amount }.
problem-money-large = Indiquez au plus { $amount }.
problem-time = Indiquez une heure, par exemple 14h30.
problem-time-early = Choisissez { $time } ou plus tard.
problem-time-late = Choisissez { $time } ou plus tôt.
problem-iban = Ce n’est pas un numéro de compte (IBAN) valable. Vérifiez les chiffres.
problem-national-number = Ce n’est pas un numéro de registre national ou numéro BIS valable. Vérifiez les onze chiffres.
iban-example = BE71 0961 2345 6769
rating-end = { $step } : { $meaning }
rating-said = { $value } sur { $most }
declare-label = Votre déclaration
declare = Je le déclare
declared = Déclaré : « { $text } »
problem-person-nobody = Je ne trouve aucun collègue de ce nom. Vérifiez-le, ou videz ce champ et choisissez quelqu’un.
problem-person-several = Plusieurs collègues portent ce nom. Choisissez de qui il s’agit.
problem-person-many = Trop de collègues portent ce nom. Tapez le nom complet, ou ajoutez l’école.
problem-person-unknown = Ce collègue ne figure pas (ou plus) dans la liste du personnel. Choisissez ou tapez quelqu’un d’autre.
problem-person-self = Il ne peut pas s’agir de vous. Choisissez un collègue.
problem-person-elsewhere = Ce collègue est d’une autre école. Choisissez quelqu’un de la vôtre.
person-pick = Cherchez un collègue…
person-typed = Ou tapez le nom
problem-school = Je ne connais pas (ou plus) cette école. Choisissez une école dans la liste.
problem-choice-over = C’était possible jusqu’au { $date } inclus. Choisissez autre chose.
km-from = De
km-to = À
km-by = Comment avez-vous voyagé ?
km-far = Kilomètres, un trajet
km-back = Aller-retour ?
km-each = { $amount }/km
km-today = Aujourd’hui : { $tariffs }. C’est le jour du trajet qui compte.
km-none = Il n’y a pas encore de tarifs kilométriques. Demandez au gestionnaire de Bode de les ajouter.
km-journey = { $first } – { $last }, { $km } km × { $price } ({ $by })
km-journey-back = { $first } – { $last } et retour, { $km } km × { $price } ({ $by })
problem-km-day = Indiquez d’abord la bonne date du trajet : elle détermine le tarif.
problem-km-tariff = Aucun tarif n’est connu pour le { $date }. Vérifiez la date ou demandez au service financier.
km-said = { $journey } : { $sum } (tarif : { $source })
problem-choice-full = C’est complet entre-temps. Choisissez autre chose.
choice-full = Complet
choice-left = { $option } (encore { $left } { $left ->
    [one] place
   *[other] places
})
policy = En savoir plus
problem-right-none = Je ne connais pas de droit pour cela. Choisissez un autre type de congé, ou demandez au service du personnel.
problem-right-then = Ce droit n’existe pas le { $date }. Choisissez un autre jour ou un autre type de congé.
problem-right-days = Vous avez droit ici à { $days ->
    [0.5] un demi-jour
    [one] { $days } jour
   *[other] { $days } jours
} au plus. Choisissez une période plus courte, ou demandez un autre congé pour le reste.
problem-right-halves = Ce congé se prend par jours entiers. Choisissez « Toute la journée ».
problem-right-proof = La preuve doit être jointe pour continuer. Envoyez le fichier dans la conversation.
problem-right-changed = Ce droit a changé entre-temps. Continuez pour voir ce qui vaut maintenant.
right-none = Je ne connais pas de droit pour cela.
right-whom = De qui s’agit-il ?
right-event = { $event } : { $whom }
right-days = Droit à { $days }, selon { $source } du { $dated }
right-fill = Si vous laissez le dernier jour vide, je complète ces jours. Je ne sais pas ce que vous avez déjà pris.
right-taken-before = Je ne sais pas ce que vous avez déjà pris.
right-read = Lire le texte
problem-threshold = Un des seuils n’est pas connu pour aujourd’hui. Demandez-le à qui gère Bode.
threshold-none = pas encore connus
threshold-said = { $name } : au-delà de { $amount } ({ $source })
compare-lowest = le moins cher
pick-lowest = { $name } · { $amount } (le moins cher)
pick-not-lowest = { $name } · { $amount } (pas le moins cher)
