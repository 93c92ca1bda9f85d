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
list-text = Un par ligne, ou séparés par des virgules. Copiez-les d’un tableur ou d’un courriel, ou envoyez un fichier csv ou xlsx dans ce chat.
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
    [one] Sur la ligne de quelqu’un d’autre, non repris. Mettez le nom sur une ligne à part :
   *[other] Sur la ligne de quelqu’un d’autre, non repris ({ $count }). Mettez chaque nom sur une ligne à part :
}
list-more = { $count ->
    [one] La liste en compte encore 1 de plus que ce que Bode lit : il n’a pas été examiné.
   *[other] La liste en compte encore { $count } de plus que ce que Bode lit : ils n’ont pas été examinés.
}
list-unread = { $count ->
    [one] 1 cellule est illisible : elle contient une erreur comme #N/A, ou une formule sans résultat. Il y manque peut-être quelqu’un. Ouvrez le fichier dans Excel, vérifiez, enregistrez-le et renvoyez-le.
   *[other] { $count } cellules sont illisibles : elles contiennent une erreur comme #N/A, ou une formule sans résultat. Il y manque peut-être quelqu’un. Ouvrez le fichier dans Excel, vérifiez, enregistrez-le et renvoyez-le.
}
list-unread-where = Feuille { $sheet } : { $places }
list-untold = La liste a été utilisée, mais Bode ne sait plus qui il n’a pas trouvé ou pas pu lire. Vérifiez le public, ou renvoyez le fichier.
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
list-file-reads = Bode lit la liste
list-file-reads-text = Vous verrez bientôt qui en fait partie.
list-file-left = Je n’ai rien fait de ceci : { $files }
list-file-which = Pour quelle annonce est cette liste ?
list-file-which-text = Vous en écrivez plusieurs. Choisissez l’annonce dont cette liste est le public.
list-file-unread = Cette liste n’a pas été lue
list-file-back = Vers le public
list-file-gone = Le fichier n’était plus disponible. Envoyez-le encore une fois.
list-file-large = Ce fichier est trop grand pour une liste de 1 000 personnes au plus. Gardez seulement les colonnes de noms ou d’adresses.
list-file-empty = Ce fichier est vide.
list-file-kind = Ce fichier n’est pas du texte. Enregistrez votre feuille de calcul en xlsx ou en csv et envoyez-la.
list-file-sheet = Bode ne peut pas lire cette feuille de calcul : elle n’est pas au format xlsx, ou elle est endommagée ou protégée. Enregistrez-la en xlsx simple ou en csv et envoyez-la.
list-file-unknown = Personne du personnel ne figure dans ce fichier, d’après les noms et adresses que Bode connaît.
list-file-closed = L’annonce a été modifiée ou envoyée entre-temps. Ouvrez-la et envoyez le fichier encore une fois.
