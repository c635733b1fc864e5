# “Check everything” and the set-up: what the engine words, and below what the window says.
# Check everything
check-everything = Check everything
passed-everything = All well
reason-stopped = It was stopped before it ended.
reason-stopped-lead = Nothing is said about it. Check again to see.
reason-stopped-short = Stopped
rail-set-up = Your set-up
rail-set-up-of = The set-up of { $shop }
everything-first = First a few questions about what you use
everything-card = { $count ->
    [one] 1 check, at most a minute
   *[other] { $count } checks, at most a minute
}
everything-card-known = { $count ->
    [one] 1 check
   *[other] { $count } checks
}, { $seconds ->
    [one] 1 second last time
   *[other] { $seconds } seconds last time
}
everything-before-lead = { $count ->
    [one] 1 check at once
   *[other] { $count } checks at once
}, done within a minute. Whom they ask, and what goes along:
everything-public = Pages that anybody may look at
everything-to-shop = Your shop
everything-promise-reads = Only reads. Nothing is changed, ordered or printed.
everything-promise-one-try = One try to sign in to { $vendor }, and only while a wrong one could not lock the user.
everything-promise-encrypted = Each key goes to its own host only, over an encrypted connection.
everything-not-now = The sign-in to { $vendor } is left out until then, and everything else is checked.
everything-running = Checking everything
everything-counted = { $done } of { $all } checks done
everything-counted-stopped = { $done } of { $all } checks done, then stopped
everything-when = checked at { $time }
everything-checking = Checking
everything-waiting = Waiting
everything-found = Something is not working
everything-stopped = Stopped before everything was seen
everything-well = Everything works
everything-look = Everything works, with something to look at
everything-possible = Something may be wrong
everything-unseen = Nothing is broken that could be seen
everything-cause = Most likely cause
everything-cause-one-of = One of two causes
everything-cause-possible = Possible cause
everything-sure-certain = Refloat is sure
everything-sure-likely = Refloat is fairly sure
everything-sure-possible = Refloat is not sure
everything-or = Or: { $say }
everything-decides = What decides: { $question }
wrong-one-of-everything = { $said } The file plays back the check “{ $check }” alone; what the other checks saw is not in it.
everything-more-unseen = { $count ->
    [one] And 1 more below.
   *[other] And { $count } more below.
}
everything-names = Admin Adobe Chrome Cloudflare Edge Firefox Magento Refloat Safari Shiprocket Stamps.com Windows
everything-what-to-do = Show what to do
everything-blocked = { $count ->
    [one] 1 check cannot run because of this
   *[other] { $count } checks cannot run because of this
}
everything-no-key = No { $key } yet
everything-proof = { $checks ->
    [one] 1 check passed
   *[other] { $checks } checks passed
}, { $questions ->
    [one] 1 question answered.
   *[other] { $questions } questions answered.
}
everything-all-well = All that Refloat can see from here was well at { $time }.
everything-works-but = It works. This wants a look when there is time:
everything-nothing-broken = { $count ->
    [one] 1 check passed and none found a fault, but not everything could be seen.
   *[other] { $count } checks passed and none found a fault, but not everything could be seen.
}

