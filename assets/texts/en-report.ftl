# The words of the report: the page, the text, and the lines for a chat.

report-title = Refloat: report for support
report-found = What was found
report-no-check = No check has run yet.
report-seen-at = Seen on { $time }.
report-certain = certain
report-likely = likely
report-possible = possible
report-stands = The walk stands at
report-ended = It ended with
report-ended-solved = It works again
report-ended-hand-over = Someone else must act
report-ended-cannot-tell = It cannot be seen from this computer
report-ended-vendor-wait = The vendor must mend it
report-waits = It waits until
report-route = The route
report-guide = Guide
report-change = Before and now
report-before = Before
report-after = Now
report-check = check
report-part = with it
report-sent = sent
report-finding = found
report-remedy = remedy
report-ruled-out = ruled out
report-account = account
report-until = not before
report-stage-passed = worked
report-stage-failed = broke here
report-stage-skipped = not reached
report-about = About this report
report-made = Made on
report-program = Made by
report-system = Computer
report-zone = Its clock
report-practice = This was practice: no vendor was asked.
report-hidden = Hidden here
report-hidden-e-mail = { $count ->
    [one] 1 e-mail address
   *[other] { $count } e-mail addresses
}
report-hidden-shop = { $count ->
    [one] 1 shop
   *[other] { $count } shops
}
report-hidden-account = { $count ->
    [one] 1 account number
   *[other] { $count } account numbers
}
report-hidden-address = { $count ->
    [one] 1 network address
   *[other] { $count } network addresses
}
report-hidden-name = { $count ->
    [one] 1 name
   *[other] { $count } names
}
report-hidden-key = { $count ->
    [one] 1 key
   *[other] { $count } keys
}

# Two reports beside each other, and an opened report judged again.

report-how-far = How far it came
report-verdict-of = { $check }: verdict
report-finding-of = { $check }: found
report-address-of = { $check }: address
report-encryption-of = { $check }: encryption
report-certificate-of = { $check }: certificate
report-time-of = { $check }, { $stage }: time
report-again = Judged again by the rules of today
report-again-same = { $check }: the same today. { $now }
report-again-other = { $check }: today it says { $now }. The report says { $then }
report-again-unknown = “{ $id }” is a finding that this Refloat does not know

# What masks stand for.

report-mask-shop = the address of a shop
report-mask-key = a key, a token or the value of a query
report-mask-address = a network address
report-mask-e-mail = an e-mail address
report-mask-account = the number of an account
report-mask-name = a name on an account
report-mask-more = and { $count } more
report-made-words = Made on { $time } by Refloat { $version } on { $system }
