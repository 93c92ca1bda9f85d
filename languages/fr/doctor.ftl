## How Bode itself is: on the command line, and on the card of operators
doctor-card-kind = Gestion de Bode
doctor-card-title = Quelque chose est à vérifier
doctor-card-subtle = Vérifié une fois par semaine ; sans carte, tout va bien
doctor-card-now = À régler maintenant
doctor-card-soon = Dans les 30 jours
doctor-card-more = Et encore { $count }.
doctor-card-how = Sur le serveur, « python app.py doctor » montre tout.

doctor-not-looked = Pas vérifié : le stockage ne s’est pas ouvert.
doctor-slow = Cela a duré plus de { $seconds } secondes et a été abandonné : vérifiez si le service interrogé est joignable.
doctor-failed = Cette vérification a échoué ({ $error }) : le journal dit où.
doctor-told = { $problem }

doctor-settings-fine = Les paramètres sont lisibles.
doctor-settings-local = Il n’y a pas d’id d’application, donc Bode ne répond qu’à cette machine : remplissez BODE_APP_ID pour Teams.
doctor-settings-unshared = { $settings } vaut pour une seule machine, alors que les autres sont pour plusieurs instances : choisissez cosmos et azure partout.

doctor-disk-fine = Il y a de la place sur le disque ({ $free } Mo).
doctor-disk-soon = Il ne reste que { $free } Mo sur le disque du dossier de données : faites de la place, ou donnez-lui un disque plus grand.
doctor-disk-wrong = Rien ne peut être gardé dans le dossier de données : { $problem }. Faites de la place, ou laissez Bode y écrire (BODE_DATA_DIR).

doctor-clock-fine = L’horloge est juste.
doctor-clock-none = Il n’y a pas de service avec lequel comparer l’horloge.
doctor-clock-unseen = { $address } ne répond pas ({ $error }) : vérifiez si cette machine peut l’atteindre.
doctor-clock-ahead = L’horloge de cette machine avance de { $seconds } secondes : faites-lui suivre un serveur de temps, sinon les jetons sont refusés.
doctor-clock-behind = L’horloge de cette machine retarde de { $seconds } secondes : faites-lui suivre un serveur de temps, sinon les jetons sont refusés.

doctor-token-none = Aucun jeton n’est nécessaire : ni Teams ni Microsoft Graph ne sont utilisés.
doctor-token-fine = Bode obtient un jeton pour { $what }.
doctor-token-local = { $what } se trouve sur cette machine et ne demande pas de jeton.
doctor-token-refused = Un jeton pour { $what } est refusé ({ $code }) : vérifiez l’id de l’application, le locataire, et le secret ou le certificat.
doctor-token-away = Pas de jeton pour { $what } maintenant ({ $code }) : vérifiez si cette machine atteint login.microsoftonline.com.

doctor-secret-no-app = Il n’y a pas d’inscription d’application, donc pas de secret qui puisse expirer.
doctor-secret-none = L’application prouve qui elle est par une identité de la machine : aucun secret ne peut expirer.
doctor-secret-unknown = Bode ne peut pas lire quand le secret client expire : écris le jour dans BODE_APP_SECRET_ENDS, et il prévient à temps.
doctor-secret-fine = Le secret client est encore valable { $days } jours.
doctor-secret-soon = { $days ->
    [0] Le secret client expire aujourd’hui.
    [1] Le secret client expire demain.
   *[other] Le secret client expire dans { $days } jours.
} Créez-en un nouveau dans l’inscription d’application, mettez-le dans BODE_APP_SECRET et son jour dans BODE_APP_SECRET_ENDS, et redémarrez Bode.
doctor-secret-ended = { $days ->
    [one] Le secret client a expiré hier.
   *[other] Le secret client a expiré il y a { $days } jours.
} Créez-en un nouveau dans l’inscription d’application, mettez-le dans BODE_APP_SECRET et son jour dans BODE_APP_SECRET_ENDS, et redémarrez Bode.
doctor-certificate-fine = Le certificat est encore valable { $days } jours.
doctor-certificate-soon = { $days ->
    [0] Le certificat expire aujourd’hui.
    [1] Le certificat expire demain.
   *[other] Le certificat expire dans { $days } jours.
} Ajoutez-en un nouveau à l’inscription d’application, mettez-le dans le fichier de BODE_APP_CERTIFICATE_FILE, et redémarrez Bode.
doctor-certificate-ended = { $days ->
    [one] Le certificat a expiré hier.
   *[other] Le certificat a expiré il y a { $days } jours.
} Ajoutez-en un nouveau à l’inscription d’application, mettez-le dans le fichier de BODE_APP_CERTIFICATE_FILE, et redémarrez Bode.
doctor-seal-none = Les preuves de remise ne sont pas scellées (BODE_SEAL_FILE est vide).
doctor-seal-fine = Le certificat du sceau des preuves de remise est encore valable { $days } jours.
doctor-seal-soon = { $days ->
    [0] Le certificat du sceau des preuves de remise expire aujourd’hui.
    [1] Le certificat du sceau des preuves de remise expire demain.
   *[other] Le certificat du sceau des preuves de remise expire dans { $days } jours.
} Mettez-en un nouveau dans le fichier de BODE_SEAL_FILE, et redémarrez Bode ; dès qu’il a expiré, les preuves ne sont plus scellées.
doctor-seal-ended = { $days ->
    [one] Le certificat du sceau des preuves de remise a expiré hier.
   *[other] Le certificat du sceau des preuves de remise a expiré il y a { $days } jours.
} Mettez-en un nouveau dans le fichier de BODE_SEAL_FILE, et redémarrez Bode ; dès qu’il a expiré, les preuves ne sont plus scellées.

