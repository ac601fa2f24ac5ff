# The host register: why something cannot be done (value) and what to do next (.advice).

host-refusal-not-entitled = You may not do this in the host register.
    .advice = This is done by { $who }.
host-refusal-not-active = Your account cannot do this: { $status }.
    .advice = Ask the Office to confirm your post and your access.
host-refusal-not-of-unit = This swap is for { $unit } itself to decide.
    .advice = Ask the secretary, the deputy secretary or the clerk of { $unit } to do it.
host-refusal-no-rotation = Hosts do not take turns under this committee.
    .advice = If they should, the Office chief adds hosting to the office's rules.
host-refusal-no-conference = { $month } has no conference of { $cluster }.
    .advice = Look at the year's conferences with giaoban hosts show.
host-refusal-other-year = { $month } is not in { $year }.
    .advice = Choose a month of { $year }.
host-refusal-month-planned = { $month } is planned, so that its conferences say who hosts.
    .advice = Change the host with giaoban conference move.
host-refusal-not-a-host = { $unit } does not take turns as a host.
    .advice = Choose a commune, ward or town.
host-refusal-host-elsewhere = { $unit } does not belong to the cluster that meets.
    .advice = Choose a unit of the cluster.
host-refusal-host-dissolved = { $unit } no longer exists on that day.
    .advice = Choose its successor: { $successors }.
host-refusal-host-dissolved-no-successor = { $unit } no longer exists on that day.
    .advice = Choose another host.
host-refusal-exception-needed = This choice breaks a rule: { $breaks }.
    .advice = Give a reason and an approver, or choose another unit.
host-refusal-not-an-approver = { $person } may not approve that a rule is set aside.
    .advice = Ask the Office chief, a standing member or the cluster head, and name who approved.
host-refusal-cap-too-low = The office allows { $most } hostings a year anyway.
    .advice = Type a number above { $most }.
host-refusal-days-unfit = The days from { $from } to { $to } cannot be used for this year.
    .advice = The first day is not after the last, and at least one of them lies in the register's year.
host-refusal-days-closed = These days are closed already (entry { $number }).
    .advice = There is nothing to do; to change the reason, take entry { $number } out with giaoban hosts reopen.
host-refusal-no-such-entry = The register has no entry number { $number }.
    .advice = Look at the entries with giaoban hosts show.
host-refusal-joins-nothing = A joint conference takes at least two clusters that meet separately in that month.
    .advice = Name one more cluster.
host-refusal-not-gathered = These clusters meet separately in that month anyway.
    .advice = Check the month and the clusters with giaoban hosts show.
host-refusal-no-host-yet = The conference of { $month } has no host yet.
    .advice = Plan the hosts of the year first.
host-refusal-swap-with-itself = Both turns are hosted by the same unit.
    .advice = Choose the turn of another unit.
host-refusal-date-past = { $date } has passed.
    .advice = Only turns that lie ahead can be swapped.
host-refusal-swap-outdated = The host of { $month } has changed since the swap was asked for.
    .advice = Take the old request back and ask again as things stand now.
host-refusal-swap-over = This request to swap { $state }.
    .advice = If a swap is still needed, ask for a new one.

# What a plan falls short of; stands within a sentence.

violation-blackout = { $unit } hosts in { $month } on a day closed to it (entry { $number })
violation-no-hall = { $unit } hosts in { $month } without a hall
violation-room-too-small = the hall of { $unit } has { $seats } seats, and { $expected } people are expected in { $month }
violation-too-many = { $unit } hosts { $turns } times, above the most of { $most }
violation-too-few = { $unit } hosts { $turns } times, below the least of { $least }
violation-gap-too-short = { $unit } hosts in { $month }, only { $months ->
        [one] one month
       *[other] { $months } months
    } after the last time instead of { $least }
violation-uneven = { $unit } hosts { $turns } times with earlier years, where an even share is { $fair }
violation-unregistered = { $unit } hosts in { $month }, for which it has not registered

# Why the limits can hold or cannot, and what would make them.

fit-holds = { $lower } to { $upper } times a year can hold for all { $units } units: { $conferences } conferences, and the units can host { $least } to { $most } times.
fit-cannot = { $lower } to { $upper } times a year cannot hold for every unit: the year has { $conferences } conferences, and { $units } units can host { $least } to { $most } times.
fit-over = Every plan lies above the upper limit at least { $over ->
        [one] once
       *[other] { $over } times
    }.
fit-under = Every plan falls short of the lower limit at least { $under ->
        [one] once
       *[other] { $under } times
    }.
fit-cluster = { $cluster } has { $conferences } conferences, and its { $units } units can host { $least } to { $most } times.
fit-way = Way { $number }: { $what }
fit-way-joint = hold { $joint } more conferences of the clusters that lack units jointly with another cluster of the same month; then no unit lies above the upper limit.
fit-way-cap = allow { $over } hostings above the limit, with a reason and an approver.
fit-way-fewer = { $conferences } conferences a year in each cluster, with clusters of { $splits } units.
fit-way-never = With these numbers of units and clusters no number of conferences a year fits the limits.
fit-and-others = { $splits }; and other ways to divide them
