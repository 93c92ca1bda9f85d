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