doctor-permissions-none = Microsoft Graph n’est pas utilisé (BODE_GRAPH_TENANT est vide).
doctor-permissions-local = Microsoft Graph se trouve sur cette machine et ne dit rien des autorisations.
doctor-permissions-no-token = Sans jeton, on ne sait pas ce qui est accordé.
doctor-permissions-unreadable = Le jeton ne dit pas ce qui est accordé.
doctor-permission-granted = { $permission } est accordée. { $why }
doctor-permission-missing = { $permission } n’est pas accordée. { $lost } Ajoutez-la dans l’inscription d’application, sous Autorisations de l’API, et donnez le consentement administrateur.
doctor-permission-unused = { $permission } n’est pas accordée, et aucun paramètre ne la demande. { $lost }
doctor-permission-wider = { $permission } est accordée et Bode ne s’en sert jamais : retirez-la, car elle peut ouvrir plus que prévu.
permission-people-why = Dit qui travaille ici : nom, fonction, école, langue, responsable.
permission-people-lost = Sans elle, les personnes ne viennent pas de Microsoft 365 mais d’un fichier.
permission-groups-why = Dit qui est dans quel groupe, pour les publics et pour qui peut lire un document.
permission-groups-lost = Sans elle, Bode ne connaît aucun groupe de Microsoft 365, et les documents pour un groupe ne sont pour personne.
permission-education_roles-why = Dit qui est élève (et donc pas membre du personnel) et qui est enseignant.
permission-education_roles-lost = Sans elle, et sans EduRoster.Read.All, seul mapping.toml dit qui est élève et qui est enseignant.
permission-education_schools-why = Dit de quelle école est chacun, qui est élève et qui est enseignant.
permission-education_schools-lost = Sans elle, seul mapping.toml dit de quelle école est chacun.
permission-sites-why = Lit les documents, pages et listes des seuls sites que vous accordez un par un, et écrit les demandes dans une liste là où vous avez donné le rôle write.
permission-sites-lost = Sans elle, personne ne trouve de documents de SharePoint, et aucune demande n’arrive dans une liste.
permission-installs-why = Installe Bode lui-même, et aucune autre application, chez qui ne l’a pas encore.
permission-installs-lost = Sans elle, Bode arrive par une stratégie d’installation ou chacun l’ajoute, et les annonces manquent les autres.
permission-mailboxes-why = Lit de quand à quand un approbateur est absent, au moment où il est choisi ; aucun message, aucun agenda.
permission-mailboxes-lost = Sans elle, Bode sait seulement qui a dit dans Bode même qu’il est absent.

