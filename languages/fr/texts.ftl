# Everything that Bode says in French (Belgian, "vous"). Keys stand in the same order in all three files.
# No Markdown: a star or an underscore would be read as one.

## Dates
moment-today = aujourd’hui { $time }
moment-yesterday = hier { $time }
moment-other = { $day } à { $time }

## Words used everywhere
bode = Bode
help = Aide
more = Plus
less = Moins
yes = Oui
no = Non
no-back = Non, revenir
former-colleague = un ancien collègue
name-for = { $name }, pour { $behalf }
open = Ouvrir
start = Commencer
edit = Modifier
change = Modifier
discard = Supprimer
refresh = Actualiser
history = Historique
history-more = { $count ->
    [one] Une autre étape a eu lieu avant.
   *[other] { $count } autres étapes ont eu lieu avant.
}
draft = Brouillon
choose = Choisissez…
card-too-new = Cette version de Teams ne peut pas afficher la carte. Mettez Teams à jour ou ouvrez le chat dans votre navigateur.
ask-question = Poser une question
start-request = Faire une demande
my-requests = Mes demandes
requests = Demandes
approvals = Approbations
new-announcement = Nouvelle annonce
choose-language = Choisir la langue
label-optional = { $label } (facultatif)
input-wrong = Vérifiez encore ceci.
problems-above = { $count ->
    [one] Une réponse est à revoir. Corrigez-la là où c’est en rouge.
   *[other] { $count } réponses sont à revoir. Corrigez-les là où c’est en rouge.
}
more-asked = { $count ->
    [one] Vu votre choix, une question s’ajoute ci-dessous.
   *[other] Vu votre choix, { $count } questions s’ajoutent ci-dessous.
}

## Words that Bode understands
command-requests = demandes
command-mine = mes demandes
command-approvals = approbations
command-announcement = annonce
command-announcements = mes annonces
command-absence = mon absence
command-mandates = mandats
command-back = je suis de retour
command-language = langue

## Welcome and help
welcome-title = Bonjour { $name }, je suis Bode
welcome-title-nobody = Bonjour, je suis Bode
welcome-subtle = Votre assistant au travail, ici dans Teams
welcome-ask = Posez-moi une question
welcome-ask-text = Écrivez simplement votre question avec vos propres mots. Je cherche la réponse dans les documents que vous pouvez lire et je dis toujours d’où elle vient.
welcome-arrange = Faites une demande
welcome-arrange-text = Je vous accompagne dans votre demande et je vous tiens au courant. Vous pouvez commencer par : { $forms }.
welcome-arrange-none = Je vous accompagne dans vos demandes et je vous tiens au courant.
welcome-announce = Restez au courant
welcome-announce-text = Les annonces qui vous sont destinées arrivent ici.
welcome-author = Informez vos collègues
welcome-author-text = Écrivez « annonce » pour en rédiger une et l’envoyer.
greeting = Bonjour { $name }, en quoi puis-je vous aider ?
about-bode = Je suis un programme. Mes réponses sont des passages que j’ai trouvés dans des documents que vous pouvez lire : vérifiez-les quand c’est important.
help-title = Que puis-je faire pour vous ?
help-subtle = Écrivez votre question ci-dessous, ou choisissez ce que vous voulez faire
help-requests = Tout ce que vous pouvez demander
help-mine = Où en sont vos demandes
help-approvals = Ce qui attend votre décision
help-announcement = Rédiger une annonce
help-announcements = Vos brouillons et ce que vous avez envoyé
help-absence = Dire que vous n’êtes pas là
help-mandates = Qui décide ou introduit pour vous, et pour qui vous le faites
help-back = Vous êtes en absence : dites que vous êtes de retour
help-language = Néerlandais, français ou anglais

## Language
language = Langue
language-title = Quelle langue parlons-nous ?
language-now = Maintenant : { $language }
language-text = Les annonces et les documents restent dans la langue où ils sont écrits.

## When something is not possible
trouble-title = Un problème est survenu
trouble-text = C’est de notre faute, pas de la vôtre. Réessayez dans un instant. Si cela ne marche toujours pas, donnez ce numéro à votre coordinateur TIC.
trouble-reference = Numéro :
unavailable-title = Je ne trouve pas ceci
unavailable-text = Cela n’existe pas, n’existe plus, ou ne vous est pas destiné.
unavailable-request = Cette demande n’existe plus, ou elle est à quelqu’un d’autre : seule la personne qui l’a introduite ou qui en décide peut alors la traiter. Vos demandes se trouvent ci-dessous.
notice-announcement-discarded = L’annonce est supprimée. Personne ne l’a reçue.
notice-only-authors = Tout le monde ne peut pas rédiger d’annonce. Adressez-vous à :
notice-no-authors = Chez vous, personne ne peut encore rédiger d’annonces. Demandez-le à votre direction.
notice-only-owners = Ce que les collègues ont cherché sans le trouver est visible pour les responsables de la communication, du personnel ou de Bode. Adressez-vous à :
notice-no-owners = Ce que les collègues ont cherché sans le trouver est visible pour les responsables de la communication, du personnel ou de Bode ; chez vous, ce n’est encore personne. Demandez-le à votre direction.
notice-announcement-unfinished = Cette annonce n’est pas encore terminée. Tapez « mes annonces », continuez et regardez l’aperçu : vous y verrez ce qui manque.
notice-announcement-bounds = Certaines personnes ne font pas (ou plus) partie de celles à qui vous pouvez écrire. Écrivez « mes annonces », continuez, et choisissez à nouveau les destinataires.
notice-announcement-test = Le test est dans votre chat.
notice-many-approvers = Trop de personnes décideraient de cette demande. Votre brouillon est conservé. Signalez-le à votre coordinateur TIC.
notice-no-approver = Je ne trouve personne qui puisse décider de cette demande. Votre brouillon est conservé. Contactez le service du personnel.

## Announcements: what is received
announcement = Annonce
announcement-from = { $name } · { $moment }
announcement-from-for = { $sender } ({ $name }) · { $moment }
importance-mandatory-kind = Annonce obligatoire
importance-important-kind = Annonce importante
importance-information-kind = Pour information
importance-mandatory = Obligatoire
importance-mandatory-text = Vous devez avoir lu ceci.
sender-school = L’école
sender-hr = Service du personnel
sender-ict = Service informatique
sender-prevention = Service de prévention
sender-communication = Service communication
sender-board = Direction générale
way-form = Commencer : { $form }
way-ask = Question : { $question }
named-language = { $code ->
    [nl] néerlandais
    [fr] français
    [en] anglais
   *[other] { $name }
}
only-in = Uniquement en { $languages }.
translation-informs = Traduction pour information : le texte en { $language } fait foi.
expires-on = Valable jusqu’au { $day } inclus.
expired = Expirée
expired-text = Ceci valait jusqu’au { $day } inclus.
confirm = Lu et compris
confirm-please = Confirmez ci-dessous que vous avez lu ceci.
confirmed = Lu et compris
open-host = Vers { $host }
test-only = Test
test-only-text = Personne d’autre que vous ne voit ceci. La confirmation n’est pas encore possible.

