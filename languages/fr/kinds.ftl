# What only some kinds of field say (dialogs/kinds).

problem-money = Indiquez un montant, par exemple 24,50.
problem-money-cents = Indiquez au plus deux chiffres après la virgule, et pas de point entre les milliers : 1250 ou 24,50.
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
person-pick = Cherchez un collègue…
person-typed = Ou tapez le nom
problem-school = Je ne connais pas (ou plus) cette école. Choisissez une école dans la liste.
problem-choice-over = C’était possible jusqu’au { $date } inclus. Choisissez autre chose.
