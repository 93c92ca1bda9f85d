# Everything that Bode says in English. Keys stand in the same order in all three files.
# No Markdown: a star or an underscore would be read as one.

## Dates
moment-today = today { $time }
moment-yesterday = yesterday { $time }
moment-other = { $day } at { $time }

## Words used everywhere
bode = Bode
help = Help
more = More
less = Less
yes = Yes
no = No
no-back = No, go back
former-colleague = a former colleague
name-for = { $name }, for { $behalf }
open = Open
start = Start
edit = Edit
change = Change
discard = Discard
refresh = Refresh
history = History
history-more = { $count ->
    [one] One more thing happened before.
   *[other] { $count } more things happened before.
}
draft = Draft
choose = Choose…
card-too-new = This version of Teams cannot show the card. Update Teams or open the chat in your browser.
ask-question = Ask a question
start-request = Request something
my-requests = My requests
requests = Requests
approvals = Approvals
new-announcement = New announcement
choose-language = Choose language
label-optional = { $label } (optional)
input-wrong = Please check this again.
problems-above = { $count ->
    [one] One answer needs another look. Correct it where you see red.
   *[other] { $count } answers need another look. Correct them where you see red.
}
more-asked = { $count ->
    [one] Because of your choice, there is one more question below.
   *[other] Because of your choice, there are { $count } more questions below.
}

## Words that Bode understands
command-requests = requests
command-mine = my requests
command-approvals = approvals
command-announcement = announcement
command-announcements = my announcements
command-absence = I am away
command-mandates = mandates
command-back = I am back
command-language = language

## Welcome and help
welcome-title = Hello { $name }, I’m Bode
welcome-title-nobody = Hello, I’m Bode
welcome-subtle = Your assistant at work, here in Teams
welcome-ask = Ask me something
welcome-ask-text = Just type your question in your own words. I look for the answer in the documents you may read, and always say where it comes from.
welcome-arrange = Arrange something
welcome-arrange-text = I take you through the request and keep you posted. You can start with: { $forms }.
welcome-arrange-none = I take you through your requests and keep you posted.
welcome-announce = Stay informed
welcome-announce-text = Announcements meant for you arrive here.
welcome-author = Tell your colleagues something
welcome-author-text = Type “announcement” to write and send one.
greeting = Hello { $name }, how can I help you?
about-bode = I am a program. My answers are passages that I found in documents you may read: check them where it matters.
help-title = What can I do for you?
help-subtle = Type your question below, or choose what you want to do
help-requests = Everything you can request
help-mine = How your requests are doing
help-approvals = What is waiting for your decision
help-announcement = Write an announcement
help-announcements = Your drafts and what you sent
help-absence = Say that you are not there
help-mandates = Who decides or submits for you, and for whom you do
help-back = You are away now: say that you are back
help-language = Dutch, French or English

## Language
language = Language
language-title = Which language shall we speak?
language-now = Now: { $language }
language-text = Announcements and documents stay in the language they were written in.

## When something is not possible
trouble-title = Something went wrong
trouble-text = That is our fault, not yours. Please try again in a moment. If it still does not work, give this number to your ICT coordinator.
trouble-reference = Number:
unavailable-title = I cannot find this
unavailable-text = It does not exist, no longer exists, or is not meant for you.
unavailable-request = This request no longer exists, or it is somebody else’s: then only whoever submitted it or decides on it can do something with it. You find your own requests below.
notice-announcement-discarded = The announcement has been discarded. Nobody received it.
notice-only-authors = Not everybody can write an announcement. Ask:
notice-no-authors = Nobody with you can write announcements yet. Ask your head.
notice-only-owners = What colleagues looked for and did not find is seen by whoever looks after communication, staff or Bode itself. Ask:
notice-no-owners = What colleagues looked for and did not find is seen by whoever looks after communication, staff or Bode itself, and with you that is nobody yet. Ask your head.
notice-announcement-unfinished = This announcement is not finished. Type “my announcements”, go on, and see the preview: it shows what is still missing.
notice-announcement-bounds = There are people among them whom you may not write to (any more). Type “my announcements”, go on, and choose again whom it is for.
notice-announcement-test = The test is in your chat.
notice-many-approvers = Too many people would decide on this request. Your draft is kept. Tell your ICT coordinator.
notice-no-approver = I cannot find anyone who can decide on this request. Your draft has been kept. Please contact the HR department.

## Announcements: what is received
announcement = Announcement
announcement-from = { $name } · { $moment }
announcement-from-for = { $sender } ({ $name }) · { $moment }
importance-mandatory-kind = Mandatory announcement
importance-important-kind = Important announcement
importance-information-kind = For information
importance-mandatory = Mandatory
importance-mandatory-text = You have to have read this.
sender-school = The school
sender-hr = Human resources
sender-ict = IT department
sender-prevention = Health and safety
sender-communication = Communication department
sender-board = The board
way-form = Start: { $form }
way-ask = Ask: { $question }
named-language = { $code ->
    [nl] Dutch
    [fr] French
    [en] English
   *[other] { $name }
}
only-in = Only in { $languages }.
translation-informs = Translation for information: the text in { $language } counts.
expires-on = Valid up to and including { $day }.
expired = Expired
expired-text = This was valid up to and including { $day }.
confirm = Read and understood
confirm-please = Please confirm below that you have read this.
confirmed = Read and understood
open-host = Go to { $host }
test-only = Test
test-only-text = Only you can see this. Confirming is not possible yet.

