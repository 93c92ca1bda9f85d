## Four eyes: a second person confirms an announcement before it goes
second = Announcement to confirm
second-title = { $name } asks you to confirm an announcement
second-subtle = Asked { $moment }
second-summary = Do you confirm “{ $title }”?
second-waits = Waits for you
second-mandatory = It is mandatory: it leaves only once you confirm it.
second-important = It is important: it leaves only once you confirm it.
second-information = It is for information: it leaves only once you confirm it.
second-planned = Leaves { $moment }.
second-at-once = Leaves as soon as you confirm, or at the next moment that is allowed.
second-confirm = { $people ->
    [one] Confirm: to 1 member of staff
   *[other] Confirm: to { $people } members of staff
}
second-return = Send back
second-remark = What has to change? The author reads this.
second-return-send = Send back with this remark
second-by = { $name }, { $moment }
second-confirmed = Confirmed
second-returned = Sent back
second-gone = Not to be confirmed any more
second-gone-text = Its author took it back or changed it, or you may not confirm it any more. If the author asks again, you get a new card.
second-told-confirmed = It leaves now, or at the moment that you chose.
second-told-returned = It is a draft again. Change it and see the preview: Bode then asks for a confirmation again.
second-withdraw = Take back
second-withdraw-sure = Take this announcement back? It is a draft again then, and nobody can confirm it any more.
second-withdraw-yes = Yes, take it back
to-confirm = Waits for confirmation
follow-to-confirm = Somebody else confirms it before it leaves. You read it as soon as that is done.
notice-second-nobody = This announcement has to be confirmed by somebody else, and there is nobody who can. Tell whoever manages Bode.
notice-announcement-to-confirm = The announcement waits for confirmation.

## Four eyes on a correction
correction-second = Correction to confirm
correction-second-title = { $name } asks you to confirm a correction
correction-second-summary = Do you confirm the correction of “{ $title }”?
correction-second-waits = Nothing changes before you confirm it.
correction-second-confirm = { $people ->
    [0] Confirm the correction
    [one] Confirm: for 1 member of staff
   *[other] Confirm: for { $people } members of staff
}
correction-second-gone-text = Its author took the correction back or changed it, or you may not confirm it any more. If the author asks again, you get a new card.
correction-before = Now
correction-after = Once corrected
correction-chose-silent = Nobody gets a notice; the card will say “Corrected”.
correction-chose-notify = Whoever got it also gets a short notice that it was corrected.
correction-chose-anew = What has to be done changes: everybody marks it as seen again and gets a short notice.
correction-show = See the correction
correction-ask = Ask for confirmation
correction-ask-yes = Yes, ask for a confirmation
correction-ask-sure = Somebody else confirms this correction first. Nothing changes until then.
correction-waits = Somebody else confirms it first; nothing changes until then. You read it as soon as that is done.
correction-withdraw-sure = Take this correction back? You can change it again then, and nobody can confirm it any more.
correction-told-confirmed = The cards change now.
correction-told-returned = Nothing changed. Change the correction and see the preview: Bode then asks for a confirmation again.
notice-correction-nobody = This correction has to be confirmed by somebody else, and there is nobody who can. Recall the announcement, or tell whoever manages Bode.
notice-correction-author = The author of this announcement may not write any more, so nothing of it changes. Send the correction back.
today-second = { $count ->
    [one] { $count } announcement or correction waits for you to confirm it
   *[other] { $count } announcements or corrections wait for you to confirm them
}
second-next = What waits still?
second-nothing-waits = No announcement or correction waits for you to confirm it any more.
grown = More people than planned
grown-waits = Planned for { $planned ->
        [one] 1 member of staff
       *[other] { $planned } members of staff
    }, now { $now ->
        [one] it is 1
       *[other] they are { $now }
    }. So somebody else confirms it first.
grown-goes = Confirmed for { $planned ->
        [one] 1 member of staff
       *[other] { $planned } members of staff
    }, and it leaves to { $now }: whoever came meanwhile gets it too.
