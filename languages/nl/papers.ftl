## Papers that Bode makes
paper-makes = Bode maakt “{ $paper }” met wat je hier invult
paper-missing = Bode maakt “{ $paper }” niet: in de gids ontbreekt van { $name } { $what }. Laat dat aanvullen, of bezorg het zelf en meld het klaar.
paper-fact-name = de naam
paper-fact-job = de functie
paper-fact-school = de school
paper-get = Bezorg me het document
paper-about = Het document bij deze aanvraag
paper-reference = Referentie: { $reference }
paper-transcribed = Wat in een ander schrift geschreven is, staat hier in Latijnse letters.
paper-signed = Opgemaakt te { $place }, { $day }