## Announcements: writing one
draft-kept = You find it again under “my announcements”.
step-words = Text
step-audience = For whom
step-sending = When and how
step-check = Check
step-words-title = What do you want to say?
compose-subtle = You see a preview first; nothing is sent yet
step-audience-title = Who is it for?
step-sending-title = When and how?
step-check-subtle = This is how it looks to those who get it
draft-crossed = Changed meanwhile
draft-crossed-text = This draft was changed on another card. Below is what you typed now: if you go on, that is what counts.
draft-newest = Show what stands now
compose-language-label = Language
compose-picture = Add a picture
translations-title = In other languages
translation-add = Add in { $language }
translation-edit = Edit in { $language }
translation-title = Translation in { $language }
translation-subtle = Leave everything empty to do without this translation
translation-original = Show the original text
translation-keep = Keep the translation
way-question-label = Button { $place }: the question in this language
problem-translation = something is still missing in this translation.
problem-language-binding = Also write the announcement in the language that counts here.
ways-add = Add buttons
ways-title = Buttons
ways-text = Three at most, below your text.
way-label = Button { $place }: what does it do?
way-none = No button
way-link = Open a website
way-asks = Ask Bode a question
way-begins = Start a request: { $form }
way-to-label = Button { $place }: address or question
way-to-example = https://… or: How do I ask for leave?
way-name-label = Button { $place }: words on the button
importance-label = How important is it?
importance-mandatory-choice = Mandatory: everybody gets it, nobody can mute it
importance-important-choice = Important: during working hours
importance-information-choice = Information: during working hours, and its topic can be muted
sender-label = For whom do you write?
sender-none = Myself
topic-label = Topic
topic-none = No topic
expires-label = Valid up to and including
problem-ways-many = No more buttons fit on the card. Leave one out.
problem-way-form = You cannot offer this form. Choose another one.
problem-way-question-long = The question is too long: keep it to 150 characters.
problem-expires-past = That day is over already.
my-announcements = My announcements
my-announcements-none = You have not written an announcement yet.
no-title-yet = (no title yet)
compose-title-label = Title
compose-text-label = Text
compose-text-formatting = To format: { $bold }, { $italic }, a list (each line begins with -) or a link: { $link }.
compose-text-bold = bold
compose-text-italic = italics
compose-text-link = words
compose-image-label = Address of a picture
compose-image-alt-label = What does the picture show?
compose-image-alt-example = The new bicycle shed at the school gate
audience-text = Choose everyone, or combine: only people who fit every list you use get the announcement.
audience-everyone-label = Everyone
audience-everyone = All members of staff
audience-schools = Schools
audience-roles = Jobs
audience-groups = Groups
confirmation-label = Confirmation
confirmation-ask = Ask people to click “Read and understood”
to-preview = See the preview
discard-announcement = Yes, discard it
discard-announcement-sure = Discard this announcement? Your text will be gone.
problem-title-long = The title is too long: keep it to 150 characters.
problem-words-long = The text is too long: keep it to 4,000 characters.
problem-https = Give the full address of a website, such as https://www.school.be.
problem-text-link = A link in the text begins with https://.
problem-text-pieces = There is too much formatting in the text: keep it to 100 pieces in bold, italics or a link.
problem-image-host = A picture from { $host } is not possible: only from our own websites. Put it there, or ask IT to allow this site.
problem-image-alt = Describe the picture for people who cannot see it.
problem-audience = Choose who this is for: everyone, or at least one school, job or group.
problem-audience-both = Choose either everyone, or schools, roles or groups: not both.
problem-audience-unknown = This choice no longer exists. Choose again.
problem-audience-bounds = You also chose people whom you may not write to. Choose among those you may.
audience-bounds = You may write to: { $audience }.
who-got = Who got this?
got = Who got this?
got-audience = For: { $audience }.
got-settled = When sending began ({ $moment }), that was { $people ->
    [one] 1 person
   *[other] { $people } people
}. Who came or left later changes nothing.
got-people = { $people ->
    [one] That was 1 person.
   *[other] That was { $people } people.
}
got-by-school = By school
got-no-school = Without a school
got-more = And { $schools ->
    [one] 1 more school
   *[other] { $schools } more schools
} with { $people } people together.
got-school = School
got-count = People
audience-nobody = nobody
audience-everybody = everyone
audience-all = all { $who }
audience-these = { $who }
audience-at = { $who } at { $names }
audience-with = { $who } employed as { $names }
audience-in = { $who } in the group { $names }
audience-received = { $who } who received { $names }
audience-also = { $who }, but only from { $others }
audience-except = { $who }, except { $others }
audience-more = { $count } others
reach-for = For { $audience }.
who-teacher = teachers
who-headmaster = school leaders
who-care = care and support staff
who-secretary = school office staff
who-ict = ICT staff
who-hr = human resources staff
who-prevention = health and safety advisers
who-communication = communication staff
who-operator = operators of Bode
who-finance = finance staff
who-support = maintenance and facilities staff
who-author = authors of announcements

## Announcements: preview and send
preview-title = Ready to send?
preview-summary = Preview: { $title }
reach = to { $people ->
    [one] 1 member of staff
   *[other] { $people } members of staff
} of { $schools ->
    [one] 1 school
   *[other] { $schools } schools
}
reach-nobody = Nobody yet
reach-nobody-text = No member of staff fits this choice. Change who it is for.
unreachable = { $people ->
    [one] 1 of them does not have Bode yet
   *[other] { $people } of them do not have Bode yet
}
unreachable-text = { $people ->
    [one] They will not get the announcement.
   *[other] They will not get the announcement.
}
send = Send
send-to = { $people ->
    [one] Yes, send to 1 member of staff
   *[other] Yes, send to { $people } members of staff
}
send-sure = { $people ->
    [one] Send to 1 member of staff? You cannot undo this.
   *[other] Send to { $people } members of staff? You cannot undo this.
}
send-test = Send a test to me
try-it = Send a test
try-text = Who sees the test?
try-whom = Colleagues (5 at most)
try-names = Or type their names, with a comma between
send-test-others = Send the test to them
notice-announcement-tried = The test is on its way to { $names }.
test-for-text = { $name } shows you how this announcement will be. It is not sent yet.
problem-try-several = One of these names fits several colleagues. Type the whole name.
problem-try-nobody = Choose or type a colleague.
problem-try-many = Choose five colleagues at most.
problem-try-unreached = Not all of these colleagues have Bode in Teams yet.

## Announcements: following
follow = Your announcement
follow-summary = { $title }: { $state }
announcement-sent = Sent { $moment }
sending = Being sent
sent = Sent
sent-to-some = Did not arrive everywhere
sent-to-nobody = Arrived with nobody
stopped = Stopped
paused = Paused
follow-draft = Not sent yet.
follow-sending = Arrived with { $delivered } of { $people } so far.
follow-sent = Arrived with { $delivered } of { $people }.
follow-missed = { $people ->
    [one] 1 was not reached.
   *[other] { $people } were not reached.
}
follow-tell-them = Those not reached have to hear it another way. “Who not?” says who, and why.
follow-system = Written by { $name }, in your name.
follow-stopped = Teams refuses this announcement. It had already arrived with { $delivered } of { $people }. Make a new one, for instance without a picture.
follow-paused = Teams does not let Bode send right now. It has arrived with { $delivered } of { $people }. ICT has been told. Once it is mended, click “Try again”.
follow-code = Code for ICT: { $code }
figures = { $people ->
    [one] 1 recipient
   *[other] { $people } recipients
}
figure-delivered = Arrived
figure-confirmed = Confirmed
figure-under-way = Under way
figure-not-reached = Not reached
who-not = Who not?
missed = Not reached
missed-summary = Not reached: { $title }
missed-count = { $people ->
    [one] 1 member of staff
   *[other] { $people } members of staff
}
missed-more = { $people ->
    [one] And 1 other.
   *[other] And { $people } others.
}
missed-nobody = Everybody was reached.
reason-not-installed = { $people ->
    [one] Does not have Bode in Teams yet: ICT can arrange that
   *[other] Do not have Bode in Teams yet: ICT can arrange that
}
reason-blocked = { $people ->
    [one] Has blocked Bode, until they type something themselves
   *[other] Have blocked Bode, until they type something themselves
}
reason-ambiguous = May have arrived: Teams gave no answer
reason-rejected = Teams refused the message
reason-unknown = Failed, for a reason that ICT has to look into
back-to-figures = Back to the figures

