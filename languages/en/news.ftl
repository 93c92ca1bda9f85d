# The announcements that somebody got: "news".
command-news = news
help-news = The announcements for you
news = News
news-title = Your announcements
news-title-found = Announcements that were found
news-title-not-found = Nothing was found
news-found-for = With { $words }
news-none = There is no announcement for you yet.
news-not-found = There is no announcement for you about this. Try another word.
news-not-yet = { $count ->
    [one] The newest announcement does not say this. Search on in older ones.
   *[other] These { $count } announcements do not say this. Search on in older ones.
}
news-words = Search your announcements
news-search = Search
news-search-on = Search on
news-older = Older
news-all = Show all
news-to-confirm = To confirm
news-to-answer = To answer
news-to-confirm-and-answer = To confirm and answer
news-answered = Answered
news-expired = No longer valid
today-news = { $count ->
    [one] { $count } announcement is still to be confirmed
   *[other] { $count } announcements are still to be confirmed
}
today-polls = { $count ->
    [one] { $count } question in an announcement awaits your answer
   *[other] { $count } questions in announcements await your answer
}
reactions = { $count ->
    [one] { $count } reaction: { $signs }
   *[other] { $count } reactions: { $signs }
}
reaction-other = others
seen = Seen, according to Teams
seen-means = Teams tells it only of who lets it. Who is not counted may have seen it; seen is not read.
seen-at-least = { $school }: seen by { $people } at least
links-opened = Links opened
link-opened = { $link }: { $count ->
    [one] once
   *[other] { $count } times
}
links-opened-more = { $links ->
    [one] One other link: { $count ->
        [one] once
       *[other] { $count } times
    }
   *[other] { $links } other links: { $count ->
        [one] once
       *[other] { $count } times
    } in all
}
links-opened-earlier = Links of an earlier text: { $count ->
    [one] once
   *[other] { $count } times
}
today-announcement-drafts = { $count ->
    [one] { $count } announcement is not sent yet
   *[other] { $count } announcements are not sent yet
}
