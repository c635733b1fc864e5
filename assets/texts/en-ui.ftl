# The window's own words. What a page says about a session comes from the engine, worded already.

# --- The frame of every page ---
ui-brand = Refloat
ui-back = Back
ui-settings = Settings
ui-on-page = You are on page
ui-page = Page
ui-your-route = Your route
ui-more = More
ui-earlier = { $count } earlier
ui-sharing = Sharing your screen?
ui-sharing-short = Sharing?
ui-sharing-strip = You are sharing your screen. Names, addresses and account numbers are hidden. Keys are never shown.
ui-practice-strip = Practice: nothing here is real, and nothing leaves this computer.
ui-leave-practice = Leave practice
ui-link-home = Home
ui-link-report = Report for support
ui-link-practice = Practice
ui-retry-keyring = Try again

# --- Names of pages, for the breadcrumb ---
ui-page-first-start = Welcome
ui-page-home = Home
ui-page-question = Question
ui-page-ask = What to enter
ui-page-before-check = Check
ui-page-running = Check
ui-page-result = Result
ui-page-fix = What to do
ui-page-wait = Wait
ui-page-solved = Solved
ui-page-hand-over = Who must act
ui-page-cannot-tell = Cannot tell
ui-page-report = Report for support
ui-page-keys = Keys and passwords
ui-page-practice = Practice
ui-page-settings = Settings

# --- Signs ---
ui-sign-works = Works
ui-sign-look-at = Look at this
ui-sign-not-working = Not working
ui-sign-cannot-tell = Cannot tell
ui-sign-skipped = Skipped
ui-sign-waiting = Waiting
ui-sign-checking = Checking
ui-sign-wait = Wait
ui-solved = Solved
ui-cannot-tell-from-here = Cannot tell from here

# --- What several pages say ---
ui-why = Why?
ui-copy = Copy
ui-copied = Copied
ui-open = Open
ui-done = Done
ui-check-again = Check again
ui-meanwhile = How to go on shipping until then
ui-before = Before
ui-now = Now

# --- First start ---
ui-first-title = Refloat gets your shipping log-ins working again
ui-first-lead = It asks one question at a time, looks for itself where it can, and says who can put it right.
ui-first-begin = Begin
ui-first-does = What it does
ui-first-does-1 = It finds out why a shipping log-in or connection does not work.
ui-first-does-2 = It shows you how to fix it, or who must, with a message ready to send.
ui-first-does-3 = It checks again after the fix, and shows before and after.
ui-first-sends = What it sends
ui-first-sends-1 = Before each check you see every request and who gets it. Nothing is sent until you say so.
ui-first-sends-2 = A key or password goes to its own service only, over an encrypted connection.
ui-first-sends-3 = A report leaves this computer only when you save or copy it.
ui-first-never = What it never does
ui-first-never-1 = It never changes your shop, your accounts, orders or labels.
ui-first-never-2 = It never signs in over and over, so that nothing gets locked.
ui-first-never-3 = It never counts you, follows you or calls home.

# --- Home ---
ui-home-title = What is going wrong?
ui-search-name = Search
ui-search-hint = Type a few words, or paste the whole error message
ui-search-hint-short = Words, or the error message
ui-spotted = That looked like a key or password.
ui-spotted-more = It was taken out of the search and is kept nowhere. Paste the error message without it.
ui-continue = Continue where you left off
ui-choose-topic = Choose what it is about
ui-or-choose-topic = Or choose what it is about
ui-nothing-fits = Nothing fits “{ $query }”. Try other words, or the message as it is written.
ui-found = { $count ->
    [one] 1 thing fits
   *[other] { $count } things fit
  }

# --- Question ---
ui-likely = Likely
ui-chosen-before = chosen before

# --- Ask ---
ui-go-on = Continue
ui-do-not-have = I don’t have it
ui-use-kept = Use the one that is kept
ui-hold-to-show = Hold to show
ui-off-while-sharing = Off while sharing
ui-characters = { $count ->
    [one] 1 character
   *[other] { $count } characters
  }
