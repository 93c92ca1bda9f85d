## Announcements: in channels of teams
audience-channel = channel { $name } of { $team }
channel-general = General
channel-of = { $team }: { $name }
channels = Channels of teams
channels-how = Bode posts your announcement once in each channel that you choose, in its first language. Who confirms there counts once.
channels-label = In which channels?
channels-none = Bode is in no team yet in which you may post. Ask the owner of a team to add Bode.
channels-more = There are { $count } more: search by the name of the team or the channel.
channels-words = Team or channel
channels-search = Search
channels-nothing = No team and no channel is called that.
problem-channels = Choose at least one channel.
problem-channels-closed = You chose a channel that is gone, or in which you may not post such an announcement. Change the channels.
notice-announcement-channels = It does not go: a channel is gone, or you may not post such an announcement there. Change whom it is for.
reach-channels = { $channels ->
    [one] Posted in 1 channel.
   *[other] Posted in { $channels } channels.
}
reach-members = { $members ->
    [0] Everybody in these teams gets it themselves as well.
    [one] 1 person in these teams does not get it themselves.
   *[other] { $members } people in these teams do not get it themselves.
}
reach-closed = { $channels ->
    [one] 1 channel is not possible.
   *[other] { $channels } channels are not possible.
}
to-people = { $people ->
    [one] 1 member of staff
   *[other] { $people } members of staff
}
to-channels = { $channels ->
    [one] 1 channel
   *[other] { $channels } channels
}
send-to-both = Yes, send to { $to }
send-sure-both = Send to { $to }? You cannot undo this.
second-confirm-both = Confirm: to { $to }
follow-planned-both = Goes { $moment } to { $to }.
when-now-sure-both = Send now to { $to }? You cannot undo that.
notice-under-way-both = Your announcement is on its way to { $to }. You can follow it in the chat with Bode.
posts = Posted in { $posted } of { $channels ->
    [one] 1 channel
   *[other] { $channels } channels
}.
posts-confirmed = { $people ->
    [one] 1 person who did not get it themselves confirmed there.
   *[other] { $people } people who did not get it themselves confirmed there.
}
posts-missed = Not posted
posts-channel = Channel
posts-sheet = Channels
posts-state = What became of it
posts-stands = Posted
posts-person = Confirmed in a channel
posts-answered = Answered in a channel
reason-no-channel = The channel is gone, or you may not post there any more
reason-not-in-team = Bode is not in this team any more
reason-team-unknown = Without success, for a reason that IT has to look into
confirmed-there = Thank you: you confirmed this { $moment }.
confirmed-too-late = This asks for no confirmation any more.
