# Ce qui attend quelqu'un : « aujourd'hui ».
command-today = aujourd’hui
help-today = Tout ce qui vous attend maintenant
today = Aujourd’hui
today-title = Qu’est-ce qui vous attend ?
today-nothing = Rien ne vous attend. Vous êtes à jour !
today-nothing-text = Une question ? Écrivez-la simplement ci-dessous.
today-more = Plus de { $what }
today-decisions = { $count ->
    [one] { $count } demande attend votre décision
   *[other] { $count } demandes attendent votre décision
}
today-asked = { $count ->
    [one] Une question vous est posée sur { $count } de vos demandes
   *[other] Une question vous est posée sur { $count } de vos demandes
}
today-queue = { $count ->
    [one] { $count } demande est prête pour votre équipe
   *[other] { $count } demandes sont prêtes pour votre équipe
}
today-requests = { $count ->
    [one] { $count } demande de votre part est en cours
   *[other] { $count } demandes de votre part sont en cours
}
today-drafts = { $count ->
    [one] { $count } demande n’a pas encore été introduite
   *[other] { $count } demandes n’ont pas encore été introduites
}
today-handoff-asked = { $count ->
    [one] Pour { $count } de vos questions, un expert attend une précision
   *[other] Pour { $count } de vos questions, un expert attend une précision
}
today-expert = { $count ->
    [one] { $count } question d’un collègue attend votre réponse
   *[other] { $count } questions de collègues attendent votre réponse
}
