## Others are told of a request
informed = For your information
informed-over = This does not go ahead.
informed-why = There is nothing for you to decide. This card always shows how it stands now.
informed-no-more = You do not follow this request any more
informed-no-more-why = Somebody else is told of it now.
