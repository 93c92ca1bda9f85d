## All that is kept of a person, as a page to read
privacy-title = Ce que Bode conserve au sujet de { $name }
privacy-made = Établi le { $day } : { $count } { $count ->
    [one] donnée
   *[other] données
}. Le fichier bode.json contient la même chose pour un ordinateur ; les noms des champs sont les siens.
privacy-rights = Quelque chose est inexact, ou vous souhaitez l’effacement ? Adressez-vous au délégué à la protection des données de votre organisation. Vous pouvez aussi introduire une réclamation auprès de l’autorité de contrôle.
privacy-files = Fichiers
privacy-people = Qui vous êtes, selon l’annuaire
privacy-reach = Comment Bode vous joint
privacy-absences = Absences
privacy-mandates = Mandats
privacy-roles = Rôles pour une période
privacy-questions = Questions posées à Bode
privacy-hand-offs = Questions aux experts et réponses officielles
privacy-announcements = Annonces
privacy-requests = Demandes et décisions
privacy-profile = Votre profil
privacy-audit = Journal d’audit
privacy-work = Cartes et fichiers faits pour vous
privacy-library = Documents
privacy-settings = Paramètres

## "mes données": what Bode keeps of who asks
command-privacy = mes données
help-privacy = Ce que Bode conserve sur vous, et jusqu’à quand
own-data = Mes données
own-data-title = Ce que Bode conserve sur vous
own-data-subtle = Personne d’autre que vous ne voit cette carte. Les durées sont celles de votre organisation.
own-data-more = Ce que Bode conserve aussi
own-data-none = Rien pour l’instant
own-data-none-asked = Aucune question de votre part pour l’instant
own-data-title-hand-offs = Questions aux experts
own-data-title-official = Réponses officielles
own-data-years = { $count } { $count ->
    [one] an
   *[other] ans
}
own-data-days = { $count } { $count ->
    [one] jour
   *[other] jours
}
own-data-count-asked = { $count } { $count ->
    [one] demande
   *[other] demandes
} de votre part
own-data-count-decided = { $count } fois une demande de décider ou de donner un avis
own-data-count-received = { $count } pour vous
own-data-count-written = { $count } de vous
own-data-count-questions = { $count } avec votre nom
own-data-count-hand-offs = { $count } { $count ->
    [one] question
   *[other] questions
} de votre part
own-data-count-owned = { $count } à votre nom
own-data-count-given = { $count } { $count ->
    [one] donné
   *[other] donnés
}
own-data-count-held = { $count } { $count ->
    [one] reçu
   *[other] reçus
}
own-data-requests = Jusqu’à { $span } après la dernière modification ; ce qui est en cours reste
own-data-announcements = Jusqu’à { $span } après le dernier événement
own-data-questions = { $span } avec votre nom, puis sans, jusqu’à 90 jours
own-data-hand-offs = Aussi vos réponses comme expert : jusqu’à { $span } après la dernière réponse ; ce qui est en cours reste
own-data-official = Une réponse officielle dont vous répondez ou que vous avez modifiée reste à l’organisation, avec votre nom jusqu’à l’effacement de vos données
own-data-mandates = Jusqu’à { $span } après la fin
own-data-people = Tant que vous travaillez ici ; votre nom encore { $span } après
own-data-reach = Tant que vous travaillez ici, et { $span } après
own-data-absences = Jusqu’à la fin de l’absence
own-data-roles = Jusqu’à { $span } après la fin
own-data-profile = Jusqu’au jour que vous avez choisi
own-data-work = Des heures à des semaines ; la carte que vous avez reçue : 400 jours
own-data-audit = Qui a fait quoi, sans nom (seulement votre numéro dans Bode) et sans ce que vous avez écrit : { $span }
own-data-elsewhere = Des documents et des paramètres de votre organisation peuvent aussi vous nommer. C’est l’organisation qui les gère.
own-data-rights = Tout recevoir, faire corriger ou effacer ?
own-data-ask = Demandez-le à
own-data-ask-officer = Demandez-le au délégué à la protection des données de votre organisation.
send-mail = Envoyer un mail
