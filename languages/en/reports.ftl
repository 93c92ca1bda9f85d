## Reports of forms, for who owns them
form-report-form = Report
form-report-forms = Of which requests do you want the report?
form-report-forms-more = And { $count } more: type “report” and the name of the form.
form-report-of = Report { $form }
form-report-show = Show
form-report-period = { $first } to { $last }
form-report-nothing = There were no requests in the last { $months } months.
form-report-none-open = Nothing is open now.
form-report-waiting-now = { $count ->
    [one] 1 request waits for a decision now
   *[other] { $count } requests wait for a decision now
}
form-report-to-do-now = { $count ->
    [one] 1 request is still to be carried out
   *[other] { $count } requests are still to be carried out
}
form-report-age = { $first } to { $last } school days old
form-report-age-more = more than { $days } school days old
form-report-decided-in = Until the decision
form-report-done-in = Until it is done
form-report-took = Half { $half ->
    [0] on the same day
    [one] within 1 school day
   *[other] within { $half } school days
}, 9 in 10 { $most ->
    [0] on the same day
    [one] within 1 school day
   *[other] within { $most } school days
}.
form-report-by-month = { $asked } asked; { $decided ->
    [0] nothing decided yet
    [one] { $refused } of { $decided } decision refused
   *[other] { $refused } of { $decided } decisions refused
}
form-report-asked = Asked
form-report-approved = Approved
form-report-refused = Refused
form-report-withdrawn = Withdrawn
form-report-annulled = Annulled
form-report-done = Carried out
form-report-waiting = Waits for a decision
form-report-to-do = Still to be carried out
form-report-decided-in-half = Decided: half within (school days)
form-report-decided-in-most = Decided: 9 in 10 within (school days)
form-report-done-in-half = Done: half within (school days)
form-report-done-in-most = Done: 9 in 10 within (school days)
form-report-month = Month
form-report-school = School
form-report-schools = By school
form-report-refused-by-school = Refusals by school
form-report-share = { $count } ({ $share } %)
form-report-other-schools = Other schools together
form-report-no-school = Without a school
form-report-schools-more = { $count } more in the file.
form-report-together = Where fewer than { $people } people asked something in a month, a school stands together with others.
form-report-file = As a file
form-report-file-about = Counts by month and school, without names or reasons
form-report-others = Other reports
command-report = report
help-report = How your requests go
notice-report = A report is for who answers for a form. You answer for none.

## The result of a form that is scored
score = Result
score-of = Result { $form }
score-show = Show the result
score-domain = Domain
score-by-domain = Score by domain, in percent
score-percent = { $percent }%
score-none-before = There is no result of this school for school year { $year }.
score-means = 0% is the lowest answer everywhere, 100% the highest everywhere. Each question counts the same.
score-who-sees = Only who filled it in, the head of the school and who owns the form see this.
