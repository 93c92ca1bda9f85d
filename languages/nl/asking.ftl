# De vraag die bij een mededeling hoort.

asks-question = Vraag
asks-add = Een vraag toevoegen
asks-label = Wat voor vraag?
asks-none = Geen vraag
asks-one = Eén keuze
asks-several = Meer dan één keuze
asks-text = Een kort antwoord in eigen woorden
asks-rating = Een score van 1 tot 5 sterren
asks-question-label = Je vraag
asks-choices-label = De keuzes, elk op een eigen regel ({ $fewest } tot { $most }, enkel bij één of meer keuzes)
asks-choices-example = Ja, ik kom
asks-anonymous-label = Anoniem
asks-anonymous = Niemand ziet wie wat antwoordt
asks-anonymous-text = Een anoniem antwoord kan niet gewijzigd worden. Het resultaat is er pas als de mededeling vervalt, en bij minstens { $fewest } antwoorden: geef dus een laatste dag.
problem-asks = Kies wat voor vraag dit is.
problem-question-long = De vraag is te lang: hou het op 200 tekens.
problem-choices-count = Geef 2 tot 10 keuzes, elk op een eigen regel.
problem-choices-long = Een keuze is te lang: hou het op 80 tekens.
problem-choices-twice = Dezelfde keuze staat er twee keer.
problem-choices-other = Geef even veel keuzes als in de oorspronkelijke tekst, in dezelfde volgorde.
problem-answer-long = Je antwoord is te lang: hou het op 500 tekens.
answer-label = Je antwoord
answer-several = Je antwoord (kies er gerust meer dan één)
answer-named = Je naam staat bij je antwoord voor wie de mededeling schreef. Collega’s zien enkel het resultaat.
answer-anonymous = Anoniem: er wordt niet bewaard wie wat antwoordde. Daarna kun je je antwoord niet meer wijzigen.
answer-anonymous-stays = Het was anoniem. Daarom kun je het niet meer zien of wijzigen.
answer-give = Antwoord
answer-counted = Je antwoord is geteld
answer-yours = Je antwoordde:
answer-yours-there = Je koos { $answer }.
answer-change-open = Wijzig mijn antwoord
answer-change = Bewaar mijn nieuwe antwoord
answering-over = Antwoorden kan niet meer.
result-show = Toon het resultaat
result-again = Vernieuw het resultaat
result-answers = { $people ->
    [one] 1 antwoord
   *[other] { $people } antwoorden
  }
result-mean = Gemiddeld { $mean } op { $most } · { $answers }
result-later = Het resultaat staat hier na { $day }, als er minstens { $fewest } antwoorden zijn.
result-few = Er kwamen geen { $fewest } antwoorden. Daarom is er geen resultaat.
stars = { $count ->
    [one] 1 ster
   *[other] { $count } sterren
  }
problem-expires-anonymous = Een anonieme vraag heeft een laatste dag nodig: daarna staat het resultaat er.
answers-read = Lees de antwoorden
answers = Antwoorden
answers-none = Er is nog geen antwoord.
answers-further = Verder
answers-first = Vanaf het begin
answers-file = Antwoorden als CSV
answers-file-name = Antwoorden { $title }
answers-about = De antwoorden op je vraag
answers-summary = Antwoorden: { $title }
report-answer = Antwoord
report-answered = Beantwoord op
report-answers = Antwoorden
