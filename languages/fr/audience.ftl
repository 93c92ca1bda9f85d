## Putting an audience together
audience-open = Composer ou coller une liste
audience-ready = Terminé
audience-add = Ajouter une partie
audience-change = Modifier la partie
audience-leave-out = Exclure des personnes
audience-paste = Coller une liste
audience-saved = Destinataires enregistrés
audience-for = Qui la reçoit
audience-not-for = Qui ne la reçoit pas
audience-nobody-yet = Encore personne. Ajoutez une partie ou collez une liste.
audience-outside = { $people ->
    [one] 1 personne de trop
   *[other] { $people } personnes de trop
}
audience-part-text = Font partie de cette partie les personnes présentes dans chaque liste que vous utilisez.
audience-jobs = Intitulés de fonction
audience-keep = Enregistrer
audience-saved-none = Aucun groupe de destinataires n’est encore enregistré.
audience-save = Enregistrer ces destinataires
audience-save-it = Enregistrer
audience-name = Sous quel nom ?
audience-shared-label = Partager
audience-shared = Les autres auteurs d’annonces peuvent aussi l’utiliser
audience-use = Utiliser
audience-of = Partagé par { $name }
problem-audience-empty = Choisissez au moins une école, une fonction, un groupe ou un intitulé.
list-label = Adresses e-mail ou noms
list-text = Un par ligne, ou séparés par des virgules. Copiez-les d’un tableur ou d’un courriel.
list-read = { $people ->
    [0] Personne n’a été reconnu
    [one] 1 personne reconnue
   *[other] { $people } personnes reconnues
}
list-unknown = { $count ->
    [one] Introuvable :
   *[other] Introuvables ({ $count }) :
}
list-several = { $count ->
    [one] Plusieurs personnes portent ce nom :
   *[other] Plusieurs personnes portent ces noms ({ $count }) :
}
list-twice = { $count ->
    [one] Figurait déjà :
   *[other] Figuraient déjà ({ $count }) :
}
list-beside = { $count ->
    [one] À côté d’une adresse, non repris. Mettez le nom sur une ligne à part :
   *[other] À côté d’une adresse, non repris ({ $count }). Mettez chaque nom sur une ligne à part :
}
list-more = { $count ->
    [one] La liste en compte encore 1 de plus que ce que Bode lit : il n’a pas été examiné.
   *[other] La liste en compte encore { $count } de plus que ce que Bode lit : ils n’ont pas été examinés.
}
problem-list-empty = Collez au moins une adresse ou un nom.
problem-list-unknown = Personne de cette liste n’a été trouvé. Vérifiez les adresses.
notice-audience-parts = On ne peut pas mettre plus de parties ensemble. Regroupez celles qui vont ensemble.
notice-audience-unnamed = Donnez un nom à ces destinataires.
notice-audiences-full = Vous avez atteint le nombre maximal de destinataires enregistrés. Supprimez-en d’abord un.
reach-count = { $people ->
    [one] 1 membre du personnel
   *[other] { $people } membres du personnel
} dans { $schools ->
    [one] 1 école
   *[other] { $schools } écoles
}
problem-importance-bounds = Vous ne pouvez pas écrire à toutes ces personnes avec cette importance ou sur ce sujet. Choisissez une autre importance ou un autre sujet.
