"""Who can be reached: trying again once somebody can be, and telling operators what is wrong."""
