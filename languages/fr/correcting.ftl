## Announcements: corrected and recalled
corrected = Corrigée
recalled = Retirée
recalled-text = Cette annonce n’est plus valable. { $name } l’a retirée.
set-right = Corriger ou retirer
set-right-subtle = Ce qui est envoyé peut encore être corrigé ou retiré
set-right-summary = Corriger ou retirer : { $title }
set-right-how = { $people ->
    [0] Cette annonce n’est encore arrivée chez personne. Qui doit encore la recevoir, reçoit le texte corrigé. Si vous la retirez, plus rien ne part.
    [one] Cette annonce se trouve chez 1 membre du personnel. Si vous la corrigez, sa carte change. Si vous la retirez, le texte disparaît.
   *[other] Cette annonce se trouve chez { $people } membres du personnel. Si vous la corrigez, leur carte change. Si vous la retirez, le texte disparaît.
}
correct = Corriger
correct-yes = { $people ->
    [0] Oui, corriger
    [one] Oui, corriger chez 1 membre du personnel
   *[other] Oui, corriger chez { $people } membres du personnel
}
correct-sure = { $people ->
    [0] Qui doit encore la recevoir, reçoit le nouveau texte.
    [one] La carte de 1 membre du personnel change. Qui doit encore la recevoir, reçoit le nouveau texte.
   *[other] Les cartes de { $people } membres du personnel changent. Qui doit encore la recevoir, reçoit le nouveau texte.
}
recall = Retirer
recall-yes = { $people ->
    [0] Oui, retirer
    [one] Oui, retirer chez 1 membre du personnel
   *[other] Oui, retirer chez { $people } membres du personnel
}
recall-sure = { $people ->
    [0] Retirer cette annonce ? C’est irréversible.
    [one] Retirer cette annonce chez 1 membre du personnel ? C’est irréversible.
   *[other] Retirer cette annonce chez { $people } membres du personnel ? C’est irréversible.
}
recall-how = Que devient la carte ?
recall-notice = Un court avis à la place : cette annonce a été retirée
recall-deleted = La carte disparaît complètement
correction = Correction
correction-subtle = Modifiez ce qui n’était pas exact ; vous voyez d’abord un aperçu
correction-summary = Correction : { $title }
correction-preview = Voici ce qu’on lira
correction-same = Rien ne change
correction-same-text = C’est le même texte que maintenant.
correction-silent = La carte portera la mention « Corrigée ». Sans avis, personne ne le remarque de lui-même.
correction-notify = Leur envoyer aussi un court avis de correction
corrected-text = Cette annonce a été corrigée. La carte que vous aviez déjà montre le nouveau texte.
corrected-summary = Corrigée : { $title }
correction-way = Bouton : { $way }
correction-choices = Réponses, une par ligne, dans le même ordre
correction-drop = Ne pas corriger
bringing-begins = Bode s’y met.
bringing-changed = Chez { $done } sur { $people }, la carte est modifiée.
bringing-deleted = Chez { $done } sur { $people }, la carte a disparu.
bringing-unchanged = { $people ->
    [one] Chez 1 personne, c’est impossible.
   *[other] Chez { $people } personnes, c’est impossible.
}
bringing-goes-on = Bode y travaille encore.
where-not = Où pas ?
where-not-summary = Non modifiée : { $title }
where-not-tell = Ces personnes ont peut-être encore le texte précédent. Prévenez-les autrement.
editions = Versions précédentes
editions-summary = Versions précédentes : { $title }
edition-of = Version { $number }, du { $moment }
editions-more = { $count ->
    [one] Et encore 1 plus ancienne.
   *[other] Et encore { $count } plus anciennes.
}
show-text = Afficher le texte
reason-card-unknown = Peut-être arrivée : Bode ne sait pas quelle carte c’est
reason-second-card = Modifiée, mais une deuxième carte se trouve peut-être encore là
reason-no-card = La carte n’est plus là
reason-recalled = Retirée avant le départ du message
notice-correction-nothing = Rien n’a changé dans le texte : rien n’a donc été corrigé.