ui-too-long = That is too long to be a key or password. Copy only the key itself.
ui-nothing-entered = Type or paste it here first.
ui-space-removed = A space around it is removed.
ui-space-removed-more = It often comes along when you copy from an e-mail.
ui-goes-only-to = Goes only to
ui-needed-for = Needed for
ui-kept-in = Kept in
ui-kept-in-memory = Memory only, until you close Refloat
ui-encrypted = Encrypted
ui-after-it-worked = Once it has worked
ui-keep = Keep on this computer
ui-this-time-only = This time only

# --- Before and while a check runs ---
ui-run-check = Run the check
ui-enter-key = Enter
ui-skip-check = Skip this check
ui-stage-of = Stage { $stage } of { $all }
ui-seconds-of = { $seconds } of at most { $limit } seconds
ui-stop = Stop
ui-stop-safe = Stopping is safe. Nothing has been changed.
ui-leave-title = Stop the check and leave?
ui-leave-text = The check is still running. Stopping is safe: nothing has been changed.
ui-leave-stay = Go on checking
ui-leave-go = Stop and leave

# --- Result ---
ui-copy-for-chat = Copy for chat
ui-details = Details for support
ui-copy-details = Copy the details

# --- Fix ---
ui-cannot-do = I can’t do this
ui-step-done = Step { $number } is done

# --- Wait ---
ui-minutes-to-go = minutes and seconds to go
ui-hours-to-go = hours, minutes and seconds to go
ui-minutes-left = { $minutes ->
    [0] The wait is over
    [one] 1 minute left
   *[other] { $minutes } minutes left
  }
ui-try-again-at = Try again at
ui-check-again-at = Check again at { $time }
ui-try-once-now = You can try once now
ui-wait-goes-on = You can close Refloat or restart the computer. The countdown goes on.

# --- Solved, who must act, cannot tell ---
ui-last-thing = One last thing:
ui-stays-fixed = So that it stays fixed:
ui-save-a-report = Save a report
ui-e-mail = E-mail
ui-chat = Chat
ui-message-by = How the message goes
ui-copy-message = Copy the message
ui-open-in-e-mail = Open in my e-mail
ui-write-to = Write to { $who }

# --- Report ---
ui-report-title = This is all that would leave your computer
ui-report-lead = Nothing is sent by itself. You save the file and choose who gets it.
ui-report-form = Form of the report
ui-report-page = Page
ui-report-text = Text
ui-report-refloat = For Refloat
ui-report-searched = { $count ->
    [0] No key is in it
    [one] Searched for your 1 key: not inside
   *[other] Searched for your { $count } keys: none inside
  }
ui-report-blocked = This report is held back.
ui-report-blocked-more = A key or password was found in “{ $field }”, so it cannot be saved or copied.
ui-report-hidden = Hidden in this report:
ui-save-report = Save report…
ui-copy-as-text = Copy as text

# --- Keys and passwords ---
ui-keys-title = Keys and passwords
ui-keys-none = No key or password is stored.
ui-keyring-waiting = Waiting for your keychain.
ui-keyring-waiting-more = It may be asking for its password in a window of its own.
ui-memory-only = In memory only, never saved
ui-forget = Forget
ui-forget-really = Forget it?
ui-keep-it = Keep it
ui-forget-name = Forget { $name }
ui-keep-name = Keep { $name }
ui-forget-everything = Forget everything
ui-forget-here-only = Forgetting removes a key from this computer only. Your accounts and your shop keep working.
ui-forget-all-title = Forget every key and password?
ui-forget-all-text = They are removed from this computer, and that cannot be undone. You will have to enter them again.
ui-keep-all = Keep them

# --- Practice ---
ui-practice-title = Choose what goes wrong
ui-practice-lead = Built-in copies of each service misbehave as the real ones do. Nothing leaves this computer.
ui-practice-now = Played now:
ui-practice-none = There is no scenario to play.

