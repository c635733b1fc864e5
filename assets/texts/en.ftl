# The words of the engine's pages. Guides and findings have their own files in guides/.

app-name = Refloat
window-practice = { $name } – Practice
copied = Copied

## The route

rail-route = Your route
rail-setup = Last seen
route-topic = Topic
route-what-to-do = What to do
answer-entered = Entered, hidden
answer-has-not = I don’t have it
answer-skipped = Skipped
answer-done = Done
answer-cannot = I can’t do this
answer-waited = Waited
answer-used-time = Used the time
choice-none = None of these
choice-unknown = I don’t know

## Home

topic-shiprocket = Shiprocket
topic-shiprocket-line = “Invalid email and password…”

## Entering something

enter-empty = Nothing was entered yet.
enter-no-email = An e-mail address looks like name@shop.example.
enter-no-address = The address begins with https, such as https://shop.example.
enter-looks-secret = This looks like a password or key. It was not kept; enter only what is asked for.
needed-for-shiprocket-password = One sign-in, to see if Shiprocket accepts it
kept-in-keyring = { $keyring }, until you press Forget
kept-in-opening = The keyring of this computer, until you press Forget
kept-in-memory = Memory only, until Refloat closes
vault-waiting-strong = Waiting for your keychain.
vault-waiting = { $keyring } asks you something in another window. Answer it there.
vault-memory-strong = Kept in memory only:

## Before a check

before-lead = Takes about 2 seconds. This is all that will be sent:
questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
to-shiprocket = To Shiprocket
to-public = To pages that anybody may look at
carries-nothing = nothing else
carries-email-and-password = e-mail, password hidden
carries-token = the sign-in’s pass, hidden
promise-reads = It only reads. Nothing in your shop or at { $vendor } is changed.
promise-reads-computer = It only reads. Nothing on this computer or elsewhere is changed.
promise-one-try = It is one real sign-in. Refloat tries once now, and stops after two failures.
promise-no-lock = It does not count as a failed sign-in, so nothing can be locked.
promise-encrypted = The password goes over an encrypted connection, and to this host only.
guard-standing = { $failures ->
    [one] One try failed in the last 30 minutes. One more is left.
   *[other] { $failures } tries failed in the last 30 minutes. No more are made until then.
}
guard-refused-before = { $vendor } has refused this very password before. Sending it again costs a try.
guard-not-before = Check again at { $time }

## A running check

running-title = Asking { $vendor }…
running-lead = Waiting for { $vendor } to answer. A few seconds are normal.
stage-name = Name
stage-name-waiting = Finds the address of the server
stage-name-running = Looking the address up
stage-name-passed = The address of the server was found
stage-name-failed = The address was not found
stage-connection = Connection
stage-connection-waiting = Starts after the name
stage-connection-running = Calling the server
stage-connection-passed = The server picked up
stage-connection-failed = The server did not pick up
stage-encryption = Encryption
stage-encryption-waiting = Starts after the connection
stage-encryption-running = Agreeing on encryption
stage-encryption-passed = The certificate is valid
stage-encryption-failed = The encryption cannot be trusted
stage-answer = Answer
stage-answer-waiting = Starts after the encryption
stage-answer-running = Waiting for the answer
stage-answer-passed = The server answered
stage-answer-failed = No usable answer came
stage-sign-in = Sign-in
stage-sign-in-waiting = Starts after the answer
stage-sign-in-running = Reading the answer
stage-sign-in-passed = The sign-in was accepted
stage-sign-in-failed = The sign-in was refused

## Results

verdict-pass = Works
verdict-warn = Look at this
verdict-fail = Not working
verdict-inconclusive = Cannot tell
verdict-skipped = Skipped
checked-at = checked at { $time }
result-primary-pass = Continue
result-primary-warn = Continue
result-primary-fail = Show me how to fix it
result-primary-inconclusive = Show me what to do
result-primary-skipped = Show me what to do
unsure-possible = Refloat is not sure. What it saw fits this, and could mean something else.
unsure-rivals = { $count } causes fit what was seen.
unsure-next-question = The next question decides.
ruled-out = Ruled out: { $what }. { $because }
vendor-says = { $who }: “{ $text }”
said = It said “{ $text }”
said-nothing-pass = The sign-in was accepted
said-nothing-warn = It works, with a remark
said-nothing-fail = No usable answer came
said-nothing-inconclusive = The answer was unclear
said-nothing-skipped = Nothing was asked
identity-account = account { $account }
vendor-shiprocket = Shiprocket
vendor-computer = This computer
node-computer = This computer
node-computer-here = Here
node-online = Online
node-internet = Internet
node-works = Works
node-answers = Answers
node-door = Sign-in
node-lets-in = Lets you in
node-not-seen = Not seen
node-not-reached = Not reached

check-computer-online = Internet
check-computer-clock = Clock
clock-two-agree = { $first } and { $second } have nothing to do with each other and tell the same time.
check-computer-browsers = Browsers
check-shiprocket-path = Way to Shiprocket
check-shiprocket-status = Shiprocket’s status page
check-shiprocket-password-shape = Shape of the password
check-shiprocket-login = Sign-in at Shiprocket
passed-computer-online = Online
passed-computer-clock = Right
passed-shiprocket-path = Answers
passed-shiprocket-status = No trouble reported
passed-shiprocket-password-shape = Looks right
passed-shiprocket-login = Accepted

