# The question that goes with an announcement.

asks-question = Question
asks-add = Add a question
asks-label = What kind of question?
asks-none = No question
asks-one = One choice
asks-several = Several choices
asks-text = A short answer in their own words
asks-rating = A score of 1 to 5 stars
asks-question-label = Your question
asks-choices-label = The choices, each on its own line ({ $fewest } to { $most }, for one or several choices only)
asks-choices-example = Yes, I will come
asks-anonymous-label = Anonymous
asks-anonymous = Nobody sees who answers what
asks-anonymous-text = An anonymous answer cannot be changed. The result is there only once the announcement expires, and from { $fewest } answers on: so give it a last day.
problem-asks = Choose what kind of question this is.
problem-question-long = The question is too long: keep it within 200 characters.
problem-choices-count = Give 2 to 10 choices, each on its own line.
problem-choices-long = One of the choices is too long: keep it within 80 characters.
problem-choices-twice = The same choice is there twice.
problem-choices-other = Give as many choices as in the original text, in the same order.
problem-answer-long = Your answer is too long: keep it within 500 characters.
answer-label = Your answer
answer-several = Your answer (choose more than one if you like)
answer-named = Whoever wrote this sees your name with your answer. Colleagues see only the result.
answer-anonymous = Anonymous: who answered what is not kept. You cannot change your answer afterwards.
answer-anonymous-stays = It was anonymous. That is why you can no longer see or change it.
answer-give = Answer
answer-counted = Your answer is counted
answer-yours = You answered:
answer-yours-there = You chose { $answer }.
answer-change-open = Change my answer
answer-change = Save my new answer
answering-over = It is too late to answer.
result-show = Show the result
result-again = Refresh the result
result-answers = { $people ->
    [one] 1 answer
   *[other] { $people } answers
  }
result-mean = On average { $mean } out of { $most } · { $answers }
result-later = The result will be here after { $day }, if there are at least { $fewest } answers.
result-few = There were not { $fewest } answers. That is why there is no result.
stars = { $count ->
    [one] 1 star
   *[other] { $count } stars
  }
problem-expires-anonymous = An anonymous question needs a last day: after it the result is there.
answers-read = Read the answers
answers = Answers
answers-none = There is no answer yet.
answers-further = Further
answers-first = From the beginning
answers-file = Answers as CSV
answers-file-name = Answers { $title }
answers-about = The answers to your question
answers-summary = Answers: { $title }
report-answer = Answer
report-answered = Answered at
report-answers = Answers
