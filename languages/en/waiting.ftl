choice-waiting = { $option } (full, with a waiting list)
choice-until = Can be chosen until { $date }.
choice-free = free
must-wait = { $option } is full
must-wait-first = You can go on the waiting list. Nobody is waiting yet.
must-wait-others = You can go on the waiting list. { $before ->
    [one] { $before } person is waiting already.
   *[other] { $before } people are waiting already.
}
must-wait-how = A place is not certain. When one comes free, whoever has waited longest gets it, with a message from Bode. Until then you are not enrolled.
must-wait-submit = Put me on the waiting list
waits = On the waiting list
waits-for = On the waiting list: { $option }
waits-how = There is no place yet, and it is not certain that there will be. You get a message as soon as one comes free for you.
waits-other = There is no place yet. Decide all the same: once it is approved, they get a place as soon as one comes free.
placed = A place came free, and it is yours.
placed-how = Do you not need it any more? Give it up until { $until }, and the next person gets it.
give-up-waiting = Leave the waiting list
give-up-waiting-sure = Do you not want to wait any more? Your request then lapses.
give-up-place = Give up the place
give-up-place-sure = Do you want to give up this place? Your request then lapses, and the next person on the waiting list gets it.
give-up-yes = Yes, I give it up
give-up-waiting-yes = Yes, I stop waiting
deed-placed = A place came free · { $moment }
deed-unplaced = No place came free · { $moment }
told-placed = You have a place: { $form }
told-unplaced = No place came free: { $form }
state-unplaced = no place came free, { $moment }

## Who is enrolled for what there are only so many places of
enrolments = Enrolments
enrolments-title = Who is enrolled?
enrolments-taken = { $taken } of { $most } places
enrolments-queued = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
enrolments-enrolled = Enrolled
enrolments-waiting = On the waiting list, who waits longest first
enrolments-nobody = Nobody is enrolled yet.
enrolments-others = And { $count } more.
enrolments-more = And { $count } others.

## Who was there, once the day is over
attendance-who = Who was there?
attendance-how = Untick who was not there. Participants see it after ten minutes; who was not there is then asked why.
attendance-later = Then { $count ->
    [one] one more participant.
   *[other] { $count } more participants.
}
attendance-confirm = Confirm who was there
attendance-undo = Undo the confirmation
attendance-changed = Somebody was faster, or something changed. This is how it stands now.
attendance-counts = { $present } present · { $absent } absent
attendance-by = Last confirmed by { $name }, { $day }
attendance-still = { $count } to confirm
attendance-there-short = Present
attendance-not-there-short = Absent
attendance-there = Attendance confirmed
attendance-missed = You are not among those who were there.
attendance-why = Let them know why you were not there. You were? Say so.
attendance-why-label = Why were you not there?
attendance-explain = Say why
told-attended = Your attendance is confirmed: { $form }
told-missed = You are not among those who were there: { $form }
told-attendance-undone = Who was there is being looked at again: { $form }
deed-attended = { $name } confirmed attendance · { $moment }
deed-missed = { $name } noted absence · { $moment }
deed-attendance-undone = The confirmation of who was there was undone · { $moment }
deed-explained = { $name } said why · { $moment }

## The budget of a school, for who decides
budget = Budget { $year } of { $school }
budget-spent = { $spent } of { $budget } is approved, as of { $day }.
budget-with = With this request: { $after }.
budget-over = That is { $over } above the budget.
