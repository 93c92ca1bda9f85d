## When an announcement goes
planned = Planned
follow-planned = Not sent yet.
cancelled = Cancelled
follow-cancelled = You cancelled the send. It had reached { $delivered } of { $people } by then.
cancel-send = Cancel
cancel-send-now = Yes, cancel it
cancel-send-sure = Whoever has not got the announcement yet will not get it any more. Where it arrived, it stays. The send cannot go on after this.
reason-cancelled = { $people ->
    [one] Not sent any more: you cancelled it
   *[other] Not sent any more: you cancelled it ({ $people })
  }
