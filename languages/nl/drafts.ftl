# Wat een auteur schreef: sjablonen, eerdere versies, dupliceren.

my-drafts = Concepten
my-to-confirm = Wacht op een tweede persoon
my-planned = Gepland
my-running = Wordt verzonden
my-sent = Verzonden
my-older = Oudere
my-older-ones = Oudere tonen
duplicate = Dupliceren
templates-title = Waarvan begin je?
templates-subtle = Een sjabloon heeft plaatsen om in te vullen: die staan tussen accolades.
templates-from = Begin van een sjabloon
templates-begin = Kiezen
templates-without = Zonder sjabloon
earlier = Eerdere versies
earlier-subtle = Wat er eerder in dit concept stond. De tien laatste teksten blijven bewaard.
earlier-none = Er stond nog niets anders in dit concept.
earlier-until = Tot { $moment }
earlier-back = Terugzetten
check-braces = Er staan nog accolades in de tekst ({ $language }): { $braces }
problem-blanks = { $left ->
    [one] Vul deze plaats nog in, of haal ze weg: { $blanks }
   *[other] Vul deze plaatsen nog in, of haal ze weg: { $blanks }
}
problem-image-address = Van dit adres kan ik geen afbeelding halen: het is geen gewone plaats op het web.
problem-image-elsewhere = Dit adres stuurt me door naar een andere website. Afbeeldingen komen alleen van onze eigen websites.
problem-image-redirects = Dit adres stuurt me te vaak door. Geef het adres van de afbeelding zelf.
problem-image-missing = Op dit adres staat niets (meer). Kijk het na in je browser.
problem-image-login = Deze afbeelding is alleen te zien voor wie zich aanmeldt. Zet ze op een plaats die voor iedereen open is.
problem-image-status = De website geeft deze afbeelding nu niet. Probeer het straks nog eens.
problem-image-timeout = De website antwoordt te traag. Probeer het straks nog eens.
problem-image-connection = Ik kan deze website niet bereiken. Kijk het adres na.
problem-image-size = Deze afbeelding is te groot: hoogstens 1 MB. Maak ze kleiner.
problem-image-pixels = Deze afbeelding is { $width } op { $height } beeldpunten; in Teams is hoogstens 1024 op 1024 te zien. Maak ze kleiner.
problem-image-kind = Op dit adres staat geen afbeelding die Teams toont: alleen png, jpg of gif.
problem-image-later = De afbeelding is nog niet opgehaald. Probeer het nog eens.
my-suggestions = Voorgesteld
suggestion = Voorstel voor een mededeling
suggestion-from = { $reference } · van { $name } · { $moment }
suggestion-about = Maak je er een mededeling van, dan staat dit als concept bij je mededelingen. Je kiest zelf nog voor wie ze is.
suggestion-take = Maak er een mededeling van
suggestion-decline = Niet nodig
suggestion-taken = { $name } maakt er een mededeling van
suggestion-taken-you = Jij maakte er een concept van
suggestion-declined = { $name } vond geen mededeling nodig
suggestion-declined-you = Je vond geen mededeling nodig
today-suggestions = { $count ->
    [one] { $count } voorstel voor een mededeling
   *[other] { $count } voorstellen voor een mededeling
}
