# What only some kinds of field say (dialogs/kinds).

problem-money = Give an amount, for example 24.50.
problem-money-cents = Give at most two digits for the cents, and no comma between the thousands: 1250 or 24.50.
problem-money-small = Give at least { $amount }.
problem-money-large = Give at most { $amount }.
problem-time = Give a time, for example 14:30 or 2:30 pm.
problem-time-early = Choose { $time } or later.
problem-time-late = Choose { $time } or earlier.
problem-iban = This is not a valid account number (IBAN). Check the digits.
problem-national-number = This is not a valid national register number or BIS number. Check the eleven digits.
iban-example = BE71 0961 2345 6769
rating-end = { $step }: { $meaning }
rating-said = { $value } out of { $most }
declare-label = Your declaration
declare = I declare this
declared = Declared: “{ $text }”
problem-person-nobody = I find no colleague of that name. Check it, or empty this box and choose somebody.
problem-person-several = Several colleagues have that name. Choose who you mean.
problem-person-many = Too many colleagues have that name. Type the whole name, or add the school.
problem-person-unknown = This colleague is not (or no longer) in the staff list. Choose or type somebody else.
problem-person-self = This cannot be yourself. Choose a colleague.
problem-person-elsewhere = This colleague is of another school. Choose somebody of your own.
person-pick = Find a colleague…
person-typed = Or type the name
problem-school = I do not know this school (any more). Choose a school from the list.
problem-choice-over = This was possible until { $date }. Choose something else.
km-from = From
km-to = To
km-by = How did you travel?
km-far = Kilometres, one way
km-back = There and back?
km-each = { $amount }/km
km-today = Today: { $tariffs }. The day of the journey counts.
km-none = There are no tariffs for kilometres yet. Ask whoever manages Bode to add them.
km-journey = { $first } – { $last }, { $km } km × { $price } ({ $by })
km-journey-back = { $first } – { $last } and back, { $km } km × { $price } ({ $by })
problem-km-day = First give the right date of the journey: it decides the tariff.
problem-km-tariff = There is no tariff for this on { $date }. Check the date, or ask the finance department.
km-said = { $journey }: { $sum } (tariff: { $source })
problem-choice-full = This is full by now. Choose something else.
choice-full = Full
choice-left = { $option } ({ $left } { $left ->
    [one] place
   *[other] places
} left)
policy = Read more
problem-right-none = I know no right for this. Choose another kind of leave, or ask human resources.
problem-right-then = There is no such right on { $date }. Choose another day or another kind of leave.
problem-right-days = For this you are entitled to { $days ->
    [0.5] half a day
    [one] { $days } day
   *[other] { $days } days
} at most. Choose a shorter period, or request other leave for the rest.
problem-right-halves = This leave is taken in whole days. Choose “Whole day”.
problem-right-proof = The proof has to be there before you go on. Send the file in the chat.
problem-right-changed = This right has changed meanwhile. Go on to see what holds now.
right-none = I know no right for this.
right-whom = Who is it about?
right-event = { $event }: { $whom }
right-days = Entitled to { $days }, by { $source } of { $dated }
right-fill = If you leave the last day empty, I fill in those days. What you took before, I do not know.
right-taken-before = What you took before, I do not know.
right-read = Read the text
problem-threshold = One of the thresholds is not known for today. Ask whoever manages Bode.
threshold-none = not known yet
threshold-said = { $name }: above { $amount } ({ $source })
compare-lowest = lowest
pick-lowest = { $name } · { $amount } (lowest)
pick-not-lowest = { $name } · { $amount } (not the lowest)