doctor-people-none = Il n’y a personne dans l’annuaire : lancez « python app.py load FICHIER », ou nommez un fichier dans BODE_DIRECTORY_FILE.
doctor-people-fine = { $people } personnes sont dans l’annuaire, toutes avec une école et un responsable.
doctor-people-lack-school = Personnes sans école connue : { $lacking } sur { $people }. Les annonces à une école ne les atteignent pas : complétez leur école là d’où vient l’annuaire.
doctor-people-lack-manager = Personnes sans responsable : { $lacking } sur { $people }. Leurs demandes vont à la direction de leur école : complétez leur responsable là d’où vient l’annuaire.
doctor-operators-none = Personne n’a le rôle d’opérateur, donc personne ne reçoit la carte hebdomadaire : donnez ce rôle à quelqu’un.

doctor-accounts-none = Les personnes ne viennent pas d’un locataire de Microsoft 365.
doctor-accounts-never = Le locataire n’a encore jamais dit jusqu’au bout qui travaille ici : regardez les autorisations ci-dessus et le journal (directory.not_asked).
doctor-accounts-wait = Un changement attend : { $gone } personnes sur { $people } ne seraient plus là. « python app.py directory » montre qui ; corrigez la correspondance, ou lancez « python app.py directory accept ».
doctor-accounts-nobody = Selon la correspondance, personne ne fait partie du personnel, donc personne n’est chargé : vérifiez mapping.toml.
doctor-accounts-empty = Le locataire dit n’avoir aucun compte, donc personne n’est chargé : vérifiez que BODE_GRAPH_TENANT est bien le vôtre.
doctor-accounts-old = Le locataire a été lu entièrement il y a { $days } jours, alors que c’est prévu chaque semaine : regardez le journal (directory.not_asked).
doctor-accounts-unplaced = { $people ->
    [one] { $people } compte n’est
   *[other] { $people } comptes ne sont
} d’aucune école de la correspondance, donc inconnus de Bode : « python app.py directory » montre ce qui manque.
doctor-accounts-fine = { $people } personnes viennent du locataire, toutes avec une place.

doctor-reach-nobody = Il n’y a encore personne à atteindre.
doctor-reach-fine = Les { $people } personnes sont toutes joignables.
doctor-reach-some = { $reached } personnes sur { $people } sont joignables. Parmi les autres, { $never } n’ont jamais eu Bode, { $removed } l’ont retiré, { $blocked } l’ont bloqué, et { $lost } n’ont pas pu être jointes la dernière fois.
doctor-installs-refused = Microsoft 365 n’a pas laissé installer Bode pour { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
} : vérifiez si une stratégie d’application l’empêche.
doctor-installs-nobody = { $people ->
    [one] { $people } personne de l’annuaire n’a pas Teams, ou pas de compte
   *[other] { $people } personnes de l’annuaire n’ont pas Teams, ou pas de compte
} : vérifiez si c’est normal, et si BODE_CATALOGUE_APP_ID est l’id du catalogue.

doctor-contact-none = Qui veut recevoir ou faire effacer ses données ne voit pas à qui s’adresser : mettez un nom et une adresse e-mail dans BODE_PRIVACY_CONTACT.
doctor-contact-no-mail = BODE_PRIVACY_CONTACT n’a pas d’adresse e-mail qu’un bouton puisse ouvrir : mettez-en une.
doctor-contact-fine = « mes données » dit à qui demander de tout recevoir ou de faire effacer.

doctor-store-fine = Le stockage répond.
doctor-store-away = Le stockage ne s’ouvre pas : { $reason }

