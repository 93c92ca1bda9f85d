## Papers that Bode makes
paper-makes = Bode établit « { $paper } » avec ce que vous complétez ici
paper-missing = Bode n’établit pas « { $paper } » : dans l’annuaire, il manque pour { $name } { $what }. Faites-le compléter, ou remettez le document vous-même et signalez que c’est fait.
paper-fact-name = le nom
paper-fact-job = la fonction
paper-fact-school = l’école
paper-get = Remettez-moi le document
paper-about = Le document de cette demande
paper-reference = Référence : { $reference }
paper-transcribed = Ce qui est écrit dans une autre écriture figure ici en lettres latines.
paper-signed = Fait à { $place }, le { $day }
