## When an announcement goes
planned = Planifiée
follow-planned = Pas encore envoyée.
cancelled = Interrompue
follow-cancelled = Vous avez interrompu l’envoi. Elle était déjà arrivée chez { $delivered } sur { $people }.
cancel-send = Interrompre
cancel-send-now = Oui, interrompre
cancel-send-sure = Qui n’a pas encore reçu la communication ne la recevra plus. Là où elle est arrivée, elle reste. Ensuite, l’envoi ne peut pas reprendre.
reason-cancelled = { $people ->
    [one] Plus envoyée : vous avez interrompu l’envoi
   *[other] Plus envoyée : vous avez interrompu l’envoi ({ $people })
  }
