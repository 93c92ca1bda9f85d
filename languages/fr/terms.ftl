## Until when something is to be decided
term-until = À décider avant le { $day }
term-late = En retard : la décision était attendue avant le { $day }
term-until-short = avant le { $day }
term-late-short = en retard (avant le { $day })
term-stopped = Le délai est suspendu jusqu’à la réponse à la question
term-escalated = Pas de décision à temps. La demande a donc aussi été soumise à { $names }.
deed-escalated = Pas de décision à temps : aussi soumis à { $other } · { $moment }
approval-reminder = Rappel : votre décision est encore attendue