## Answers
answer = Answer
question = Question
answer-summary = Answer from “{ $title }”
you-asked = You asked: { $question }
updated = updated { $day }
in-language = language: { $language }
for-whom = For: { $names }
anchor-page = p. { $value }
anchor-scan = p. { $value } (scanned)
anchor-slide = slide { $value }
anchor-sheet = sheet { $value }
further = More about this in
not-in-bode = The document also mentions “{ $name }” in Bode. That is not available there now.
open-document = Open document
useful = Was this useful?
rated-useful = Glad it helped. Thanks for letting us know!
rated-not-useful = Thanks for letting us know. Try it in other words, or ask your school office.
ask-another = Ask another question
ask-yourself = Ask a question yourself
not-found-title = I don’t know
not-found-text = I find no answer to this in the documents you may read. And I won’t make one up.
not-found-try = Try it in other words, or let me do something else for you.
not-well = Are you or somebody else not well? Call 02 648 40 14 (Community Help Service), day and night. In danger: 112.
ask-title = What would you like to know?
ask-subtle = Just type your question below in the chat
ask-text = I search the documents you may read and say where it comes from. You could ask, for instance:
ask-example-1 = How many days of leave do I get when my sister marries?
ask-example-2 = How do I apply for the bicycle allowance?
ask-example-3 = What should I do after an accident at work?

## Filling in a request
forms-title = What would you like to request?
forms-subtle = You can always stop and go on later
forms-none = There is nothing to request right now.
step-of = Step { $step } of { $steps }
step-of-these = Step { $step } of { $steps }:
step-summary = { $form }: { $step }
next = Next
back = Back
later = Continue later
submit = Submit
go-on = Continue
review-title = Is everything right?
review-subtle = Check it; once submitted, your request goes to whoever decides on it
review-subtle-handled = Check it; this goes at once to whoever carries it out, without a decision
review-subtle-ruled = Check it; nobody has to decide on this
review-outdated = Something changed in the meantime. Check it once more, then submit.
repeats = You have already requested this
repeats-may = Check that first. If this is something else, submit it anyway.
repeats-may-not = That is possible only once. Change this request, or withdraw the earlier one first.
repeats-open = Open { $reference }
repeats-anyway = Submit anyway
parked-title = Your request is waiting for you
parked-text = Everything is kept until { $day }. Go on when it suits you.
parked-several = These requests are waiting for you
parked-more = You find the others under “my requests”.
parked-new = New request
left-title = Your request is still waiting
left-text = You began it, but it has not been submitted yet. Go on or discard it. On { $day } it will be gone.
parked-said = What you just wrote can also go into a new request.
parked-another = New request with this
crossed = Your request was changed on another device in the meantime. Please check.
crossed-there = It now says there:
heard-look = Read from your message: please check.
discard-request = Yes, discard it
discard-request-sure = Discard this request? What you filled in will be gone.
discarded-title = Discarded
discarded-text = Your draft is gone and was not submitted.
not-answered = Not filled in
row-add = Add
row-change = Change
row-remove = Remove
row-save = Save row
row-cancel = Cancel
row-restore = Undo
row-removed = Removed: { $row }
row-number = { $row } { $number }
rows-none = Nothing added yet.
rows-full = { $max ->
    [one] There can be no more than 1.
   *[other] There can be no more than { $max }.
}
catalogue-article = { $item }: { $price }
catalogue-quantity = Quantity
catalogue-ordered = { $quantity } × { $item }, { $price } each
total = Total
total-of = Total: { $what }
period-from = From
period-from-part = First day
period-to = Until and including (empty: the same day)
period-to-right = Until and including (empty: all those days)
period-to-part = Last day
part-day = Whole day
part-morning = Morning
part-afternoon = Afternoon
in-morning = morning
in-afternoon = afternoon
day-part = { $day } ({ $part })
school-days = { $days ->
    [0] no school day
    [0.5] half a school day
    [one] { $days } school day
   *[other] { $days } school days
}
working-days = { $days ->
    [0] no working day
    [0.5] half a working day
    [one] { $days } working day
   *[other] { $days } working days
}
worked-out-days = { $days ->
    [0] no days
    [0.5] half a day
    [one] { $days } day
   *[other] { $days } days
}
worked-out-later = Follows from what you fill in.
period-ends = { $first } to { $last }
period-counted = { $period } – { $working }
warning-no-school-day = According to the school calendar there is no school then. Do you work all the same? Then this can stay as it is.
warning-no-working-day = According to the calendar that is no working day. Do you work all the same? Then this can stay as it is.

## What is wrong with an answer
problem-required = Please fill this in.
problem-also = Because of your choice, we need this as well.
problem-text = Type plain text here.
problem-text-long = This is too long: { $length } characters, and there can be { $max }.
problem-number = Give a number, for instance 12 or 12.5.
problem-number-small = Give a number of at least { $min }.
problem-number-large = Give a number of at most { $max }.
problem-number-decimals = { $decimals ->
    [0] Give a whole number.
    [one] Give a number with at most 1 decimal.
   *[other] Give a number with at most { $decimals } decimals.
}
problem-date = Give a date, for instance 24 November.
problem-date-early = Choose { $date } or later.
problem-date-past = That day is past. Choose today or later, or ask your school office.
problem-date-late = Choose { $date } or earlier.
problem-choice = Choose one of the options.
problem-check = Does not agree with another answer. Check both.
problem-away-taken = You are away then already: see { $reference }. Choose another period, or withdraw that request first.
problem-changed = A price or rate has changed in the meantime. Continue to see the new one.
problem-rows-few = { $min ->
    [one] Add at least 1.
   *[other] Add at least { $min }.
}
problem-rows-many = { $max ->
    [one] There can be 1 at most. Remove the others.
   *[other] There can be { $max } at most. Remove some.
}
problem-row = { $label }: { $problem }
problem-period-order = The last day is before the first ({ $date }). Choose that day or later.
problem-period-parts = These parts of the day do not follow on from each other. Choose another part.
problem-period-long = This period is too long: at most { $max ->
    [one] 1 day
   *[other] { $max } days
}.