doctor-libraries-none = Aucun document n’est indexé : nommez leurs endroits dans libraries.toml, ou lancez « python app.py index ENDROIT ».
doctor-library-fine = { $library } : { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}, dernière lecture il y a { $hours } h.
doctor-library-never = { $library } n’a jamais été lue jusqu’au bout : « python app.py libraries » dit si son endroit est utilisable.
doctor-library-old = { $library } a été lue pour la dernière fois il y a { $hours } h, et aurait dû l’être depuis : vérifiez si un Bode tourne qui atteint son endroit.
doctor-library-unread = { $library } : { $documents ->
    [one] { $documents } document est illisible
   *[other] { $documents } documents sont illisibles
} ; « python app.py index » dit lesquels, et pourquoi.
doctor-library-withheld = { $library } : { $documents ->
    [one] 1 document n’est pas lu, car il est
   *[other] { $documents } documents ne sont pas lus, car ils sont
} d’une classe supérieure à { $highest }.
doctor-library-nothing = { $library } : rien n’y est lu. Ce qui s’y trouve ne peut pas porter d’étiquette et compte comme classe { $own } ; la classe la plus haute est { $highest }.
doctor-library-limit-new = { $library } n’a pas encore été relue depuis que la classe la plus haute a changé : d’ici là, ce qui était trouvé le reste.
doctor-library-nobody = { $library } : { $documents ->
    [one] { $documents } document n’est pour personne
   *[other] { $documents } documents ne sont pour personne
} et reste introuvable : dis qui peut lire.
doctor-library-unknown = { $library } nomme { $count ->
    [one] un lecteur que l’annuaire ne connaît pas
   *[other] { $count } lecteurs que l’annuaire ne connaît pas
} : { $readers }. Corrigez les noms, ou faites venir ces groupes avec l’annuaire.
doctor-library-site-group = { $library } : { $documents ->
    [one] { $documents } document nomme
   *[other] { $documents } documents nomment
} le groupe de site « { $group } », dont personne n’a dit qui en fait partie : ajoutez-le à site_groups dans libraries.toml.
doctor-library-not-told = { $library } : SharePoint ne dit pas à Bode qui peut lire { $documents ->
    [one] { $documents } document, qui n’est
   *[other] { $documents } documents, qui ne sont
} pour personne : accordez le site à Bode avec le rôle fullcontrol, ou retirez permissions = "items".
doctor-places-fine = { $libraries ->
    [0] Aucune bibliothèque n’est dans le fichier des bibliothèques.
    [1] L’endroit de la bibliothèque est utilisable d’ici.
   *[other] Les endroits des { $libraries } bibliothèques sont utilisables d’ici.
}
doctor-place-unusable = { $library } n’est pas utilisable d’ici : { $reason }

doctor-index-none = Il n’y a pas encore d’index sur cette machine : un Bode qui démarre ici le crée.
doctor-index-fine = L’index a tout ce que le stockage a.
doctor-index-filling = L’index se remplit, et les réponses le disent entre-temps.
doctor-index-damaged = L’index de cette machine est abîmé ({ $problem }) : redémarrez Bode, qui le remplit à nouveau depuis le stockage.
doctor-index-behind = L’index de cette machine n’a pas ce qui a changé dans { $libraries ->
    [one] { $libraries } bibliothèque
   *[other] { $libraries } bibliothèques
}, la plus ancienne depuis { $hours } heures : vérifiez si Bode tourne ici.
doctor-index-lost = De { $documents } documents, le stockage n’a pas de copie : lancez « python app.py index » pour leur bibliothèque.

doctor-queue-fine = { $jobs ->
    [one] { $jobs } tâche attend, depuis peu
   *[other] { $jobs } tâches attendent, depuis peu
}.
doctor-queue-waits = { $jobs ->
    [one] { $jobs } tâche attend
   *[other] { $jobs } tâches attendent
}, la plus ancienne depuis { $minutes } minutes : vérifiez si Bode tourne, et ce que dit le journal.
doctor-audit-fine = Les entrées du journal d’audit sont enchaînées.
doctor-audit-behind = Le journal d’audit n’est plus enchaîné : l’entrée la plus ancienne attend depuis { $minutes } minutes. Vérifiez si Bode tourne, et ce que dit le journal ; « python app.py audit verify » trouve ce qui bloque.
doctor-retention-fine = Les durées de conservation ont été appliquées la nuit passée.
doctor-retention-none = Les durées de conservation n’ont encore jamais été appliquées.
doctor-retention-late = Les durées de conservation ne sont plus appliquées depuis { $hours } heures : ce qui a été gardé assez longtemps est encore là. Vérifiez si Bode tourne ; à « retention.failed » et « round.failed », le journal dit ce qui bloque.
doctor-retention-uncut =
    Ce qui a été gardé assez longtemps ne peut pas quitter le journal d’audit : quelque chose a été changé à { $chains ->
        [one] une chaîne
       *[other] { $chains } chaînes
    }. Voyez quoi avec `python app.py audit verify`.
doctor-aside-fine = Aucune tâche n’a été mise de côté.
doctor-aside-some = { $jobs ->
    [one] 1 tâche a été mise de côté parce qu’elle échouait toujours
   *[other] { $jobs } tâches ont été mises de côté parce qu’elles échouaient toujours
} : « python app.py jobs » dit pourquoi, et les réessaie.

