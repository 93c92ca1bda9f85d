## Others are told of a request
informed = For your information
informed-over = This does not go ahead.
informed-why = There is nothing for you to decide. This card always shows how it stands now.
informed-no-more = You do not follow this request any more
informed-no-more-why = Somebody else is told of it now.
told-entered = { $name } passed this on for you. Is it wrong? Open it, have it annulled and pass on what is right.
told-entered-system = { $name } submitted this for you. Is it wrong? Open it and undo it.
notice-changed-behalf = A colleague passed this on for you. If it is wrong, withdraw it and have it passed on again.
