## How Bode itself is: on the command line, and on the card of operators
doctor-card-kind = Looking after Bode
doctor-card-title = Something needs to be seen to
doctor-card-subtle = Looked at once a week; without a card all is well
doctor-card-now = Wrong now
doctor-card-soon = Within 30 days
doctor-card-more = And { $count } more.
doctor-card-how = On the server, “python app.py doctor” shows all of it.

doctor-not-looked = Not looked at: the store could not be opened.
doctor-slow = This took longer than { $seconds } seconds and was given up: see whether the service that it asks is away.
doctor-failed = This check failed ({ $error }): the log says where.
doctor-told = { $problem }

doctor-settings-fine = The settings can be read.
doctor-settings-local = There is no app id, so Bode answers this machine only: set BODE_APP_ID to use it in Teams.
doctor-settings-unshared = { $settings } is for one machine, and the others are for several instances: choose cosmos and azure for all of them.

doctor-disk-fine = There is room on the disk ({ $free } MB).
doctor-disk-soon = Only { $free } MB are free on the disk of the data folder: make room, or give it a larger one.
doctor-disk-wrong = Nothing can be kept in the data folder: { $problem }. Make room, or let Bode write there (BODE_DATA_DIR).

doctor-clock-fine = The clock is right.
doctor-clock-none = There is no service to compare the clock with.
doctor-clock-unseen = { $address } does not answer ({ $error }): see whether this machine may reach it.
doctor-clock-ahead = The clock of this machine is { $seconds } seconds ahead: let it follow a time server, or tokens are refused.
doctor-clock-behind = The clock of this machine is { $seconds } seconds behind: let it follow a time server, or tokens are refused.

doctor-token-none = No tokens are needed: neither Teams nor Microsoft Graph is used.
doctor-token-fine = A token for { $what } can be had.
doctor-token-local = { $what } stands on this machine and asks for no token.
doctor-token-refused = A token for { $what } is refused ({ $code }): check the app id, the tenant, and the secret or certificate.
doctor-token-away = No token for { $what } can be had now ({ $code }): see whether this machine reaches login.microsoftonline.com.

doctor-secret-no-app = There is no app registration, and no secret that could end.
doctor-secret-none = The app proves itself with an identity of the machine: no secret can end.
doctor-secret-unknown = Bode cannot read when the client secret ends: write its day in BODE_APP_SECRET_ENDS, and it warns in time.
doctor-secret-fine = The client secret is good for { $days } more days.
doctor-secret-soon = { $days ->
    [0] The client secret ends today.
    [one] The client secret ends tomorrow.
   *[other] The client secret ends in { $days } days.
} Make a new one in the app registration, put it in BODE_APP_SECRET and its day in BODE_APP_SECRET_ENDS, and restart Bode.
doctor-secret-ended = { $days ->
    [one] The client secret ended yesterday.
   *[other] The client secret ended { $days } days ago.
} Make a new one in the app registration, put it in BODE_APP_SECRET and its day in BODE_APP_SECRET_ENDS, and restart Bode.
doctor-certificate-fine = The certificate is good for { $days } more days.
doctor-certificate-soon = { $days ->
    [0] The certificate ends today.
    [one] The certificate ends tomorrow.
   *[other] The certificate ends in { $days } days.
} Add a new one to the app registration, put it in the file of BODE_APP_CERTIFICATE_FILE, and restart Bode.
doctor-certificate-ended = { $days ->
    [one] The certificate ended yesterday.
   *[other] The certificate ended { $days } days ago.
} Add a new one to the app registration, put it in the file of BODE_APP_CERTIFICATE_FILE, and restart Bode.
doctor-seal-none = Proofs of delivery are not sealed (BODE_SEAL_FILE is empty).
doctor-seal-fine = The certificate of the seal on proofs of delivery is good for { $days } more days.
doctor-seal-soon = { $days ->
    [0] The certificate of the seal on proofs of delivery ends today.
    [one] The certificate of the seal on proofs of delivery ends tomorrow.
   *[other] The certificate of the seal on proofs of delivery ends in { $days } days.
} Put a new one in the file of BODE_SEAL_FILE, and restart Bode; once it ended, proofs are not sealed.
doctor-seal-ended = { $days ->
    [one] The certificate of the seal on proofs of delivery ended yesterday.
   *[other] The certificate of the seal on proofs of delivery ended { $days } days ago.
} Put a new one in the file of BODE_SEAL_FILE, and restart Bode; once it ended, proofs are not sealed.

