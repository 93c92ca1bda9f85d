## Putting an audience together
audience-open = Combine or paste a list
audience-ready = Ready
audience-add = Add a part
audience-change = Change the part
audience-leave-out = Leave people out
audience-paste = Paste a list
audience-saved = Saved audiences
audience-for = Who gets it
audience-not-for = Who does not
audience-nobody-yet = Nobody yet. Add a part or paste a list.
audience-outside = { $people ->
    [one] 1 person too many
   *[other] { $people } people too many
}
audience-part-text = Whoever fits in each list that you use belongs to this part.
audience-jobs = Job titles
audience-keep = Save
audience-saved-none = No audience is saved yet.
audience-save = Save this audience
audience-save-it = Save
audience-name = Under which name?
audience-shared-label = Share
audience-shared = Others who may announce can use it too
audience-use = Use
audience-of = Shared by { $name }
problem-audience-empty = Choose at least one school, function, group or job title.
list-label = E-mail addresses or names
list-text = One on each line, or with commas between them. Copy them from a sheet or a mail, or send a csv or xlsx file in this chat.
list-read = { $people ->
    [0] Nobody was recognised
    [one] 1 person recognised
   *[other] { $people } people recognised
}
list-unknown = { $count ->
    [one] Not found:
   *[other] Not found ({ $count }):
}
list-several = { $count ->
    [one] More than one person is called so:
   *[other] More than one person is called so ({ $count }):
}
list-twice = { $count ->
    [one] Stood there already:
   *[other] Stood there already ({ $count }):
}
list-beside = { $count ->
    [one] Stood on somebody else’s line and is not counted in. Put the name on a line of its own:
   *[other] Stood on somebody else’s line and are not counted in ({ $count }). Put each name on a line of its own:
}
list-more = { $count ->
    [one] There was 1 more on it than Bode reads: it was not looked at.
   *[other] There were { $count } more on it than Bode reads: they were not looked at.
}
list-unread = { $count ->
    [one] 1 cell cannot be read: it holds an error such as #N/A, or a formula without a result. Somebody may be missing there. Open the file in Excel, check it, save it and send it again.
   *[other] { $count } cells cannot be read: they hold an error such as #N/A, or a formula without a result. Somebody may be missing there. Open the file in Excel, check it, save it and send it again.
}
list-unread-where = Sheet { $sheet }: { $places }
list-untold = The list was used, but Bode no longer knows whom it did not find or could not read. Check the audience, or send the file again.
problem-list-empty = Paste at least one address or name.
problem-list-unknown = Nobody on this list was found. Check the addresses.
notice-audience-parts = No more parts fit in one audience. Put together what belongs together.
notice-audience-unnamed = Give the audience a name.
notice-audiences-full = You have the largest number of saved audiences. Remove one first.
reach-count = { $people ->
    [one] 1 member of staff
   *[other] { $people } members of staff
} in { $schools ->
    [one] 1 school
   *[other] { $schools } schools
}
problem-importance-bounds = You may not write to all of these people with this importance or on this topic. Choose another importance or topic.
list-file-reads = Bode reads the list
list-file-reads-text = You see in a moment who is in it.
list-file-left = Nothing was done with: { $files }
list-file-which = For which announcement is this list?
list-file-which-text = You write more than one. Choose the announcement whose audience this list is.
list-file-unread = This list was not read
list-file-back = To the audience
list-file-gone = The file could not be taken any more. Send it once more.
list-file-large = This file is too large for a list of at most 1,000 people. Keep only the columns with names or addresses.
list-file-empty = This file is empty.
list-file-kind = This file is no text. Save your sheet as xlsx or csv, and send that.
list-file-sheet = Bode cannot read this sheet: it is of another kind than xlsx, damaged or protected. Save it as a plain xlsx or as csv, and send that.
list-file-unknown = Nobody of the staff is in this file, by the names and addresses that Bode knows.
list-file-closed = The announcement was changed or sent meanwhile. Open it, and send the file once more.