# The set-up
set-up-place = Question { $nth } of { $all }
set-up-none = None
set-up-whole = This is what Refloat understood
set-up-whole-lead = It decides what “Check everything” looks at. No key or password is written into it.
set-up-stated = The set-up of this practice story
set-up-stated-lead = “Check everything” looks at this while you practise.
set-up-stated-why = It belongs to the story, so it cannot be changed here. Your own set-up waits unchanged.
set-up-nothing = Nothing to check is named yet. Change an answer above.
set-up-platform = Which software does your shop run on?
set-up-platform-lead = Each answers in its own way, and breaks in its own way.
set-up-platform-short = Shop software
set-up-platform-where = Where to see your shop’s software
set-up-platform-where-lead = Look at one of these places, then choose.
set-up-platform-where-1 = **The address of the page where you manage orders.** With /wp-admin in it, it is WooCommerce. With /admin and a long row of letters behind it, it is mostly Magento 2.
set-up-platform-where-2 = **ShipStation › Settings › Selling Channels › Store Setup.** The logo beside your shop names its software.
set-up-platform-where-3 = **Neither fits?** Choose “Another one, or no shop of my own”. All the rest is checked anyway.
set-up-is-magento = Magento 2
set-up-is-woocommerce = WooCommerce
set-up-is-no-platform = Another one, or no shop of my own
set-up-address = What is your shop’s address?
set-up-address-lead = The one that customers see. It is asked from this computer, and nothing is sent until you say so.
set-up-address-short = Shop address
set-up-address-label = Address of the shop
set-up-address-example = https://shop.example
set-up-address-help = Copy it from the browser while your shop’s first page is open.
set-up-address-is = Refloat will ask { $address }
set-up-shipping = What do you ship with?
set-up-shipping-lead = Choose all that you use.
set-up-shipping-short = Ships with
set-up-uses-shipstation = ShipStation
set-up-uses-shipstation-line = You sign in at shipstation.com
set-up-uses-shiprocket = Shiprocket
set-up-uses-shiprocket-line = You sign in at shiprocket.in
set-up-uses-partner = ShipStation partner
set-up-uses-partner-line = Your own customers get a ShipStation API account from you
set-up-api = Which key does your shop use for ShipStation?
set-up-api-lead = The versions are not interchangeable, so the right one has to be asked.
set-up-api-short = ShipStation key
set-up-api-where = Where to see which key you have
set-up-api-where-lead = Look at one of these places, then choose.
set-up-api-where-1 = **ShipStation › Settings › Account › API Settings.** “Select API Version” shows V1 or V2, and the keys that were made for each.
set-up-api-where-2 = **The key itself.** A key that comes with a secret is version 1. A key alone is version 2 or the ShipStation API.
set-up-api-where-3 = **No such page?** An Admin of your ShipStation account sees it. Until then choose “None: people only sign in”.
set-up-is-v1 = Version 1: a key and a secret
set-up-is-v2 = Version 2: one key
set-up-is-shipengine = ShipStation API, once called ShipEngine: one key
set-up-is-no-api = None: people only sign in
set-up-partner = Which customer’s account is it about?
set-up-partner-lead = Sign-in links are made for one account of yours at a time.
set-up-partner-short = Customer’s account
set-up-partner-account = Account number
set-up-partner-account-example = 123456
set-up-partner-landing = Page the customer lands on
set-up-partner-theme = Theme id, if you have one
set-up-landing-any = The vendor’s choice
set-up-landing-carriers = Carriers
set-up-landing-billing = Billing
set-up-landing-onboarding = Onboarding
set-up-email = Which e-mail address does the API user have?
set-up-email-lead = Shiprocket has two kinds of user. The API user is made under Settings › API › Configure, with an address of its own.
set-up-email-short = Shiprocket API user
set-up-email-label = E-mail address of the API user
set-up-email-example = api-user@shop.example
set-up-carriers = With which carriers do you have an account of your own?
set-up-carriers-lead = Only those that bill you themselves. Leave all unticked if you use the rates of ShipStation.
set-up-carriers-short = Own accounts
set-up-uses-ups = UPS
set-up-uses-ups-line = With a UPS account number
set-up-uses-usps = USPS
set-up-uses-usps-line = With an account at developers.usps.com
set-up-uses-stamps = Stamps.com
set-up-uses-stamps-line = With a Stamps.com user name
set-up-name = What do you call this shop?
set-up-name-lead = In your own words. Refloat shows it in this window only.
set-up-name-short = Your name for it
set-up-name-label = Your name for it
set-up-name-example = My shop
set-up-bad-empty = Something is needed here.
set-up-bad-secret = This looks like a key or password. Those have a place of their own: Keys and passwords.
set-up-bad-address = This is no web address. It looks like https://shop.example.
set-up-bad-email-for-address = This is an e-mail address. The shop’s web address is needed.
set-up-bad-scheme = A shop’s address begins with https://.
set-up-bad-sign-in = Take the user name and password out of the address.
set-up-bad-email = This is no e-mail address. It looks like api-user@shop.example.
set-up-bad-account = An account number has digits only, or begins with se-.
set-up-bad-page = Choose one of the pages.
set-up-bad-theme = A theme id looks like 550e8400-e29b-41d4-a716-446655440000.
set-up-bad-name = A name has 1 to 60 readable characters.
set-up-fact-shop = Shop
set-up-fact-shipping = Shipping
set-up-fact-partner = Customer’s account
set-up-fact-carriers = Carriers
set-up-fact-last-good = Last time all was well
set-up-fact-v1 = API version 1
set-up-fact-v2 = API version 2
set-up-fact-shipengine = ShipStation API

# Check everything and the set-up
ui-page-before-everything = Check everything
ui-page-everything = Check everything
ui-page-set-up = Set-up
ui-everything-title = Check everything
ui-everything-home = Back to Home
ui-everything-also = Also broken:
ui-everything-lacks = Checks without a key were skipped. Open one to add its key.
ui-everything-missing = Keys that are not here yet
ui-everything-missing-lead = Checks that need one are skipped. Everything else is looked at.
ui-seconds = { $seconds } seconds
ui-link-set-up = Change set-up
ui-set-up-change = Change
ui-set-up-keep = Keep it
ui-ticked = Chosen