## Announcements: writing one
draft-kept = Vous le retrouvez sous « mes annonces ».
step-words = Texte
step-audience = Pour qui
step-sending = Quand et comment
step-check = Vérifier
step-words-title = Que voulez-vous dire ?
compose-subtle = Vous voyez d’abord un aperçu ; rien n’est encore envoyé
step-audience-title = Pour qui est-ce ?
step-sending-title = Quand et comment ?
step-check-subtle = Voici l’annonce telle qu’elle sera reçue
draft-crossed = Modifié entre-temps
draft-crossed-text = Ce brouillon a été modifié sur une autre carte. Voici ce que vous venez de taper : si vous continuez, c’est cela qui compte.
draft-newest = Montrer la version actuelle
compose-language-label = Langue
compose-picture = Ajouter une image
translations-title = Dans d’autres langues
translation-add = Ajouter en { $language }
translation-edit = Modifier en { $language }
translation-title = Traduction en { $language }
translation-subtle = Laissez tout vide pour renoncer à cette traduction
translation-original = Montrer le texte d’origine
translation-keep = Enregistrer la traduction
way-question-label = Bouton { $place } : la question dans cette langue
problem-translation = il manque encore quelque chose à cette traduction.
problem-language-binding = Rédigez aussi l’annonce dans la langue qui fait foi chez vous.
ways-add = Ajouter des boutons
ways-title = Boutons
ways-text = Trois au plus, sous votre texte.
way-label = Bouton { $place } : que fait-il ?
way-none = Pas de bouton
way-link = Ouvrir un site web
way-asks = Poser une question à Bode
way-begins = Commencer une demande : { $form }
way-to-label = Bouton { $place } : adresse ou question
way-to-example = https://… ou : Comment demander un congé ?
way-name-label = Bouton { $place } : texte du bouton
importance-label = Quelle est son importance ?
importance-mandatory-choice = Obligatoire : tout le monde la reçoit, personne ne peut la mettre en sourdine
importance-important-choice = Importante : pendant les heures de travail
importance-information-choice = Information : pendant les heures de travail, et le sujet peut être mis en sourdine
sender-label = Au nom de qui écrivez-vous ?
sender-none = Moi-même
topic-label = Sujet
topic-none = Pas de sujet
expires-label = Valable jusqu’au (inclus)
problem-ways-many = La carte ne peut pas contenir plus de boutons. Retirez-en un.
problem-way-form = Vous ne pouvez pas proposer ce formulaire. Choisissez-en un autre.
problem-way-question-long = La question est trop longue : 150 caractères au plus.
problem-expires-past = Ce jour est déjà passé.
my-announcements = Mes annonces
my-announcements-none = Vous n’avez encore rédigé aucune annonce.
no-title-yet = (encore sans titre)
compose-title-label = Titre
compose-text-label = Texte
compose-text-formatting = Mise en forme : { $bold }, { $italic }, une liste (chaque ligne commence par -) ou un lien : { $link }.
compose-text-bold = gras
compose-text-italic = italique
compose-text-link = mots
compose-image-label = Adresse d’une image
compose-image-alt-label = Que montre l’image ?
compose-image-alt-example = Le nouveau parking à vélos à l’entrée de l’école
audience-text = Choisissez tout le monde, ou combinez : seules les personnes qui figurent dans chaque liste utilisée reçoivent l’annonce.
audience-everyone-label = Tout le monde
audience-everyone = Tous les membres du personnel
audience-schools = Écoles
audience-roles = Fonctions
audience-groups = Groupes
confirmation-label = Confirmation
confirmation-ask = Demander de cliquer sur « Lu et compris »
to-preview = Voir l’aperçu
discard-announcement = Oui, supprimer
discard-announcement-sure = Supprimer cette annonce ? Votre texte sera perdu.
problem-title-long = Le titre est trop long : 150 caractères au plus.
problem-words-long = Le texte est trop long : 4 000 caractères au plus.
problem-https = Donnez l’adresse complète d’un site web, comme https://www.ecole.be.
problem-text-link = Un lien dans le texte commence par https://.
problem-text-pieces = Il y a trop de mise en forme dans le texte : 100 passages en gras, en italique ou en lien au plus.
problem-image-host = Une image de { $host } n’est pas possible : uniquement de nos propres sites. Placez-la là, ou demandez à l’informatique d’autoriser ce site.
problem-image-alt = Décrivez l’image pour les personnes qui ne peuvent pas la voir.
problem-audience = Choisissez à qui ceci s’adresse : tout le monde, ou au moins une école, une fonction ou un groupe.
problem-audience-both = Choisissez soit tout le monde, soit des écoles, des fonctions ou des groupes : pas les deux.
problem-audience-unknown = Ce choix n’existe plus. Choisissez à nouveau.
problem-audience-bounds = Vous avez aussi choisi des personnes à qui vous ne pouvez pas écrire. Choisissez parmi celles qui sont permises.
audience-bounds = Vous pouvez écrire à : { $audience }.
who-got = Qui l’a reçue ?
got = Qui l’a reçue ?
got-audience = Pour : { $audience }.
got-settled = Au début de l’envoi ({ $moment }), cela faisait { $people ->
    [one] 1 personne
   *[other] { $people } personnes
}. Les arrivées et départs ultérieurs n’y changent rien.
got-people = { $people ->
    [one] Cela faisait 1 personne.
   *[other] Cela faisait { $people } personnes.
}
got-by-school = Par école
got-no-school = Sans école
got-more = Et encore { $schools ->
    [one] 1 école
   *[other] { $schools } écoles
}, avec { $people } personnes au total.
got-school = École
got-count = Personnes
audience-nobody = personne
audience-everybody = tout le personnel
audience-all = tous les { $who }
audience-these = les { $who }
audience-at = { $who } à { $names }
audience-with = { $who } avec la fonction { $names }
audience-in = { $who } du groupe { $names }
audience-received = { $who } ayant reçu { $names }
audience-also = { $who }, mais uniquement parmi { $others }
audience-except = { $who }, sauf { $others }
audience-more = { $count } autres
reach-for = Pour { $audience }.
who-teacher = enseignants
who-headmaster = directeurs
who-care = collaborateurs du soutien et de l’accompagnement
who-secretary = collaborateurs du secrétariat
who-ict = collaborateurs TIC
who-hr = collaborateurs du service du personnel
who-prevention = conseillers en prévention
who-communication = collaborateurs de la communication
who-operator = gestionnaires de Bode
who-finance = collaborateurs des finances
who-support = collaborateurs de l’entretien et du soutien logistique
who-author = auteurs d’annonces

## Announcements: preview and send
preview-title = Prêt à envoyer ?
preview-summary = Aperçu : { $title }
reach = à { $people ->
    [one] 1 membre du personnel
   *[other] { $people } membres du personnel
} de { $schools ->
    [one] 1 école
   *[other] { $schools } écoles
}
reach-nobody = Encore personne
reach-nobody-text = Aucun membre du personnel ne correspond à ce choix. Modifiez à qui elle s’adresse.
unreachable = { $people ->
    [one] 1 de ces personnes n’a pas encore Bode
   *[other] { $people } de ces personnes n’ont pas encore Bode
}
unreachable-text = { $people ->
    [one] Cette personne ne recevra pas l’annonce.
   *[other] Elles ne recevront pas l’annonce.
}
send = Envoyer
send-to = { $people ->
    [one] Oui, envoyer à 1 membre du personnel
   *[other] Oui, envoyer à { $people } membres du personnel
}
send-sure = { $people ->
    [one] Envoyer à 1 membre du personnel ? Vous ne pourrez pas l’annuler.
   *[other] Envoyer à { $people } membres du personnel ? Vous ne pourrez pas l’annuler.
}
send-test = M’envoyer un test
try-it = Envoyer un test
try-text = Qui voit le test ?
try-whom = Collègues (5 au plus)
try-names = Ou tapez leurs noms, séparés par une virgule
send-test-others = Leur envoyer le test
notice-announcement-tried = Le test est en route vers { $names }.
test-for-text = { $name } vous montre cette annonce. Elle n’est pas encore envoyée.
problem-try-several = Un de ces noms correspond à plusieurs collègues. Tapez le nom complet.
problem-try-nobody = Choisissez ou tapez un ou une collègue.
problem-try-many = Choisissez cinq collègues au plus.
problem-try-unreached = Ces collègues n’ont pas tous Bode dans Teams.

## Announcements: following
follow = Votre annonce
follow-summary = { $title } : { $state }
announcement-sent = Envoyée { $moment }
sending = Envoi en cours
sent = Envoyée
sent-to-some = Pas arrivée chez tout le monde
sent-to-nobody = Arrivée chez personne
stopped = Arrêtée
paused = En pause
follow-draft = Pas encore envoyée.
follow-sending = Déjà arrivée chez { $delivered } sur { $people }.
follow-sent = Arrivée chez { $delivered } sur { $people }.
follow-missed = { $people ->
    [one] 1 personne n’a pas été atteinte.
   *[other] { $people } personnes n’ont pas été atteintes.
}
follow-tell-them = Ceux qui n’ont pas été atteints doivent l’apprendre autrement. « Qui manque ? » dit qui, et pourquoi.
follow-system = Rédigée par { $name }, en votre nom.
follow-stopped = Teams refuse cette annonce. Elle était déjà arrivée chez { $delivered } sur { $people }. Créez-en une nouvelle, par exemple sans image.
follow-paused = Teams ne laisse pas Bode envoyer pour le moment. Elle est arrivée chez { $delivered } sur { $people }. Le service ICT est prévenu. Une fois le problème réglé, cliquez sur « Réessayer ».
follow-code = Code pour l’ICT : { $code }
figures = { $people ->
    [one] 1 destinataire
   *[other] { $people } destinataires
}
figure-delivered = Arrivée
figure-confirmed = Confirmée
figure-under-way = En route
figure-not-reached = Non atteints
who-not = Qui manque ?
missed = Non atteints
missed-summary = Non atteints : { $title }
missed-count = { $people ->
    [one] 1 membre du personnel
   *[other] { $people } membres du personnel
}
missed-more = { $people ->
    [one] Et 1 autre.
   *[other] Et { $people } autres.
}
missed-nobody = Tout le monde a été atteint.
reason-not-installed = { $people ->
    [one] N’a pas encore Bode dans Teams : l’ICT peut s’en charger
   *[other] N’ont pas encore Bode dans Teams : l’ICT peut s’en charger
}
reason-blocked = { $people ->
    [one] A bloqué Bode, jusqu’à son prochain message
   *[other] Ont bloqué Bode, jusqu’à leur prochain message
}
reason-ambiguous = Peut-être arrivée : Teams n’a pas répondu
reason-rejected = Teams a refusé le message
reason-unknown = Échec, pour une raison que l’ICT doit examiner
back-to-figures = Retour aux chiffres