reason-unknown = This check could not tell anything.
reason-unknown-lead = Run it again, or go on without it.
reason-unknown-short = No result
reason-no-secret = There is no password to check with yet.
reason-no-secret-lead = Go back one step and enter it.
reason-no-secret-short = No password
reason-keyring-unavailable = The stored password cannot be read from the keyring now.
reason-keyring-unavailable-lead = Unlock the keyring and run the check again, or enter the password once more.
reason-keyring-unavailable-short = Keyring closed
reason-guard-wait = No try before { $time }, so that the user is not locked.
reason-guard-wait-lead = Two tries failed within half an hour. Shiprocket locks users that fail too often.
reason-guard-wait-short = No try for now
reason-guard-cannot-count = The file that counts tries cannot be used, so none is made.
reason-guard-cannot-count-lead = Without the count a try could lock the user. The details name the file.
reason-guard-cannot-count-short = Cannot count
reason-left-out = The endpoints file names no server for this.
reason-left-out-lead = Nothing was sent.
reason-left-out-short = Left out
reason-not-sent = Nothing was sent, for it would not have been safe.
reason-not-sent-lead = The details say why.
reason-not-sent-short = Not sent
reason-needs = Something before this check does not work.
reason-needs-lead = The details name it.
reason-needs-short = Needs another first
reason-probe-broken = The page that shows if you are online is out of order itself.
reason-probe-broken-lead = It says nothing about your computer.
reason-probe-broken-short = Not seen
reason-way-changed = The way to the service changed while Refloat looked.
reason-way-changed-lead = It was fine a moment before. Check again in a minute.
reason-way-changed-short = It changed
reason-one-clock = Two servers must tell the time before the clock is judged.
reason-one-clock-lead = Only one of them did, or none.
reason-one-clock-short = Not seen
reason-clocks-disagree = The servers do not agree on the time.
reason-clocks-disagree-lead = So nothing is said about the clock of this computer.
reason-clocks-disagree-short = Not seen
reason-status-unreachable = The status page did not answer.
reason-status-unreachable-lead = That says nothing about the service itself.
reason-status-unreachable-short = Not seen
reason-status-not-readable = The status page has nothing that a program could read.
reason-status-not-readable-lead = You can look at it yourself.
reason-status-not-readable-short = Not readable
reason-odd-answer = The sign-in was accepted, and then came an answer that nobody has described.
reason-odd-answer-lead = The details show it. Support can read more out of it.
reason-odd-answer-short = Odd answer
reason-too-slow = It took longer than the limit.
reason-too-slow-lead = Run it again in a few minutes.
reason-too-slow-short = Too slow

noticed-strong = Refloat noticed:

## Waiting and outcomes

wait-when = nothing to do until { $time }
wait-over = you can try once now
wait-from = Begun at { $time }
hand-over = Someone else must act
vendor-wait = Wait for { $vendor }
vendor-wait-any = Wait for the vendor

## Buttons of fixes

fix-done = I’ve done this
fix-done-check = I’ve done this, check again

## Keys, practice, notices

keys-kept-in = Kept in { $keyring }. A stored key is never shown again, and it goes only to the host written under its name.
keys-opening = The keyring is being opened.
keys-in-memory = Kept in memory only, for the keyring does not serve. It is gone when Refloat closes.
keys-used = Used { $when }
keys-not-used = Not used yet
slot-shiprocket-password = Shiprocket API user password
practice-strong = Practice:
practice-whom-shiprocket = the API user is { $email }, and Shiprocket made the password { $password } for it.
notice-guide-strong = A guide could not be read.
notice-guide = { $detail }
notice-file-strong = A file could not be used.
notice-file = { $detail }
notice-damaged-strong = A damaged file was set aside.
notice-damaged = It is kept as { $detail }, beside its old place.
told-not-saved = Not saved: { $detail }
told-blocked = Nothing was copied or saved: a stored key was found inside.
report-empty-page = There is no walk to report yet.
told-report-saved = Report saved
told-page-opened = Opened { $detail } in your browser
told-page-not-opened = { $detail }
told-mail-not-opened = { $detail }
told-vault = { $detail }
told-forgotten = Key forgotten
told-all-forgotten = Everything forgotten
told-not-forgotten = Not all could be removed: the keyring does not serve now. Try again when it is unlocked.
told-no-practice = { $detail }

# --- Shops and accounts, sessions, keys that are added ---
shop-first = My shop
shop-only = This is the only one. Add another first.
shop-no-vendors = Nothing remembered yet
shop-no-result = Not checked yet
shop-reading = Reading the last results…
shop-last = { $check }: { $seen } · { $when }
shop-vendor-magento = Magento 2
shop-vendor-woocommerce = WooCommerce
shop-vendor-shipstation = ShipStation
shop-vendor-partner = Partner direct login
shop-vendor-ups = UPS
shop-vendor-usps = USPS
shop-vendor-stamps = Stamps.com
shop-vendor-shiprocket = Shiprocket
name-empty = A name is needed.
name-too-long = That is longer than 60 characters. Shorten it.
name-unseen = That holds characters that cannot be seen. Type the name anew.
name-secret = That looks like a key or password. Use a name that anybody may read.
name-taken = There is one with this name already.
rail-checked = Last checked { $when }
rail-not-checked = Not checked yet
remember-strong = Remember this for next time?
remember = { $values }, for { $shop }.
told-shop-made = You now work with { $name }
told-shop-deleted = Deleted, with its keys and sessions
told-shop-keys-left = Not deleted: the keyring does not give up its keys now. Try again when it is unlocked.
told-shop-gone = It was deleted in another window
told-remembered = Remembered
told-not-read = { $detail }
told-session-deleted = Session deleted
told-session-elsewhere = This session is open in another window. Go on there, or close it there first.
told-session-gone = This session was deleted in another window
told-session-guide-gone = The guide of this session is no longer there
told-key-added = Key added
told-folder-not-opened = { $detail }
sessions-kept = A session is kept for { $days } days after you last used it.
session-no-result = No check yet
session-guide-gone = Its guide is no longer there
settings-folder-hidden = Hidden while you share your screen
settings-system-both = Your system asks for high contrast and less motion, and Refloat follows it.
settings-system-motion = Your system asks for less motion, and Refloat follows it.
settings-system-contrast = Your system asks for high contrast, and Refloat follows it.
enter-value-missing = This is needed for the check.
add-key-no-shop = It goes to your shop, whose address is not remembered yet
add-key-tried = One check, “{ $check }”. It is stored only if that works.
add-key-at-once = Later checks. None can try it from this page, so it is stored at once.
add-key-needs = A check that also needs: { $others }. Until that is here, this one is stored untried.
add-key-not-stored = The key was not stored.
add-key-value-email = E-mail address that goes with it
add-key-value-url = Address of your shop
slot-shipstation-v1-key = ShipStation API key, version 1
slot-shipstation-v1-secret = ShipStation API secret, version 1
slot-shipstation-v2-key = ShipStation API key, version 2
slot-shipengine-key = ShipStation API key (ShipEngine)
slot-shipengine-partner-key = ShipStation partner key
slot-magento-token = Magento access token
slot-magento-token-secret = Magento access token secret
slot-magento-consumer-key = Magento consumer key
slot-magento-consumer-secret = Magento consumer secret
slot-magento-shipstation-key = Magento key for ShipStation
slot-woocommerce-key = WooCommerce consumer key
slot-woocommerce-secret = WooCommerce consumer secret
slot-woocommerce-auth-key = WooCommerce key for ShipStation
slot-ups-client-id = UPS client ID
slot-ups-client-secret = UPS client secret
slot-usps-client-id = USPS consumer key
slot-usps-client-secret = USPS consumer secret