# --- Settings ---
ui-settings-title = Settings
ui-theme = Theme
ui-theme-system = As the system
ui-theme-light = Light
ui-theme-dark = Dark
ui-theme-contrast = High contrast
ui-text-size = Text size
ui-percent = { $percent } %
ui-less-motion = Less motion

# --- Shops and accounts, sessions, keys that are added, more settings ---
ui-page-shops = Shops and accounts
ui-page-sessions = All sessions
ui-page-add-key = Add a key
ui-shops-title = Shops and accounts
ui-shops-lead = Each has its own keys, passwords and results. A key of one is never used for another.
ui-shops-filter = Narrow the list
ui-shops-none-fits = None fits. Try fewer letters.
ui-add-shop = Add a shop or account
ui-shop-name = Name, such as that of the shop
ui-add-and-use = Add it and work with it
ui-leave-as-it-is = Leave it
ui-in-use = In use
ui-use-shop = Work with it
ui-rename = Rename
ui-new-name = New name
ui-save-name = Save the name
ui-delete = Delete
ui-deleting = Deleting…
ui-delete-shop-title = Delete { $name }?
ui-delete-shop-text = Its keys and passwords are forgotten on this computer and its sessions go with it. That cannot be undone. Your accounts and your shop keep working.
ui-keep-shop = Keep it
ui-delete-shop = Delete it
ui-shop-in-use = You work with
ui-switch-shop = Change shop or account
ui-sessions-title = All sessions
ui-sessions-reading = Reading your sessions…
ui-sessions-none = There is no session. One begins with each guide that you open.
ui-all-sessions = All sessions
ui-go-on-session = Continue
ui-back-to-it = Back to it
ui-open-here = Open here
ui-start-again = Start again
ui-delete-session-really = Delete this session? That cannot be undone.
ui-delete-really-name = Delete { $name } for good
ui-remember = Remember it
ui-not-now = Do not remember it
ui-add-key = Add a key
ui-add-key-title = What is the key for?
ui-add-key-lead = Choose its kind. Below each stands the only host that it goes to.
ui-add-key-for = It is kept for { $shop } and used for nothing else.
ui-add-key-not-yet = { $names }. Walk through the guide of your shop once, and let Refloat remember the address.
ui-add-key-sends = What the check sends
ui-add-key-try = Check it and store it
ui-add-key-store = Store it
ui-where-it-stays = Where it stays
ui-add-key-other = Another kind of key
ui-checking = Checking…
ui-notify-waits = Tell me when a wait is over
ui-your-files = Your files
ui-open-folder = Open the folder
ui-about = About Refloat
ui-version = Version { $version }
ui-licence = Free software under the MIT or the Apache 2.0 licence, as you choose. It comes without any warranty.
ui-licence-fonts = Fonts: Inter and JetBrains Mono (SIL Open Font License 1.1). Icons: Phosphor (MIT).
ui-licence-names = Names of shops, vendors and carriers belong to their owners, who neither make nor endorse Refloat.
ui-forget-whole-title = Forget everything?
ui-forget-whole-text = Keys, passwords, shops, sessions and settings are removed from this computer, and that cannot be undone. Two things stay: the count of sign-in attempts, so that no account gets locked, and guides that you put there yourself.

# Guides that are not built in, and pages of others

ui-foreign-strip = This guide is not from Refloat. Whoever wrote it answers for what it says.
ui-open-title = Open a page of { $host }?
ui-open-text = This page is none of the services that Refloat knows. Look at the name closely: { $host }
ui-open-stay = Stay here
ui-open-go = Open the page

## Private windows

ui-open-private = Open privately

# A code is typed

ui-page-jump = Go to a page
ui-jump-title = Which code were you told?
ui-jump-lead = Every page has a code of two or three symbols. A longer one is a share code, which tells where somebody stands.
ui-jump-field = Code
ui-jump-go = Go there
ui-jump-code = Page
ui-jump-open = Open this page
ui-jump-nothing-found = Nothing was found yet.
ui-share-code = Your share code
ui-share-code-lead = It tells support which page you are on and what was found. Nothing about you or your shop is in it.
ui-copy-share-code = Copy the share code

