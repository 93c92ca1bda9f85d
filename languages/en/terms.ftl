## Until when something is to be decided
term-until = To be decided before { $day }
term-late = Late: this had to be decided before { $day }
term-until-short = before { $day }
term-late-short = late (before { $day })
term-stopped = The time stands still until the question is answered
term-escalated = Not decided in time. So it was put to { $names } as well.
deed-escalated = Not decided in time: also put to { $other } · { $moment }
approval-reminder = Reminder: still waiting for your decision