# Guides that are not built in, and guides that change on disk

notice-gone-strong = This page is gone from its guide.
notice-gone = The guide “{ $guide }” was changed on disk. Your answers are kept: once the page is back, “Continue where you left off” brings you there.
told-gone = This way leads to the guide “{ $guide }”, which is not there or lacks the page. Choose another way.

# The network of this computer
check-computer-proxy = Proxy
check-computer-dns = Names
check-computer-interception = Encryption
passed-computer-proxy = Out of the way
passed-computer-dns = Found
passed-computer-interception = Unopened
reason-proxy-in-the-way = The proxy of this computer does not let Refloat through.
reason-proxy-in-the-way-lead = So nothing can be said about what lies behind it. The details name the proxy.
reason-proxy-in-the-way-short = Proxy in the way
reason-script-decides = A script decides how this computer gets out, and Refloat cannot follow it.
reason-script-decides-lead = The direct way failed. That may mean nothing: your browser may go through a proxy.
reason-script-decides-short = A script decides
reason-computer-not-looked-at = This computer itself is not looked at here.
reason-computer-not-looked-at-lead = With an endpoints file, and in most practice stories, this computer is not on trial.
reason-computer-not-looked-at-short = Not looked at
reason-one-name = Other names must be found before one is called wrong.
reason-one-name-lead = None of them was looked up, or the proxy looks them up.
reason-one-name-short = Not seen
reason-no-name-found = No name at all was found.
reason-no-name-found-lead = The line to the internet or the network’s name server is gone. They look the same from here.
reason-no-name-found-short = No name found
reason-no-certificate-seen = No certificate was shown, so nobody can say who signed it.
reason-no-certificate-seen-lead = The connections ended before that, or were not encrypted.
reason-no-certificate-seen-short = Not seen
net-proxy-none = no proxy is set
net-proxy-fixed = { $proxy }
net-proxy-script = a script from { $host } decides
net-proxy-script-unknown = a script decides; its address names no host
net-proxy-other = a proxy of another kind on { $host } decides
net-proxy-detects = none is set; the network is asked for a script
net-got-through = got through
net-name-known = The vendor publishes this name, so it exists.
net-name-unknown = no address found
net-name-found = found
net-name-astray = { $addresses }, where nothing of the vendor’s can be
net-name-not-found = the name { $name } was not found
net-refused = the connection was refused
net-unreachable = there is no way to that address
net-reset = the connection was cut off
net-silent = nothing came for { $seconds } seconds
net-too-slow = it took longer than { $seconds } seconds altogether
net-proxy-wants-sign-in = the proxy { $proxy } wants a sign-in, and Refloat gives it none
net-proxy-refuses = the proxy { $proxy } answered { $status } instead of leading on
net-proxy-not-reached = the proxy { $proxy } is not to be reached: { $why }
net-signed = signed by { $issuer }
net-signed-unlisted = signed by { $issuer }, which is no public authority
tls-expired = the certificate has run out
tls-not-yet-valid = the certificate is not valid yet
tls-wrong-name = the certificate is for another name
tls-untrusted = the certificate is signed by nobody that this computer trusts
tls-too-old-for-both = the two sides have no version of encryption in common
tls-not-spoken = what answers there does not speak TLS
seen-proxy = proxy
seen-product = product named
seen-hosts-file = hosts file
seen-name-known = known
seen-connection = connection
seen-encryption = encryption
seen-internet = internet
seen-script = way out
seen-second-look = second look
second-look-passing = after { $ms } ms: it passed
second-look-lasting = after { $ms } ms: it lasts

# What changed since it worked

running-again-lead = It broke once. Such a fault often passes, so Refloat waits a moment and looks again.
looked-twice-lasting = Refloat looked twice, { $seconds } seconds apart, and it was the same: this lasts.
looked-twice-passing = It was broken at the first look and worked { $seconds } seconds later: this comes and goes.
changed-lead = It last worked at { $when }. What is not as it was:
changed-nothing = It last worked at { $when }. Nothing that can be seen from here has changed since.
changed-none = nothing
changed-address = { $about } leads to another machine: { $now }, not { $before }.
changed-certificate-issuer = The certificate of { $about } is signed by somebody else: { $now }, not { $before }.
changed-certificate-names = The certificate of { $about } is for other names: { $now }, not { $before }.
changed-certificate-until = { $about } shows another certificate. It is valid until { $now }; the one before was until { $before }.
changed-tls-version = { $about } encrypts in another way: { $now }, not { $before }.
changed-redirect = { $about } sends on to { $now }. Before: { $before }.
changed-server = Another program answers at { $about }: { $now }, not { $before }.
changed-version = { $about } has another version: { $now }, not { $before }.
changed-clock-off = This computer’s clock is { $now } seconds ahead. It was { $before } seconds ahead.
changed-account = Another account answers: { $now }, not { $before }.
changed-proxy = This computer goes out through { $now }. Before: { $before }.
changed-browser = The browser { $about } is { $now } now. It was { $before }.
changed-key = The { $about } is not the one that worked.