# --- Reports of others, and “This is wrong” ---
ui-link-open-report = Open a report
ui-link-wrong = This is wrong
ui-page-opened = Opened report
ui-page-compared = Two reports
ui-page-wrong = This is wrong
ui-show-the-list = Show the list
ui-hide-the-list = Hide the list
ui-report-searching = Searching for your keys…
ui-report-empty = No walk to report yet
ui-opened-whose = Somebody else wrote this.
ui-opened-whose-more = It is only shown: it starts no check, fills no field and contacts nobody.
ui-opened-practice = It is from practice: no vendor was asked.
ui-opened-again = Judged again by the rules of today
ui-opened-compare = Compare with another report…
ui-send-title = Hand back a next step
ui-send-code = Send them to
ui-send-code-help = The code of a page, such as K7M. It stands at the bottom of every page.
ui-send-note = Or a note
ui-send-note-help = It is marked as yours. Keep keys and passwords out of it.
ui-send-copy = Copy the next step
ui-send-nothing = Type a code or a note
ui-compared-title = What changed between two reports
ui-compared-same = The two reports say the same
ui-compared-lead = Times do not count, unless one is out of proportion. Masks such as shop-1 count anew in each report.
ui-compared-before = Before
ui-compared-after = After
ui-compared-first = What changed first
ui-compared-nothing = Verdicts, findings, addresses and certificates are the same.
ui-compared-missing = Not in this report
ui-compared-unchanged = { $count ->
    [one] 1 line is the same
   *[other] { $count } lines are the same
  }
ui-compared-swap = Swap the two
ui-compared-one = Back to the first report
ui-wrong-title = What is right?
ui-wrong-said = Refloat said: { $said }
ui-wrong-right = What is right, in one sentence
ui-wrong-right-help = It goes into the file. Keep keys and passwords out of it.
ui-wrong-file = This is all that the file holds
ui-wrong-file-more = The answers that were seen, with a stand-in for everything that was entered. Nothing is sent by itself.
ui-wrong-save = Save the file…
ui-wrong-leave = Leave it
ui-wrong-nothing = Nothing is recorded of this check any more.
ui-wrong-nothing-more = What a check meets is kept until the next one, or until the window closes. Run the check again, then say that it is wrong.
ui-wrong-back = Back to the result
ui-note-secret = What looked like a key or password was taken out. It was stored nowhere.

# --- What a pasted text says ---
ui-said-title = What this says
ui-spotted-masked = It was hidden before the rest was read, and is kept nowhere.

## Network, sleep and waits

ui-run-now = Run it now
ui-tell-me = Tell me when it is time

## A link for a customer

ui-page-direct-login = A link for a customer
ui-direct-login-title = Open the carrier portal for your customer
ui-direct-login-lead = The link works for 10 seconds, so Refloat makes it and opens it in one go.
ui-direct-login-account = Customer account
ui-direct-login-theme = Theme, if you have one
ui-direct-login-page = Page to open
ui-direct-login-length = Length of the link
ui-direct-login-make = Make a new link and open it
ui-direct-login-making = Making the link…
ui-direct-login-stop = Do not open it
ui-direct-login-see = What does the customer see?
ui-direct-login-hide = Hide what the customer sees
ui-direct-login-add-key = Add your partner key
ui-direct-login-lands = What the customer sees
ui-direct-login-asked = The link asks for
ui-direct-login-before = Before onboarding is finished
ui-direct-login-after = Afterwards
ui-direct-login-row = { $asked }: before onboarding is finished { $before }, afterwards { $after }
ui-direct-login-own = Read a link that your own program built
ui-direct-login-own-lead = Paste one to see what is wrong with it. Nothing is sent, and its token is covered at once.
ui-direct-login-own-label = Your own link
ui-direct-login-read = Read this link
