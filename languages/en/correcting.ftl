## Announcements: corrected and recalled
corrected = Corrected
recalled = Recalled
recalled-text = This announcement does not count any more. { $name } recalled it.
set-right = Correct or recall
set-right-subtle = What was sent can still be corrected or recalled
set-right-summary = Correct or recall: { $title }
set-right-how = { $people ->
    [0] Nobody has this announcement yet. Whoever is still to get it gets the corrected text. If you recall it, nothing leaves any more.
    [one] 1 member of staff has this announcement. If you correct it, their card changes. If you recall it, the text goes.
   *[other] { $people } members of staff have this announcement. If you correct it, their cards change. If you recall it, the text goes.
}
correct = Correct
correct-yes = { $people ->
    [0] Yes, correct it
    [one] Yes, correct it for 1 member of staff
   *[other] Yes, correct it for { $people } members of staff
}
correct-sure = { $people ->
    [0] Whoever is still to get it gets the new text.
    [one] The card of 1 member of staff changes. Whoever is still to get it gets the new text.
   *[other] The cards of { $people } members of staff change. Whoever is still to get it gets the new text.
}
recall = Recall
recall-yes = { $people ->
    [0] Yes, recall it
    [one] Yes, recall it from 1 member of staff
   *[other] Yes, recall it from { $people } members of staff
}
recall-sure = { $people ->
    [0] Recall this announcement? It cannot be undone.
    [one] Recall this announcement from 1 member of staff? It cannot be undone.
   *[other] Recall this announcement from { $people } members of staff? It cannot be undone.
}
recall-how = What becomes of the card?
recall-notice = A short notice in its place: this announcement was recalled
recall-deleted = The card goes altogether
correction = Correction
correction-subtle = Change what was not right; you see a preview first
correction-summary = Correction: { $title }
correction-preview = This is how it will read
correction-same = Nothing changes
correction-same-text = This is the same text as now.
correction-silent = The card will say “Corrected”. Without a notice nobody is told.
correction-notify = Also send them a short notice that it was corrected
corrected-text = This announcement was corrected. The card that you had shows the new text.
corrected-summary = Corrected: { $title }
correction-way = Button: { $way }
correction-choices = Answers, one on each line, in the same order
correction-drop = Do not correct
bringing-begins = Bode is about to begin.
bringing-changed = { $done } of { $people } cards have been changed.
bringing-deleted = { $done } of { $people } cards are gone.
bringing-unchanged = { $people ->
    [one] For 1 person it cannot be done.
   *[other] For { $people } people it cannot be done.
}
bringing-goes-on = Bode is still at it.
where-not = Where not?
where-not-summary = Not changed: { $title }
where-not-tell = They may still have the text of before. Let them know some other way.
editions = Earlier versions
editions-summary = Earlier versions: { $title }
edition-of = Version { $number }, of { $moment }
editions-more = { $count ->
    [one] And 1 older one.
   *[other] And { $count } older ones.
}
show-text = Show the text
reason-card-unknown = May have arrived: Bode does not know which card that is
reason-second-card = Changed, but there may be a second card still
reason-no-card = The card is not there any more
reason-recalled = Recalled before the message left
notice-correction-nothing = Nothing in the text was changed, so nothing was corrected.

## Announcements: by school
by-school = By school
schools-summary = By school: { $title }
schools-counted = Counted { $moment }
schools-counting = Being counted
schools-counting-text = Bode counts by school; this card follows in a moment.
schools-unconfirmed = Not confirmed yet, by school
schools-undelivered = Not arrived yet, by school
schools-table = Show all figures
schools-all-done = Nothing is left to do in any school.
schools-none = No school
schools-more = { $count ->
    [one] And 1 school more: the file has it.
   *[other] And { $count } schools more: the file has them.
}
twice = Maybe twice
twice-count = { $people ->
    [one] 1 member of staff may have got it twice.
   *[other] { $people } members of staff may have got it twice.
}
twice-who = Who?
figure-unconfirmed = Arrived, not confirmed yet

## Announcements: reminders
reminder = Reminder
reminder-text = You have not confirmed this announcement yet. Open it, read it and click “Read and understood”.
reminder-summary = To be confirmed: { $title }
missing = Not confirmed yet in your school
missing-summary = Not confirmed yet in your school: { $title }
missing-count = { $people ->
    [one] 1 member of staff of your school has this announcement and did not confirm it yet.
   *[other] { $people } members of staff of your school have this announcement and did not confirm it yet.
}
missing-why = They were just reminded. Only you and who sent the announcement see these names.
unconfirmed = Not confirmed yet
unconfirmed-summary = Not confirmed yet: { $title }
unconfirmed-nobody = Everybody who got it has confirmed.
who-unconfirmed = Who did not confirm?
reminded = Reminded
reminded-count = { $count } of at most { $most } times, last { $moment }
remind = Remind
remind-yes = { $people ->
    [one] Yes, remind 1 member of staff
   *[other] Yes, remind { $people } members of staff
}
remind-sure = { $people ->
    [one] 1 member of staff gets a short reminder, and the head of that school the name.
   *[other] { $people } members of staff get a short reminder, and each head the names of their own school.
}
remind-after = Remind by itself
remind-after-keep = Keep
remind-after-days = { $days ->
    [0] Not by itself
    [one] After 1 school day
   *[other] After { $days } school days
}
notice-remind-over = This announcement was recalled or has expired: there is nothing to confirm any more.
notice-remind-often = Three reminders at most can be sent. Speak yourself to who did not confirm.

## Announcements: proof of delivery
proof = Proof of delivery
proof-about = The proof of delivery of your announcement
proof-file = Proof of delivery { $title }
proof-title = Proof of delivery: { $title }
proof-what = Announcement
proof-from = From
proof-whom = For
proof-id = Reference
proof-edition = Version, with the SHA-256 of the text
proof-digest = SHA-256 of what is recorded
proof-registrar = Digest submitted to
proof-registrar-none = no provider of trust services
proof-registrar-receipt = { $provider }, receipt { $receipt }. What it proves is for that provider to say; it is no registered sending.
proof-registrar-failed = { $provider }, without a receipt ({ $problem })
proof-seal = Sealed with
proof-sealed-by = { $subject } (certificate of { $issuer })
proof-footer = SHA-256 { $digest }
proof-means = “Arrived” means that Teams took the message for this person, not that it was read. “Confirmed” means that this person clicked “Read and understood”.
proof-not-registered = This is no registered sending, and no qualified electronic registered delivery service as meant by the eIDAS Regulation (EU) 910/2014.
proof-check = What is recorded is attached to this document. Whoever operates Bode checks with “python app.py proof check” whether it is what Bode keeps.