## Topics: signing in to ShipStation, and where to begin

topic-shipstation = Signing in to ShipStation
topic-shipstation-line = Refused, locked, codes, spinning wheel
topic-start-here = I don’t know where to begin
topic-start-here-line = Three questions find the place

## The browsers of this computer, private windows

passed-computer-browsers = Current
reason-no-browsers-read = This computer does not say which browsers it has.
reason-no-browsers-read-lead = You can look yourself: the browser shows its version under “About”.
reason-no-browsers-read-short = Not seen
reason-browsers-not-known = The age of this browser is not known to Refloat.
reason-browsers-not-known-lead = It knows Chrome, Edge, Firefox and Safari. The browser shows under “About” if it is current.
reason-browsers-not-known-short = Not known
reason-browsers-too-slow = This computer took too long to say which browsers it has.
reason-browsers-too-slow-lead = Run it again in a minute, or look yourself: the browser shows its version under “About”.
reason-browsers-too-slow-short = Too slow
promise-sends-nothing = Nothing is sent. Refloat reads on this computer which browsers there are.
before-lead-nothing = Takes a few seconds, and nothing leaves this computer.
noticed-default-browser = { $browser } is { $age } old. It is the browser that opens links here, and vendors’ pages may not work in it.
noticed-browser = { $browser } is { $age } old, and vendors’ pages may not work in it.
noticed-age-half = over half a year
noticed-age-one = over a year
noticed-age-years = over { $years } years
told-private-opened = Opened in a private window of { $detail }
told-private-by-hand = Safari opens private windows by hand only: choose File, New Private Window, and open the page there.
told-private-forbidden = Private windows are switched off in { $detail } by whoever manages this computer.
told-private-no-browser = No browser was found that Refloat can ask. Open a private window by hand, and the page in it.
told-private-not-opened = No private window was opened: { $detail }

## refloat doctor

doctor-system = System
doctor-keyring = Keyring
doctor-network = Internet
doctor-clock = Clock
doctor-browsers = Browsers
doctor-proxy = Proxy
doctor-renderer = Renderer
doctor-fonts = Fonts
doctor-folders = Folders
doctor-keyring-works = { $keyring } opens, takes a secret and gives it up again.
doctor-keyring-not-asked = With an endpoints file your keyring is left alone.
doctor-keyring-not-taken = { $keyring } opens and does not take a secret.
doctor-keyring-memory = Refloat works all the same, and asks for each secret anew after it was closed.
doctor-keyring-waits = The keyring waits for you.
doctor-keyring-waits-do = Look for its window, answer it, and try again.
doctor-keyring-left = { $keyring } takes a secret, and did not give up the doctor’s own, which is a fake one.
doctor-keyring-left-do = Remove the entry “{ $service }” by hand.
doctor-proxy-none = No proxy is set by a variable.
doctor-window-none = Not asked: this Refloat was built without its window.
doctor-renderer-none = No adapter is found. Refloat then draws with OpenGL, where there is a screen for it.
doctor-renderer-silent = The graphics driver does not answer.
doctor-renderer-do = Update the graphics driver, or start Refloat with REFLOAT_RENDERER=glow.
doctor-fonts-count = { $count } cuts are built in.
doctor-folders-do = Give yourself the right to write there, or set REFLOAT_HOME to another folder.

## ShipStation

vendor-shipstation = ShipStation
to-shipstation-web = To ShipStation
check-shipstation-path = Way to ShipStation
check-shipstation-status = ShipStation’s status page
passed-shipstation-path = Answers
passed-shipstation-status = No trouble reported
reason-page-not-known = Something answered, and Refloat does not know if it is the sign-in page.
reason-page-not-known-lead = Open the page in a browser to see. The details show what came.
reason-page-not-known-short = Unknown page
reason-status-names-nothing = The status page names nothing that this depends on.
reason-status-names-nothing-lead = You can look at it yourself.
reason-status-names-nothing-short = Not seen

## Codes that are typed

jump-empty = Type the code that you were told.
jump-symbol = No code has “{ $symbol }” in it. Ask for it once more: A F H K M R W X Y and 2 to 9.
jump-length = A symbol is missing, or there is one too many. Ask for it once more.
jump-checksum = One symbol is not right. Ask for it once more.
jump-no-page = No page has the code { $code }. Ask for it once more.
jump-other-version = This code is of another version of Refloat. Use the same version on both sides.
jump-finding-certain = { $finding } (certain)
jump-finding-likely = { $finding } (likely)
jump-finding-possible = { $finding } (possible)

## Reports of others, and “This is wrong”

opened-no-check = This report has no check in it
told-not-opened = Not opened: { $detail }
told-replay-saved = File saved. Send it to whoever looks after Refloat
send-secret = The note holds what looks like a key or password. Take it out.
send-unknown = No page has this code. Look at the guide, or ask for it again.
send-text = Next step from support: in Refloat, go to page { $code } (“{ $title }”).
send-note = Note from support: { $note }
wrong-secret = The sentence holds what looks like a key or password. Take it out.
wrong-blocked = A stored key or password was found in the file, so it is held back.

## What a pasted text says

home-said-certain = The text says so itself.
home-said-likely = Likely, going by this line.
home-said-possible = Possible; other causes leave the same line.

## Network, sleep and waits

network-back = The network is back.
away-offline-strong = This computer is offline.
away-offline = Every step opens all the same. Checks run again by themselves when the network is back.
away-back-sign-in = This check signs in, so it waits for you.
away-back = This check can run again.
away-slept-strong = This computer slept while the check ran, so it was stopped.
away-slept = Nothing was changed; run it again.
wait-told = The wait is over
wait-told-body = You can try once now. Refloat shows how.


# Magento

