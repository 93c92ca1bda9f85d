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
