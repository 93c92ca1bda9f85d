# Les annonces que quelqu'un a reçues : « actualités ».
command-news = actualités
help-news = Les annonces qui vous concernent
news = Actualités
news-title = Vos annonces
news-title-found = Annonces trouvées
news-title-not-found = Rien n’a été trouvé
news-found-for = Avec { $words }
news-none = Il n’y a pas encore d’annonce pour vous.
news-not-found = Aucune annonce pour vous à ce sujet. Essayez un autre mot.
news-not-yet = { $count ->
    [one] Ce mot ne figure pas dans l’annonce la plus récente. Cherchez dans les plus anciennes.
   *[other] Ce mot ne figure pas dans ces { $count } annonces. Cherchez dans les plus anciennes.
}
news-words = Chercher dans vos annonces
news-search = Chercher
news-search-on = Chercher plus loin
news-older = Plus anciennes
news-all = Tout afficher
news-to-confirm = À confirmer
news-to-answer = Réponse attendue
news-to-confirm-and-answer = À confirmer, réponse attendue
news-answered = Répondu
news-expired = Plus valable
today-news = { $count ->
    [one] { $count } annonce reste à confirmer
   *[other] { $count } annonces restent à confirmer
}
today-polls = { $count ->
    [one] { $count } question d’une annonce attend votre réponse
   *[other] { $count } questions d’annonces attendent votre réponse
}
reactions = { $count ->
    [one] { $count } réaction : { $signs }
   *[other] { $count } réactions : { $signs }
}
reaction-other = autres
seen = Vue selon Teams
seen-means = Teams ne le signale que pour qui l’autorise. Qui n’est pas compté peut l’avoir vue ; vue ne veut pas dire lue.
seen-at-least = { $school } : vue par { $people } personnes au moins
links-opened = Liens ouverts
link-opened = { $link } : { $count } fois
links-opened-more = { $links ->
    [one] Un autre lien : { $count } fois
   *[other] { $links } autres liens : { $count } fois au total
}
links-opened-earlier = Liens d’un texte antérieur : { $count } fois
today-announcement-drafts = { $count ->
    [one] { $count } annonce n’a pas encore été envoyée
   *[other] { $count } annonces n’ont pas encore été envoyées
}