## Announcements: by school
by-school = Par école
schools-summary = Par école : { $title }
schools-counted = Compté { $moment }
schools-counting = Comptage en cours
schools-counting-text = Bode compte par école ; cette carte s’adapte ensuite.
schools-unconfirmed = Pas encore confirmé, par école
schools-undelivered = Pas encore arrivée, par école
schools-table = Afficher tous les chiffres
schools-all-done = Il ne reste rien à faire dans aucune école.
schools-none = Aucune école
schools-more = { $count ->
    [one] Et encore 1 école : elle se trouve dans le fichier.
   *[other] Et encore { $count } écoles : elles se trouvent dans le fichier.
}
twice = Peut-être deux fois
twice-count = { $people ->
    [one] Chez 1 membre du personnel, elle est peut-être arrivée deux fois.
   *[other] Chez { $people } membres du personnel, elle est peut-être arrivée deux fois.
}
twice-who = Qui ?
figure-unconfirmed = Arrivée, pas encore confirmée

## Announcements: reminders
reminder = Rappel
reminder-text = Vous n’avez pas encore confirmé cette annonce. Ouvrez-la, lisez-la et cliquez sur « Lu et compris ».
reminder-summary = À confirmer : { $title }
missing = Pas encore confirmée dans votre école
missing-summary = Pas encore confirmée dans votre école : { $title }
missing-count = { $people ->
    [one] 1 membre du personnel de votre école a cette annonce et ne l’a pas encore confirmée.
   *[other] { $people } membres du personnel de votre école ont cette annonce et ne l’ont pas encore confirmée.
}
missing-why = Ils viennent de recevoir un rappel. Seuls vous et l’auteur de l’annonce voyez ces noms.
unconfirmed = Pas encore confirmé
unconfirmed-summary = Pas encore confirmé : { $title }
unconfirmed-nobody = Tous ceux qui l’ont reçue ont confirmé.
who-unconfirmed = Qui n’a pas confirmé ?
reminded = Rappelé
reminded-count = { $count } fois sur { $most } au plus, la dernière { $moment }
remind = Rappeler
remind-yes = { $people ->
    [one] Oui, rappeler à 1 membre du personnel
   *[other] Oui, rappeler à { $people } membres du personnel
}
remind-sure = { $people ->
    [one] 1 membre du personnel reçoit un court rappel, et la direction de cette école le nom.
   *[other] { $people } membres du personnel reçoivent un court rappel, et chaque direction les noms de sa propre école.
}
remind-after = Rappel automatique
remind-after-keep = Enregistrer
remind-after-days = { $days ->
    [0] Pas automatiquement
    [one] Après 1 jour d’école
   *[other] Après { $days } jours d’école
}
notice-remind-over = Cette annonce est retirée ou a expiré : il n’y a plus rien à confirmer.
notice-remind-often = On peut rappeler trois fois au plus. Adressez-vous vous-même à ceux qui n’ont pas confirmé.

## Announcements: proof of delivery
proof = Preuve de remise
proof-about = La preuve de remise de votre annonce
proof-file = Preuve de remise { $title }
proof-title = Preuve de remise : { $title }
proof-what = Annonce
proof-from = De
proof-whom = Pour
proof-id = Référence
proof-edition = Version, avec le SHA-256 du texte
proof-digest = SHA-256 de ce qui est enregistré
proof-registrar = Empreinte soumise à
proof-registrar-none = aucun prestataire de services de confiance
proof-registrar-receipt = { $provider }, récépissé { $receipt }. Ce qu’il prouve, ce prestataire le dit ; ce n’est pas un envoi recommandé.
proof-registrar-failed = { $provider }, sans récépissé ({ $problem })
proof-seal = Scellé avec
proof-sealed-by = { $subject } (certificat de { $issuer })
proof-footer = SHA-256 { $digest }
proof-means = « Arrivée » signifie que Teams a accepté le message pour cette personne, non qu’il a été lu. « Confirmé » signifie que cette personne a cliqué sur « Lu et compris ».
proof-not-registered = Ceci n’est pas un envoi recommandé, ni un service qualifié d’envoi recommandé électronique au sens du règlement eIDAS (UE) 910/2014.
proof-check = Ce qui est enregistré est joint à ce document. Qui gère Bode vérifie avec « python app.py proof check » si cela correspond à ce que Bode conserve.