## Requests on their way
my-request = Your request
request = Request
request-summary = Your request: { $form }
request-started = Started { $moment }
request-about = { $reference } · { $name } · submitted { $moment }
state-submitted = Submitted
state-clarifying = Clarification asked
state-approved = Approved
state-refused = Refused
state-withdrawn = Withdrawn
state-annulling = Cancellation requested
state-annulled = Cancelled
state-waiting = waiting for a decision
state-asked = waiting for an answer from { $name }
state-asked-you = waiting for your answer
state-changed = last changed { $moment }
state-by = by { $name }, { $moment }
state-by-rule = by the rules, { $moment }
deed-submitted = { $name } submitted · { $moment }
deed-asked = { $name } asked for clarification · { $moment }
deed-clarified = { $name } answered · { $moment }
deed-agreed = { $name } agreed · { $moment }
deed-agreed-by-rule = Agreed by the rules · { $moment }
deed-approved = { $name } approved · { $moment }
deed-approved-by-rule = Approved by the rules · { $moment }
deed-refused = { $name } refused · { $moment }
deed-withdrawn = { $name } withdrew · { $moment }
deed-annul-asked = { $name } asked to cancel it · { $moment }
deed-annulled = { $name } cancelled it · { $moment }
deed-annulled-by-rule = Cancelled by the rules · { $moment }
deed-kept = { $name } kept it · { $moment }
asked-back = There is a question for you
clarification-label = Your answer
send-clarification = Send answer
refused-because = Reason
withdraw = Withdraw
restore = Put back
withdraw-request = Yes, withdraw it
withdraw-sure = Withdraw this request? Then nobody decides on it any more.
approval = Approval
approval-title = { $form } – { $name }
approve = Approve
refuse = Refuse
refuse-send = Refuse this request
reason-label = Why do you refuse? The requester will read this.
ask-back = Ask for clarification
ask-back-send = Send question
question-label = What is not clear?
others-waiting = { $count ->
    [one] 1 more
   *[other] { $count } more
}
requests-none = You have not requested anything yet. Need leave? Start below.
requests-more = Only the newest are shown here. You find an older one under Bode in the message box, by its words or its number.
requests-none-found = None of your requests has these words.
requests-none-newest = None of your { $count } newest requests has these words. You find an older one by its full number.
requests-older = Older requests
requests-older-text = These are your { $count } newest requests. You find an older one by its full number.
requests-undo = Open the request that you no longer want: you can withdraw it or throw it away there.
approvals-title = { $count ->
    [one] To decide: 1 request
   *[other] To decide: { $count } requests
}
approvals-title-more = To decide: more than { $count } requests
approvals-then = As it stood { $moment }
approvals-none-title = Nothing to decide
approvals-none = You are all caught up. As soon as someone requests something that you decide on, you get a card here.
approvals-more = More are waiting. They join the list once you have decided on these.

## Told in passing
told-approved = Approved: { $form }
told-refused = Refused: { $form }
told-asked = One more question about your request: { $form }
told-annulled = Cancelled: { $form }
told-kept = Not cancelled: { $form }
told-by = by { $name }
resume = Try again
reason-left = { $people ->
    [one] No longer works here
   *[other] No longer work here
}
reason-offline = Teams could not be reached
notice-stranger = I don't know you yet. Ask your ICT coordinator to add you. Then type “help”.
notice-personal-only = Ask me in our own chat: nobody else reads along there.
notice-request-elsewhere = Others read along here. What you submitted or decide on is in our own chat: type “my requests” or “approvals” there.
open-own-chat = Open the chat with Bode
notice-thanks = You’re welcome! Just type your next question.
notice-ok = All right! Type your next question whenever you like.
notice-bye = See you next time! I am here when you need me.
notice-sorry = No problem! Just type what you need.
notice-swearing = That sounds annoying. Tell me in a few words what you need, and I will try again.
notice-small-talk = I am fine: I am a program that helps you at work. Ask me a question, or request something.
meant-title = Did you mean “{ $words }”?
meant-text = I would rather ask than do the wrong thing.
meant-do = Yes, { $words }
meant-ask = No, search for “{ $words }”
file-title = I can’t take files
file-names = You sent { $files }
file-text = I kept nothing and passed nothing on: I can’t open a file, a picture or a voice message.
file-belongs = Does it belong to a request, such as a certificate? Hand in the request here, and give the document itself to your school office or to whoever decides.
file-words = You wrote with it:
file-search = Search for these words
start-this = Start: { $form }
notice-stale = This has changed meanwhile. Open it again to see how it stands.
notice-announcement-under-way = { $people ->
    [one] Your announcement is on its way to 1 member of staff. You can follow it in the chat with Bode.
   *[other] Your announcement is on its way to { $people } members of staff. You can follow it in the chat with Bode.
}
search-prompt = Type your question in a few words.
search-unsure = I have no certain answer. Ask in the chat with Bode: there I show what may help.
search-nothing = I find nothing about that in what you may read.

## What people are
role-teacher = Teachers
role-headmaster = School leaders
role-care = Care and support
role-secretary = School office
role-ict = ICT
role-hr = Human resources
role-prevention = Health and safety
role-communication = Communication
role-operator = Bode's operators
role-finance = Finance
role-support = Maintenance and facilities
role-author = Authors of announcements

## Questions for an expert
handoff = Question for an expert
ask-expert = Ask an expert
ask-expert-title = Who should I ask?
ask-expert-text = The experts on this topic see your name and your question. I will let you know as soon as someone answers.
handoff-topic-label = Topic
handoff-words-label = Your question, in your own words
handoff-send = Send to the experts
handoff-summary = Your question: { $question }
handoff-sent = sent { $moment }
handoff-for-you = Question for you
handoff-for-you-summary = { $name } asks: { $question }
handoff-waiting = Sent
handoff-new = New
handoff-waiting-own = waiting for an expert
handoff-waiting-experts = nobody has taken this on yet
handoff-taken = Taken on
handoff-with = by { $name }
handoff-with-you = by you
handoff-with-nobody = by nobody yet
handoff-asked = Question back
handoff-answered = Answered
handoff-state-solved = Solved
handoff-closed = Closed
handoff-deed-sent = { $name } asked the question · { $moment }
handoff-deed-taken = { $name } took it on · { $moment }
handoff-deed-asked = { $name } asked back · { $moment }
handoff-deed-replied = { $name } replied · { $moment }
handoff-deed-answered = { $name } answered · { $moment }
handoff-deed-solved = { $name } said: solved · { $moment }
handoff-deed-closed = { $name } closed it · { $moment }
told-expert-asked = { $name } has a question for you
told-expert-answered = { $name } answered your question
told-expert-closed = { $name } closed your question
handoff-take = I will take this
handoff-relieve = Take over
handoff-answer = Answer
handoff-add = Add something
handoff-answer-label = Your answer to your colleague
handoff-ask = Ask back
handoff-close = Close
handoff-close-label = Why are you closing this? Your colleague will read it.
handoff-close-send = Close this question
handoff-solved = Thank you, solved
handoff-needless = No longer needed
handoff-go-on = I have another question
handoff-go-on-label = What else do you want to know?
handoff-cited = Bode showed: { $where }
handoff-cited-nothing = Bode found no answer to this.
handoff-unsent = This was not sent, because something changed meanwhile:
handoff-official-made = An official answer was made from this.
my-questions = My questions
my-questions-none = You have not asked an expert anything yet. You can do so below every answer.
my-questions-more = Only the newest are shown here. The card of an older question stands higher up in this chat.
questions-for-me = Questions for me
questions-for-me-none = No question is waiting for you.
questions-for-me-more = More are waiting. They join the list once these are answered.
notice-no-experts = There are no experts yet whom I can ask. Please ask your school office.
notice-not-answered = Answer the question first. Then you can make an official answer of it.

