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