## Answers
answer = Réponse
question = Question
answer-summary = Réponse tirée de « { $title } »
you-asked = Votre question : { $question }
updated = mis à jour le { $day }
in-language = langue : { $language }
for-whom = Pour : { $names }
anchor-page = p. { $value }
anchor-scan = p. { $value } (numérisée)
anchor-slide = diapo { $value }
anchor-sheet = feuille { $value }
further = On en parle aussi ici
not-in-bode = Le document renvoie aussi à « { $name } » dans Bode. Ce n’est pas possible pour l’instant.
open-document = Ouvrir le document
useful = Était-ce utile ?
rated-useful = Content d’avoir pu aider. Merci de l’avoir signalé !
rated-not-useful = Merci de l’avoir signalé. Essayez avec d’autres mots, ou demandez à votre secrétariat.
ask-another = Poser une autre question
ask-yourself = Poser une question
not-found-title = Je ne sais pas
not-found-text = Je ne trouve pas de réponse dans les documents que vous pouvez lire. Et je n’en invente pas.
not-found-try = Essayez avec d’autres mots, ou laissez-moi faire autre chose pour vous.
not-well = Vous n’allez pas bien, ou quelqu’un d’autre ? Appelez le 107 (Télé-Accueil), jour et nuit. En cas de danger : 112.
ask-title = Que voulez-vous savoir ?
ask-subtle = Écrivez simplement votre question ci-dessous dans le chat
ask-text = Je cherche dans les documents que vous pouvez lire et je dis d’où vient la réponse. Vous pouvez par exemple demander :
ask-example-1 = Combien de jours de congé ai-je si ma sœur se marie ?
ask-example-2 = Comment demander l’indemnité vélo ?
ask-example-3 = Que dois-je faire en cas d’accident du travail ?

## Filling in a request
forms-title = Que voulez-vous demander ?
forms-subtle = Vous pouvez toujours vous arrêter et continuer plus tard
forms-none = Il n’y a rien à demander pour le moment.
step-of = Étape { $step } sur { $steps }
step-of-these = Étape { $step } sur { $steps } :
step-summary = { $form } : { $step }
next = Suivant
back = Retour
later = Continuer plus tard
submit = Introduire
go-on = Continuer
review-title = Tout est correct ?
review-subtle = Vérifiez ; une fois introduite, votre demande va à la personne qui décide
review-subtle-handled = Vérifiez ; cela va tout de suite à la personne qui s’en occupe, sans décision
review-subtle-ruled = Vérifiez ; personne ne doit décider
review-outdated = Quelque chose a changé entre-temps. Vérifiez encore une fois, puis envoyez.
repeats = Vous avez déjà demandé ceci
repeats-may = Vérifiez-le d’abord. S’il s’agit d’autre chose, introduisez quand même votre demande.
repeats-may-not = C’est possible une seule fois. Modifiez cette demande, ou annulez d’abord la précédente.
repeats-open = Ouvrir { $reference }
repeats-anyway = Introduire quand même
parked-title = Votre demande vous attend
parked-text = Tout est conservé jusqu’au { $day }. Continuez quand cela vous convient.
parked-several = Ces demandes vous attendent
parked-more = Les autres se trouvent sous « mes demandes ».
parked-new = Nouvelle demande
left-title = Votre demande attend encore
left-text = Vous l’avez commencée, mais elle n’a pas encore été introduite. Continuez ou supprimez-la. Le { $day }, elle aura disparu.
parked-said = Ce que vous venez d’écrire peut aussi aller dans une nouvelle demande.
parked-another = Nouvelle demande avec ceci
crossed = Votre demande a été modifiée entre-temps sur un autre appareil. Vérifiez-la.
crossed-there = Il y est indiqué maintenant :
heard-look = Lu dans votre message : vérifiez-le.
discard-request = Oui, supprimer
discard-request-sure = Supprimer cette demande ? Ce que vous avez rempli sera perdu.
discarded-title = Supprimée
discarded-text = Votre brouillon est supprimé et n’a pas été introduit.
not-answered = Non rempli
row-add = Ajouter
row-change = Modifier
row-remove = Supprimer
row-save = Enregistrer la ligne
row-cancel = Annuler
row-restore = Rétablir
row-removed = Supprimé : { $row }
row-number = { $row } { $number }
rows-none = Rien n’a encore été ajouté.
rows-full = { $max ->
    [one] Il ne peut y en avoir plus de 1.
   *[other] Il ne peut y en avoir plus de { $max }.
}
catalogue-article = { $item } : { $price }
catalogue-quantity = Quantité
catalogue-ordered = { $quantity } × { $item }, { $price } pièce
total = Total
total-of = Total : { $what }
period-from = Du
period-from-part = Premier jour
period-to = Jusqu’au inclus (vide : le même jour)
period-to-right = Jusqu’au inclus (vide : tous ces jours)
period-to-part = Dernier jour
part-day = Toute la journée
part-morning = Matin
part-afternoon = Après-midi
in-morning = matin
in-afternoon = après-midi
day-part = { $day } ({ $part })
school-days = { $days ->
    [0] aucun jour d’école
    [0.5] un demi-jour d’école
    [one] { $days } jour d’école
   *[other] { $days } jours d’école
}
working-days = { $days ->
    [0] aucun jour ouvrable
    [0.5] un demi-jour ouvrable
    [one] { $days } jour ouvrable
   *[other] { $days } jours ouvrables
}
worked-out-days = { $days ->
    [0] aucun jour
    [0.5] un demi-jour
    [one] { $days } jour
   *[other] { $days } jours
}
worked-out-later = Découle de ce que vous remplissez.
period-ends = { $first } au { $last } inclus
period-counted = { $period } – { $working }
warning-no-school-day = D’après le calendrier scolaire, il n’y a pas école à ce moment-là. Vous travaillez quand même ? Alors c’est bon ainsi.
warning-no-working-day = D’après le calendrier, ce n’est pas un jour de travail. Vous travaillez quand même ? Alors c’est bon ainsi.

## What is wrong with an answer
problem-required = Remplissez encore ceci.
problem-also = Vu votre choix, nous avons aussi besoin de ceci.
problem-text = Écrivez ici du texte ordinaire.
problem-text-long = C’est trop long : { $length } caractères, pour { $max } au plus.
problem-number = Donnez un nombre, par exemple 12 ou 12,5.
problem-number-small = Donnez un nombre d’au moins { $min }.
problem-number-large = Donnez un nombre d’au plus { $max }.
problem-number-decimals = { $decimals ->
    [0] Donnez un nombre entier.
    [one] Donnez un nombre avec au plus 1 décimale.
   *[other] Donnez un nombre avec au plus { $decimals } décimales.
}
problem-date = Donnez une date, par exemple 24 novembre.
problem-date-early = Choisissez { $date } ou plus tard.
problem-date-past = Ce jour est passé. Choisissez aujourd’hui ou plus tard, ou adressez-vous à votre secrétariat.
problem-date-late = Choisissez { $date } ou plus tôt.
problem-choice = Choisissez une des possibilités.
problem-check = Ne correspond pas à une autre réponse. Vérifiez les deux.
problem-away-taken = Vous êtes déjà absent à ce moment : voyez { $reference }. Choisissez une autre période, ou retirez d’abord cette demande.
problem-changed = Un prix ou un tarif a changé entre-temps. Continuez pour voir le nouveau.
problem-rows-few = { $min ->
    [one] Ajoutez-en au moins 1.
   *[other] Ajoutez-en au moins { $min }.
}
problem-rows-many = { $max ->
    [one] Il peut y en avoir 1 au plus. Supprimez les autres.
   *[other] Il peut y en avoir { $max } au plus. Supprimez-en quelques-uns.
}
problem-row = { $label } : { $problem }
problem-period-order = Le dernier jour précède le premier ({ $date }). Choisissez ce jour ou plus tard.
problem-period-parts = Ces parties de journée ne se suivent pas. Choisissez une autre partie.
problem-period-long = Cette période est trop longue : au plus { $max ->
    [one] 1 jour
   *[other] { $max } jours
}.