## Annulling what was approved
annul = Have it cancelled
annul-sure = This request has been approved. Whoever decides on it also decides whether it is cancelled.
annul-label = Why should it be cancelled?
annul-send = Ask to cancel it
annul-because = Why cancel it?
annul-keep = Keep it after all
annul-approve = Cancel the request
annul-refuse = Keep it
annul-refuse-send = Keep the request
annul-refuse-label = Why not cancel it? The person who asked reads this.
kept-because = Why it is kept
approval-changed = Something changed in the meantime. Take a look, then decide.
approval-elsewhere = Somebody else decides on this now.

## Deciding on several at once
together = Decide together
together-waiting = { $form }: { $count } are waiting for you
together-title = { $count ->
    [one] Decide on 1 request
   *[other] Decide together on { $count } requests
}
together-ticked = Ticked: { $ticked } of { $count }. Nothing happens to what is not ticked.
together-look = A request with a remark is not ticked beforehand: look at that first.
together-more = More are waiting. They come after these.
together-asked = The requester was asked something and has not answered yet.
together-none = Tick at least one request first.
together-approve = Approve the ticked ones
together-refuse = Refuse the ticked ones
together-reason = Why do you refuse them? Every requester reads this.
together-decided = { $count ->
    [0] No request decided
    [one] 1 request decided
   *[other] { $count } requests decided
}
together-changed = Not decided: something changed meanwhile. Look at it, then decide.
together-closed = Not decided: was “{ $state }” already ({ $how }).
together-mandate-over = Not decided: your mandate for it is over or was revoked.
together-gone = Not decided: you cannot decide on this (any more).
together-busy = Not decided: something else was just changing it. Try once more.

## Changing what was handed in
change-request = Change
change-of = change of { $reference }
change-title = What do you want to change?
change-subtle = Adapt what has to be different. Then those who decide look at it again.
change-stays = You are changing { $reference }. Until you submit the change, that request stays as it is.
change-renewed = The form of that time is gone: you are changing it in today’s form. Look at all answers.
change-submit = Submit the change
change-of-nothing = Nothing is changed yet. Adapt something first, or discard this change.
change-discard-sure = Discard this change? The request itself stays as it is.
change-late = Too late to change
change-late-text = Meanwhile the request is not waiting for a decision any more. Your change is kept: make a new request of it (without files), or discard it.
change-late-open = Open the request
change-late-anew = Make it a new request
changed-last = Changed: { $moment }
changed-line = { $label }: { $after } (was: { $before })
changed-more = And { $count } other answers.
changed-since = You agreed, but it was changed afterwards. It goes past those who decide once more.
deed-changed = { $name } changed the request · { $moment }
notice-changed-often = This request was changed too often already. Withdraw it and begin a new one.

## What an approver knows beside an absence
beside = Those days
beside-blocked = Note: { $name } on { $day }
beside-short = { $left ->
    [0] On { $day } nobody is left: { $name } (at least { $least } needed)
   *[other] On { $day } { $left } are left: { $name } (at least { $least } needed)
}
beside-nobody = Nobody else with the same function is away then.
beside-away = Also away: { $name }, { $period }
beside-asked = Asked as well: { $name }, { $period }
beside-more = And { $count } more.
away-not-all = Not all absences of the school are shown here: there are too many.

## Who is away in a week
command-week = who is away
help-week = Who of your school is not there this week
week = Who is away?
week-title = Week of { $first } to { $last }
week-nobody = Nobody is away that week by a request.
week-here = –
week-day = away
week-morning = am
week-afternoon = pm
week-legend = am: morning, pm: afternoon, ?: not decided yet. Reasons are not shown here.
week-before = Previous week
week-now = This week
week-after = Next week
notice-week = The head or the secretariat of your school sees who is away. Ask:

## The stages of a route
stage-named = { $number }. { $name }: { $told }
stage-unnamed = Step { $number }: { $told }
stage-agreed = agreed by { $names }, { $moment }
stage-refused = refused by { $name }, { $moment }
stage-by-rule = agreed by the rules
stage-waits = waiting for { $names }
stage-partly = { $names } agreed, { $waits }
stage-nobody = nobody can decide right now
stage-later = comes after that
stage-one-of = one of { $count } colleagues
stage-many = { $count } colleagues
approval-agreed = You agreed. Now it is up to the others.
approval-passed = This step is over. Somebody else decides on this now.

## Away
away-until = { $name } is away until { $day }
away-now = { $name } is away at the moment
away-decides = { $away }; { $names } decides.
away-one-of = { $away }; one of { $count } colleagues decides.
away-nobody-else = { $away }; nobody else can decide. Your request waits.
away-you = { $away }; that is why you can decide now.
absence = Absence
absence-title = Will you be away?
absence-text = Requests that you decide on will then also go to whoever may decide after you. If there is nobody else, they wait for you.
absence-no-leave = This is not a leave request, and no sick note.
absence-mailbox = If your mailbox replies automatically, Bode also knows that you are away. What you say here comes first.
absence-to = Until and including (empty: until you say that you are back)
absence-set = I am away
absence-now = You are away
absence-planned = Your absence is planned
absence-from-day = From { $first }, until you say that you are back
absence-back = I am back
absence-cancel = Not away after all
absence-over = You are back
absence-waiting = { $count ->
    [one] 1 request waits for your decision.
   *[other] { $count } requests wait for your decision.
}
absence-nothing-waits = Nothing waits for your decision.
absence-again = Set an absence

