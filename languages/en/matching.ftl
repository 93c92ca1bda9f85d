## What one says of oneself so that one is asked
command-profile = my profile
help-profile = What you may be asked for
profile = My profile
profile-title = What may you be asked for?
profile-withdrawn = Withdrawn: nothing of it is kept
standby = Replacements
standby-none = You are not asked to replace a colleague.
standby-on = You may be asked
standby-until = until { $day }
standby-schools = In these schools
standby-schools-which = In which schools? ({ $most } at most)
standby-days = On these days
standby-subjects = Only for these subjects or classes
standby-subjects-example = mathematics, 3B
standby-subjects-help = Leave this empty, and you may be asked for anything.
standby-any-subject = for anything
standby-kept = Only you see this. Whoever looks for a replacement sees how many colleagues are asked, and who says yes. You can withdraw this at any time: everything is erased at once.
standby-lasts = This counts until { $day }; then it is erased by itself.
standby-title = When may you be asked?
standby-begin = I may be asked
standby-change = Change
standby-keep = Save
standby-withdraw = Yes, erase it
standby-withdraw-sure = Everything that stands here is erased. You are not asked any more then.
problem-standby-schools = Choose { $most } at most.
profile-kept = Only you see this. You can withdraw it at any time: it is erased at once.
standby-stop = Withdraw replacements
hopes = Internal vacancies and shared assignments
hopes-none = You are not told of them.
hopes-on = You are told of them
hopes-kinds = What do you want to hear of?
hopes-any-school = in any school
hopes-schools = In which schools? (empty: in any; { $most } at most)
hopes-wishes = What would you like to do?
hopes-wishes-example = care, coordination
hopes-skills = What can you do?
hopes-skills-example = guitar, Excel
hopes-any = Of everything, whatever is asked
hopes-help = With commas in between. You are told when such a word stands in the vacancy. Leave both empty, and you are told of everything.
hopes-kept = Only you see this. Whoever offers a vacancy sees your name only once you click “I am interested”.
hopes-title = Which work do you want to hear of?
hopes-begin = I want to hear of them
hopes-change = Change vacancies
hopes-stop = Withdraw vacancies
hopes-withdraw = Yes, erase my wishes
hopes-withdraw-sure = What you want and can do is erased. You are not told of vacancies any more then.
## Looking for a replacement
replacement = Replacement
replacement-seek = Find a replacement
replacement-title = Replacement for { $name }
replacement-title-own = Replacement for you
replacement-open = Looking for a replacement
replacement-asked = { $count ->
    [one] 1 colleague was asked
   *[other] { $count } colleagues were asked
}
replacement-found = Replacement found
replacement-by = { $name } takes over
replacement-stopped = Nobody is being looked for
replacement-expired = No replacement found
replacement-closed = A replacement is no longer needed
replacement-changed = Something changed meanwhile. This is how it stands now.
replacement-gave-up = { $name } cannot take over after all. You can look again.
replacement-could = { $count ->
    [one] 1 colleague said that they may be asked, and is not away then.
   *[other] { $count } colleagues said that they may be asked, and are not away then.
}
replacement-sees = { $count ->
    [one] They get one card with the school, the days and what stands below. It does not say who is away, nor why.
   *[other] Each gets one card with the school, the days and what stands below. It does not say who is away, nor why. Whoever says yes first takes over.
}
replacement-nobody = No colleague said that they may be asked for these days. Ask around at school: whoever wants to can say so in “my profile”.
replacement-until = Answers are welcome until { $moment }.
replacement-ask = { $count ->
    [one] Ask 1 colleague
   *[other] Ask { $count } colleagues
}
replacement-stop = Stop looking
replacement-look-again = Look again
replacement-not-yours = You do not follow this replacement any more
replacement-wanted = Will you take over?
replacement-yours = You take over
replacement-yours-state = Thank you! This is in your name
replacement-when = When
replacement-job = Job
replacement-why = You get this because you said in “my profile” that you may be asked. You need not do anything. Whoever says yes first takes over.
replacement-whom = You replace
replacement-arranged-by = For questions, turn to
replacement-accept = I will take over
replacement-cannot = I cannot after all
replacement-give-up = Yes, I cannot
replacement-give-up-sure = You do not take over any more then. Whoever looked for the replacement is told at once.
replacement-taken = Found already, thank you
replacement-taken-text = A colleague takes over. You need not do anything.
replacement-needless = No longer needed
replacement-needless-text = Nobody is looked for any more for these days. You need not do anything.
replacement-cancelled = You need not take over
replacement-cancelled-text = The absence does not happen, so neither does the replacement. Thank you for being willing.
replacement-given-back = You do not take over
replacement-given-back-text = Whoever looked for the replacement was told.
## Opportunities
opportunity = Internal opportunity
opportunity-vacancy = A vacancy in one school
opportunity-shared = An assignment that schools share
opportunity-open = Open
opportunity-until = until { $day }
opportunity-over = Over
opportunity-closed = Called off
opportunity-late = This is over meanwhile. This is how it stands now.
opportunity-wanted = You said that you are interested
opportunity-joined = Your school takes part
opportunity-because = You get this because “{ $word }” is in your profile.
opportunity-because-any = You get this because you said in “my profile” that you want to hear of such work.
opportunity-who-sees = Nobody knows that you got this. Only once you show interest does the contact see your name.
opportunity-contact-knows = The contact sees your name now.
opportunity-want = I am interested
opportunity-unwant = Not after all
opportunity-join = We take part
opportunity-leave = We do not take part
opportunity-partners = These schools take part
opportunity-contact = Contact
opportunity-interested = { $count ->
    [0] Nobody interested yet
    [one] 1 colleague is interested
   *[other] { $count } colleagues are interested
}
opportunity-contact-sees = Only you see these names. Whoever thinks better of it disappears from here.
opportunity-refresh = Refresh