## Requests on their way
my-request = Votre demande
request = Demande
request-summary = Votre demande : { $form }
request-started = Commencée { $moment }
request-about = { $reference } · { $name } · introduite { $moment }
state-submitted = Introduite
state-clarifying = Précision demandée
state-approved = Approuvée
state-refused = Refusée
state-withdrawn = Retirée
state-annulling = Annulation demandée
state-annulled = Annulée
state-waiting = attend une décision
state-asked = attend une réponse de { $name }
state-asked-you = attend votre réponse
state-changed = dernière modification { $moment }
state-by = par { $name }, { $moment }
state-by-rule = selon les règles, { $moment }
deed-submitted = { $name } a introduit la demande · { $moment }
deed-asked = { $name } a demandé une précision · { $moment }
deed-clarified = { $name } a répondu · { $moment }
deed-agreed = { $name } a donné son accord · { $moment }
deed-agreed-by-rule = Accord selon les règles · { $moment }
deed-approved = { $name } a approuvé · { $moment }
deed-approved-by-rule = Approuvée selon les règles · { $moment }
deed-refused = { $name } a refusé · { $moment }
deed-withdrawn = { $name } a retiré la demande · { $moment }
deed-annul-asked = { $name } a demandé l’annulation · { $moment }
deed-annulled = { $name } a annulé · { $moment }
deed-annulled-by-rule = Annulée selon les règles · { $moment }
deed-kept = { $name } l’a maintenue · { $moment }
asked-back = Il y a une question pour vous
clarification-label = Votre réponse
send-clarification = Envoyer la réponse
refused-because = Motif du refus
withdraw = Retirer
restore = Rétablir
withdraw-request = Oui, retirer
withdraw-sure = Retirer cette demande ? Plus personne ne décidera alors.
approval = Approbation
approval-title = { $form } – { $name }
approve = Approuver
refuse = Refuser
refuse-send = Refuser cette demande
reason-label = Pourquoi refusez-vous ? La personne qui demande lira ceci.
ask-back = Demander une précision
ask-back-send = Envoyer la question
question-label = Qu’est-ce qui n’est pas clair ?
others-waiting = { $count ->
    [one] Encore 1 autre
   *[other] Encore { $count } autres
}
requests-none = Vous n’avez encore rien demandé. Besoin d’un congé ? Commencez ci-dessous.
requests-more = Seules les plus récentes sont affichées ici. Une plus ancienne se trouve sous Bode dans la zone de message, par ses mots ou son numéro.
requests-none-found = Aucune de vos demandes ne contient ces mots.
requests-none-newest = Aucune de vos { $count } demandes les plus récentes ne contient ces mots. Une plus ancienne se trouve par son numéro complet.
requests-older = Demandes plus anciennes
requests-older-text = Voici vos { $count } demandes les plus récentes. Une plus ancienne se trouve par son numéro complet.
requests-undo = Ouvrez la demande dont vous ne voulez plus : vous pourrez l’y retirer ou la jeter.
approvals-title = { $count ->
    [one] À décider : 1 demande
   *[other] À décider : { $count } demandes
}
approvals-title-more = À décider : plus de { $count } demandes
approvals-then = Situation : { $moment }
approvals-none-title = Rien à décider
approvals-none = Vous êtes à jour. Dès que quelqu’un demande quelque chose dont vous décidez, vous recevez une carte ici.
approvals-more = D’autres attendent. Elles rejoindront la liste dès que vous aurez décidé de celles-ci.

## Told in passing
told-approved = Approuvé : { $form }
told-refused = Refusé : { $form }
told-asked = Encore une question sur votre demande : { $form }
told-annulled = Annulée : { $form }
told-kept = Non annulée : { $form }
told-by = par { $name }
resume = Réessayer
reason-left = { $people ->
    [one] Ne travaille plus ici
   *[other] Ne travaillent plus ici
}
reason-offline = Teams n’était pas joignable
notice-stranger = Je ne vous connais pas encore. Demandez à votre coordinateur TIC de vous ajouter. Tapez ensuite « aide ».
notice-personal-only = Posez-moi votre question dans notre propre conversation : personne d’autre n'y lit.
notice-request-elsewhere = D’autres lisent ici. Ce que vous avez introduit ou ce dont vous décidez se trouve dans notre propre conversation : tapez-y « mes demandes » ou « approbations ».
open-own-chat = Ouvrir la conversation avec Bode
notice-thanks = Avec plaisir ! Posez-moi votre prochaine question quand vous voulez.
notice-ok = D’accord ! Posez votre question suivante quand vous voulez.
notice-bye = À la prochaine ! Je suis là si vous avez besoin de moi.
notice-sorry = Pas de souci ! Écrivez simplement ce qu’il vous faut.
notice-swearing = Cela semble pénible. Dites-moi en quelques mots ce qu’il vous faut, et je réessaie.
notice-small-talk = Je vais bien : je suis un programme qui vous aide au travail. Posez une question, ou faites une demande.
meant-title = Vouliez-vous dire « { $words } » ?
meant-text = Je préfère demander, pour ne rien faire de travers.
meant-do = Oui, { $words }
meant-ask = Non, chercher « { $words } »
file-title = Je ne peux pas recevoir de fichiers
file-names = Vous avez envoyé { $files }
file-text = Je n’ai rien conservé ni transmis : je ne peux ouvrir ni fichier, ni photo, ni message vocal.
file-belongs = Le document accompagne une demande, par exemple une attestation ? Introduisez la demande ici et remettez vous-même la pièce à votre secrétariat ou à la personne qui décide.
file-words = Vous avez ajouté :
file-search = Chercher ces mots
start-this = Commencer : { $form }
notice-stale = Ceci a changé entre-temps. Rouvrez-le pour voir où cela en est.
notice-announcement-under-way = { $people ->
    [one] Votre annonce part vers 1 membre du personnel. Vous la suivez dans la conversation avec Bode.
   *[other] Votre annonce part vers { $people } membres du personnel. Vous la suivez dans la conversation avec Bode.
}
search-prompt = Tapez votre question en quelques mots.
search-unsure = Je n’ai pas de réponse sûre. Posez votre question dans la conversation avec Bode : j’y montre ce qui peut aider.
search-nothing = Je ne trouve rien à ce sujet dans ce que vous pouvez lire.

## What people are
role-teacher = Enseignants
role-headmaster = Direction
role-care = Soutien et accompagnement
role-secretary = Secrétariat
role-ict = TIC
role-hr = Service du personnel
role-prevention = Prévention
role-communication = Communication
role-operator = Gestion de Bode
role-finance = Finances
role-support = Entretien et soutien logistique
role-author = Auteurs d’annonces

## Questions for an expert
handoff = Question à un expert
ask-expert = Demander à un expert
ask-expert-title = À qui dois-je le demander ?
ask-expert-text = Les experts de ce sujet voient votre nom et votre question. Je vous préviens dès que quelqu’un répond.
handoff-topic-label = Sujet
handoff-words-label = Votre question, dans vos propres mots
handoff-send = Envoyer aux experts
handoff-summary = Votre question : { $question }
handoff-sent = envoyée { $moment }
handoff-for-you = Question pour vous
handoff-for-you-summary = { $name } demande : { $question }
handoff-waiting = Envoyée
handoff-new = Nouvelle
handoff-waiting-own = attend un expert
handoff-waiting-experts = personne ne s’en occupe encore
handoff-taken = Prise en charge
handoff-with = par { $name }
handoff-with-you = par vous
handoff-with-nobody = par personne encore
handoff-asked = Question en retour
handoff-answered = Répondue
handoff-state-solved = Résolue
handoff-closed = Clôturée
handoff-deed-sent = { $name } a posé la question · { $moment }
handoff-deed-taken = { $name } s’en occupe · { $moment }
handoff-deed-asked = { $name } a une question · { $moment }
handoff-deed-replied = { $name } a réagi · { $moment }
handoff-deed-answered = { $name } a répondu · { $moment }
handoff-deed-solved = { $name } a dit : résolu · { $moment }
handoff-deed-closed = { $name } a clôturé · { $moment }
told-expert-asked = { $name } a une question pour vous
told-expert-answered = { $name } a répondu à votre question
told-expert-closed = { $name } a clôturé votre question
handoff-take = Je m’en occupe
handoff-relieve = Reprendre
handoff-answer = Répondre
handoff-add = Ajouter quelque chose
handoff-answer-label = Votre réponse à votre collègue
handoff-ask = Poser une question
handoff-close = Clôturer
handoff-close-label = Pourquoi clôturez-vous ? Votre collègue le lira.
handoff-close-send = Clôturer cette question
handoff-solved = Merci, c’est résolu
handoff-needless = Plus nécessaire
handoff-go-on = J’ai encore une question
handoff-go-on-label = Que voulez-vous encore savoir ?
handoff-cited = Bode a montré : { $where }
handoff-cited-nothing = Bode n’a pas trouvé de réponse.
handoff-unsent = Ceci n’a pas été envoyé, car quelque chose a changé entre-temps :
handoff-official-made = Une réponse officielle en a été faite.
my-questions = Mes questions
my-questions-none = Vous n’avez encore rien demandé à un expert. C’est possible sous chaque réponse.
my-questions-more = Seules les plus récentes sont affichées ici. La carte d’une question plus ancienne se trouve plus haut dans cette conversation.
questions-for-me = Questions pour moi
questions-for-me-none = Aucune question ne vous attend.
questions-for-me-more = D’autres attendent encore. Elles viendront dans la liste dès que celles-ci auront une réponse.
notice-no-experts = Il n’y a pas encore d’experts à qui je peux le demander. Adressez-vous à votre secrétariat.
notice-not-answered = Répondez d’abord à la question. Vous pourrez ensuite en faire une réponse officielle.