## When nobody can be reached
open-chat = Chat
state-unreached = has not reached anyone yet
unreached-approvers = { $count ->
    [one] { $name } decides on this, but does not have Bode in Teams at the moment.
   *[other] The people who decide on this do not have Bode in Teams at the moment.
}
unreached-approvers-do = { $count ->
    [one] Talk to your colleague directly. Your request is kept and will get there as soon as Bode does.
   *[other] Talk to one of these colleagues directly. Your request is kept and will reach whoever gets Bode.
}
unreached-nobody = There is no one who can decide on this at the moment.
unreached-nobody-do = Ask HR who will take care of it. Your request is kept.
unreached-asker = { $name } does not have Bode in Teams at the moment and does not see your question.
unreached-asker-do = Ask your colleague directly. You can also decide right now.
unreached-asker-answer = Ask your colleague directly, or answer with what you know.
unreached-experts = { $count ->
    [one] { $name } can answer this, but does not have Bode in Teams at the moment.
   *[other] None of the experts has Bode in Teams at the moment.
}
unreached-experts-do = { $count ->
    [one] Ask your colleague directly. Your question will also get there as soon as Bode does.
   *[other] Ask one of these colleagues directly. Your question will also reach whoever gets Bode.
}
unreached-expert = { $name } took your question, but does not have Bode in Teams at the moment.
unreached-expert-do = Talk to your colleague directly. Another expert can also take over your question.
unreached-no-experts = This topic has no expert at the moment.
unreached-no-experts-do = Ask your school office. Your question is kept.
handoff-with-gone = with { $name }, who has no Bode at the moment
handoff-with-left = with { $name }, who has left
handoff-with-no-expert = with { $name }, no longer an expert on this
orphaned-left = { $name } took your question, but does not work here any more.
orphaned = { $name } took your question, but is no longer an expert on this.
orphaned-do = Another expert can take over your question. You can also talk to a colleague directly.
orphaned-answer-do = Your answer goes to the other experts. You can also talk to a colleague directly.

## Official answers
official-answer = Official answer
official-answers = Official answers
official-by = { $owner }, reviewed on { $day }
official-overdue = { $owner }, reviewed in { $month }; not again since
official-make = Make it an official answer
official-edit = Edit the official answer
official-answers-none = You do not look after any official answers yet. Make one from a question you answered.
official-answers-more = These are the first to review. You find the others by asking the question.
official-title = Make it an official answer
official-edit-title = Edit the official answer
official-subtle = Whoever may read it gets this first from now on. Leave names out.
official-question = The question
official-readers = Who may read this?
official-review = Review by
official-save = Save
official-stale = A colleague changed this meanwhile. Check what you typed and save again.
readers-everyone = Everyone
readers-experts = Only the experts on { $topic }
readers-kept = The same readers as now
official-summary = Official answer: { $question }
official-findable = whoever may read it gets this first
official-withdrawn = Withdrawn
official-withdrawn-text = nobody sees this any more
official-withdraw-yes = Yes, withdraw
official-withdraw-sure = Withdraw this official answer? Nobody will find it any more.
official-owner = Owner
official-due = due for review since { $day }
official-review-by = review by { $day }
official-deed-written = { $name } wrote this · { $moment }
official-deed-changed = { $name } changed this · { $moment }
official-deed-confirmed = { $name } reviewed this: still right · { $moment }
official-deed-withdrawn = { $name } withdrew this · { $moment }
official-deed-restored = { $name } put this back · { $moment }

## Reviews: what is looked at again by who answers for it
review = Review
library = Library
review-summary = Still right? { $title }
review-age = reviewed in { $month }
review-ask = Is this still right?
review-again = to be reviewed again by { $day }
review-right = Still right
review-right-said = { $name } reviewed this: still right · { $moment }
review-changed-said = { $name } changed this · { $moment }
review-changing-said = { $name } is changing the documents · { $moment }
review-withdrawn-said = { $name } withdrew this · { $moment }
review-restored-said = { $name } put this back · { $moment }
review-use = In the last 90 days
review-shown = Shown
review-useful = Found useful
review-useless = Found not useful
review-library-sure = Withdraw this library? Nobody will find its documents any more. The files stay where they are.
review-library-withdrawn = If you put it back, Bode reads its documents again: that may take a while.
object = This is not right
object-title = What is not right?
object-text = Whoever answers for this gets your question, the document and your reason. Not your name, unless you want that.
object-label = Choose a reason
object-outdated = It is out of date
object-not-meant = It does not answer my question
object-wrong = It is wrong
object-other = Something else
object-name-label = Your name
object-name = Say that it comes from me
objected = Thank you. Whoever answers for this will look into it.
objected-to = Thank you. This goes to { $people }.
objected-nobody = Thank you. Nobody answers for this: what you said counts in what is missing.
a-colleague = A colleague
objection-summary = This is not right: { $question }
objection-close = I looked into it
objection-closed = { $name } looked into this · { $moment }

## Sensitive topics
guidance-people = You can turn to
guidance-private = I looked nothing up about this and do not keep your question.
guidance-kind = You are not alone
guidance-lines = These lines listen
need-danger-title = Call 112 if there is danger now
need-danger-text = Stay with whoever needs help if that is safe, and call a colleague. Then tell your headmaster at once.
need-child-title = A child needs you
need-child-text = It is good that you say this. Listen, do not promise to keep it secret, and do not carry it alone: tell your headmaster and the care team today. Danger now? Call 112 and do not leave the child alone.
need-life-title = Talk to somebody about it now
need-life-text = It is good that you say this, whether it is about yourself or somebody else. Call somebody, now. In danger? Call 112, and do not stay alone or leave the other alone.
need-violence-title = You do not have to put up with this
need-violence-text = What is happening is not your fault. Talk to somebody you trust: nothing is done without your consent. In danger? Call 112.
need-strain-title = You do not have to carry this alone
need-strain-text = That sounds heavy. Talk to somebody today: a colleague, your doctor or one of these lines.

## Words for questions to experts
command-questions = my questions
command-expert = questions for me
command-official = official answers
help-questions = What you asked experts
help-expert = What colleagues ask you as an expert
help-official = The official answers you look after

## Answers: when we are not sure, and what was wrong
maybe-title = This may help
maybe-text = I have no certain answer, but there may be something about it here:
which-meant = What is your question about?
which-other = Something else
which-within = Searched within: { $topic }
which-none = Searched outside these topics:
rereading = I am reading my sources again ({ $percent }%): I may find more in a while.
understood-as = Understood as: { $question }
answer-again = This is the same as before: it says nothing separate about “{ $question }”.
rows-more = { $count ->
    [one] And 1 more row, in the document.
   *[other] And { $count } more rows, in the document.
}
why-not-title = Sorry about that. What was wrong?
why-not-label = Choose what fits best
why-not-words = In your own words
why-not-send = Pass it on
why-wrong = The answer is wrong
why-outdated = It is out of date
why-incomplete = It is incomplete
why-not-meant = Not what I was looking for

## Gaps: what people asked and did not find
command-gaps = gaps
help-gaps = What colleagues asked and did not find
gaps = Gaps
gaps-title = What colleagues did not find
gaps-subtle = The last { $days } days, without names
gaps-none = There are no unanswered or badly rated questions to show.
gaps-group = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
} from { $people } colleagues
gaps-unanswered = { $count } unanswered
gaps-bad = { $count } badly rated
gaps-example = For example: { $question }
gaps-more = { $count ->
    [one] And 1 more subject. Whoever runs Bode can get the whole list as CSV.
   *[other] And { $count } more subjects. Whoever runs Bode can get the whole list as CSV.
}
gaps-rest = { $questions ->
    [one] And 1 more question, asked by too few colleagues to be shown.
   *[other] And { $questions } more questions, each asked by too few colleagues to be shown.
}
gaps-newest = Only the newest { $count } questions were looked at.

