## What one says of oneself so that one is asked
command-profile = mon profil
help-profile = Pour quoi l’on peut faire appel à vous
profile = Mon profil
profile-title = Pour quoi peut-on faire appel à vous ?
profile-withdrawn = Retiré : rien n’en est conservé
standby = Remplacements
standby-none = On ne vous demande pas de remplacer un collègue.
standby-on = On peut faire appel à vous
standby-until = jusqu’au { $day } inclus
standby-schools = Dans ces écoles
standby-schools-which = Dans quelles écoles ? ({ $most } au plus)
standby-days = Ces jours-là
standby-subjects = Seulement pour ces matières ou ces classes
standby-subjects-example = mathématiques, 3B
standby-subjects-help = Si vous n’indiquez rien, on peut faire appel à vous pour tout.
standby-any-subject = pour tout
standby-kept = Personne d’autre que vous ne voit ceci. Qui cherche un remplacement voit combien de collègues reçoivent la demande, et qui l’accepte. Vous pouvez le retirer à tout moment : tout est alors effacé aussitôt.
standby-lasts = Ceci vaut jusqu’au { $day } inclus ; ensuite, c’est effacé automatiquement.
standby-title = Quand peut-on faire appel à vous ?
standby-begin = On peut faire appel à moi
standby-change = Modifier
standby-keep = Enregistrer
standby-withdraw = Oui, effacer
standby-withdraw-sure = Tout ce qui figure ici est effacé. On ne fera plus appel à vous.
problem-standby-schools = Choisissez-en { $most } au plus.
profile-kept = Personne d’autre que vous ne voit ceci. Vous pouvez le retirer à tout moment : c’est alors effacé aussitôt.
standby-stop = Retirer les remplacements
hopes = Offres internes et charges partagées
hopes-none = On ne vous en informe pas.
hopes-on = On vous en informe
hopes-kinds = De quoi voulez-vous être informé ?
hopes-any-school = dans toutes les écoles
hopes-schools = Dans quelles écoles ? (vide : dans toutes ; { $most } au plus)
hopes-wishes = Qu’aimeriez-vous faire ?
hopes-wishes-example = soutien, coordination
hopes-skills = Que savez-vous faire ?
hopes-skills-example = guitare, Excel
hopes-any = De tout, quoi qu’on demande
hopes-help = Séparez par des virgules. Vous êtes informé quand un de ces mots figure dans l’offre. Si vous ne notez rien, vous êtes informé de tout.
hopes-kept = Personne d’autre que vous ne voit ceci. Qui propose une offre ne voit votre nom que lorsque vous cliquez sur « Cela m’intéresse ».
hopes-title = De quel travail voulez-vous être informé ?
hopes-begin = Je veux en être informé
hopes-change = Modifier les offres
hopes-stop = Retirer les offres
hopes-withdraw = Oui, effacer mes souhaits
hopes-withdraw-sure = Ce que vous souhaitez et savez faire est effacé. On ne vous informera plus des offres.
## Looking for a replacement
replacement = Remplacement
replacement-seek = Chercher un remplacement
replacement-title = Remplacement de { $name }
replacement-title-own = Votre remplacement
replacement-open = Remplacement recherché
replacement-asked = { $count ->
    [one] demandé à 1 collègue
   *[other] demandé à { $count } collègues
}
replacement-found = Remplacement trouvé
replacement-by = { $name } prend le relais
replacement-stopped = Aucun remplacement n’est recherché
replacement-expired = Pas de remplacement trouvé
replacement-closed = Le remplacement n’est plus nécessaire
replacement-changed = Quelque chose a changé entre-temps. Voici où on en est.
replacement-gave-up = { $name } ne peut finalement pas prendre le relais. Vous pouvez chercher à nouveau.
replacement-could = { $count ->
    [one] 1 collègue a dit qu’on pouvait faire appel à lui ou elle, et n’est pas absent ces jours-là.
   *[other] { $count } collègues ont dit qu’on pouvait faire appel à eux, et ne sont pas absents ces jours-là.
}
replacement-sees = { $count ->
    [one] Cette personne reçoit une carte avec l’école, les jours et ce qui figure ci-dessous. Ni le nom de la personne absente ni le motif n’y figurent.
   *[other] Chacun reçoit une carte avec l’école, les jours et ce qui figure ci-dessous. Ni le nom de la personne absente ni le motif n’y figurent. Le premier qui accepte prend le relais.
}
replacement-nobody = Aucun collègue n’a dit qu’on pouvait faire appel à lui ces jours-là. Parlez-en à l’école : qui le souhaite l’indique dans « mon profil ».
replacement-until = On peut répondre jusqu’à { $moment }.
replacement-ask = { $count ->
    [one] Demander à 1 collègue
   *[other] Demander à { $count } collègues
}
replacement-stop = Arrêter de chercher
replacement-look-again = Chercher à nouveau
replacement-not-yours = Vous ne suivez plus ce remplacement
replacement-wanted = Voulez-vous prendre le relais ?
replacement-yours = Vous prenez le relais
replacement-yours-state = Merci ! C’est à votre nom
replacement-when = Quand
replacement-job = Fonction
replacement-why = Vous recevez ceci parce que vous avez dit dans « mon profil » qu’on pouvait faire appel à vous. Vous pouvez aussi ne rien faire. Le premier qui accepte prend le relais.
replacement-whom = Vous remplacez
replacement-arranged-by = Pour vos questions, adressez-vous à
replacement-accept = Je prends le relais
replacement-cannot = Finalement, je ne peux pas
replacement-give-up = Oui, je ne peux pas
replacement-give-up-sure = Vous ne prenez alors plus le relais. Qui cherchait le remplacement en est aussitôt informé.
replacement-taken = Déjà trouvé, merci
replacement-taken-text = Un ou une collègue prend le relais. Vous ne devez rien faire.
replacement-needless = Plus nécessaire
replacement-needless-text = On ne cherche plus personne pour ces jours-là. Vous ne devez rien faire.
replacement-cancelled = Vous ne devez pas prendre le relais
replacement-cancelled-text = L’absence n’a pas lieu, donc le remplacement non plus. Merci d’avoir voulu le faire.
replacement-given-back = Vous ne prenez pas le relais
replacement-given-back-text = Qui cherchait le remplacement en est informé.
## Opportunities
opportunity = Offre interne
opportunity-vacancy = Une vacance dans une école
opportunity-shared = Une charge que des écoles partagent
opportunity-open = Ouverte
opportunity-until = jusqu’au { $day } inclus
opportunity-over = Terminée
opportunity-closed = Annulée
opportunity-late = C’est terminé entre-temps. Voici où on en est.
opportunity-wanted = Vous avez fait savoir que cela vous intéresse
opportunity-joined = Votre école participe
opportunity-because = Vous recevez ceci parce que « { $word } » figure dans votre profil.
opportunity-because-any = Vous recevez ceci parce que vous avez dit dans « mon profil » vouloir être informé de ce genre de travail.
opportunity-who-sees = Personne ne sait que vous avez reçu ceci. La personne de contact ne voit votre nom que si cela vous intéresse.
opportunity-contact-knows = La personne de contact voit maintenant votre nom.
opportunity-want = Cela m’intéresse
opportunity-unwant = Finalement non
opportunity-join = Nous participons
opportunity-leave = Nous ne participons pas
opportunity-partners = Ces écoles participent
opportunity-contact = Personne de contact
opportunity-interested = { $count ->
    [0] Encore personne d’intéressé
    [one] 1 collègue est intéressé
   *[other] { $count } collègues sont intéressés
}
opportunity-contact-sees = Personne d’autre que vous ne voit ces noms. Qui change d’avis disparaît d’ici.
opportunity-refresh = Actualiser