## Annulling what was approved
annul = Faire annuler
annul-sure = Cette demande est déjà approuvée. La personne qui en décide décide aussi de son annulation.
annul-label = Pourquoi l’annuler ?
annul-send = Demander l’annulation
annul-because = Pourquoi annuler ?
annul-keep = La garder finalement
annul-approve = Annuler la demande
annul-refuse = Maintenir
annul-refuse-send = Maintenir la demande
annul-refuse-label = Pourquoi ne pas annuler ? Le demandeur lira ceci.
kept-because = Pourquoi elle est maintenue
approval-changed = Quelque chose a changé entre-temps. Vérifiez, puis décidez.
approval-elsewhere = Quelqu’un d’autre décide maintenant de cette demande.

## Deciding on several at once
together = Décider ensemble
together-waiting = { $form } : { $count } demandes vous attendent
together-title = { $count ->
    [one] Décider de 1 demande
   *[other] Décider ensemble de { $count } demandes
}
together-ticked = Cochées : { $ticked } sur { $count }. Ce qui n’est pas coché reste en attente.
together-look = Une demande avec une remarque n’est pas cochée d’avance : regardez-la d’abord.
together-more = D’autres attendent encore. Elles viendront ensuite.
together-asked = Une question a été posée au demandeur, qui n’a pas encore répondu.
together-none = Cochez d’abord au moins une demande.
together-approve = Approuver les demandes cochées
together-refuse = Refuser les demandes cochées
together-reason = Pourquoi les refusez-vous ? Chaque demandeur lira ceci.
together-decided = { $count ->
    [0] Aucune demande décidée
    [one] 1 demande décidée
   *[other] { $count } demandes décidées
}
together-changed = Pas décidée : quelque chose a changé entre-temps. Vérifiez, puis décidez.
together-closed = Pas décidée : entre-temps déjà « { $state } » ({ $how }).
together-mandate-over = Pas décidée : votre mandat pour cela est terminé ou retiré.
together-gone = Pas décidée : vous ne pouvez pas (ou plus) en décider.
together-busy = Pas décidée : autre chose venait d’y changer. Essayez encore une fois.

## Changing what was handed in
change-request = Modifier
change-of = modification de { $reference }
change-title = Que voulez-vous modifier ?
change-subtle = Adaptez ce qui doit l’être. Ensuite, ceux qui en décident la revoient.
change-stays = Vous modifiez { $reference }. Tant que vous n’introduisez pas la modification, cette demande reste telle quelle.
change-renewed = Le formulaire d’alors n’existe plus : vous modifiez dans le formulaire actuel. Vérifiez toutes les réponses.
change-submit = Introduire la modification
change-of-nothing = Rien n’est encore modifié. Adaptez d’abord quelque chose, ou jetez cette modification.
change-discard-sure = Jeter cette modification ? La demande elle-même reste telle quelle.
change-late = Trop tard pour modifier
change-late-text = Entre-temps, la demande n’attend plus de décision. Votre modification est conservée : faites-en une nouvelle demande (sans fichiers), ou jetez-la.
change-late-open = Ouvrir la demande
change-late-anew = En faire une nouvelle demande
changed-last = Modifiée : { $moment }
changed-line = { $label } : { $after } (avant : { $before })
changed-more = Et { $count } autres réponses.
changed-since = Vous aviez marqué votre accord, mais la demande a été modifiée ensuite. Elle repasse par ceux qui en décident.
deed-changed = { $name } a modifié la demande · { $moment }
notice-changed-often = Cette demande a déjà été modifiée trop souvent. Retirez-la et commencez-en une nouvelle.

## What an approver knows beside an absence
beside = Ces jours-là
beside-blocked = Attention : { $name } le { $day }
beside-short = { $left ->
    [0] Le { $day }, il ne reste personne : { $name } (il en faut au moins { $least })
   *[other] Le { $day }, il en reste { $left } : { $name } (il en faut au moins { $least })
}
beside-nobody = Personne d’autre avec la même fonction n’est absent.
beside-away = Aussi absent : { $name }, { $period }
beside-asked = A aussi demandé : { $name }, { $period }
beside-more = Et encore { $count }.
away-not-all = Toutes les absences de l’école ne figurent pas ici : il y en a trop.

## Who is away in a week
command-week = qui est absent
help-week = Qui de votre école n’est pas là cette semaine
week = Qui est absent ?
week-title = Semaine du { $first } au { $last }
week-nobody = Personne n’est absent cette semaine-là par une demande.
week-here = –
week-day = abs
week-morning = mat
week-afternoon = ap-m
week-legend = abs : absent, mat : matin, ap-m : après-midi, ? : pas encore décidé. Les raisons ne figurent pas ici.
week-before = Semaine précédente
week-now = Cette semaine
week-after = Semaine suivante
notice-week = La direction ou le secrétariat de votre école voit qui est absent. Demandez à :

## The stages of a route
stage-named = { $number }. { $name } : { $told }
stage-unnamed = Étape { $number } : { $told }
stage-agreed = accord de { $names }, { $moment }
stage-refused = refus de { $name }, { $moment }
stage-by-rule = accord selon les règles
stage-waits = en attente de { $names }
stage-partly = accord de { $names }, { $waits }
stage-nobody = personne ne peut décider pour le moment
stage-later = vient ensuite
stage-one-of = l’un de { $count } collègues
stage-many = { $count } collègues
approval-agreed = Vous avez donné votre accord. C’est maintenant aux autres de décider.
approval-passed = Cette étape est terminée. Quelqu’un d’autre décide maintenant de cette demande.

## Away
away-until = { $name } n’est pas là (retour : { $day })
away-now = { $name } n’est pas là pour le moment
away-decides = { $away } ; { $names } décide.
away-one-of = { $away } ; l’un de { $count } collègues décide.
away-nobody-else = { $away } ; personne d’autre ne peut décider. Votre demande attend.
away-you = { $away } ; c’est pourquoi vous pouvez décider maintenant.
absence = Absence
absence-title = Vous n’êtes pas là ?
absence-text = Les demandes dont vous décidez iront alors aussi à qui peut décider après vous. S’il n’y a personne d’autre, elles vous attendent.
absence-no-leave = Ceci n’est ni une demande de congé, ni un avis de maladie.
absence-mailbox = Si votre boîte aux lettres répond automatiquement, Bode sait aussi que vous n’êtes pas là. Ce que vous dites ici l’emporte.
absence-to = Jusqu’au inclus (vide : jusqu’à ce que vous disiez être de retour)
absence-set = Je ne suis pas là
absence-now = Vous êtes en absence
absence-planned = Votre absence est prévue
absence-from-day = À partir du { $first }, jusqu’à ce que vous disiez être de retour
absence-back = Je suis de retour
absence-cancel = Annuler l’absence
absence-over = Vous êtes de retour
absence-waiting = { $count ->
    [one] 1 demande attend votre décision.
   *[other] { $count } demandes attendent votre décision.
}
absence-nothing-waits = Rien n’attend votre décision.
absence-again = Indiquer une absence