## Answers that stand in no document
calendar = Calendar
colleague = Colleague
search-documents = Search the documents
time-now = It is { $time }.
day-today = Today is { $day }
day-other = That is { $day }
day-week = Week { $week }
day-works = By the calendar of your school that is a working day.
day-off = By the calendar of your school you are off then.
holiday-next = The next school holiday
holiday-coming = Next school holiday: { $holiday }, { $days }
holiday-now = Now: { $holiday }, { $days }
days-from-to = { $first } to { $last }
days-to-go = { $count ->
    [one] That is tomorrow.
   *[other] { $count } days to go.
}
days-left = { $count ->
    [0] That is today.
    [one] It is on now, until tomorrow.
   *[other] It is on now, { $count } more days.
}
days-gone = That is over.
feast-within = That falls in a school holiday: { $holiday }.
feast-bridge = The day after, { $day }, is off as well.
calendar-flemish = By the school holidays of Flanders. Optional days off stand in the documents of your school.
calendar-of = By the calendar of { $school }.
free-yes = On { $day } you are off
free-no = On { $day } you work
free-within = That falls in a school holiday: { $holiday }.
free-weekend = That is in the weekend.
free-own = That is a day off of your school.
free-works-then = But people of your function work then.
occasion-autumn = Autumn holiday
occasion-christmas = Christmas holiday
occasion-crocus = Crocus holiday
occasion-easter = Easter holiday
occasion-summer = Summer holiday
occasion-new-year = New Year’s Day
occasion-easter-day = Easter
occasion-easter-monday = Easter Monday
occasion-labour-day = Labour Day
occasion-ascension = Ascension Day
occasion-whit-sunday = Whit Sunday
occasion-whit-monday = Whit Monday
occasion-national-day = National Day
occasion-assumption = Assumption Day
occasion-all-saints = All Saints’ Day
occasion-armistice = Armistice Day
occasion-christmas-day = Christmas Day
occasion-bridge = Bridge day
people-others = { $count ->
    [one] There is 1 other.
   *[other] There are { $count } others.
}
people-no-way = No number or mail address of this colleague is known. Your school office can help you.
people-also = This is also about it
own-unknown-title = I do not know that of you
own-unknown-text = Balances, counters, timetables and replacements are kept in other systems, which I cannot see.
own-unknown-ask = These colleagues can look it up:
own-unknown-nobody = Ask whoever keeps your file.
own-open-title = { $count ->
    [0] Nothing is open any more
    [one] One request of yours is open
   *[other] { $count } requests of yours are open
}
own-open-none = Of what you requested nothing waits for anybody.
own-open-decide = { $count ->
    [one] A colleague’s request waits for your decision.
   *[other] { $count } requests of colleagues wait for your decision.
}
several-title = You asked { $count } things
several-more = I answer three at a time. You also asked:
several-ask = Search

## Files for one person
handout = File
handout-promised = I am preparing the file: it will be in this chat in a moment.
handout-offered = The file is ready.
handout-link = In this test environment you open it here; in Teams it goes to your OneDrive.
handout-accepted = The file is on its way to your OneDrive.
handout-done = The file is in your OneDrive.
handout-failed = The file could not be put in your OneDrive.
handout-declined = You did not want the file: I threw it away.
handout-ended = You did not accept the file in time: I threw it away.
handout-again = Make it again
as-file = As a file
report-about = Who the announcement was for, who was reached and who confirmed
report-file = Reach of { $title }
report-people = By person
report-figures = Figures
report-title = Announcement
report-sent = Sent on
report-at = As of
report-recipients = Meant for
report-name = Name
report-school = School
report-job = Function
report-delivered = Arrived on
report-confirmed = Confirmed on
report-remark = Remark
report-twice = May have arrived twice

## Bode's own links
share-link = Link to share:
link-title = This opens in the chat with Bode
link-text = Bode shows what is here to whoever may read it.

remove = Remove
file-kilobytes = { $size } kB
file-megabytes = { $size } MB
file-said = { $name } ({ $size })
attachment-how = Send the file here in the chat, with the paper clip: it is added to this request by itself.
attachment-rules = At most { $most ->
    [one] 1 file
   *[other] { $most } files
} of { $largest } MB: { $kinds }.
attachment-put = Choose a file
attachment-open = { $count ->
    [one] Open the file
   *[other] Open the files
}
problem-attachment-many = There is room for { $max } files here: remove a few.
attached-title = { $count ->
    [one] Your file is with your request
   *[other] Your files are with your request
}
attached-none = { $count ->
    [one] I could not accept this file
   *[other] I could not accept these files
}
attached-busy = { $count ->
    [one] I am fetching your file
   *[other] I am fetching your files
}
attached-newest = Is it for another request? Choose it below, and I move it there.
attached-answer = You still have to send your answer to the question, on the card of your request.
attached-move = Goes with { $request }
attached-stayed = What was not moved is still where it was.
attachment-not-kind = I do not accept this kind of file here, or it is something else than its name says. I do accept: { $kinds }.
attachment-not-large = This file is too large: at most { $largest } MB.
attachment-not-empty = This file is empty.
attachment-not-many = { $most ->
    [one] This question takes 1 file only, and it is there already. Remove that first.
   *[other] This question has { $most } files already, which is the most. Remove one first.
}
attachment-not-twice = This file is there already.
attachment-not-closed = This request does not take files any more.
attachment-not-gone = I could not fetch this file any more. Send it once again.
attachment-not-infected = The virus scanner found something in this file. I have kept nothing of it.
attachment-not-scanned = The virus scanner does not answer, and without it I accept nothing. Try again later.
attachment-not-reached = I did not manage to fetch this file. Send it once again.
offered-title = { $count ->
    [one] Which request does this file go with?
   *[other] Which request do these files go with?
}
offered-text = I have not kept anything yet. If it goes with one of these requests, I add it there.
offered-add = Add to { $request }
pasted-title = I cannot keep this
pasted-text = I cannot add a picture that you paste into a message, or a voice note, to your request. Send it as a file, with the paper clip.
opening-until = These links are yours alone and work until { $time }.
opening-summary = Files of a request
attachment-no-address = I cannot show files now: Bode does not know its own address. Tell whoever runs Bode.
upload-title = A file for your request
upload-send = Send
upload-received = Bode is looking at { $name }. In a moment the chat shows whether it is with your request; you may close this window.
upload-nothing = Choose a file first.
upload-large = This file is too large: at most { $largest } MB.
deed-attached = { $name } added files · { $moment }

