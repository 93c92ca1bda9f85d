# What waits for somebody: "today".
command-today = today
help-today = Everything that waits for you now
today = Today
today-title = What is waiting for you?
today-nothing = Nothing is waiting for you. You are all caught up!
today-nothing-text = Do you have a question? Just type it below.
today-more = More than { $what }
today-decisions = { $count ->
    [one] { $count } request is waiting for your decision
   *[other] { $count } requests are waiting for your decision
}
today-asked = { $count ->
    [one] There is a question about { $count } of your requests
   *[other] There is a question about { $count } of your requests
}
today-queue = { $count ->
    [one] { $count } request is ready for your team
   *[other] { $count } requests are ready for your team
}
today-requests = { $count ->
    [one] { $count } request of yours is under way
   *[other] { $count } requests of yours are under way
}
today-drafts = { $count ->
    [one] { $count } request is not handed in yet
   *[other] { $count } requests are not handed in yet
}
today-handoff-asked = { $count ->
    [one] An expert needs to know more about { $count } of your questions
   *[other] An expert needs to know more about { $count } of your questions
}
today-expert = { $count ->
    [one] { $count } question from a colleague is waiting for your answer
   *[other] { $count } questions from colleagues are waiting for your answer
}