## When nobody can be reached
open-chat = Discuter
state-unreached = n’est encore parvenue à personne
unreached-approvers = { $count ->
    [one] { $name } décide de cette demande, mais n’a pas Bode dans Teams pour le moment.
   *[other] Les personnes qui décident n’ont pas Bode dans Teams pour le moment.
}
unreached-approvers-do = { $count ->
    [one] Adressez-vous directement à votre collègue. Votre demande reste en attente et lui parviendra dès que Bode sera installé.
   *[other] Adressez-vous directement à l’un de ces collègues. Votre demande reste en attente et parviendra à qui installera Bode.
}
unreached-nobody = Personne ne peut décider de cette demande pour le moment.
unreached-nobody-do = Demandez au service du personnel qui s’en charge. Votre demande reste en attente.
unreached-asker = { $name } n’a pas Bode dans Teams pour le moment et ne voit pas votre question.
unreached-asker-do = Posez-lui la question directement. Vous pouvez aussi décider dès maintenant.
unreached-asker-answer = Posez-lui la question directement, ou répondez avec ce que vous savez déjà.
unreached-experts = { $count ->
    [one] { $name } peut répondre, mais n’a pas Bode dans Teams pour le moment.
   *[other] Aucun expert n’a Bode dans Teams pour le moment.
}
unreached-experts-do = { $count ->
    [one] Posez votre question directement à votre collègue. Elle lui parviendra aussi dès que Bode sera installé.
   *[other] Posez votre question directement à l’un de ces collègues. Elle parviendra aussi à qui installera Bode.
}
unreached-expert = { $name } s’occupe de votre question, mais n’a pas Bode dans Teams pour le moment.
unreached-expert-do = Adressez-vous directement à votre collègue. Un autre expert peut aussi reprendre votre question.
unreached-no-experts = Ce sujet n’a pas d’expert pour le moment.
unreached-no-experts-do = Adressez-vous à votre secrétariat. Votre question reste en attente.
handoff-with-gone = chez { $name }, sans Bode pour le moment
handoff-with-left = chez { $name }, qui ne travaille plus ici
handoff-with-no-expert = chez { $name }, qui n’est plus expert en la matière
orphaned-left = { $name } s’occupait de votre question, mais ne travaille plus ici.
orphaned = { $name } s’occupait de votre question, mais n’est plus expert en la matière.
orphaned-do = Un autre expert peut reprendre votre question. Vous pouvez aussi vous adresser directement à un collègue.
orphaned-answer-do = Votre réponse ira aux autres experts. Vous pouvez aussi vous adresser directement à un collègue.

## Official answers
official-answer = Réponse officielle
official-answers = Réponses officielles
official-by = { $owner }, vérifiée le { $day }
official-overdue = { $owner }, vérifiée en { $month } ; pas encore revue depuis
official-make = En faire une réponse officielle
official-edit = Modifier la réponse officielle
official-answers-none = Vous ne gérez pas encore de réponses officielles. Faites-en une d’une question à laquelle vous avez répondu.
official-answers-more = Ce sont les premières à vérifier. Vous trouvez les autres en posant la question.
official-title = En faire une réponse officielle
official-edit-title = Modifier la réponse officielle
official-subtle = Ceux qui peuvent la lire la reçoivent désormais en premier. N’y mettez pas de noms.
official-question = La question
official-readers = Qui peut la lire ?
official-review = À vérifier pour le
official-save = Enregistrer
official-stale = Un collègue l’a modifiée entre-temps. Vérifiez ce que vous avez écrit et enregistrez à nouveau.
readers-everyone = Tout le monde
readers-experts = Seulement les experts de { $topic }
readers-kept = Les mêmes lecteurs que maintenant
official-summary = Réponse officielle : { $question }
official-findable = ceux qui peuvent la lire la reçoivent en premier
official-withdrawn = Retirée
official-withdrawn-text = plus personne ne la voit
official-withdraw-yes = Oui, retirer
official-withdraw-sure = Retirer cette réponse officielle ? Plus personne ne la trouvera.
official-owner = Responsable
official-due = à vérifier depuis le { $day }
official-review-by = à vérifier pour le { $day }
official-deed-written = { $name } l’a écrite · { $moment }
official-deed-changed = { $name } l’a modifiée · { $moment }
official-deed-confirmed = { $name } l’a vérifiée : toujours exacte · { $moment }
official-deed-withdrawn = { $name } l’a retirée · { $moment }
official-deed-restored = { $name } l’a rétablie · { $moment }

## Reviews: what is looked at again by who answers for it
review = À vérifier
library = Bibliothèque
review-summary = Toujours exact ? { $title }
review-age = vérification : { $month }
review-ask = Est-ce toujours exact ?
review-again = à revérifier pour le { $day }
review-right = Toujours exact
review-right-said = { $name } a vérifié : toujours exact · { $moment }
review-changed-said = { $name } a modifié ceci · { $moment }
review-changing-said = { $name } modifie les documents · { $moment }
review-withdrawn-said = { $name } a retiré ceci · { $moment }
review-restored-said = { $name } a rétabli ceci · { $moment }
review-use = Ces 90 derniers jours
review-shown = Montré
review-useful = Jugé utile
review-useless = Jugé inutile
review-library-sure = Retirer cette bibliothèque ? Plus personne ne trouvera ses documents. Les fichiers restent où ils sont.
review-library-withdrawn = Si vous la rétablissez, Bode relit ses documents : cela peut prendre un moment.
object = Ce n’est pas correct
object-title = Qu’est-ce qui n’est pas correct ?
object-text = La personne responsable reçoit votre question, le document et votre raison. Pas votre nom, sauf si vous le voulez.
object-label = Choisissez une raison
object-outdated = C’est dépassé
object-not-meant = Ce n’est pas une réponse à ma question
object-wrong = C’est faux
object-other = Autre chose
object-name-label = Votre nom
object-name = Dire que cela vient de moi
objected = Merci. La personne responsable va vérifier.
objected-to = Merci. Ceci est transmis à { $people }.
objected-nobody = Merci. Personne n’en est responsable : votre remarque compte dans ce qui manque.
a-colleague = Un collègue
objection-summary = Ce n’est pas correct : { $question }
objection-close = J’ai vérifié
objection-closed = { $name } a vérifié · { $moment }

## Sensitive topics
guidance-people = Vous pouvez vous adresser à
guidance-private = Je n’ai rien cherché à ce sujet et je ne conserve pas votre question.
guidance-kind = Vous n’êtes pas seul
guidance-lines = Ces lignes vous écoutent
need-danger-title = Appelez le 112 en cas de danger immédiat
need-danger-text = Restez auprès de la personne si c’est possible sans danger, et appelez un collègue. Prévenez ensuite tout de suite votre direction.
need-child-title = Un enfant a besoin de vous
need-child-text = Vous avez bien fait de le dire. Écoutez, ne promettez pas le silence, et ne restez pas seul avec cela : parlez-en aujourd’hui même à votre direction et à l’équipe de soutien. Danger immédiat ? Appelez le 112 et ne laissez pas l’enfant seul.
need-life-title = Parlez-en maintenant à quelqu’un
need-life-text = Vous avez bien fait de le dire, qu’il s’agisse de vous ou de quelqu’un d’autre. Appelez quelqu’un, maintenant. En danger ? Appelez le 112, et ne restez pas seul, ou ne laissez pas l’autre seul.
need-violence-title = Vous n’avez pas à supporter cela
need-violence-text = Ce qui se passe n’est pas de votre faute. Parlez à quelqu’un en qui vous avez confiance : rien ne se fait sans votre accord. En danger ? Appelez le 112.
need-strain-title = Vous n’avez pas à porter cela seul
need-strain-text = Cela semble lourd. Parlez aujourd’hui même à quelqu’un : un collègue, votre médecin ou une de ces lignes.

## Words for questions to experts
command-questions = mes questions
command-expert = questions pour moi
command-official = réponses officielles
help-questions = Ce que vous avez demandé aux experts
help-expert = Ce que des collègues vous demandent comme expert
help-official = Les réponses officielles que vous gérez

## Answers: when we are not sure, and what was wrong
maybe-title = Ceci peut aider
maybe-text = Je n’ai pas de réponse sûre, mais vous trouverez peut-être quelque chose ici :
which-meant = De quoi s’agit-il ?
which-other = Autre chose
which-within = Recherché dans : { $topic }
which-none = Recherché en dehors de ces sujets :
rereading = Je relis mes sources ({ $percent } %) : j’en trouverai peut-être plus tout à l’heure.
understood-as = Compris comme : { $question }
answer-again = C’est la même réponse qu’avant : rien de particulier ici sur « { $question } ».
rows-more = { $count ->
    [one] Et encore 1 ligne, dans le document.
   *[other] Et encore { $count } lignes, dans le document.
}
why-not-title = Dommage. Qu’est-ce qui n’allait pas ?
why-not-label = Choisissez ce qui convient le mieux
why-not-words = Dans vos propres mots
why-not-send = Transmettre
why-wrong = La réponse est fausse
why-outdated = Elle est dépassée
why-incomplete = Elle est incomplète
why-not-meant = Ce n’est pas ce que je cherchais

## Gaps: what people asked and did not find
command-gaps = lacunes
help-gaps = Ce que des collègues ont demandé sans le trouver
gaps = Lacunes
gaps-title = Ce que des collègues n’ont pas trouvé
gaps-subtle = Les { $days } derniers jours, sans noms
gaps-none = Il n’y a pas de question sans réponse ou mal notée à montrer.
gaps-group = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
} de { $people } collègues
gaps-unanswered = { $count } sans réponse
gaps-bad = { $count } mal notées
gaps-example = Par exemple : { $question }
gaps-more = { $count ->
    [one] Et encore 1 sujet. Les gestionnaires de Bode peuvent obtenir la liste complète en CSV.
   *[other] Et encore { $count } sujets. Les gestionnaires de Bode peuvent obtenir la liste complète en CSV.
}
gaps-rest = { $questions ->
    [one] Et encore 1 question, posée par trop peu de collègues pour être montrée.
   *[other] Et encore { $questions } questions, chacune posée par trop peu de collègues pour être montrée.
}
gaps-newest = Seules les { $count } questions les plus récentes ont été examinées.

