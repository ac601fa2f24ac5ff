# Letters: subject (-subject), opening sentence (the value) and what to do next (.advice).

letter-returned-subject = Returned to be answered again (round { $round }): { $code }
letter-returned = The reply to the petition below is not satisfactory and is returned to be answered again (round { $round }).
    .advice = Open “My desk” in the briefing program, choose { $code }, mend the reply for the reasons above and submit it again before the due date.
letter-returned-form-subject = Returned for form: { $code }
letter-returned-form = The reply to the petition below is returned for its form; this return does not count as a round.
    .advice = Open “My desk” in the briefing program, choose { $code }, add what is missing and submit it again before the due date.
letter-recalled-subject = Approval recalled: { $code }
letter-recalled = The approval of the reply to the petition below is recalled; it has to be answered again.
    .advice = Open “My desk” in the briefing program, choose { $code }, read the reason, mend the reply and submit it again before the due date.
letter-direction-subject = Direction waiting: { $code }
letter-direction = The petition below has been consolidated and waits for a direction.
    .advice = Open “My desk” in the briefing program, choose { $code }, give the direction and name the lead body.
letter-routing-subject = Routing waiting: { $code }
letter-routing = The petition below has its direction and waits to be routed to the lead body.
    .advice = Open “My desk” in the briefing program, choose { $code } and route it to the lead body the direction names.
letter-signature-subject = Signature waiting: { $code }
letter-signature = The reply to the petition below has been approved and waits for signature and issue.
    .advice = Open “My desk” in the briefing program to read the common draft and sign.
letter-lead-subject = You lead the reply: { $code }
letter-lead = The petition below is routed to your body, which leads the reply.
    .advice = Open “My desk” in the briefing program and choose { $code } to accept it. If it is not in your competence, refuse within 1 working day, with the reason and another body; after that it counts as accepted.
letter-support-subject = You support the reply: { $code }
letter-support = { $lead } leads the reply to the petition below; your body supports it.
    .advice = Prepare your part, and sign it off when { $lead } sends the draft reply.
letter-commune-subject = For the commune to settle: { $code }
letter-commune = The petition below is handed to the commune to settle.
    .advice = Settle it and report the result, with evidence, at the next briefing conference.
letter-urgent-subject = Taken in as urgent: { $code }
letter-urgent = The petition below has been taken in at once because it cannot wait, and waits for a direction.
    .advice = Nothing more is to be done; the cell is told when there is an answer.
letter-refused-subject = Routing refused: { $code }
letter-refused = { $unit } refuses the petition below and proposes { $proposed }.
    .advice = Open “My desk” in the briefing program and choose { $code }; route it elsewhere within the direction, or ask for a new direction.
letter-extension-asked-subject = Extension requested: { $code }
letter-extension-asked = { $unit } requests an extension until { $until } for the petition below.
    .advice = Open “My desk” in the briefing program, choose { $code } and decide before the due date; silence counts as a refusal.
letter-extension-granted-subject = Extension granted: { $code }
letter-extension-granted = The petition below may be answered until the end of { $until }.
    .advice = Submit the draft reply on that day at the latest.
letter-extension-refused-subject = Extension refused: { $code }
letter-extension-refused = The extension requested for the petition below is refused; the due date stands.
    .advice = Submit the draft reply in time; if you cannot, tell the Office, so that it may be carried over.
letter-withdrawn-subject = Petition withdrawn: { $code }
letter-withdrawn = The cell has withdrawn the petition below.
    .advice = Stop working on the reply; nothing more is to be done.

letter-issued-subject = Issued: { $document }
letter-issued = { $document } of { $date } has been issued{ $part }.
    .advice = Confirm receipt under “My desk” in the briefing program and announce it at the next briefing conference.
letter-issued-other-subject = Issued: { $document }
letter-issued-other = { $document } of { $date } has been issued; it answers no petition of your cluster.
    .advice = Acknowledge it under “My desk” in the briefing program; at the next conference it is only mentioned, for there is no answer of your cluster to announce.
document-notice = notice { $symbol }
document-other = document { $symbol }
document-count = { $count ->
        [one] one petition
       *[other] { $count } petitions
    } of { $place }
document-answers = , with answers to { $of }
document-corrects = { "" } for { $of }
letter-corrected-subject = { $document } corrects { $replaces }
letter-corrected = { $document } of { $date } corrects { $replaces }{ $part }.
    .advice = Confirm receipt under “My desk” in the briefing program; if an answer has changed in substance, announce it again at the next briefing conference.

letter-invited-subject = Invitation: { $conference }, { $day }
letter-invited = { $office } invites you to { $conference }.
    .advice = Please be on time; if you cannot come, tell { $office } the reason and who comes in your place.
letter-invited-chair-subject = Invitation to chair: { $conference }, { $day }
letter-invited-chair = { $office } invites you to chair { $conference }.
    .advice = If you cannot chair it, please tell { $office }, so that somebody else is named.
letter-invited-secretary-subject = Invitation to take the minutes: { $conference }, { $day }
letter-invited-secretary = { $office } invites you to attend { $conference } and to take its minutes.
    .advice = Please come before the opening to call the roll; if you cannot come, tell { $office }, so that somebody else takes the minutes.
letter-invited-replaced-subject = Your substitute: { $conference }, { $day }
letter-invited-replaced = { $conference } is held as below; { $other } does your duty in your place.
    .advice = Please hand your papers to { $other }.
