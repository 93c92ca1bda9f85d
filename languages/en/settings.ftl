# What somebody wants to get of announcements: "settings".
command-settings = settings
help-settings = Which announcements you get, and when
settings = Settings
settings-title = What do you want to get, and when?
settings-subtle = Mandatory and important announcements always reach you.
settings-kept = Saved
settings-keep = Save
settings-muted = Topics that you mute
settings-muted-text = Announcements for information about these do not come by themselves any more. You find them in the news.
settings-followed = Topics that you follow
settings-followed-text = Also announcements about these that are not meant for you.
settings-digest = Daily digest at
settings-digest-text = Announcements for information then come together, at that hour. Leave it empty to get each at once.
settings-quiet-from = Quiet from
settings-quiet-until = Quiet until
settings-quiet-text = In these hours only what is mandatory comes. The rest follows afterwards.
problem-quiet = Fill in both hours, and not the same one twice.
less-of-this = Less of this
muted-title = You get no more announcements about { $topic }
muted-text = You still find them in the news. What is mandatory or important keeps coming.
muted-undo = Get them again
unmuted-title = You get announcements about { $topic } again
unmuted-text = The next one comes by itself again.
figure-muted = Mutes this topic
figure-held = Waits for the digest
reason-expired = Expired before the digest came
reach-muted = { $people ->
    [one] 1 of them mutes this topic and finds it in the news.
   *[other] { $people } of them mute this topic and find it in the news.
}
digest-title = Your daily digest
today-more-news = { $count ->
    [one] And { $count } more, in the news.
   *[other] And { $count } more, in the news.
}
