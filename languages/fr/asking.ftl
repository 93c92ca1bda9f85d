# La question qui accompagne une annonce.

asks-question = Question
asks-add = Ajouter une question
asks-label = Quel type de question ?
asks-none = Pas de question
asks-one = Un seul choix
asks-several = Plusieurs choix
asks-text = Une courte réponse libre
asks-rating = Une note de 1 à 5 étoiles
asks-question-label = Votre question
asks-choices-label = Les choix, un par ligne (de { $fewest } à { $most }, seulement pour un ou plusieurs choix)
asks-choices-example = Oui, je viens
asks-anonymous-label = Anonyme
asks-anonymous = Personne ne voit qui répond quoi
asks-anonymous-text = Une réponse anonyme ne peut pas être modifiée. Le résultat n’apparaît qu’à l’expiration de l’annonce, à partir de { $fewest } réponses : donnez donc un dernier jour.
problem-asks = Choisissez le type de question.
problem-question-long = La question est trop longue : 200 caractères au plus.
problem-choices-count = Donnez de 2 à 10 choix, un par ligne.
problem-choices-long = Un choix est trop long : 80 caractères au plus.
problem-choices-twice = Le même choix s’y trouve deux fois.
problem-choices-other = Donnez autant de choix que dans le texte d’origine, dans le même ordre.
problem-answer-long = Votre réponse est trop longue : 500 caractères au plus.
answer-label = Votre réponse
answer-several = Votre réponse (plusieurs choix possibles)
answer-named = L’auteur de l’annonce voit votre nom à côté de votre réponse. Vos collègues ne voient que le résultat.
answer-anonymous = Anonyme : qui a répondu quoi n’est pas conservé. Vous ne pourrez plus modifier votre réponse ensuite.
answer-anonymous-stays = Elle était anonyme. Vous ne pouvez donc plus la voir ni la modifier.
answer-give = Répondre
answer-counted = Votre réponse est comptée
answer-yours = Vous avez répondu :
answer-yours-there = Vous avez choisi { $answer }.
answer-change-open = Modifier ma réponse
answer-change = Enregistrer ma nouvelle réponse
answering-over = Il n’est plus possible de répondre.
result-show = Voir le résultat
result-again = Actualiser le résultat
result-answers = { $people ->
    [one] { $people } réponse
   *[other] { $people } réponses
  }
result-mean = En moyenne { $mean } sur { $most } · { $answers }
result-later = Le résultat se trouvera ici après { $day }, s’il y a au moins { $fewest } réponses.
result-few = Il n’y a pas eu { $fewest } réponses. Il n’y a donc pas de résultat.
stars = { $count ->
    [one] { $count } étoile
   *[other] { $count } étoiles
  }
problem-expires-anonymous = Une question anonyme a besoin d’un dernier jour : le résultat apparaît ensuite.
answers-read = Lire les réponses
answers = Réponses
answers-none = Il n’y a pas encore de réponse.
answers-further = Suite
answers-first = Depuis le début
answers-file = Réponses en CSV
answers-file-name = Réponses { $title }
answers-about = Les réponses à votre question
answers-summary = Réponses : { $title }
report-answer = Réponse
report-answered = Répondu le
report-answers = Réponses