doctor-permissions-none = Microsoft Graph is not used (BODE_GRAPH_TENANT is empty).
doctor-permissions-local = Microsoft Graph stands on this machine: it says nothing of permissions.
doctor-permissions-no-token = What was granted is not known without a token.
doctor-permissions-unreadable = The token does not say what was granted.
doctor-permission-granted = { $permission } is granted. { $why }
doctor-permission-missing = { $permission } is not granted. { $lost } Add it in the app registration under API permissions, and grant admin consent.
doctor-permission-unused = { $permission } is not granted, and no setting asks for it. { $lost }
doctor-permission-wider = { $permission } is granted, and Bode never uses it: take it away, for it may open more than was meant.
permission-people-why = Tells who works here: name, job, school, language, manager.
permission-people-lost = Without it, people do not come from Microsoft 365 but from a file.
permission-groups-why = Tells who is in which group, for audiences and for who may read a document.
permission-groups-lost = Without it, Bode knows no group of Microsoft 365, and documents for a group are for nobody.
permission-education_roles-why = Tells who is a pupil (and so not staff) and who is a teacher.
permission-education_roles-lost = Without it, and without EduRoster.Read.All, only mapping.toml says who is a pupil and who is a teacher.
permission-education_schools-why = Tells of which school somebody is, and who is a pupil and who is a teacher.
permission-education_schools-lost = Without it, only mapping.toml says of which school somebody is.
permission-sites-why = Reads the documents, pages and lists of those sites alone that you grant one by one, and writes requests to a list where you gave the role write.
permission-sites-lost = Without it, no document of SharePoint is found, and no request comes into a list.
permission-installs-why = Installs Bode itself, and no other app, for who has it not yet.
permission-installs-lost = Without it, people get Bode by a setup policy or by adding it themselves, and announcements miss the others.
permission-mailboxes-why = Reads from when to when an approver is away, when one is chosen; no message, no calendar.
permission-mailboxes-lost = Without it, Bode knows only who said in Bode itself that they are away.

doctor-people-none = Nobody is in the directory: run “python app.py load FILE”, or name a file in BODE_DIRECTORY_FILE.
doctor-people-fine = { $people } people are in the directory, all with a school and a manager.
doctor-people-lack-school = { $lacking ->
    [one] 1 of { $people } people has
   *[other] { $lacking } of { $people } people have
} no school that there is: announcements to a school miss them. Complete it where the directory comes from.
doctor-people-lack-manager = { $lacking ->
    [one] 1 of { $people } people has
   *[other] { $lacking } of { $people } people have
} no manager: their requests go to the head of their school. Complete it where the directory comes from.
doctor-operators-none = Nobody has the role operator, so nobody gets the weekly card: give somebody that role.

doctor-accounts-none = People do not come from a tenant of Microsoft 365.
doctor-accounts-never = The tenant never told to the end who works here: look at the permissions above and in the log (directory.not_asked).
doctor-accounts-wait = A change waits: { $gone } of { $people } people would not be here any more. “python app.py directory” shows who; mend the mapping, or run “python app.py directory accept”.
doctor-accounts-nobody = By the mapping nobody is staff, so nobody is loaded: look at what stands in mapping.toml.
doctor-accounts-empty = The tenant says that it has no accounts, so nobody is loaded: look whether BODE_GRAPH_TENANT is yours.
doctor-accounts-old = The tenant was last asked for everything { $days } days ago, which should be each week: look in the log (directory.not_asked).
doctor-accounts-unplaced = { $people ->
    [one] 1 account fits
   *[other] { $people } accounts fit
} no school of the mapping, and { $people ->
    [one] is
   *[other] are
} nobody to Bode: “python app.py directory” shows what is missing.
doctor-accounts-fine = { $people } people come from the tenant, each with a place.

