# Ce qu’un auteur a écrit : modèles, versions antérieures, copies.

my-drafts = Brouillons
my-to-confirm = En attente d’une deuxième personne
my-planned = Planifiées
my-running = En cours d’envoi
my-sent = Envoyées
my-older = Plus anciennes
my-older-ones = Voir les plus anciennes
duplicate = Dupliquer
templates-title = De quoi partez-vous ?
templates-subtle = Un modèle a des blancs à compléter : ils sont entre accolades.
templates-from = Partir d’un modèle
templates-begin = Choisir
templates-without = Sans modèle
earlier = Versions antérieures
earlier-subtle = Ce que disait ce brouillon auparavant. Les dix derniers textes sont conservés.
earlier-none = Ce brouillon n’a encore rien dit d’autre.
earlier-until = Jusqu’à { $moment }
earlier-back = Rétablir
check-braces = Il reste des accolades dans le texte ({ $language }) : { $braces }
problem-blanks = { $left ->
    [one] Complétez ou supprimez ce blanc : { $blanks }
   *[other] Complétez ou supprimez ces blancs : { $blanks }
}
problem-image-address = Je ne peux pas prendre d’image à cette adresse : ce n’est pas un endroit ordinaire du web.
problem-image-elsewhere = Cette adresse me renvoie vers un autre site. Les images ne viennent que de nos propres sites.
problem-image-redirects = Cette adresse me renvoie trop souvent ailleurs. Donnez l’adresse de l’image elle-même.
problem-image-missing = Il n’y a rien (ou plus rien) à cette adresse. Vérifiez-la dans votre navigateur.
problem-image-login = Cette image n’est visible qu’après connexion. Placez-la à un endroit ouvert à tous.
problem-image-status = Le site ne donne pas cette image pour le moment. Réessayez plus tard.
problem-image-timeout = Le site répond trop lentement. Réessayez plus tard.
problem-image-connection = Je ne peux pas joindre ce site. Vérifiez l’adresse.
problem-image-size = Cette image est trop lourde : 1 Mo au plus. Réduisez-la.
problem-image-pixels = Cette image fait { $width } sur { $height } pixels ; Teams en montre au plus 1024 sur 1024. Réduisez-la.
problem-image-kind = Il n’y a pas à cette adresse d’image que Teams affiche : seulement png, jpg ou gif.
problem-image-later = L’image n’a pas encore été prise. Réessayez.
my-suggestions = Proposées
suggestion = Proposition d’annonce
suggestion-from = { $reference } · de { $name } · { $moment }
suggestion-about = Si vous en faites une annonce, elle se trouve en brouillon parmi les vôtres. Vous choisissez encore à qui elle s’adresse.
suggestion-take = En faire une annonce
suggestion-decline = Pas nécessaire
suggestion-taken = { $name } en fait une annonce
suggestion-taken-you = Vous en avez fait un brouillon
suggestion-declined = { $name } n’a pas jugé d’annonce nécessaire
suggestion-declined-you = Vous n’avez pas jugé d’annonce nécessaire
today-suggestions = { $count ->
    [one] { $count } annonce vous est proposée
   *[other] { $count } annonces vous sont proposées
}
