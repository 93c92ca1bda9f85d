## What who decides can do besides approving and refusing
choices = More choices

## What somebody wrote with what they did
quoted = “{ $text }”

## On a condition
condition = Approve on a condition
condition-label = On what condition? For example: on condition that your class is looked after.
condition-send = Approve on this condition
condition-of = Condition from { $name }
conditions-more = { $count ->
    [one] There is 1 more condition: see the history.
   *[other] There are { $count } more conditions: see the history.
}
problem-condition = Write the condition. If there is none, choose Approve.
problem-condition-unsent = A condition still stands here, and nothing is decided yet. Choose “{ condition-send }”, or empty this box and choose Approve.
problem-unsent = This has not been sent, and nothing has been done yet. Send it with the button below, or empty this box.
state-approved-condition = Approved on a condition
deed-agreed-condition = { $name } agreed on a condition · { $moment }
deed-approved-condition = { $name } approved on a condition · { $moment }
told-approved-condition = Approved on a condition: { $form }

## Handing a decision on
reassign = Hand on to a colleague
reassign-to = To whom do you hand this decision on?
reassign-why = Why do you hand it on? The colleague and the requester will read this.
reassign-send = Hand the decision on
reassigned = { $name } handed this decision on to { $other }.
reassigned-you = { $name } handed this decision on to you.
reassigned-by-you = You handed this decision on to { $other }.
deed-reassigned = { $name } handed the decision on to { $other } · { $moment }
problem-reassign-requester = This colleague asks for it or submitted it, and does not decide on it. Choose somebody else.
problem-reassign-decides = This colleague decides on it already. Choose somebody else.
problem-reassign-holder = This colleague decides for the requester at the moment (mandate). Choose somebody else.
problem-reassign-unreached = This colleague does not have Bode, and would not see it. Choose somebody else.
problem-reassign-away = This colleague is away at the moment. Choose somebody else.

## Asking for advice
advice = Advice
advice-ask = Ask for advice
advice-of-whom = Whom do you ask for advice?
advice-names = Or type the names, with a comma between them
advice-question = What do you want advice about? The requester will not read this.
advice-ask-send = Ask for this advice
advice-wanted = { $name } asks for your advice
advice-label = Your advice. Who decides will read it, the requester will not. You give it once.
advice-send = Send advice
advice-given = Your advice
advice-of = Advice from { $name }
advice-before = Advice from { $name }, before the change
advice-awaited = Advice asked of { $name }, not there yet. You need not wait for it.
advice-over = Your advice is no longer needed
advice-over-about = This request no longer waits for a decision.
deed-advice-asked = { $name } asked { $other } for advice · { $moment }
deed-advice-asked-of-some = { $name } asked for advice · { $moment }
deed-advised = { $name } gave advice · { $moment }
problem-advice-nobody = I find no colleague called “{ $name }”. Check the name.
problem-advice-several = More than one colleague fits “{ $name }”. Type the whole name, with the school.
problem-advice-requester = { $name } is the requester. Ask somebody else.
problem-advice-decides = { $name } decides on this too. Ask somebody else.
problem-advice-asked = { $name } was asked for advice before. Ask somebody else.
problem-advice-unreached = { $name } does not have Bode, and would not see it. Ask somebody else.
problem-advice-many = That is advice from too many people: { $max } at most for one request.

## Comments on a request
comment = Comment
comment-label = Your comment. Who asks for this, decides on it, advises about it or carries it out will read it.
comment-send = Send comment
comment-by = { $name } · { $moment }
comment-news = { $name } commented: { $form }
history-comments = { $count ->
    [one] History and 1 comment
   *[other] History and { $count } comments
}
problem-comment-late = Nobody can comment any more: the decision is more than { $days } days old.
problem-comment-many = There are { $most } comments already, and that is all there can be. Talk to each other instead.
