## Others are told of a request
informed = Ter informatie
informed-over = Dit gaat niet door.
informed-why = Je hoeft niets te beslissen. Deze kaart toont altijd hoe het nu staat.
informed-no-more = Deze aanvraag volg je niet meer
informed-no-more-why = Ze is nu voor iemand anders ter informatie.
told-entered = { $name } gaf dit voor jou door. Klopt het niet? Open het, laat het annuleren en geef het juist door.
told-entered-system = { $name } diende dit voor jou in. Klopt het niet? Open het en maak het ongedaan.
notice-changed-behalf = Een collega gaf dit voor jou door. Klopt het niet, trek het dan in en laat het opnieuw doorgeven.