doctor-blobs-fine = L’endroit où sont les fichiers répond.
doctor-model-none = Bode trouve par les mots seuls (BODE_MEANING=none).
doctor-model-fine = Le modèle qui trouve par le sens est là.
doctor-model-not-installed = BODE_MEANING=embedded, mais le modèle n’est pas installé ici : d’ici là, Bode trouve par les mots seuls.
doctor-model-away = Le modèle à l’adresse { $address } ne répond pas ({ $error }), donc Bode trouve par les mots seuls : vérifiez la clé et le nom du modèle.
doctor-telemetry-none = Les traces et les mesures ne vont nulle part (BODE_TELEMETRY_ENDPOINT est vide) ; les chiffres sont dans le journal.
doctor-telemetry-fine = Les traces et les mesures sont acceptées.
doctor-telemetry-away = { $address } n’accepte pas { $what } ({ $error }), qui sont donc perdues : vérifiez BODE_TELEMETRY_ENDPOINT et BODE_TELEMETRY_HEADERS.

doctor-scanner-none = Rien ne cherche de virus dans ce que les gens joignent à une demande : avec BODE_SCANNER, clamd le fait.
doctor-scanner-fine = L’antivirus répond.
doctor-scanner-away = L’antivirus à l’adresse { $address } ne répond pas ({ $error }), donc aucun fichier n’est accepté : vérifiez qu’il tourne et que cette machine peut l’atteindre.

doctor-links-none = Les fichiers des demandes ne peuvent pas être ouverts, et il n’y a pas de liens vers Bode : mettez dans BODE_ADDRESS l’adresse où Bode répond de l’extérieur.
doctor-links-fine = Bode sait par quelle adresse commencent ses liens.
doctor-lists-none = Aucun formulaire n’écrit de demandes dans une liste SharePoint.
doctor-lists-fine =
    { $lists ->
        [one] La liste dans laquelle un formulaire écrit les demandes a toutes ses colonnes. Bode ne saura s’il peut y écrire qu’à la première ligne.
       *[other] Les { $lists } listes dans lesquelles les formulaires écrivent les demandes ont toutes leurs colonnes. Bode ne saura s’il peut y écrire qu’à la première ligne.
    }
doctor-list-unusable =
    { $reason ->
        [not_granted] Bode n’a pas accès à la liste { $list } du formulaire { $form } : donnez-lui le rôle write sur ce seul site, comme le dit docs/beheer/sharepoint.md.
        [no_site] Le site de la liste { $list } du formulaire { $form } n’existe pas, ou Bode ne peut pas le connaître.
        [no_list] La liste { $list } du formulaire { $form } n’existe pas (ou plus).
        [no_tenant] Le formulaire { $form } écrit dans la liste { $list }, ce qui est impossible sans BODE_GRAPH_TENANT.
       *[other] La liste { $list } du formulaire { $form } ne répond pas ({ $reason }).
    }
doctor-list-missing = La liste { $list } du formulaire { $form } n’a pas de colonne { $column } dans laquelle Bode peut écrire.
doctor-list-type = La colonne { $column } de la liste { $list } n’a pas le bon type pour le formulaire { $form } : elle reçoit { $told ->
        [number] un nombre
        [money] un montant
        [day] un jour
        [moment] un moment
        [truth] oui ou non
        [choice] un choix
       *[other] du texte
    }.
doctor-list-line = La colonne { $column } de la liste { $list } ne prend qu’une ligne, et le formulaire { $form } peut y écrire davantage : faites-en plusieurs lignes de texte.
doctor-list-choices = Il manque des choix du formulaire { $form } dans la colonne { $column } de la liste { $list } : { $told }.
doctor-list-unique = La colonne { $column } de la liste { $list } distingue les lignes du formulaire { $form } : faites-en une seule ligne de texte où les valeurs uniques sont obligatoires.
doctor-hand-over-none = Aucun autre système n’est informé des demandes : avec BODE_WEBHOOKS, oui.
doctor-hand-over-fine = Chaque autre système a accepté ce qui lui a été transmis des demandes, ou l’envoi est encore tenté.
doctor-hand-over-some =
    Un autre système n’a pas accepté { $requests ->
        [one] { $requests } demande
       *[other] { $requests } demandes
    } et Bode n’essaie plus : voyez pourquoi avec `python app.py hand-over`, puis réessayez avec `python app.py hand-over retry`.
