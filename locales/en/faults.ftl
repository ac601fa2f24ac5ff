# Why a typed value cannot be kept (the value) and how to mend it (.advice).

text-empty = Nothing has been typed.
    .advice = Type at least one character.
text-too-long = The text has { $count } characters; { $limit } are allowed.
    .advice = Shorten it.
text-nul = Character { $position } cannot be read.
    .advice = Type the text instead of pasting it from a file.
text-bidi-control = Character { $position } ({ $control }) changes the reading order of the text.
    .advice = Remove the hidden character, or type the passage again.
text-too-many-marks = { $count } marks stand on one letter; at most { $limit } are allowed.
    .advice = Type the letter again.

date-empty = No date has been typed.
    .advice = Type day, month and year, such as 05/9/2026.
date-not-a-date = This is not a date.
    .advice = Type day, month and year, such as 05/9/2026.
date-does-not-exist = There is no { $day }/{ $month }/{ $year }.
    .advice = Check how many days the month has.
date-year-out-of-range = The year { $year } is not between 1900 and 2100.
    .advice = Type the year with four figures, such as 2026.
date-lunar = This is a lunar date.
    .advice = Type the calendar date it falls on.
date-in-future = { $date } is still to come.
    .advice = Type today's date or an earlier one.

number-empty = No number has been typed.
    .advice = Type a whole number.
number-not-a-number = This is not a number.
    .advice = Use the figures 0 to 9 only.
number-separator = The number has a dot or a comma in it.
    .advice = Type the figures without separators, such as 1000.
number-negative = The number is below 0.
    .advice = Type 0 or more.
number-out-of-range = The number is not between { $least } and { $most }.
    .advice = Type a number from { $least } to { $most }.

calendar-ends = The working calendar ends on { $edge }, so { $needed } cannot be worked out.
    .advice = Ask the Office to add the next year's calendar.
calendar-begins = The working calendar begins on { $edge }, so { $needed } cannot be worked out.
    .advice = Ask the Office to add the earlier calendar.