doctor-reach-nobody = There is nobody to reach yet.
doctor-reach-fine = All { $people } people can be reached.
doctor-reach-some = { $reached } of { $people } people can be reached. Of the others { $never } never had Bode, { $removed } removed it, { $blocked } blocked it, and { $lost } could not be reached the last time.
doctor-installs-refused = Microsoft 365 did not let Bode be installed for { $people ->
    [one] 1 person
   *[other] { $people } people
}: see whether an app policy keeps it from them.
doctor-installs-nobody = { $people ->
    [one] 1 person of the directory has no Teams, or no account
   *[other] { $people } people of the directory have no Teams, or no account
}: see whether they belong there, and whether BODE_CATALOGUE_APP_ID is the id of the catalogue.

doctor-contact-none = Who wants their data, or wants them erased, does not see whom to ask: put a name and a mail address in BODE_PRIVACY_CONTACT.
doctor-contact-no-mail = BODE_PRIVACY_CONTACT has no mail address that a button can open: put one in.
doctor-contact-fine = “my data” says whom to ask for everything, or to have it erased.

doctor-store-fine = The store answers.
doctor-store-away = The store cannot be opened: { $reason }

doctor-libraries-none = No documents are indexed: name their places in libraries.toml, or run “python app.py index PLACE”.
doctor-library-fine = { $library }: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}, read { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} ago.
doctor-library-never = { $library } was never read to its end: “python app.py libraries” says whether its place can be used.
doctor-library-old = { $library } was last read { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} ago, and should have been since: see whether a bot runs that reaches its place.
doctor-library-unread = { $library }: { $documents ->
    [one] 1 document cannot be read
   *[other] { $documents } documents cannot be read
}; “python app.py index” says which, and why.
doctor-library-withheld = { $library }: { $documents ->
    [one] 1 document is not read, as it is
   *[other] { $documents } documents are not read, as they are
} of a class above { $highest }.
doctor-library-nothing = { $library }: nothing of it is read. What stands there can have no label and counts as class { $own }; the highest class is { $highest }.
doctor-library-limit-new = { $library } was not read yet since its highest class changed: until it is, what was found before is still found.
doctor-library-nobody = { $library }: { $documents ->
    [one] 1 document is for nobody
   *[other] { $documents } documents are for nobody
}, so nobody finds it: say who may read it.
doctor-library-unknown = { $library } names { $count ->
    [one] a reader
   *[other] { $count } readers
} that the directory does not know: { $readers }. Mend the names, or let these groups come along with the directory.
doctor-library-site-group = { $library }: { $documents ->
    [one] 1 document names
   *[other] { $documents } documents name
} the site group “{ $group }”, of which nobody said who is in it: add it to site_groups in libraries.toml.
doctor-library-not-told = { $library }: SharePoint does not tell Bode who may read { $documents ->
    [one] 1 document, which is
   *[other] { $documents } documents, which are
} for nobody: grant the site to Bode with the role fullcontrol, or leave permissions = "items" out.
doctor-places-fine = { $libraries ->
    [0] No library stands in the libraries file.
    [one] The place of the library can be used from here.
   *[other] The places of all { $libraries } libraries can be used from here.
}
doctor-place-unusable = { $library } cannot be used from here: { $reason }

doctor-index-none = There is no index on this machine yet: a bot that starts here makes it.
doctor-index-fine = The index has all that the store has.
doctor-index-filling = The index is being filled, and answers say so meanwhile.
doctor-index-damaged = The index of this machine is damaged ({ $problem }): restart Bode, which fills it anew from the store.
doctor-index-behind = The index of this machine lacks what changed in { $libraries ->
    [one] 1 library
   *[other] { $libraries } libraries
}, the oldest for { $hours } hours: see whether Bode runs here.
doctor-index-lost = Of { $documents } documents the store has no copy: run “python app.py index” for their library.

