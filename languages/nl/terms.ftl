## Until when something is to be decided
term-until = Te beslissen vóór { $day }
term-late = Te laat: hierover moest vóór { $day } beslist zijn
term-until-short = vóór { $day }
term-late-short = te laat (vóór { $day })
term-stopped = De termijn staat stil tot de vraag beantwoord is
term-escalated = Niet op tijd beslist. Daarom is het ook gevraagd aan { $names }.
deed-escalated = Niet op tijd beslist: ook gevraagd aan { $other } · { $moment }
approval-reminder = Herinnering: wacht nog op je beslissing