check-magento-key-shape = Shape of the Magento values
check-magento-rest = Magento’s API
check-magento-version = Magento’s version
check-magento-extension = ShipStation extension in the shop
check-magento-extension-key = Key of the extension
check-magento-token = Magento integration
check-magento-base-url = Magento’s own address
passed-magento-key-shape = Look right
passed-magento-rest = Answers
passed-magento-version = Seen
passed-magento-extension = Found
passed-magento-extension-key = Accepted
passed-magento-token = Accepted
passed-magento-base-url = The same
carries-magento-token = the integration’s token or its signature, hidden
carries-magento-extension-key = the extension’s key, hidden
seen-magento-says = Magento says
seen-magento-note = what it means
seen-magento-notice = before the answer
seen-magento-version = Magento
seen-magento-extension = extension
seen-magento-right = right that is missing
seen-magento-address = address
seen-leads-to = leads to
seen-magento-value = value

## Any shop: its address and the way to it

vendor-store = Your shop
to-store = To your shop
check-store-address = Address of the shop
check-store-path = Way to the shop
check-store-addresses = Addresses of the shop’s name
passed-store-address = Looks right
passed-store-path = Answers
passed-store-addresses = All lead to the shop
reason-no-shop-address = The address of the shop is missing, or what was entered is no web address.
reason-no-shop-address-lead = Enter it in the set-up: https:// and the shop’s name.
reason-no-shop-address-short = No address
reason-no-shop-software = It is not said which software the shop runs on.
reason-no-shop-software-lead = Choose Magento or WooCommerce in the set-up.
reason-no-shop-software-short = Software not said
reason-one-address = The shop’s name leads to one address only, so there is nothing to compare.
reason-one-address-lead = That is usual.
reason-one-address-short = One address
reason-no-address-has-shop = None of the addresses of the shop’s name answered as the shop.
reason-no-address-has-shop-lead = The check of the way to the shop says why.
reason-no-address-has-shop-short = Not seen
store-proves-not = Another network. A firewall may treat ShipStation otherwise than this computer; only its log can tell.
store-chain-incomplete = The issuer is a public authority, so a part of the chain is most likely missing on the server.
store-front-is-shop = The first page is drawn by the shop’s software.
store-took = { $seconds } seconds for a short answer
store-by-address = { $address }: { $seen }
seen-before-answer = beside the answer
seen-guard = guard
seen-in-front = stands in front
seen-quote = to quote
seen-at = at
seen-shipstation-calls = ShipStation calls from
seen-retry-after = try again after
seen-chain = chain
seen-answers-at = answers at
seen-front = first page
seen-answer-time = answer took
seen-typed = typed
seen-written-out = written out
seen-by-ipv4 = IPv4
seen-by-ipv6 = IPv6

## WooCommerce

vendor-woocommerce = your WooCommerce shop
to-woocommerce = To your shop
check-woocommerce-key-shape = Shape of the keys
check-woocommerce-auth-key-shape = Shape of the authentication key
check-woocommerce-index = The shop’s interface
check-woocommerce-keys = Consumer key and secret
check-woocommerce-write = May the key write?
check-woocommerce-auth-key = Authentication key
check-woocommerce-plugin = ShipStation plug-in
passed-woocommerce-key-shape = Look right
passed-woocommerce-auth-key-shape = Looks right
passed-woocommerce-index = Speaks
passed-woocommerce-keys = Accepted
passed-woocommerce-write = It may
passed-woocommerce-auth-key = Accepted
passed-woocommerce-plugin = New enough
carries-woocommerce-keys = consumer key and secret, hidden, or a signature made with them
carries-woocommerce-auth-key = the authentication key in the address, for the plug-in takes it nowhere else
reason-woo-relay = The relay of WordPress.com was entered, which shows nothing of the shop itself.
reason-woo-relay-lead = Enter the shop’s own address to have the shop looked at.
reason-woo-relay-short = A relay
reason-woo-way-first = Something else answered in the place of the shop’s interface.
reason-woo-way-first-lead = The check of the way to the shop says what.
reason-woo-way-first-short = Not seen
reason-woo-odd-answer = The shop gave an answer that nobody has described.
reason-woo-odd-answer-lead = The details show it. Support can read more out of it.
reason-woo-odd-answer-short = Odd answer
reason-woo-no-path = The shop does not have the path that would tell.
reason-woo-no-path-lead = An older plug-in lacks it. The check of the plug-in says whether that matters.
reason-woo-no-path-short = No such path
reason-woo-no-older-interface = Nothing of the ShipStation plug-in listens where the authentication key belongs.
reason-woo-no-older-interface-lead = The check of the plug-in says whether it is there.
reason-woo-no-older-interface-short = Nobody listens
reason-woo-version-not-seen = The shop shows the plug-in’s version only to a key that it accepts.
reason-woo-version-not-seen-lead = Look at it in WordPress under Plugins.
reason-woo-version-not-seen-short = Version not seen
seen-own-address = the shop’s own address
seen-typed-address = address entered
seen-offers = offers
seen-signed-question = signed question
seen-server-clock = the server’s clock
seen-plugin-says = the plug-in says
seen-to-no-key = to a wrong key on purpose
seen-older-interface = older interface
woo-field-key = consumer key
woo-field-secret = consumer secret
woo-field-auth-key = authentication key
woo-shape-swapped = the secret stands here, and the key in the secret’s place
woo-shape-same = the same value as in the key’s place
woo-shape-no-start = it begins without WCSS-
woo-shape-only-end = only seven characters, as the list of keys shows
woo-shape-is-key = it begins with ck_, as a consumer key does
woo-shape-is-secret = it begins with cs_, as a consumer secret does
woo-shape-is-auth-key = it begins with WCSS-, as an authentication key does
woo-home-differs = { $typed }
woo-clock-off = { $seconds } s ahead of the true time
woo-signed-query-right = with the signature in the address, the shop accepts the key
woo-signed-header-right = with the signature in the header, the shop accepts it too, so the header arrives
woo-signed-header-lost = with the same signature in the header, the shop sees no key
woo-signed-for-http = the signature holds for http only: WordPress takes the question for unencrypted
woo-signed-for-https = the signature holds for https only: WordPress knows that the question was encrypted
woo-signed-for-either = the signature does not tell whether WordPress notices https
woo-because-signed = A signature made with this key and secret was accepted.
woo-because-answered = The interface answered the signed question.
woo-because-key-found = The shop found the consumer key, which stood in that header.
woo-because-secret-looked-at = The shop looked at the secret, which it does only where it notices https.
woo-because-own-code = WooCommerce itself answered, with its own code for a wrong secret.
woo-because-header = The same signature was accepted from the header Authorization.
woo-because-scheme = The signature holds for https and not for http, so WordPress notices https.
practice-whom-woocommerce = the shop has the consumer key { $key }, the secret { $secret } and the authentication key { $auth }.

