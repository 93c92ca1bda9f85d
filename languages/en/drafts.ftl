# What an author wrote: templates, earlier versions, duplicates.

my-drafts = Drafts
my-to-confirm = Waits for a second person
my-planned = Planned
my-running = Being sent
my-sent = Sent
my-older = Older
my-older-ones = Show older ones
duplicate = Duplicate
templates-title = What do you begin from?
templates-subtle = A template has blanks to fill in: they stand between braces.
templates-from = Begin from a template
templates-begin = Choose
templates-without = Without a template
earlier = Earlier versions
earlier-subtle = What this draft said before. The last ten texts are kept.
earlier-none = This draft never said anything else.
earlier-until = Until { $moment }
earlier-back = Bring back
check-braces = There are still braces in the text ({ $language }): { $braces }
problem-blanks = { $left ->
    [one] Fill in this blank, or take it out: { $blanks }
   *[other] Fill in these blanks, or take them out: { $blanks }
}
problem-image-address = I cannot fetch a picture from this address: it is no ordinary place on the web.
problem-image-elsewhere = This address sends me on to another website. Pictures come from our own websites only.
problem-image-redirects = This address sends me elsewhere too often. Give the address of the picture itself.
problem-image-missing = There is nothing at this address (any more). Look at it in your browser.
problem-image-login = Only who signs in can see this picture. Put it where everybody can see it.
problem-image-status = The website does not give this picture now. Try again later.
problem-image-timeout = The website is too slow. Try again later.
problem-image-connection = I cannot reach this website. Check the address.
problem-image-size = This picture is too large: at most 1 MB. Make it smaller.
problem-image-pixels = This picture is { $width } by { $height } pixels; Teams shows at most 1024 by 1024. Make it smaller.
problem-image-kind = At this address there is no picture that Teams shows: only png, jpg or gif.
problem-image-later = The picture has not been fetched yet. Try again.
my-suggestions = Suggested
suggestion = Suggestion for an announcement
suggestion-from = { $reference } · from { $name } · { $moment }
suggestion-about = Make an announcement of it, and this is a draft among yours. You still choose whom it is for.
suggestion-take = Make an announcement of it
suggestion-decline = Not needed
suggestion-taken = { $name } makes an announcement of it
suggestion-taken-you = You made a draft of it
suggestion-declined = { $name } found that no announcement was needed
suggestion-declined-you = You found that no announcement was needed
today-suggestions = { $count ->
    [one] { $count } announcement is suggested to you
   *[other] { $count } announcements are suggested to you
}