doctor-queue-fine = { $jobs ->
    [one] 1 job waits, and not for long
   *[other] { $jobs } jobs wait, none for long
}.
doctor-queue-waits = { $jobs ->
    [one] 1 job waits
   *[other] { $jobs } jobs wait
}, the oldest for { $minutes } minutes: see whether Bode runs, and what its log says.
doctor-audit-fine = The entries of the audit are linked.
doctor-audit-behind = The audit is not being linked: its oldest entry has waited for { $minutes } minutes. See whether Bode runs, and what its log says; “python app.py audit verify” finds what stands in the way.
doctor-retention-fine = The retention periods were carried out last night.
doctor-retention-none = The retention periods have not been carried out yet.
doctor-retention-late = The retention periods have not been carried out for { $hours } hours: what was kept long enough is still there. See whether Bode runs; at “retention.failed” and “round.failed” its log says what stands in the way.
doctor-retention-uncut =
    What was kept long enough cannot leave the audit: something was changed in { $chains ->
        [one] one chain
       *[other] { $chains } chains
    }. See what with `python app.py audit verify`.
doctor-aside-fine = No job was set aside.
doctor-aside-some = { $jobs ->
    [one] 1 job was set aside because it kept failing
   *[other] { $jobs } jobs were set aside because they kept failing
}: “python app.py jobs” says why, and tries them again.

doctor-blobs-fine = The place of the files answers.
doctor-model-none = Bode finds by words alone (BODE_MEANING=none).
doctor-model-fine = The model that finds by meaning is there.
doctor-model-not-installed = BODE_MEANING=embedded, but the model is not installed here: until then Bode finds by words alone.
doctor-model-away = The model at { $address } does not answer ({ $error }), so Bode finds by words alone: check the key and the name of the model.
doctor-telemetry-none = Traces and metrics go nowhere (BODE_TELEMETRY_ENDPOINT is empty); the figures stand in the log.
doctor-telemetry-fine = Traces and metrics are taken.
doctor-telemetry-away = { $address } does not take { $what } ({ $error }), so they are lost: check BODE_TELEMETRY_ENDPOINT and BODE_TELEMETRY_HEADERS.

doctor-scanner-none = Nothing looks for viruses in what people send for a request: with BODE_SCANNER clamd does.
doctor-scanner-fine = The virus scanner answers.
doctor-scanner-away = The virus scanner at { $address } does not answer ({ $error }), so no file is accepted: see that it runs and that this machine may reach it.

doctor-links-none = Files of requests cannot be opened, and there are no links to Bode: put in BODE_ADDRESS where Bode answers from outside.
doctor-links-fine = Bode knows with which address its links begin.
doctor-lists-none = No form writes requests to a list of SharePoint.
doctor-lists-fine =
    { $lists ->
        [one] The list to which a form writes requests has all its columns. Whether Bode may write there shows with the first row.
       *[other] The { $lists } lists to which forms write requests have all their columns. Whether Bode may write there shows with the first row.
    }
doctor-list-unusable =
    { $reason ->
        [not_granted] Bode may not use the list { $list } of the form { $form }: grant it the role write on that one site, as docs/beheer/sharepoint.md says.
        [no_site] The site of the list { $list } of the form { $form } does not exist, or Bode may not know of it.
        [no_list] The list { $list } of the form { $form } is not there (any more).
        [no_tenant] The form { $form } writes to the list { $list }, which takes BODE_GRAPH_TENANT.
       *[other] The list { $list } of the form { $form } does not answer ({ $reason }).
    }
doctor-list-missing = The list { $list } of the form { $form } has no column { $column } in which Bode can write.
doctor-list-type = The column { $column } of the list { $list } has the wrong type for the form { $form }: what comes there is { $told ->
        [number] a number
        [money] an amount
        [day] a day
        [moment] a moment
        [truth] yes or no
        [choice] a choice
       *[other] text
    }.
doctor-list-line = The column { $column } of the list { $list } takes one line, and the form { $form } may write more: make it multiple lines of text.
doctor-list-choices = The column { $column } of the list { $list } lacks choices of the form { $form }: { $told }.
doctor-list-unique = The column { $column } of the list { $list } tells the rows of the form { $form } apart: make it a single line of text in which unique values are enforced.
doctor-hand-over-none = No other system is told of requests: with BODE_WEBHOOKS one can be.
doctor-hand-over-fine = Every other system took what it was told of requests, or it is still being tried.
doctor-hand-over-some =
    Another system did not take { $requests ->
        [one] { $requests } request
       *[other] { $requests } requests
    } and Bode does not try any more: see why with `python app.py hand-over`, then try again with `python app.py hand-over retry`.
