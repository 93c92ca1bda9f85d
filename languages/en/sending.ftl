## When an announcement goes
planned = Planned
follow-planned = { $people ->
    [one] Goes { $moment } to 1 member of staff.
   *[other] Goes { $moment } to { $people } members of staff.
  }
planned-put-off = It could not go at the hour that you chose, and after that it was quiet time. So it goes at this moment now.
planned-urgent = Urgent: { $why }
held = Not sent
held-text = The announcement that you planned is a draft again.
notice-announcement-no-author = You may not send announcements any more. Ask somebody who may to take it over.
notice-when-past = That moment is over. Choose another one.
notice-when-far = That is more than a year away. Choose a day that is closer.
notice-when-quiet = At that moment it is quiet time for most of those who get it. Open the announcement and choose a moment on a working day.
notice-urgent-mandatory = Only a mandatory announcement can be urgent.
when-ask = Send later
when-ask-urgent = Send urgently or later
when-title = When does it go?
when-other = Another moment
when-day = Day
when-hour = Hour (in Belgium)
when-plan = Plan
when-plan-for = Plan for { $moment }
when-quiet = It is quiet time now
when-first = Most of them may get it again from { $moment }.
when-never = In the months to come there is no working day for those who get it.
when-agreed = (Agreement of { $day }.)
when-later = { $people ->
    [one] 1 of them is not at work then, and gets it when their own next working day begins.
   *[other] { $people } of them are not at work then, and get it when their own next working day begins.
  }
when-twice = That hour comes twice that night. It goes the first time, still in summer time.
when-urgent = A mandatory announcement that cannot wait for working hours can also go outside them. Then say why; that is kept.
when-urgent-why = Why is it urgent?
when-urgent-words = In your words
when-urgent-now = Urgent: send now
when-other-moment = Another moment
when-take-back = Back to draft
when-now = Send now
when-now-yes = Yes, send now
when-now-sure = { $people ->
    [one] Send now to 1 member of staff? You cannot undo that.
   *[other] Send now to { $people } members of staff? You cannot undo that.
  }
urgent-safety = Safety of pupils or staff
urgent-closure = The school does not open, or lessons are cancelled
urgent-outage = Systems or access are out of order
urgent-law = The law or the authorities ask for it
urgent-other = Something else
problem-when-needed = Choose a day and an hour, or one of the proposals.
problem-when-day = Give a day, such as 30/11/2026.
problem-when-hour = Give an hour, such as 7:30.
problem-when-past = That moment is over. Choose a later one.
problem-when-far = That is more than a year away. Choose a day that is closer.
problem-when-skipped = That hour does not exist that night: the clock goes forward. Here is now the hour that the clock shows then. If that is right, plan again.
problem-when-quiet = It is quiet time then for most of those who get it. Choose a proposal, or a moment on a working day.
problem-urgent-why = Choose why it is urgent.
problem-urgent-words = Say why in a few words.
cancelled = Cancelled
follow-cancelled = You cancelled the send. It had reached { $delivered } of { $people } by then.
cancel-send = Cancel
cancel-send-now = Yes, cancel it
cancel-send-sure = Whoever has not got the announcement yet will not get it any more. Where it arrived, it stays. The send cannot go on after this.
reason-cancelled = { $people ->
    [one] Not sent any more: you cancelled it
   *[other] Not sent any more: you cancelled it ({ $people })
  }

## Reach
paused-kind = Operation
paused-title = Teams refuses Bode: an announcement stands still
paused-reached = Has reached { $delivered } of { $people } so far.
paused-of = From { $name }, sent { $moment }
paused-how = See in Teams whether the app is allowed, and whether the password or certificate of Bode still counts (“python app.py doctor” says what is wrong). Tell the author once it is mended: they go on with “Try again”.
command-reach = reach
help-reach = Whom Bode cannot reach, by school
reach-kind = Reach
reach-csv = As CSV
reach-title = Whom Bode does not reach
reach-schools = { $schools ->
    [one] 1 school
   *[other] { $schools } schools
  }
reach-all = Everybody can be reached
reach-not-all = Not everybody can be reached
reach-missing = { $missing } of { $people } members of staff cannot
reach-more = The other schools are in the file.
reach-others = Other schools
reach-since = { $name } (since { $day })
reach-never = { $people ->
    [one] Never had Bode
   *[other] Never had Bode ({ $people })
  }
reach-never-do = Have ICT set up the app for them, or ask them to look for “Bode” in Teams and add it.
reach-removed = { $people ->
    [one] Has Bode no more
   *[other] Have Bode no more ({ $people })
  }
reach-removed-do = Ask them to add Bode in Teams again. What they missed in the last two weeks comes by itself then.
reach-blocked = { $people ->
    [one] Blocked Bode
   *[other] Blocked Bode ({ $people })
  }
reach-blocked-do = Bode sends them nothing until they write themselves. Talk to them, and point to “settings”, where they can choose to get less.
reach-unknown = { $people ->
    [one] Could not be reached
   *[other] Could not be reached ({ $people })
  }
reach-unknown-do = Bode tries again with the next message. If it stays like that, ask ICT to look into it.
reach-column-why = Why
reach-column-since = Since
reach-column-do = What to do
reach-about = Whom Bode does not reach
notice-only-reach = Whom Bode does not reach is seen by heads, for their own school, and by who administers Bode.
when-urgent-quiet = { $people ->
    [one] It goes to 1 member of staff, whose quiet hours these are.
   *[other] It goes to { $people } members of staff; for { $quiet } of them these are quiet hours.
}
