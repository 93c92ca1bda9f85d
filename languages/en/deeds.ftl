## What who decides can do besides approving and refusing
choices = More choices

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
problem-reassign-requester = This is who asks for it, and nobody decides on their own request. Choose somebody else.
problem-reassign-decides = This colleague decides on it already. Choose somebody else.
problem-reassign-holder = This colleague decides for the requester at the moment (mandate). Choose somebody else.
problem-reassign-unreached = This colleague does not have Bode, and would not see it. Choose somebody else.
problem-reassign-away = This colleague is away at the moment. Choose somebody else.
