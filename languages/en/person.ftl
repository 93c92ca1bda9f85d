## All that is kept of a person, as a page to read
privacy-title = What Bode keeps about { $name }
privacy-made = Made on { $day }: { $count } { $count ->
    [one] record
   *[other] records
}. bode.json has the same for a computer; the names of the fields are those of that file.
privacy-rights = Is something wrong, or do you want it erased? Ask the data protection officer of your organisation. You can also lodge a complaint with the supervisory authority.
privacy-files = Files
privacy-people = Who you are, as the directory says
privacy-reach = How Bode reaches you
privacy-absences = Absences
privacy-mandates = Mandates
privacy-roles = Roles for a period
privacy-questions = Questions to Bode
privacy-hand-offs = Questions to experts, and official answers
privacy-announcements = Announcements
privacy-requests = Requests and decisions
privacy-profile = Your profile
privacy-audit = Audit
privacy-work = Cards and files made for you
privacy-library = Documents
privacy-settings = Settings

## "my data": what Bode keeps of who asks
command-privacy = my data
help-privacy = What Bode keeps about you, and until when
own-data = My data
own-data-title = What Bode keeps about you
own-data-subtle = Only you see this card. The periods are those of your organisation.
own-data-more = What else Bode keeps
own-data-none = Nothing now
own-data-none-asked = No question of yours now
own-data-title-hand-offs = Questions to experts
own-data-title-official = Official answers
own-data-years = { $count } { $count ->
    [one] year
   *[other] years
}
own-data-days = { $count } { $count ->
    [one] day
   *[other] days
}
own-data-count-asked = { $count } { $count ->
    [one] request
   *[other] requests
} of yours
own-data-count-decided = { $count } { $count ->
    [one] time
   *[other] times
} asked to decide or advise
own-data-count-received = { $count } for you
own-data-count-written = { $count } by you
own-data-count-questions = { $count } with your name
own-data-count-hand-offs = { $count } { $count ->
    [one] question
   *[other] questions
} of yours
own-data-count-owned = { $count } in your name
own-data-count-given = { $count } given
own-data-count-held = { $count } received
own-data-requests = Until { $span } after the last change; what is not over stays
own-data-announcements = Until { $span } after anything last happened to it
own-data-questions = { $span } with your name, then without, until 90 days
own-data-hand-offs = What you answered as an expert too: until { $span } after the last answer; what is open stays
own-data-official = An official answer that you answer for or changed stays with the organisation, with your name until your data are erased
own-data-mandates = Until { $span } after the end
own-data-people = As long as you work here; your name another { $span } after
own-data-reach = As long as you work here, and { $span } after
own-data-absences = Until the absence is over
own-data-roles = Until { $span } after the end
own-data-profile = Until the day that you chose
own-data-work = Hours to weeks; which card you got: 400 days
own-data-audit = Who did what, without a name (only with your number in Bode) and without what you typed: { $span }
own-data-elsewhere = Documents and settings of your organisation may name you too. The organisation looks after those itself.
own-data-rights = Do you want all of it, or something corrected or erased?
own-data-ask = Ask
own-data-ask-officer = Ask the data protection officer of your organisation.
send-mail = Send an email