## Answers that stand in no document
calendar = Calendrier
colleague = Collègue
search-documents = Chercher dans les documents
time-now = Il est { $time }.
day-today = Aujourd’hui, c’est le { $day }
day-other = C’est le { $day }
day-week = Semaine { $week }
day-works = Selon le calendrier de votre école, c’est un jour de travail.
day-off = Selon le calendrier de votre école, vous avez congé ce jour-là.
holiday-next = Les prochaines vacances scolaires
holiday-coming = Prochaines vacances scolaires : { $holiday }, { $days }
holiday-now = En ce moment : { $holiday }, { $days }
days-from-to = du { $first } au { $last }
days-to-go = { $count ->
    [one] C’est demain.
   *[other] Encore { $count } jours.
}
days-left = { $count ->
    [0] C’est aujourd’hui.
    [one] C’est en cours, jusqu’à demain.
   *[other] C’est en cours, encore { $count } jours.
}
days-gone = C’est passé.
feast-within = Cela tombe pendant des vacances scolaires : { $holiday }.
feast-bridge = Le lendemain, { $day }, est aussi un jour de congé.
calendar-flemish = Selon les vacances scolaires de Flandre. Les jours facultatifs de votre école se trouvent dans ses documents.
calendar-of = Selon le calendrier de { $school }.
free-yes = Le { $day }, vous avez congé
free-no = Le { $day }, vous travaillez
free-within = Cela tombe pendant des vacances scolaires : { $holiday }.
free-weekend = C’est le week-end.
free-own = C’est un jour de congé de votre école.
free-works-then = Mais votre fonction travaille ce jour-là.
occasion-autumn = Vacances d’automne
occasion-christmas = Vacances de Noël
occasion-crocus = Vacances de carnaval
occasion-easter = Vacances de Pâques
occasion-summer = Vacances d’été
occasion-new-year = Nouvel An
occasion-easter-day = Pâques
occasion-easter-monday = Lundi de Pâques
occasion-labour-day = Fête du Travail
occasion-ascension = Ascension
occasion-whit-sunday = Pentecôte
occasion-whit-monday = Lundi de Pentecôte
occasion-national-day = Fête nationale
occasion-assumption = Assomption
occasion-all-saints = Toussaint
occasion-armistice = Armistice
occasion-christmas-day = Noël
occasion-bridge = Pont
people-others = { $count ->
    [one] Il y en a encore 1 autre.
   *[other] Il y en a encore { $count } autres.
}
people-no-way = On ne connaît ni numéro ni adresse mail de ce collègue. Votre secrétariat peut vous aider.
people-also = On en parle aussi ici
own-unknown-title = Cela, je ne le sais pas de vous
own-unknown-text = Les soldes, les compteurs, les horaires et les remplacements se trouvent dans d’autres systèmes : je ne les vois pas.
own-unknown-ask = Ces collègues peuvent vérifier :
own-unknown-nobody = Demandez à la personne qui gère votre dossier.
own-open-title = { $count ->
    [0] Plus rien n’est en cours
    [one] Une de vos demandes est en cours
   *[other] { $count } de vos demandes sont en cours
}
own-open-none = Parmi vos demandes, aucune n’attend encore quelqu’un.
own-open-decide = { $count ->
    [one] La demande d’un collègue attend votre décision.
   *[other] { $count } demandes de collègues attendent votre décision.
}
several-title = Vous avez demandé { $count } choses
several-more = Je réponds à trois questions à la fois. Vous avez aussi demandé :
several-ask = Chercher

## Files for one person
handout = Fichier
handout-promised = Je prépare le fichier : il arrive dans ce chat.
handout-offered = Le fichier est prêt.
handout-link = Dans cet environnement d’essai, vous l’ouvrez ici ; dans Teams, il arrive dans votre OneDrive.
handout-accepted = Le fichier est en route vers votre OneDrive.
handout-done = Le fichier est dans votre OneDrive.
handout-failed = Le fichier n’a pas pu être placé dans votre OneDrive.
handout-declined = Vous n’avez pas voulu du fichier : je l’ai supprimé.
handout-ended = Vous n’avez pas accepté le fichier à temps : je l’ai supprimé.
handout-again = Le refaire
as-file = En fichier
report-about = À qui l’annonce était destinée, qui a été atteint et qui a confirmé
report-file = Portée de { $title }
report-people = Par personne
report-figures = Chiffres
report-title = Annonce
report-sent = Envoyée le
report-at = Situation au
report-recipients = Destinée à
report-name = Nom
report-school = École
report-job = Fonction
report-delivered = Arrivée le
report-confirmed = Confirmée le
report-remark = Remarque
report-twice = Peut-être arrivée deux fois

## Bode's own links
share-link = Lien à partager :
link-title = Ceci s’ouvre dans le chat avec Bode
link-text = Bode montre ce contenu à qui peut le lire.

remove = Supprimer
file-kilobytes = { $size } ko
file-megabytes = { $size } Mo
file-said = { $name } ({ $size })
attachment-how = Envoyez le fichier ici, dans la conversation, avec le trombone : il s’ajoute tout seul à cette demande.
attachment-rules = Au maximum { $most ->
    [one] 1 fichier
   *[other] { $most } fichiers
} de { $largest } Mo : { $kinds }.
attachment-put = Choisir un fichier
attachment-open = { $count ->
    [one] Ouvrir le fichier
   *[other] Ouvrir les fichiers
}
problem-attachment-many = Il y a place pour { $max } fichiers au maximum : supprimez-en quelques-uns.
attached-title = { $count ->
    [one] Votre fichier est joint à votre demande
   *[other] Vos fichiers sont joints à votre demande
}
attached-none = { $count ->
    [one] Je n’ai pas pu accepter ce fichier
   *[other] Je n’ai pas pu accepter ces fichiers
}
attached-busy = { $count ->
    [one] Je vais chercher votre fichier
   *[other] Je vais chercher vos fichiers
}
attached-newest = C’est pour une autre demande ? Choisissez-la ci-dessous, je le déplace.
attached-answer = Il vous reste à envoyer votre réponse à la question, sur la carte de votre demande.
attached-move = À joindre à { $request }
attached-stayed = Ce qui n’a pas été déplacé est resté où c’était.
attachment-not-kind = Je n’accepte pas ce type de fichier ici, ou il est autre chose que ce que dit son nom. J’accepte : { $kinds }.
attachment-not-large = Ce fichier est trop grand : { $largest } Mo au maximum.
attachment-not-empty = Ce fichier est vide.
attachment-not-many = { $most ->
    [one] Cette question n’accepte qu’un fichier, et il y est déjà. Supprimez-le d’abord.
   *[other] Cette question a déjà { $most } fichiers, c’est le maximum. Supprimez-en d’abord un.
}
attachment-not-twice = Ce fichier y est déjà.
attachment-not-closed = Cette demande n’accepte plus de fichiers.
attachment-not-gone = Je n’ai plus pu aller chercher ce fichier. Envoyez-le encore une fois.
attachment-not-infected = L’antivirus a trouvé quelque chose dans ce fichier. Je n’en ai rien gardé.
attachment-not-scanned = L’antivirus ne répond pas, et sans lui je n’accepte rien. Réessayez plus tard.
attachment-not-reached = Je n’ai pas réussi à aller chercher ce fichier. Envoyez-le encore une fois.
offered-title = { $count ->
    [one] À quelle demande joindre ce fichier ?
   *[other] À quelle demande joindre ces fichiers ?
}
offered-text = Je n’ai encore rien gardé. Si c’est pour une de ces demandes, je l’y ajoute.
offered-add = Joindre à { $request }
pasted-title = Je ne peux pas garder ceci
pasted-text = Je ne peux pas joindre à votre demande une photo collée dans un message, ni un message vocal. Envoyez-les comme fichier, avec le trombone.
opening-until = Ces liens sont pour vous seul et fonctionnent jusqu’à { $time }.
opening-summary = Fichiers d’une demande
attachment-no-address = Je ne peux pas montrer les fichiers pour l’instant : Bode ne connaît pas sa propre adresse. Signalez-le à la personne qui gère Bode.
upload-title = Fichier pour votre demande
upload-send = Envoyer
upload-received = Bode examine { $name }. Vous verrez dans un instant, dans la conversation, s’il est joint à votre demande ; vous pouvez fermer cette fenêtre.
upload-nothing = Choisissez d’abord un fichier.
upload-large = Ce fichier est trop grand : { $largest } Mo au maximum.
deed-attached = { $name } a ajouté des fichiers · { $moment }

