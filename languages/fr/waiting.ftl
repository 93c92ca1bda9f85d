choice-waiting = { $option } (complet, avec liste d’attente)
choice-until = À choisir jusqu’au { $date } inclus.
choice-free = gratuit
must-wait = { $option } : complet
must-wait-first = Vous pouvez vous mettre sur la liste d’attente. Personne n’attend encore.
must-wait-others = Vous pouvez vous mettre sur la liste d’attente. { $before ->
    [one] { $before } personne attend déjà.
   *[other] { $before } personnes attendent déjà.
}
must-wait-how = Une place n’est pas garantie. Si une place se libère, elle va à la personne qui attend depuis le plus longtemps, et Bode la prévient. Jusque-là, votre inscription n’est pas faite.
must-wait-submit = Me mettre sur la liste d’attente
waits = Sur la liste d’attente
waits-for = Sur la liste d’attente : { $option }
waits-how = Il n’y a pas encore de place, et il n’est pas sûr qu’il y en ait une. Bode vous prévient dès qu’une place se libère pour vous.
waits-other = Il n’y a pas encore de place. Décidez déjà : si vous approuvez, la personne aura une place dès qu’il s’en libère une.
placed = Une place s’est libérée, et elle est pour vous.
placed-how = Vous n’en avez plus besoin ? Cédez-la jusqu’au { $until } : elle ira à la personne suivante.
give-up-waiting = Quitter la liste d’attente
give-up-waiting-sure = Ne plus attendre ? Votre demande sera alors sans suite.
give-up-place = Céder la place
give-up-place-sure = Céder cette place ? Votre demande sera sans suite, et la place ira à la personne suivante sur la liste d’attente.
give-up-yes = Oui, je la cède
give-up-waiting-yes = Oui, je n’attends plus
deed-placed = Une place s’est libérée · { $moment }
deed-unplaced = Aucune place ne s’est libérée · { $moment }
told-placed = Vous avez une place : { $form }
told-unplaced = Aucune place ne s’est libérée : { $form }
state-unplaced = aucune place ne s’est libérée, { $moment }

## Who is enrolled for what there are only so many places of
enrolments = Inscriptions
enrolments-title = Qui est inscrit ?
enrolments-taken = { $taken } places sur { $most }
enrolments-queued = { $count ->
    [one] 1 en attente
   *[other] { $count } en attente
}
enrolments-enrolled = Inscrits
enrolments-waiting = Sur la liste d’attente, dans l’ordre d’arrivée
enrolments-nobody = Personne n’est encore inscrit.
enrolments-others = Et { $count } de plus.
enrolments-more = Et { $count } autres.

## Who was there, once the day is over
attendance-who = Qui était présent ?
attendance-how = Décochez les absents. Les participants le voient après dix minutes ; les absents sont alors invités à dire pourquoi.
attendance-later = Ensuite { $count ->
    [one] encore un participant.
   *[other] encore { $count } participants.
}
attendance-confirm = Confirmer les présences
attendance-undo = Annuler la confirmation
attendance-changed = Quelqu’un vous a devancé, ou quelque chose a changé. Voici la situation actuelle.
attendance-counts = { $present } présents · { $absent } absents
attendance-by = Dernière confirmation par { $name }, { $day }
attendance-still = { $count } à confirmer
attendance-there-short = Présent
attendance-not-there-short = Absent
attendance-there = Présence confirmée
attendance-missed = Vous ne figurez pas parmi les présents.
attendance-why = Dites pourquoi vous n’étiez pas là. Vous y étiez ? Dites-le aussi.
attendance-why-label = Pourquoi n’étiez-vous pas là ?
attendance-explain = Dire pourquoi
told-attended = Votre présence est confirmée : { $form }
told-missed = Vous ne figurez pas parmi les présents : { $form }
told-attendance-undone = Les présences sont revues : { $form }
deed-attended = { $name } a confirmé la présence · { $moment }
deed-missed = { $name } a signalé l’absence · { $moment }
deed-attendance-undone = La confirmation des présences a été annulée · { $moment }
deed-explained = { $name } a dit pourquoi · { $moment }

## The budget of a school, for who decides
budget = Budget { $year } de { $school }
budget-spent = { $spent } sur { $budget } approuvés, au { $day }.
budget-with = Avec cette demande : { $after }.
budget-over = Cela dépasse le budget de { $over }.
