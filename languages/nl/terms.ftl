## Until when something is to be decided
term-until = Te beslissen voor { $day }
term-late = Te laat: hierover moest voor { $day } beslist zijn
term-until-short = voor { $day }
term-late-short = te laat (voor { $day })
term-stopped = De termijn staat stil tot de vraag beantwoord is
term-escalated = Niet op tijd beslist. Daarom is het ook gevraagd aan { $names }.
deed-escalated = Niet op tijd beslist: ook gevraagd aan { $other } · { $moment }
approval-reminder = Herinnering: wacht nog op je beslissing
