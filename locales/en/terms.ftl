# Terms: names of states, actions, capacities and lists (domain.md §2).
# Lower case, except proper names and the names of states.

## States of a petition

state-draft = Draft
state-endorsed = Endorsed
state-recorded = Recorded
state-consolidated = Consolidated
state-directed = Directed
state-routed = Routed
state-drafting = Reply being drafted
state-under-review = Under review
state-approved = Approved
state-issued = Issued
state-announced = Announced
state-follow-up = Follow-up
state-resolved = Resolved
state-closed = Closed
state-merged = Merged
state-split = Split
state-withdrawn = Withdrawn
state-declined = Declined
state-referred-up = Referred up
state-diverted = Under another procedure

## What is done to a petition

action-draft = draft the petition
action-import = take the petition over from old records
action-endorse = record the cell's endorsement
action-record = enter it in the minutes
action-take-in-writing = take it in on paper
action-urgent-intake = take it in as urgent
action-divert = hand it to another procedure
action-answer-on-spot = answer it at the conference
action-hand-to-commune = hand it to the commune
action-consolidate = consolidate it
action-split = split it
action-merge-into = merge it into another petition
action-unmerge = undo the merge
action-direct = give a direction
action-decline = decline it
action-refer-up = refer it to the level above
action-record-superior-answer = record the answer of the level above
action-route = route it to the lead body
action-accept = accept it
action-refuse-routing = refuse the routing
action-change-lead = change the lead body
action-sub-assign = assign it to a subordinate unit
action-sign-part = sign the supporting part
action-request-extension = request an extension
action-grant-extension = grant the extension
action-refuse-extension = refuse the extension
action-submit-reply = submit the draft reply
action-return-for-form = return it for form
action-return = return it to be answered again
action-approve = approve the reply
action-recall = recall the approval
action-issue = issue it
action-correct = correct the issued document
action-take-over-answer = take the answer over from old records
action-announce = announce it at the conference
action-tell-in-writing = give the result in writing
action-report-at-conference = report the result at the conference
action-follow-up = follow it up
action-move-promise = move the date of the promise
action-close = close it
action-resolve = confirm that it is resolved
action-cast-vote = enter the cell's vote
action-request-reopening = ask to reopen it
action-accept-reopening = agree to reopen it
action-refuse-reopening = refuse to reopen it
action-reopen-on-spot = take up again what was answered at the conference
action-withdraw = withdraw it
action-carry-over = carry it over to the next cycle
action-re-plan = work out its due date again
action-succeed = hand it on to who took its units over
action-redact = withhold its text

## Capacities

capacity-proposer = the secretary of the proposing cell
capacity-recorder = the minute-taker
capacity-presider = the chair of the conference
capacity-consolidator = the Office's consolidating specialist
capacity-office-chief = the Office chief
capacity-director = whoever enters directions
capacity-answerer = a specialist of the lead body
capacity-answer-leader = a leader of the lead body
capacity-commune-answerer = whoever reports for the commune
capacity-reviewer = whoever enters review decisions
capacity-signer = the signer
capacity-clerk = the records clerk
capacity-system = the program (automatic)

## Outcomes

outcome-settled = settled
outcome-in-progress = in progress
outcome-will-settle = will be settled
outcome-explained = explained
outcome-not-yet = not yet settled

## Reasons for a return

return-off-topic = does not answer what was asked
return-no-date = names no date
return-no-responsible-unit = names no responsible unit
return-evasive = general or evasive
return-no-legal-basis = names no legal basis
return-no-funds = names no source of funds
return-incomplete = leaves part of the petition unanswered

form-field = a required field is missing
form-outcome-class = the class of the outcome is missing
form-signature = the signature of the lead body's leader is missing

## Competence and deciding bodies

competence-cell = cell
competence-commune = commune
competence-county = county
competence-province = province
competence-centre = central government

body-standing-members = the Standing members
body-standing-board = the Standing Board
body-party-committee = the Executive Committee

## Intake

not-spoken-cancelled = the conference was cancelled
not-spoken-skipped = no conference was held this cycle
not-spoken-not-reached = the conference did not reach it

divert-denunciation = denunciation
divert-complaint = complaint
divert-classified = classified matter
divert-named-person = matter that names a person

kind-petition = petition
kind-opinion = opinion
kind-report = report of a fact