letter-invited-instead-subject = Invitation as a substitute: { $conference }, { $day }
letter-invited-instead = { $office } invites you to { $conference } in the place of { $other }.
    .advice = Please take over the papers from { $other } and be on time.
letter-moved-subject = Moved: { $conference }, now { $when }
letter-moved = { $conference } has been moved.
    .advice = Please note the new { $new }; if you cannot come, tell { $office }.
moved-to-day = { $day }
moved-to-hour = { $clock }, { $day }
moved-new-time = time
moved-new-place = place
moved-new-both = time and place
letter-took-in-subject = Joined: { $other } with { $conference }
letter-took-in = { $other } is held together with { $conference }, at the time and place below.
    .advice = Please prepare for both clusters; if you have questions, ask { $office }.
letter-put-off-subject = For the next agenda: { $conference }
letter-put-off = { $conference } did not reach everything of your cell: { $count } go to the next conference's agenda.
    .advice = Nothing has to be sent again; if a matter cannot wait, ask { $office }.
letter-cancelled-subject = Cancelled: { $conference }
letter-cancelled = { $conference } is not held as announced.
    .advice = You need not come. “Instead” says where petitions and answers go; if you have questions, ask { $office }.

conference-name = the briefing conference of { $cluster } in { $month }
conference-hall = Hall of the People’s Committee of { $commune }
conference-reason-joint = held together with { $other }; { $reason }
conference-on = { $day } ({ $state })
conference-items-other = Petitions and answers go to { $other }.
conference-items-writing = Petitions are taken in writing; answers are told in writing.

digest-subject = Your work on { $today }: { $tally }
digest-tally-overdue = { $overdue } overdue
digest-tally-open = { $open } in time
digest-opening = On { $today } you have { $all ->
        [one] one item
       *[other] { $all } items
    } to deal with{ $order }.
digest-order = , most overdue first
digest-news-subject = News of { $today }
digest-news-opening = Briefing news that concerns you, as of { $today }.
digest-news-advice = There is nothing you need to do; the program has the details.
digest-advice = Open “My desk” in the briefing program to deal with each of them.
digest-overdue = Overdue
digest-today = Due today
digest-coming = In time
digest-news = For information
digest-is-overdue = overdue by { $days ->
        [one] 1 working day
       *[other] { $days } working days
    } (due { $due })
digest-is-today = due today
digest-is-coming = due { $due }
answer-by = { $outcome }, by { $by }
digest-more = { $count ->
        [one] One more item is
       *[other] { $count } more items are
    } not printed here; “My desk” shows them all.

row-code = Petition
row-title = Matter
row-title-withheld = not given in this letter; see the program if you have the right to
row-state = State
row-due = Due
row-due-rule = { $date } ({ $rule })
row-by = Entered by
row-by-on-behalf = { $person }, for { $absent }
row-reasons = Reasons
row-missing = Missing
row-note = Note
row-time = Time
row-time-is = { $clock }, { $weekday }, { $date }
row-place = Place
row-before = As announced
row-instead = Instead
row-next = What to do next

due-working-days = { $days ->
        [one] 1 working day
       *[other] { $days } working days
    } from { $since }
due-next-conference = the next briefing conference
due-fixed = fixed date
due-extended = extended
due-changed = worked out again by the new calendar

greeting = To: { $person }
greeting-with-title = To: { $person }, { $title }
footer = Sent automatically by the briefing program of { $office }; answers to this address are not read. With questions turn to { $office }{ $phone }.
footer-phone = , telephone { $phone }

# Lists of calls and papers to hand over.

call-name = Name
call-phone = Telephone
call-about = About
call-since = Since
call-ticked = Told (by whom and when)
call-conference = the briefing conference of { $of }, { $day }
call-how = How
call-by-phone = by telephone
call-by-hand = on paper, by hand
call-no-phone = none
call-planned = Planned: { $conference } at { $clock } on { $day }, { $place }
call-invited = Invited to { $conference }: { $clock } on { $day }, { $place }
call-moved = Moved: { $conference } is now at { $clock } on { $day }, { $place }
call-joined = Joined with another cluster: { $conference }; the Office will tell the new time and place
call-took-in = Held together with another cluster: { $conference } at { $clock } on { $day }, { $place }
call-cancelled = Not held: { $conference } on { $day }
call-closed = To be told in the cell: the conclusions of { $conference }; tell the Office once received
call-petition = { $code } of { $cell } (“{ $title }”)
call-answer = Answer to petition { $petition }: { $answer }
call-state = Petition { $petition }: { $state }
call-due = Due { $by }, petition { $petition }: reported done; the cell is asked to confirm the result
call-resolved = Petition { $petition }: reported settled; the cell is asked to confirm the result

# E-mail addresses

address-empty = No e-mail address has been typed.
    .advice = Type the address, such as an@gialoc.example.vn.
address-too-long = The e-mail address is too long.
    .advice = Check it; at most 254 characters, at most 64 before the @.
address-not-ascii = The e-mail address has accents or other unusual characters.
    .advice = Use plain letters, figures and . _ + - on both sides of the @.
address-local-part = The part before the @ of the e-mail address is not right.
    .advice = It begins with a letter or a figure and has no spaces.
address-domain = The part after the @ of the e-mail address is not right.
    .advice = Type the whole domain, such as gialoc.example.vn.
