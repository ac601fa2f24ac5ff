# Why something cannot be done (the value) and what to do next (.advice).

refusal-not-from-here = The petition is in the state “{ $state }”, so nobody can { $action }.
    .advice = What can be done now: { $possible }.
refusal-not-from-here-ended = The petition is in the state “{ $state }”, so nobody can { $action }.
    .advice = No step follows; its history shows what happened.
refusal-not-from-nothing = There is no petition yet, so nobody can { $action }.
    .advice = Draft the petition first.
refusal-not-entitled = You may not { $action } here.
    .advice = This is for { $who }; hand it on, or tell the Office if the assignment is wrong.
refusal-not-entitled-nobody = You may not { $action } here.
    .advice = Nobody is assigned to it; ask the Office to check the assignments.
refusal-not-active = Your account cannot do this: { $status }.
    .advice = Ask the Office to confirm your post and your access.
refusal-missing = A required field is empty: { $field }.
    .advice = Fill in the { $field } and send again.
refusal-date-too-late = The { $field } ({ $given }) is after the last day allowed.
    .advice = Choose { $limit } or an earlier day.
refusal-date-too-early = The { $field } ({ $given }) is before the first day allowed.
    .advice = Choose { $limit } or a later day.
refusal-unknown-category = The office has no category “{ $given }”.
    .advice = Choose a category from the list.
refusal-exception-needed = A reason and an approver are needed, because { $causes }.
    .advice = Give the reason and name who approved the exception, then send again.
refusal-lead-also-supports = { $unit } cannot both lead and support.
    .advice = Take it off the supporting bodies or choose another lead.
refusal-unit-dissolved = { $unit } does not exist on this day.
    .advice = Choose its successor: { $successors }.
refusal-unit-dissolved-no-successor = { $unit } does not exist on this day.
    .advice = No successor is on record; choose another unit or ask the Office to update the list.
refusal-not-an-answering-body = { $unit } is not a body that answers petitions.
    .advice = Choose a department, board or agency from the list of answering bodies.
refusal-not-below-lead = { $unit } is not below the lead body ({ $lead }).
    .advice = Choose a unit below the lead body, or ask for another lead.
refusal-not-as-directed = The direction names { $directed } as the lead body.
    .advice = Route it there, or obtain a new direction to change the lead.
refusal-must-accept = The petition has been refused { $refusals ->
        [one] once
       *[other] { $refusals } times
    }, so the body named now cannot refuse it.
    .advice = Accept it; report difficulties to the body that gave the direction.
refusal-no-commune = The matter is not in a commune's competence, or the cell belongs to no commune.
    .advice = Take it into the Office's table for direction.
refusal-wrong-way-commune = This is a matter for the commune, not for a department.
    .advice = The commune reports the result at the next briefing conference.
refusal-wrong-way-department = This is not a matter for the commune, so it is not reported at the conference.
    .advice = The lead body submits a draft reply for review.
refusal-merge-into-itself = A petition cannot be merged into itself.
    .advice = Give the code of another petition on the same matter.
refusal-merge-target-state = Nothing can be merged into { $code }: it is in the state “{ $state }”.
    .advice = Choose a petition whose reply has not been submitted, or keep this one apart.
refusal-merge-other-cycle = { $code } belongs to another cycle, so nothing can be merged into it.
    .advice = Link the two petitions instead.
refusal-merge-chain = Others are merged into this petition, so it cannot be merged itself.
    .advice = Undo those merges first, or merge the other way round.
refusal-not-this-version = The version you have open is not the one under review (version { $current }).
    .advice = Open version { $current }, read it, then decide.
refusal-version-out-of-order = Versions follow one another; the next one is version { $expected }.
    .advice = Reload the page for the newest version, then submit again.
refusal-not-the-leads-reply = The reply is not signed by a leader of the lead body ({ $lead }).
    .advice = Have a leader of the lead body sign it, then submit again.
refusal-not-the-leads-reply-no-lead = The petition has no lead body yet, so no reply can be submitted.
    .advice = Ask the Office to route the petition first.
refusal-own-work = { $person } may not review this reply, because he or she { $because }.
    .advice = Let somebody else of the reviewing body decide.
refusal-wrong-body = The decision is for { $needed }.
    .advice = Submit it to { $needed } and enter that body's decision.
refusal-nothing-asked = No extension has been requested.
    .advice = The lead body requests the extension first.
refusal-asked-already = A requested extension is waiting for its decision already.
    .advice = Wait for that decision.
refusal-too-many-extensions = At most { $limit ->
        [one] one extension is
       *[other] { $limit } extensions are
    } allowed, and none is left.
    .advice = Submit the reply in time, or ask for the petition to be carried over.
refusal-after-due-date = The due date ({ $due }) has passed, so no extension can be requested.
    .advice = Submit the draft reply now; if it is not ready, ask for the petition to be carried over.
refusal-receipt-not-proved = The cluster head has not confirmed receipt, so it cannot be announced.
    .advice = Ask the cluster head or a substitute to confirm receipt of the document first.
refusal-other-clusters-conference = This conference does not cover the proposing cell.
    .advice = Announce it at the conference of the cell's own cluster, or give the result in writing.
refusal-promise-stands = A promise stands until { $by }, so it cannot be closed.
    .advice = Follow it up until the promise is kept.
refusal-not-explained = Only explained answers are closed when nobody objects.
    .advice = Follow it up, or confirm that it is resolved once there is evidence.
refusal-voted-already = The cell has voted on { $on } already; a vote cannot be changed.
    .advice = If the cell does not agree, it asks to reopen the petition.
refusal-no-result-yet = No result has been reported, so it cannot be voted on.
    .advice = Vote once the petition is confirmed as resolved.
refusal-too-late-to-reopen = Reopening can be asked for within { $limit ->
        [one] one cycle
       *[other] { $limit } cycles
    } of the announcement, or when a promise is broken.
    .advice = Draft a new petition and link it to this one.
refusal-no-reopening-asked = The cell has not asked to reopen this petition.
    .advice = Decide once the cell has asked.
refusal-not-answered-on-spot = This petition was not answered at the conference.
    .advice = The cell asks to reopen it instead.
refusal-no-promise = The petition has no promise whose date could be moved.
    .advice = Check the issued answer.
refusal-withheld-already = The text is withheld already.
    .advice = Nothing more is to be done.
refusal-issued-already = This petition has been issued in { $symbol } already.
    .advice = To change it, issue a correcting document.
refusal-calendar-ends = The working calendar ends on { $until }, so the due date cannot be worked out.
    .advice = Ask the Office to add the next year's calendar, then try again.
refusal-calendar-begins = The working calendar begins on { $from }, so the due date cannot be worked out.
    .advice = Ask the Office to add the earlier calendar, then try again.
refusal-batch-not-ready = The document cannot be issued, as these petitions are not approved: { $lines }.
    .advice = Approve each of them or carry it over, then issue again.
refusal-empty-batch = No petition is chosen.
    .advice = Choose at least one petition.
refusal-code-and-state = { $code } ({ $state })
