## When an announcement goes
planned = Gepland
follow-planned = Nog niet verzonden.
cancelled = Afgebroken
follow-cancelled = Je hebt het verzenden afgebroken. Bij { $delivered } van { $people } was ze al aangekomen.
cancel-send = Afbreken
cancel-send-now = Ja, breek af
cancel-send-sure = Wie de mededeling nog niet kreeg, krijgt ze niet meer. Bij wie ze al aankwam, blijft ze staan. Verdergaan kan daarna niet.
reason-cancelled = { $people ->
    [one] Niet meer verzonden: je brak het af
   *[other] Niet meer verzonden: je brak het af ({ $people })
  }
