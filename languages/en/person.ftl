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