## Mandates
mandate = Mandate
mandates = Mandates
mandates-title = Who does what for whom?
mandates-about = With a mandate a colleague decides on requests for you, or submits them for you, until you revoke it or it is over. You can go on doing so yourself.
mandate-decide-about = With a mandate a colleague decides on requests for you, until you revoke it or it is over. You can go on deciding yourself.
mandates-given = Given by you
mandates-received = Given to you
mandates-none = There are no mandates from you or for you yet.
mandate-give = Give a mandate
mandate-new-title = Who decides for you?
mandate-name = Colleague
mandate-name-example = First name and name
mandate-which = Whom do you mean?
mandate-forms = For which requests? Nothing chosen: all
mandate-offered = { $name } gives you a mandate
mandate-of = Mandate from { $name }
mandate-to = Mandate for { $name }
mandate-waits-you = Waits for your answer
mandate-waits = Waits for the answer of { $name }
mandate-starts = Accepted, begins on { $day }
mandate-runs = Runs until { $day } included
mandate-declined = Declined
mandate-revoked = Revoked
mandate-returned = Given back
mandate-ended = Over
mandate-lapsed = Over, never accepted
mandate-scope = About what
mandate-every = All requests that { $name } decides on
mandate-period = When
mandate-means = You then decide for { $name } as well. Every decision names both of you. You never decide on your own requests, and you cannot pass it on.
mandate-keeps = Every decision says that it was taken for you. You can go on deciding yourself. Revoking it works at once.
mandate-accept = Accept
mandate-decline = Decline
mandate-revoke = Revoke
mandate-return = Give back
mandate-you = You decide for { $name } (mandate until { $day } included).
mandate-over = Your mandate is over
notice-mandate-over = The mandate under which you could decide on this is over or was revoked. You cannot decide on it any more.
notice-mandate-nothing = Only who decides on requests can give a mandate.
problem-mandate-nobody = Nobody here is called that. Type a first name and a name.
problem-mandate-self = Choose somebody other than yourself.
problem-mandate-which = More than one colleague fits. Choose below whom you mean.

queue = Queue
command-queue = queue
help-queue = What your team has to carry out
queue-title = { $count ->
    [one] To carry out: { $count } request
   *[other] To carry out: { $count } requests
}
queue-title-more = To carry out: more than { $count } requests
queue-none-title = Nothing to carry out
queue-none = All is done. What is approved and for your team to carry out comes here.
queue-more = More are waiting. They join the list once some of these are done.
notice-queue = The queue is for those who carry out approved requests. You find your own with “my requests”.
handling = To carry out
handling-urgent = Urgent
handling-queued = In the queue
handling-waits = waiting for somebody to take it
handling-taken = Taken on
handling-done = Done
handling-with = with { $name }
handling-with-you = with you
handling-by-you = by you, { $moment }
handling-take = I will take this
handling-relieve = Take over
handling-finish = Done
handling-word-label = Anything to add? Your colleague reads this.
handling-finish-send = Report this done
handling-return = Back to the queue
handling-assign = Pass on
handling-assign-label = To whom in your team?
handling-assign-send = Pass this on
handling-changed = Something changed in the meantime. This is how it stands now.
handling-stopped = There is nothing for you to do now.
handling-said = { $name } adds
handling-deed-taken = { $name } took this on · { $moment }
handling-deed-assigned = { $name } passed this on to { $to } · { $moment }
handling-deed-returned = { $name } put this back in the queue · { $moment }
handling-deed-freed = Back in the queue: whoever had this is no longer in the team · { $moment }
handling-deed-done = { $name } reported this done · { $moment }
told-taken = Taken on: { $form }
told-answered = Your answer was sent: { $form }
handling-reopen = Not done after all
handling-reopen-label = Why not? Your colleague reads this.
handling-reopen-send = Set this back to “not done”
handling-reopen-how = Who asked is told, and the request is with you again.
handling-reopen-paper = The document that was made is void: Bode makes another once it is done.
handling-deed-reopened = { $name } set this back: not done after all · { $moment }
told-reopened = Not done after all: { $form }
told-done = Done: { $form }
proof-owed = Proof still to come
proof-until = Proof still to come, by { $date } at the latest
proof-late = Proof still to come: it was due by { $date }
proof-how = Send the file here in the chat, with the paperclip. Cover medical details.
hand-over-trying = { $name } did not take this request yet. Bode tries again.
hand-over-failed = { $name } did not take this request. The operators know this too.
handed-over-moment = { $moment ->
    [approved] approved
    [refused] refused
    [annulled] annulled
    [reopened] not carried out after all
   *[done] carried out
}
mandate-most = Up to what amount (€)? Empty: any. Otherwise what names no amount is left out
mandate-schools = Of which schools? None chosen: all
mandate-amount = Amount
mandate-up-to = Up to and including { $amount }
mandate-of-schools = Schools

# Agendas of meetings
command-agenda = agenda
help-agenda = What comes on the agenda of a meeting
notice-agenda = Agendas are made by whom the form names. You find your own requests with “my requests”.
agenda-all = Agendas
agenda-of = Agendas: { $form }
agenda-day = On which day is the meeting?
agenda-begin = New agenda
agenda-none = There is no agenda yet.
agenda-notes = { $count ->
    [0] no items yet
    [one] 1 item
   *[other] { $count } items
}
agenda-waiting = { $count ->
    [0] Nothing waits for an agenda.
    [one] 1 note waits for an agenda.
   *[other] { $count } notes wait for an agenda.
}
meeting-title = Meeting of { $day }
meeting-draft = Not sent yet
meeting-sent = Sent
meeting-held = All decided
meeting-sent-at = { $moment }, to { $count ->
    [one] 1 member
   *[other] { $count } members
}
meeting-empty = There is nothing on this agenda yet.
meeting-changed = This had changed meanwhile. This is how it stands now.
meeting-note-gone = This item is not there any more.
meeting-note-over = This item was withdrawn or annulled: there is nothing left to decide.
meeting-place-label = Which notes come onto it?
meeting-place = Put on the agenda
meeting-place-none = Choose one note at least.
meeting-up = Up
meeting-down = Down
meeting-drop = Take off
meeting-send = { $count ->
    [one] Send to 1 member
   *[other] Send to { $count } members
}
meeting-decide = Enter the decision
meeting-back = To the agenda
meeting-save = Save the decision
meeting-outcome-label = What was decided?
meeting-text-label = Decision or remark, in words
meeting-said = The meeting adds
outcome-approved = Approved by the meeting
outcome-refused = Not approved by the meeting
outcome-postponed = Postponed to another meeting
outcome-noted = Noted by the meeting
handling-deed-postponed = The meeting postponed this, says { $name } · { $moment }
handling-deed-met = { $outcome }, says { $name } · { $moment }
told-met = The meeting decided: { $form }
told-postponed = Postponed: { $form }