## Mandats
mandate = Mandat
mandates = Mandats
mandates-title = Qui fait quoi pour qui ?
mandates-about = Avec un mandat, un collègue décide de demandes pour vous, ou les introduit pour vous, jusqu’à ce que vous le retiriez ou qu’il prenne fin. Vous pouvez continuer à le faire vous-même.
mandate-decide-about = Avec un mandat, un collègue décide pour vous des demandes, jusqu’à ce que vous le retiriez ou qu’il prenne fin. Vous pouvez continuer à décider vous-même.
mandates-given = Donnés par vous
mandates-received = Donnés à vous
mandates-none = Il n’y a pas encore de mandat de vous ou pour vous.
mandate-give = Donner un mandat
mandate-new-title = Qui décide pour vous ?
mandate-name = Collègue
mandate-name-example = Prénom et nom
mandate-which = De qui s’agit-il ?
mandate-forms = Pour quelles demandes ? Aucun choix : toutes
mandate-offered = { $name } vous donne un mandat
mandate-of = Mandat de { $name }
mandate-to = Mandat pour { $name }
mandate-waits-you = Attend votre réponse
mandate-waits = Attend la réponse de { $name }
mandate-starts = Accepté, commence le { $day }
mandate-runs = Court jusqu’au { $day } inclus
mandate-declined = Refusé
mandate-revoked = Retiré
mandate-returned = Rendu
mandate-ended = Terminé
mandate-lapsed = Terminé, jamais accepté
mandate-scope = Sur quoi
mandate-every = Toutes les demandes dont { $name } décide
mandate-period = Quand
mandate-means = Vous décidez alors aussi pour { $name }. Chaque décision porte vos deux noms. Vous ne décidez jamais de vos propres demandes, et vous ne pouvez pas transmettre ce mandat.
mandate-keeps = Chaque décision indique qu’elle est prise pour vous. Vous pouvez continuer à décider vous-même. Un retrait vaut immédiatement.
mandate-accept = Accepter
mandate-decline = Refuser
mandate-revoke = Retirer
mandate-return = Rendre
mandate-you = Vous décidez pour { $name } (mandat jusqu’au { $day } inclus).
mandate-over = Votre mandat est terminé
notice-mandate-over = Le mandat qui vous permettait d’en décider est terminé ou retiré. Vous ne pouvez plus en décider.
notice-mandate-nothing = Seul qui décide de demandes peut donner un mandat.
problem-mandate-nobody = Personne ici ne porte ce nom. Tapez un prénom et un nom.
problem-mandate-self = Choisissez quelqu’un d’autre que vous-même.
problem-mandate-which = Plusieurs collègues conviennent. Choisissez ci-dessous.

queue = File d’attente
command-queue = file d’attente
help-queue = Ce que votre équipe doit traiter
queue-title = { $count ->
    [one] À traiter : { $count } demande
   *[other] À traiter : { $count } demandes
}
queue-title-more = À traiter : plus de { $count } demandes
queue-none-title = Rien à traiter
queue-none = Tout est fait. Ce qui est approuvé et que votre équipe doit traiter arrive ici.
queue-more = D’autres attendent. Elles rejoindront la liste dès que certaines de celles-ci seront terminées.
notice-queue = La file d’attente est pour qui traite les demandes approuvées. Vos propres demandes se trouvent sous « mes demandes ».
handling = À traiter
handling-urgent = Urgent
handling-queued = Dans la file d’attente
handling-waits = attend que quelqu’un s’en occupe
handling-taken = Prise en charge
handling-done = Terminé
handling-with = chez { $name }
handling-with-you = chez vous
handling-by-you = par vous, { $moment }
handling-take = Je m’en occupe
handling-relieve = Reprendre
handling-finish = Terminé
handling-word-label = Voulez-vous ajouter un mot ? Votre collègue le lira.
handling-finish-send = Signaler que c’est terminé
handling-return = Remettre dans la file
handling-assign = Transmettre
handling-assign-label = À qui de votre équipe ?
handling-assign-send = Transmettre à ce collègue
handling-changed = Quelque chose a changé entre-temps. Voici où cela en est.
handling-stopped = Vous n’avez rien à faire pour l’instant.
handling-said = { $name } ajoute
handling-deed-taken = { $name } s’en occupe · { $moment }
handling-deed-assigned = { $name } a transmis à { $to } · { $moment }
handling-deed-returned = { $name } a remis la demande dans la file · { $moment }
handling-deed-freed = Remise dans la file : qui s’en occupait n’est plus de l’équipe · { $moment }
handling-deed-done = { $name } a terminé · { $moment }
told-taken = Prise en charge : { $form }
told-answered = Votre réponse est envoyée : { $form }
handling-reopen = Pas terminé
handling-reopen-label = Pourquoi pas ? Votre collègue le lira.
handling-reopen-send = Remettre « pas terminé »
handling-reopen-how = La personne qui a demandé en est avertie, et la demande revient chez vous.
handling-reopen-paper = Le document qui a été fait n’est plus valable : Bode en fera un autre une fois terminé.
handling-deed-reopened = { $name } a rouvert la demande : pas terminé · { $moment }
told-reopened = Finalement pas terminé : { $form }
told-done = Terminé : { $form }
proof-owed = Preuve encore à remettre
proof-until = Preuve encore à remettre, au plus tard le { $date }
proof-late = Preuve encore à remettre : c’était possible jusqu’au { $date }
proof-how = Envoyez le fichier ici dans la conversation, avec le trombone. Masquez les données médicales.
hand-over-trying = { $name } n’a pas encore accepté cette demande. Bode réessaie.
hand-over-failed = { $name } n’a pas accepté cette demande. Les administrateurs le savent aussi.
handed-over-moment = { $moment ->
    [approved] approuvée
    [refused] refusée
    [annulled] annulée
    [reopened] finalement pas exécutée
   *[done] exécutée
}
mandate-most = Jusqu’à quel montant (€) ? Vide : tout montant. Sinon, ce qui ne cite aucun montant n’est pas compris
mandate-schools = De quelles écoles ? Rien de choisi : toutes
mandate-amount = Montant
mandate-up-to = Jusqu’à { $amount } inclus
mandate-of-schools = Écoles

# Agendas of meetings
command-agenda = ordre du jour
help-agenda = Ce qui vient à l’ordre du jour d’une réunion
notice-agenda = Un ordre du jour est établi par qui le formulaire désigne. Vos propres demandes sont sous « mes demandes ».
agenda-all = Ordres du jour
agenda-of = Ordres du jour : { $form }
agenda-day = Quel jour a lieu la réunion ?
agenda-begin = Nouvel ordre du jour
agenda-none = Il n’y a pas encore d’ordre du jour.
agenda-notes = { $count ->
    [0] encore aucun point
    [one] 1 point
   *[other] { $count } points
}
agenda-waiting = { $count ->
    [0] Rien n’attend un ordre du jour.
    [one] 1 note attend un ordre du jour.
   *[other] { $count } notes attendent un ordre du jour.
}
meeting-title = Réunion du { $day }
meeting-draft = Pas encore envoyé
meeting-sent = Envoyé
meeting-held = Tout est décidé
meeting-sent-at = { $moment }, à { $count ->
    [one] 1 membre
   *[other] { $count } membres
}
meeting-empty = Il n’y a encore rien à cet ordre du jour.
meeting-changed = Cela avait déjà changé entre-temps. Voici où l’on en est.
meeting-note-gone = Ce point n’existe plus.
meeting-note-over = Ce point est retiré ou annulé : il n’y a plus rien à décider.
meeting-place-label = Quelles notes ajoutez-vous ?
meeting-place = Mettre à l’ordre du jour
meeting-place-none = Choisissez au moins une note.
meeting-up = Monter
meeting-down = Descendre
meeting-drop = Retirer
meeting-send = { $count ->
    [one] Envoyer à 1 membre
   *[other] Envoyer à { $count } membres
}
meeting-decide = Saisir la décision
meeting-back = Vers l’ordre du jour
meeting-save = Enregistrer la décision
meeting-outcome-label = Qu’a-t-on décidé ?
meeting-text-label = Décision ou remarque, en toutes lettres
meeting-said = La réunion ajoute
outcome-approved = Approuvé par la réunion
outcome-refused = Pas approuvé par la réunion
outcome-postponed = Reporté à une prochaine réunion
outcome-noted = La réunion en a pris acte
handling-deed-postponed = La réunion a reporté ce point, selon { $name } · { $moment }
handling-deed-met = { $outcome }, selon { $name } · { $moment }
told-met = La réunion a décidé : { $form }
told-postponed = Reporté : { $form }
