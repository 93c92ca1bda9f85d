# For who administers Bode alone.
command-operations = operations
help-operations = How Bode is, and what stands still
operations = Operations
operations-title = How is Bode?
operations-missing = { $people ->
    [0] Bode can reach everybody
    [one] Bode cannot reach 1 colleague
   *[other] Bode cannot reach { $people } colleagues
}
reach-open = See reach
health-well = Everything works
health-look = Bode works, but have a look
health-wrong = Something is wrong
health-people = { $people ->
    [one] 1 colleague known.
   *[other] { $people } colleagues known.
}
health-people-none = No staff is loaded: Bode knows nobody.
health-index = { $passages ->
    [one] 1 passage to search.
   *[other] { $passages } passages to search.
}
health-index-filling = The search index is being filled: { $percent }%.
health-disk = The disk of this instance is full: make room in the data folder.
health-blobs = The store of files does not answer.
health-replica = The search index of this instance is behind.
health-directory = Entra was not asked for long who works here.
health-teams-token = Bode gets no token for Teams: check the app registration.
health-graph-token = Bode gets no token for Microsoft Graph: check the app registration.
health-model = The model that finds by meaning does not answer.

## Jobs that were set aside
aside-kind = Job set aside
aside-title = Jobs set aside
aside-open = See jobs
aside-count = { $count ->
    [0] No job is set aside
    [one] 1 job is set aside
   *[other] { $count } jobs are set aside
}
aside-many = More than { $count } jobs are set aside
aside-about = These jobs kept failing. Mend the cause first, then try them again.
aside-none = No job is set aside.
aside-older = Older
aside-stands = Set aside
aside-since = since { $moment }
aside-why = Why
aside-tries = Attempts
aside-id = Number of the job
aside-attempts = it never ended
aside-unknown = this version of Bode does not know it
aside-error = error { $error }
aside-retry = Try again
aside-drop = Drop
aside-drop-ask = Drop this job? What it had to do will not happen. You can undo this for 30 days.
aside-drop-yes = Drop the job
aside-others = Other jobs
aside-retried = Is being tried again
aside-dropped = Dropped
aside-by = { $name } · { $moment }
aside-undo = Undo
aside-undo-until = You can undo this for 30 days.

## Sends under way
sends-title = Sends
sends-open = See sends
sends-none = Nothing is under way.
sends-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
sends-run = Announcements go out as usual
sends-under-way = { $count ->
    [0] No announcement is under way
    [one] 1 announcement is under way
   *[other] { $count } announcements are under way
}
sends-halted = All sends are halted
sends-halted-by = { $name } · { $moment }
sends-held = Halted
sends-halt = Halt everything
sends-halt-ask = Halt all announcements and reminders? Who does not have them yet gets nothing for now, nor of what begins later. What has left still arrives. Authors see it on their card.
sends-halt-yes = Halt everything now
sends-go-on = Resume everything
notice-sends-halted = All sends were halted by who administers Bode. This announcement too goes on by itself once that is over.
follow-halted = All sends were halted by who administers Bode. It has reached { $delivered } of { $people } so far. It goes on by itself.

## The configuration
configuration-title = Configuration of the organisation
configuration-open = See configuration
configuration-version = Version { $number } counts
configuration-files = The files count
configuration-wrong = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
configuration-refused = Version { $number } was refused: what counted before still does
configuration-since = since { $moment }
configuration-published = Published
configuration-none = No file
configuration-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
configuration-check = Refused: what stood there before still counts. The check says:
configuration-problems-more = { $count ->
    [one] And 1 more error.
   *[other] And { $count } more errors.
}
configuration-how = This is how it stands on the instance that answered you. Publish and go back with “python app.py publish”.
part-forms = Forms
part-topics = Topics
part-circles = Circles
part-synonyms = Synonyms
part-calendar = Calendar
part-thresholds = Thresholds
part-tariffs = Tariffs
part-leave-rights = Leave rights
part-papers = Certificates
part-templates = Templates
part-libraries = Libraries
part-authors = Who may announce
part-retention = Retention periods
part-mapping = Staff from Entra

## Who has which role
holders-title = Who has which role?
holders-open = See roles
holders-about = Who administers Bode, announces, answers and carries out
holders-how = Roles from the directory and the configuration, with those given for a period. A team that differs from school to school is left out.
holders-nobody = Nobody
holders-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
holders-given = { $count ->
    [one] 1 for a period
   *[other] { $count } for a period
}