# Magento



seen-magento-entered = entered
magento-value-extension-key = the extension’s key
magento-value-token = the access token
magento-value-token-secret = the access token secret
magento-value-consumer-key = the consumer key
magento-value-consumer-secret = the consumer secret
magento-values-same = { $one } and { $other } are the same
magento-cloud-service = This is Adobe Commerce as a Cloud Service, which has no integrations of its own.
magento-answers-by-index = It answers behind /index.php, so the rewrite rules are what is missing.
magento-looks-like-integration = It has letters that the extension never uses in its keys, but integrations do.
magento-older-than-diagnostics = Only versions before 2.5.0 of October 2024 answer like this.
magento-module-listed = Auctane_Api is among the modules that Magento has switched on.
magento-module-not-listed = Auctane_Api is not among the modules that Magento has switched on.
magento-signed-works = Signed with all four values, the same question was answered.
magento-same-token-signed = the same token was accepted in a signed question
magento-same-question-signed = the same question was answered when it was signed
magento-header-arrived = the signature was in the same header, and it arrived
magento-same-values-in-query = the same values were accepted in the query
magento-query-works = With the signature in the query instead of the header, the question was answered.
magento-as-if-unsigned = Magento names nothing wrong with the signature, as if it had not seen it.
magento-bearer-works = With the token alone the question was answered.
magento-is-admin-token = The token has the form of an admin user’s.
magento-modules-answered = another question with the same values was answered
magento-clock-behind = The shop’s server is { $seconds } seconds behind this computer.
magento-clock-ahead = The shop’s server is { $seconds } seconds ahead of this computer.
reason-magento-no-values = There is no Magento value to look at yet.
reason-magento-no-values-lead = Enter the extension’s key or the values of the integration.
reason-magento-no-values-short = No values
reason-magento-no-address = There is no address of the shop yet.
reason-magento-no-address-lead = Go back and enter it.
reason-magento-no-address-short = No address
reason-magento-no-extension-key = There is no key of the extension, and the integration is checked by itself.
reason-magento-no-extension-key-lead = Enter the key if ShipStation connects by the extension.
reason-magento-no-extension-key-short = No extension key
reason-magento-no-integration = There are no values of an integration, and ShipStation’s extension needs none.
reason-magento-no-integration-lead = Enter them if your connection uses a Magento integration.
reason-magento-no-integration-short = No integration
reason-magento-value-unusable = What was pasted cannot be the value, so it was not sent.
reason-magento-value-unusable-lead = The check of its shape says what is wrong with it.
reason-magento-value-unusable-short = Not sent
reason-magento-cloud-service = This shop is Adobe Commerce as a Cloud Service, and Refloat checks shops with Magento’s own API.
reason-magento-cloud-service-lead = Adobe’s own sign-in takes the place of integrations there. Ask whoever set up the connection.
reason-magento-cloud-service-short = Cloud Service
reason-magento-settings-not-seen = Magento’s own address could not be seen.
reason-magento-settings-not-seen-lead = Compare it by hand under Stores > Configuration > General > Web.
reason-magento-settings-not-seen-short = Not seen
reason-magento-extension-not-there = The extension did not answer where its key is looked at.
reason-magento-extension-not-there-lead = Look at the extension first.
reason-magento-extension-not-there-short = No answer
reason-magento-odd-answer = The shop gave an answer that nobody has described.
reason-magento-odd-answer-lead = The details show it. Your developer may know what it means.
reason-magento-odd-answer-short = Odd answer
magento-header-is-read = Magento reads the header: it says what is missing in half a signature.
magento-extension-by-rest = The extension judges its key in the REST API, so it is there.
vendor-magento = your Magento shop
to-magento = To your shop
needed-for-magento-shipstation-key = One question, to see if the extension knows the key
needed-for-magento-token = A few questions, to see if Magento lets the integration in
needed-for-magento-token-secret = A few questions, to see if Magento lets the integration in
needed-for-magento-consumer-key = A few questions, to see if Magento lets the integration in
needed-for-magento-consumer-secret = A few questions, to see if Magento lets the integration in


