## Announcements: visering
visa = I have read this and sign it off
visa-done = Read and signed off
visa-label = Sign-off (of a mandatory announcement)
visa-within = { $days ->
    [0] No sign-off
    [one] Everybody signs off within 1 school day
   *[other] Everybody signs off within { $days } school days
}
visa-asked = To be signed off
visa-until = By { $day }. Read this and sign it off below.
visa-days = { $days ->
    [one] Within 1 school day. Read this and sign it off below.
   *[other] Within { $days } school days. Read this and sign it off below.
}
visa-late = Not signed off yet
visa-late-text = It was due by { $day }. Read this and sign it off now.
visa-author = Sign-off: everybody signs off by { $day }.
visa-author-late = Sign-off: it was due by { $day }.
visa-author-days = { $days ->
    [one] Sign-off: everybody signs off within 1 school day.
   *[other] Sign-off: everybody signs off within { $days } school days.
}
missing-late = The time is up. Only you and the announcement’s author see these names.
problem-visa-mandatory = Only a mandatory announcement can be signed off. Choose “Mandatory” above, or “No sign-off”.
problem-visa-expires = On that day everybody still has to be able to sign off. Choose a later day.
correction-visas-stay = Who signed off already stays so.
correction-anew = This changes what has to be done: everybody signs off again and gets a short message
corrected-anew = What you have to do has changed. Read the new text and sign it off again.
visa-list = Sign-off list
visa-list-text = Who signed off, when and which version; and who did not yet. Of one school, or of all in one file.
visa-list-make = Make the list (pdf)
visa-all-schools = All schools in one file
visa-about = Who signed off your announcement and who did not
visa-file = Sign-off list { $title }
visa-due = To be signed off by
visa-moment = Signed off on
visa-edition = Version
visa-edition-of = SHA-256 of the text of version { $number }
visa-means = “Signed off” means that this person had the text of that version before them and confirmed that they read it.
visa-part = { $done } of { $people } signed off.
visa-no-school = No school, or no longer works here
visa-left = No longer works here
visa-later = Came later
visa-away = Away
visa-away-until = Away, back on { $day }
visa-earlier = Signed off version { $number } on { $moment }
missing-nobody = Everybody of your school who got this announcement confirmed it.
missing-yours = Only you and the announcement’s author see these names.
missing-again = Look again
missing-about = Who of your school did not confirm yet
missing-file = Not confirmed yet { $title }
missing-asked = Bode looks up the names; you get them in a moment.
missing-list-title = What does your school still have to confirm?
missing-list-none = Nothing that you got lately asks for a confirmation.
missing-show = Who did not confirm?
command-missing = to be confirmed
help-missing = Who of your school did not confirm an announcement yet
notice-only-heads = Only who leads a school sees who of that school did not confirm an announcement yet. You find the announcements for you with “news”.
