# Changes of units: why one cannot be made (the value) and what to do next (.advice).

unit-refusal-fixed = This command does not merge, split or end this kind of unit: { $kind }.
    .advice = A committee is set up by giaoban init; its own bodies can only be renamed.
unit-refusal-too-few = A merger or a split takes at least two units.
    .advice = Name all of them; for a single unit there are giaoban units rename, move and abolish.
unit-refusal-twice = { $unit } is named twice.
    .advice = Name each unit once.
unit-refusal-kinds-differ = The units are of different kinds: { $kinds }.
    .advice = Only units of one kind are merged: a cell with a cell, a commune with a commune.
unit-refusal-ended = { $unit } no longer exists on that day.
    .advice = Take its successor: { $successors }.
unit-refusal-ended-no-successor = { $unit } no longer exists on that day.
    .advice = Check unit and day with giaoban units list --all.
unit-refusal-begun-since = { $unit } exists from { $from } on only.
    .advice = Choose a later day.
unit-refusal-ahead = { $on } has not come yet.
    .advice = Add --dry-run to look ahead, and run this again on the day.
unit-refusal-done-since = Since that day something was done by { $unit }, last on { $day }.
    .advice = Say why it is entered late and who approved (--reason, --approver).
unit-refusal-not-an-approver = { $person } may not approve a late entry.
    .advice = Ask the Office chief or a standing member, and name who approved.
unit-refusal-parent-needed = The units stand under different ones.
    .advice = Say with --under where the new unit stands.
unit-refusal-parent-kind = The kind “{ $kind }” does not stand under the kind “{ $above }”.
    .advice = Choose another unit above.
unit-refusal-parent-ended = The unit above does not exist on that day: { $unit }.
    .advice = Choose one that does.
unit-refusal-key-form = “{ $given }” cannot be a key.
    .advice = A key has letters without accents, figures and hyphens, at most 60; it may be left out.
unit-refusal-key-taken = The key “{ $key }” is another unit's.
    .advice = Choose another key, or leave --unit-key out.
unit-refusal-code-needed = The new cluster has no code.
    .advice = Give the code that stands in codes of petitions with --code, such as K7.
unit-refusal-code-taken = The code is that of { $cluster }.
    .advice = Choose another code.
unit-refusal-nothing-new = The unit is so already.
    .advice = Nothing more is to be done.
unit-refusal-posts-unplaced = It is not said where these people go: { $people }.
    .advice = Give --post PERSON=UNIT for each; --post PERSON=none ends the post.
unit-refusal-post-begun-since = The post of { $person } began on { $from } only.
    .advice = Choose a later day.
unit-refusal-role-clash = In { $unit } one person is “{ $role }”, and there would be: { $people }.
    .advice = Give --post PERSON=ROLE (such as cell_deputy, commune_deputy_secretary) or --post PERSON=none for the others.
unit-refusal-role-not-here = There is no “{ $role }” in the kind “{ $kind }”.
    .advice = Choose another role.
unit-refusal-not-of-units = { $person } holds no post in these units.
    .advice = Leave the person out of --post, or check the key.
unit-refusal-no-such-part = None of the units that take over has the key “{ $given }”.
    .advice = Give the key of a new unit of this command.
unit-refusal-below-unplaced = It is not said where the units below go: { $units }.
    .advice = Give --cell BELOW=NEW-UNIT for each.
unit-refusal-not-below = { $unit } does not stand below the unit that is split.
    .advice = Leave it out of --cell.
unit-refusal-leaves-below = Units stand below it: { $units }.
    .advice = Name who takes over with --successor.
unit-refusal-leaves-petitions = Petitions are open: { $codes }.
    .advice = Name who takes over with --successor.
unit-refusal-petition-elsewhere = Petition { $code } does not lie with the unit that is split.
    .advice = Leave it out of --petition.
unit-refusal-conferences-ahead = Conferences stand in the way: { $days }.
    .advice = Hold, join or cancel them, or give them another host, first (giaoban conference); then run this again.

# A unit does not fit to those around it; shared by the command and by files.

unit-lineage-ring = Units take each other over in a ring.
    .advice = Mend who takes over.
unit-lineage-kind = Who takes over is of another kind.
    .advice = Choose a successor of the same kind.
unit-lineage-not-there = Who takes over does not exist on { $on }, the day after the end.
    .advice = Mend the successor, or the days, so that one follows the other.
unit-lineage-outlives = The unit above ends on { $until }, before this one.
    .advice = Choose a unit above that exists, or let this one end no later.