# Carriers and keys in ShipStation
seen-carrier = carrier
seen-carrier-error = carrier’s error
carrier-ups = UPS
carrier-usps = USPS
carrier-stamps = Stamps.com
carrier-no-row = { $carrier } has no row in the list
carrier-none-connected = the list has no rows
seen-key = key
seen-shop = shop
seen-limit = limit
seen-limit-resets = limit resets
seen-shipstation-says = ShipStation says
seen-request-id = request id
limit-resets-in = in { $seconds } s
limit-left = { $left } of { $limit } questions left in this minute
key-accepted = key accepted
key-not-accepted = not let in
key-same-in-both = the same value as key and as secret
shop-not-listed = no shop of this platform and address in the list
seen-shipstation-v2-key-for-v1 = the shape of a V2 key
seen-shipstation-v1-key-for-v2 = the shape of a V1 key
seen-shipstation-key-of-another-product = the shape of something else
seen-shipstation-test-key = begins with TEST_
seen-shipstation-pair-in-one = two halves in one field
seen-shipstation-pair-encoded = key and secret, encoded for a program
check-shipstation-key-shape = Shape of the ShipStation key
check-shipstation-v1 = ShipStation API V1 key
check-shipstation-v2 = ShipStation API V2 key
check-shipstation-carriers = Carriers in ShipStation
check-shipstation-stores = Shops in ShipStation
check-stamps-balance = Stamps.com in ShipStation
passed-shipstation-key-shape = Looks right
passed-shipstation-v1 = Accepted
passed-shipstation-v2 = Accepted
passed-shipstation-carriers = Nothing amiss
passed-shipstation-stores = Importing
passed-stamps-balance = Nothing amiss
to-shipstation-v1 = To ShipStation’s API V1
to-shipstation-v2 = To ShipStation’s API V2
carries-key-and-secret = API key and secret, hidden
carries-api-key = API key, hidden
vendor-stamps = Stamps.com
needed-for-shipstation-v1-key = One question, to see if ShipStation accepts the key
needed-for-shipstation-v1-secret = One question, to see if ShipStation accepts the key
needed-for-shipstation-v2-key = One question, to see if ShipStation accepts the key
reason-key-odd-answer = ShipStation answered in a way that nobody has described.
reason-key-odd-answer-lead = So nothing is said about the key. The details show the answer.
reason-key-odd-answer-short = Odd answer
reason-stores-not-in-v2 = API V2 does not list the shops, so their import cannot be seen.
reason-stores-not-in-v2-lead = In ShipStation, Settings › Selling Channels shows it.
reason-stores-not-in-v2-short = Not shown by V2
reason-stores-not-shown = ShipStation did not show the list of shops.
reason-stores-not-shown-lead = In ShipStation, Settings › Selling Channels shows it.
reason-stores-not-shown-short = Not shown
reason-stamps-needs-platform = Stamps.com can only be seen through ShipStation, and there is no API key for it.
reason-stamps-needs-platform-lead = Its own sign-in wants a number that developers get. Look at it on the website instead.
reason-stamps-needs-platform-short = Needs a ShipStation key
practice-whom-shipstation-v1 = ShipStation made the API key { $key } with the secret { $secret }.
practice-whom-shipstation-v2 = ShipStation made the API key { $key }.
topic-shipstation-api = API keys of ShipStation
topic-shipstation-api-line = Refused, ended, too many requests
topic-shipstation-carriers = Carriers in ShipStation
topic-shipstation-carriers-line = Authorize again, balance, Stamps.com

## ShipStation API and partner direct login