source-conference = raised at a briefing conference
source-written = handed in on paper
source-attendance-report = from a report on a cell meeting
source-urgent = urgent intake
source-import = taken over from old records

endorsement-cell-committee = endorsed by the cell committee
endorsement-cell-meeting = endorsed by the cell meeting
endorsement-secretary-with-deputy = endorsed by secretary and deputy

exception-not-endorsed = the cell has not endorsed it
exception-outside-window = the conference lies outside the cycle's window

## People and forms

status-active = active
status-pending = awaiting confirmation
status-revoked = revoked
status-moved = moved to another post

own-work-wrote = wrote this reply
own-work-signed = signed this reply
own-work-heads = heads the answering body or one above it

vote-answer = the answer
vote-result = the result

field-category = category
field-endorsement-names = names of those who endorsed
field-endorsement-date = date of endorsement
field-return-reasons = reasons for the return
field-hearing = leader of the body who was heard, with day and text of the conclusion
field-missing-items = what is missing
field-legal-basis = legal basis
field-promise = promise
field-promise-date = date of the promise
field-parts = the parts
field-until = new due date
field-expected-date = expected date of the answer
field-committee-note = note of the cell committee
field-look-again-date = date to look again
field-code = petition code
field-cycle = a planned month
field-competence = competence
field-lead = lead body
field-answer = answer and its signer
field-outcome-class = class of the outcome
field-document = symbol of the document
field-recorded-date = date of recording
field-answered-date = date of the answer
field-issued-date = date of issue
field-announced-date = date of announcement
field-end-date = date of resolution

## States of a conference

conference-state-planned = Planned
conference-state-confirmed = Confirmed
conference-state-in-session = In session
conference-state-closed = Minutes closed
conference-state-joint = Held jointly
conference-state-cancelled = Not held

## What is done to a conference

conference-action-plan = plan the conference
conference-action-confirm = confirm the conference
conference-action-move = move the conference
conference-action-join = join with another conference
conference-action-take-in = take in another conference
conference-action-hand-over = let the host's successor host
conference-action-cancel = cancel the conference
conference-action-open = open the conference
conference-action-mark = call the roll
conference-action-close = close the minutes
conference-action-addend = add to the minutes

## Roles

role-cell-secretary = cell secretary
role-cell-deputy = deputy cell secretary
role-commune-secretary = commune Party secretary
role-commune-deputy-secretary = deputy commune Party secretary
role-commune-clerk = commune Party clerk
role-cluster-head = cluster head
role-cluster-deputy = deputy cluster head and secretary
role-committee-member-in-charge = committee member in charge of a commune
role-committee-member = committee member
role-standing-board-member = member of the Standing Board
role-standing-member = Standing member
role-committee-secretary = committee secretary
role-office-chief = Office chief
role-office-deputy-chief = deputy Office chief
role-records-clerk = records clerk
role-office-specialist = Office specialist
role-department-head = head of department
role-department-deputy = deputy head of department
role-department-specialist = department specialist

## Kinds of unit

unit-kind-committee = Party committee
unit-kind-cluster = cluster
unit-kind-commune = commune
unit-kind-cell = Party cell
unit-kind-grassroots-org = grassroots Party organisation
unit-kind-office = Office of the committee
unit-kind-standing-members = Standing members
unit-kind-standing-board = Standing Board
unit-kind-peoples-committee = People's Committee
unit-kind-department = department

## How a unit stands to a record

relation-own = the unit's own
relation-below = of a unit below
relation-sibling = of a sibling unit
relation-other-cluster = of another cluster
relation-other-committee = of another committee

## Who is expected at a conference

attendance-board-in-charge = member of the Standing Board in charge of the cluster
attendance-committee-in-charge = committee member in charge of a commune
attendance-commune-secretary = commune Party secretary
attendance-commune-chair = deputy commune secretary, chair of the People's Committee
attendance-cell-secretary = rural cell secretary

## What waits for a conference

waiting-endorsed = endorsed petitions
waiting-issued = issued answers
waiting-commune = commune matters

## Requests to swap turns as hosts

swap-asked = is waiting for an answer
swap-agreed = has been agreed to
swap-refused = has been refused
swap-withdrawn = has been taken back

unknown-unit = a unit no longer on the list
unknown-person = a person no longer on the list
list-and = and
list-or = or