check-shipengine-path = Way to ShipStation API
check-shipengine-status = ShipStation API’s status page
check-shipengine-key-shape = Shape of the API key
check-shipengine-key = ShipStation API key
check-shipengine-carriers = Carriers in ShipStation API
check-partner-path = Way to the portal
check-partner-key-shape = Shape of the partner key
check-partner-inputs = Values of the direct login
check-partner-token = Partner key and customer
passed-shipengine-path = Answers
passed-shipengine-status = No trouble reported
passed-shipengine-key-shape = Looks right
passed-shipengine-key = Accepted
passed-shipengine-carriers = All well
passed-partner-path = Answers
passed-partner-key-shape = Looks right
passed-partner-inputs = Look right
passed-partner-token = A link was made
reason-shipengine-odd-answer = ShipStation API gave an answer that nobody has described.
reason-shipengine-odd-answer-lead = The details show it. Support can read more out of it.
reason-shipengine-odd-answer-short = Odd answer
reason-partner-link-missing = ShipStation API gave a token, but no link to open.
reason-partner-link-missing-lead = Only the vendor can say why. The key and the customer were accepted.
reason-partner-link-missing-short = No link
reason-partner-link-odd = ShipStation API gave a link that does not lead to its portal as it should.
reason-partner-link-odd-lead = Refloat does not open such a link. The details say where it leads.
reason-partner-link-odd-short = Odd link
seen-vendor-says = the vendor says
seen-account-id = account id
seen-redirect-to = redirect_to
seen-theme-id = theme_id
seen-address = address
seen-link = link
key-look-test = it begins with TEST_, as test keys do
key-look-older-api = 32 hexadecimal characters, as keys of API V1 have
key-look-other-service = it has the shape of another service’s key, or of an e-mail address
partner-same-key = the partner key and the account’s own key are the same
partner-own-part = { $own } characters are appended, and { $most } are the most
partner-other-form = both forms are documented, with se- and without; your program can try the other once
partner-no-link = a token came without redirect_url
partner-link-no-address = redirect_url is no address
partner-link-elsewhere = redirect_url leads to { $host }
partner-link-not-safe = redirect_url is not encrypted, or holds what does not belong there
partner-link-length = { $whole } characters: token and address { $fixed }, appended { $own }
topic-partner = Partner direct login
topic-partner-line = Sign-in links for your customers
needed-for-shipengine-key = One question, to see if ShipStation API accepts the key
needed-for-shipengine-partner-key = One token, to see if ShipStation API accepts key and customer
practice-whom-partner = the customer is { $account }, and the partner key is { $key }.
direct-login-here = Make the link
direct-login-carriers = Carriers
direct-login-billing = Billing
direct-login-onboarding = Onboarding
direct-login-nothing = No page named
direct-login-note = Until the customer has finished onboarding, this always opens the onboarding page.
direct-login-note-onboarding = Once the customer has finished onboarding, this opens the carriers.
direct-login-account-odd = An account id is 3 to 12 digits, with or without se- before them.
direct-login-account-of-carrier = This looks like the id of a carrier. The account’s id is a number.
direct-login-account-external = This looks like your own name for the customer. The vendor’s id is a number.
direct-login-theme-odd = A theme id has 36 characters, such as 550e8400-e29b-41d4-a716-446655440000.
direct-login-needs-key = Refloat needs your partner key first.
direct-login-needs-account = Enter the customer’s account id first.
direct-login-needs-theme = Mend the theme id first, or leave the field empty.
direct-login-needs-room = The link would be too long. Shorten your part first.
direct-login-length = { $whole } of 2,000 characters
direct-login-length-up-to = Up to { $whole } of 2,000 characters
direct-login-too-long = Too long by { $over } characters
direct-login-fixed = Token and address { $fixed }
direct-login-fixed-up-to = Token and address up to { $fixed }
direct-login-own = Your part { $own } of 1,300
direct-login-opened = Opened in your browser, { $after } seconds after it was made
direct-login-practice = Practice made a link; no browser opens here
direct-login-practice-lead = Outside practice it opens in your browser at once.
direct-login-late = The link came too late, so it was not opened
direct-login-late-lead = It took 10 seconds or more to come, and by then it no longer works. Try again.
direct-login-not-opened = The link was made, but it was not opened
direct-login-left = The link still works for
direct-login-seconds = { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
direct-login-over = The link no longer works; each one lives 10 seconds
direct-login-made = Made at { $time }, never saved
link-read-good = This link is built as it should be
link-read-look = This link works as it is built; one thing to look at
link-read-wrong = { $count ->
    [one] One thing in this link is not as it should be
   *[other] { $count } things in this link are not as they should be
}
link-read-length = { $whole } characters: token and address { $fixed }, appended { $own }
link-read-ageless = Its token does not tell when it was made, so its age cannot be seen.
link-age-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
link-age-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
link-age-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
link-age-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
link-mistake-no-address = There is no address in it. Paste the whole link, from https:// on.
link-mistake-whole-encoded = The whole link was encoded once more, as if it stood inside another. Use it as it came.
link-mistake-line-break = It is broken over several lines, so only its first line opens.
link-mistake-html-escaped = It was copied from a page’s source: &amp; has to be & alone.
link-mistake-not-https = It begins with http:// and is not encrypted. redirect_url begins with https://.
link-mistake-other-host = It leads to { $value }, and not to dashboard.shipengine.com.
link-mistake-other-path = It leads to { $value }, and not to /api/directlogin.
link-mistake-token-missing = It holds no token. Use redirect_url of the answer, not an address of your own.
link-mistake-token-empty = Its token is empty. Your program lost it on the way.
link-mistake-token-cut = Its token is not whole. Something cut it off.
link-mistake-tokens-several = It holds more than one token.
link-mistake-token-old = Its token is { $age } old, by this computer’s clock. A token works for 10 seconds.
link-mistake-token-used-twice = The same token stands in two links. Each one works once.
link-mistake-before-token = Something stands before the token. The documents append everything to the end.
link-mistake-second-question-mark = It has a second question mark. redirect_url has one already, so append with &.
link-mistake-behind-fragment = Something stands behind a #, where the portal never sees it.
link-mistake-name-off = It says { $value }, and the portal knows { $right }.
link-mistake-twice = { $value } stands in it twice.
link-mistake-badly-encoded = The value of { $value } is not encoded: anything but letters, digits and -._~ is written with %.
link-mistake-encoded-twice = The value of { $value } was encoded twice.
link-mistake-redirect-unknown = redirect_to is “{ $value }”. It is carriers, billing or onboarding, in small letters.
link-mistake-theme-odd = theme_id is “{ $value }”, and no theme id. Such an id has 36 characters.
link-mistake-theme-not-set = It names no theme_id, so the portal opens without your colours. That is fine if you have none.
link-mistake-own-too-long = What you append is too long by { $over } characters; 1,300 are the most.
link-mistake-whole-too-long = The whole link is too long by { $over } characters; browsers take about 2,000.


# UPS and USPS
vendor-ups = UPS
vendor-usps = USPS
to-ups = To UPS
to-usps = To USPS
to-usps-webtools = To the former Web Tools of USPS
carries-client-id-and-secret = ID and secret, hidden
carries-consumer-key-and-secret = key and secret, hidden
check-ups-path = Way to UPS
check-ups-status = News of UPS
check-ups-key-shape = Shape of the UPS keys
check-ups-token = Keys at UPS
check-usps-path = Way to USPS
check-usps-status = News of USPS
check-usps-key-shape = Shape of the USPS keys
check-usps-token = Keys at USPS
check-usps-webtools = USPS Web Tools
passed-ups-path = Answers
passed-ups-status = No trouble reported
passed-ups-key-shape = Look right
passed-ups-token = Accepted
passed-usps-path = Answers
passed-usps-status = No trouble reported
passed-usps-key-shape = Look right
passed-usps-token = Accepted
passed-usps-webtools = Not used
needed-for-ups-client-id = One question, to see if UPS knows the app
needed-for-ups-client-secret = One question, to see if UPS accepts it
needed-for-usps-client-id = One question, to see if USPS knows the app
needed-for-usps-client-secret = One question, to see if USPS accepts it
practice-whom-ups = the app at UPS has the client ID { $id } and the client secret { $secret }.
practice-whom-usps = the app at USPS has the consumer key { $id } and the consumer secret { $secret }.
seen-proves = what it proves
seen-products = products
seen-scopes = may use
seen-lacks = not among them
seen-since = switched off
ups-proves-own-app = The keys of your own app work. UPS inside ShipStation is connected by a sign-in at UPS; this says nothing about that.
usps-lacks = { $parts }. Labels, payments and tracking come by request; without need of them this is usual.
usps-webtools-since = The Web Tools ended on 25 January 2026.
topic-ups = UPS
topic-ups-line = 250002, client ID, account number
topic-usps = USPS
topic-usps-line = invalid_client, Web Tools, labels

promise-one-question = It is one question, and Refloat does not repeat it. No lock after refused keys is known.
carrier-because-own-code = The carrier’s own code stands in the answer, so nothing in front of it answered.
carrier-because-limit-named = It names a limit of this app, and no fault of its own.


## The guides of shops

topic-magento = Magento and ShipStation
topic-magento-line = 401, 403, 404, no orders, tracking
topic-woocommerce = WooCommerce and ShipStation
topic-woocommerce-line = Keys, 401, 404, no orders, tracking
needed-for-woocommerce-key = A few questions, to see if the shop knows the key and what it may do
needed-for-woocommerce-secret = A few questions, to see if the shop knows the key and what it may do
needed-for-woocommerce-auth-key = Two questions, to see if the plug-in knows the key
