//! A view of every page, with the content of the pictures in Shiprocket's terms.

use refloat::domain::finding::{StageState, Verdict};
use refloat::domain::secret::{Origin, Slot};
use refloat::domain::session::ChoiceId;
use refloat::domain::text::{Span, spans};
use refloat::engine::command::{KeepSecret, ReportFormat, ThemeChoice};
use refloat::engine::view::{
    AddKeyPage, AskField, AskPage, BarLeft, BeforeAfter, BeforeCheckPage, CannotTellPage,
    ChangedLines, CheckLine, ChoiceLine, Chrome, Details, FixPage, FoundPlace, HandOverPage,
    HomePage, InstructionLine, JumpPage, KeyChoice, KeyForm, KeyLine, KeyValue, KeysPage,
    LinkState, Look, NavLink, Node, NodeKind, NodeState, Notice, NoticeAction, Page, PracticePage,
    QuestionPage, ReportPage, ResultPage, RunningPage, Said, SearchResult, SendGroup, SendRow,
    SessionLine, SessionsPage, SettingsPage, SetupLine, ShopLine, ShopsPage, Side, SolvedPage,
    StageRow, Station, StationState, TimelineRow, TitleLine, Tone, Topic, View, WaitPage,
};

use crate::papers::{self, masks, paper};

fn text(text: &str) -> String {
    text.to_owned()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn lines(list: &[&str]) -> Vec<Vec<Span>> {
    list.iter().map(|line| spans(line)).collect()
}

fn station(label: &str, answer: &str, state: StationState, go_to: Option<usize>) -> Station {
    let answer = (!answer.is_empty()).then(|| text(answer));
    Station { label: text(label), answer, state, go_to }
}

/// A view of a page with the route so far.
pub fn view(page: Page, code: &str, route: Vec<Station>) -> View {
    View {
        window_title: text("Refloat"),
        chrome: Chrome {
            rail_caption: (!route.is_empty()).then(|| text("Your route")),
            links: vec![NavLink::Home, NavLink::Report],
            route,
            shop: None,
            setup: Vec::new(),
            facts: Vec::new(),
            code: text(code),
            left: BarLeft::Back,
            sharing: false,
            practice: false,
            foreign: false,
            notices: Vec::new(),
        },
        page,
        toast: None,
        confirm_open: None,
        look: Look { theme: ThemeChoice::Light, zoom: 100, less_motion: true },
        turn: 1,
    }
}

/// A page that shows a verdict can be said to be wrong.
fn with_verdict(mut view: View) -> View {
    view.chrome.links.push(NavLink::Wrong);
    view
}

/// The route up to a station that the person is at.
fn route(here: &str) -> Vec<Station> {
    vec![
        station("Topic", "Shiprocket", StationState::Walked, None),
        station("What happens", "“Invalid email and password…”", StationState::Walked, Some(0)),
        station("E-mail in the plug-in", "api@shop.example", StationState::Walked, Some(1)),
        station(here, "", StationState::Here, None),
        station("Shipments can be tracked", "", StationState::Harbour, None),
    ]
}

/// The route after a check that said no.
pub fn refused(here: &str) -> Vec<Station> {
    let mut route = route(here);
    let check = station("Check the sign-in, 9:14", "Password refused", StationState::Bad, Some(2));
    route.insert(3, check);
    route
}

/// The first start.
pub fn first_start() -> View {
    let mut view = view(Page::FirstStart, "A3", Vec::new());
    view.chrome.left = BarLeft::Nothing;
    view.chrome.links = Vec::new();
    view
}

/// Home with eight topics, as it will be once all guides are there.
pub fn home() -> View {
    let topic = |id: &str, title: &str, line: &str| Topic {
        id: text(id),
        guide: format!("{id}-guide"),
        title: text(title),
        line: text(line),
    };
    let page = HomePage {
        query: String::new(),
        secret_spotted: false,
        results: None,
        said: Vec::new(),
        has_sessions: true,
        everything: some("12 checks, 20 seconds last time"),
        continue_with: Some(TitleLine { title: text("Shiprocket"), line: text("9:14") }),
        topics: vec![
            topic("sign-in", "Signing in to ShipStation", "Wrong password, locked, codes"),
            topic("magento", "Magento 2 orders", "401, 403, 404, lost tracking"),
            topic("woocommerce", "WooCommerce orders", "Keys, permalinks, security plug-ins"),
            topic("api-keys", "ShipStation API keys", "Refused, wrong version, limits"),
            topic("ups", "UPS", "Log-in refused, account, new terms"),
            topic("usps", "USPS and Stamps.com", "Rates or labels refused, no balance"),
            topic("shiprocket", "Shiprocket", "“Invalid email and password…”"),
            topic("partner", "Partner direct login", "Sign-in links for your customers"),
        ],
    };
    let mut view = view(Page::Home(page), "A2", Vec::new());
    view.chrome.left = BarLeft::Settings;
    view.chrome.links = vec![NavLink::Shops, NavLink::Keys, NavLink::OpenReport, NavLink::Practice];
    view.chrome.shop = some("Harbour Books");
    view.chrome.rail_caption = some("Your set-up, last checked today at 9:12");
    let line =
        |verdict, name: &str, seen: &str| SetupLine { verdict, name: text(name), seen: text(seen) };
    view.chrome.setup = vec![
        line(Verdict::Pass, "This computer", "Online"),
        line(Verdict::Fail, "Shiprocket", "Refuses the password"),
    ];
    view
}

/// Home with what a search found.
pub fn home_found() -> View {
    let mut view = home();
    if let Page::Home(page) = &mut view.page {
        page.query = text("test connection failed");
        let result = |step: &str, title: &str| SearchResult {
            guide: text("shiprocket-login"),
            step: text(step),
            title: text(title),
            line: text("Shiprocket says “Invalid email and password combination”"),
        };
        page.results = Some(vec![
            result("new-password", "Shiprocket refuses the password of the API user"),
            result("make-api-user", "The plug-in has your own log-in, not an API user’s"),
            result("pause-plugin", "Shiprocket has locked the user for a while"),
        ]);
    }
    view
}

/// Home after a pasted error.
pub fn home_said() -> View {
    let mut view = home_found();
    if let Page::Home(page) = &mut view.page {
        let said = |title: &str| Said {
            title: text(title),
            sure: text("Likely, going by this line."),
            line: text(r#"{"message":"Invalid email and password combination","status_code":400}"#),
        };
        page.query =
            text("HTTP/1.1 200 OK  {\"message\":\"Invalid email and password combination\"");
        page.said = vec![
            said(
                "Someone typed the API user’s password by hand. Shiprocket wants the one that it made itself.",
            ),
            said("The log-in to the Shiprocket website is used, not that of the API user."),
        ];
    }
    view
}

/// Home where nothing fits.
pub fn home_nothing() -> View {
    let mut view = home();
    if let Page::Home(page) = &mut view.page {
        page.query = text("purple elephants");
        page.results = Some(Vec::new());
        page.continue_with = None;
    }
    view
}

/// A question with a notice.
pub fn question() -> View {
    let choice = |key: u8, say: &str| ChoiceLine {
        id: ChoiceId::Nth(usize::from(key) - 1),
        key,
        say: text(say),
        chosen_before: false,
        likely: key == 3,
        not_possible: None,
    };
    let always = |id, key, say: &str| ChoiceLine { id, ..choice(key, say) };
    let page = QuestionPage {
        title: text("What happens with Shiprocket?"),
        why: some("Each message has its own cure. Choose the closest one; you can come back."),
        noticed: Some(Notice {
            tone: Tone::Noticed,
            strong: text("Refloat noticed:"),
            text: text(
                "three passwords were refused in the last half hour, and Shiprocket locks a user after several.",
            ),
            action: None,
        }),
        choices: vec![
            choice(1, "“Invalid email and password combination”"),
            choice(2, "It worked before, and stopped by itself"),
            choice(3, "Many passwords were tried, and nothing works now"),
            choice(4, "It connects, but orders or tracking are refused"),
            choice(5, "I cannot sign in to the Shiprocket website itself"),
            always(ChoiceId::None, 6, "None of these"),
            always(ChoiceId::Unknown, 7, "I don’t know"),
        ],
        help: Some((text("Where do I see this message?"), text("https://support.shiprocket.in/"))),
    };
    let mut view = view(Page::Question(page), "A2K", route("What happens"));
    view.chrome.route.drain(1..3);
    view
}

/// A value to enter.
pub fn ask_value() -> View {
    let page = AskPage {
        title: text("Which e-mail address stands in the plug-in?"),
        lead: some("It is shown in the plug-in’s settings, above the password."),
        field_label: text("E-mail address of the API user"),
        example: some("api@shop.example"),
        field: AskField::Value { text: String::new() },
        error: None,
        caution: None,
        help: Some((text("Where do I find it?"), text("https://support.shiprocket.in/x"))),
    };
    let mut view = view(Page::Ask(page), "M3F", route("E-mail in the plug-in"));
    view.chrome.route.remove(2);
    view
}

/// The same with something wrong.
pub fn ask_error() -> View {
    let mut view = ask_value();
    if let Page::Ask(page) = &mut view.page {
        page.field = AskField::Value { text: text("api.shop.example") };
        page.error = some("An e-mail address looks like name@shop.example.");
    }
    view
}

/// A secret to enter.
pub fn ask_secret() -> View {
    let page = AskPage {
        title: text("Paste the password of your Shiprocket API user"),
        lead: some(
            "Not your Shiprocket log-in. Shiprocket made this password itself and e-mailed it.",
        ),
        field_label: text("API user password"),
        example: None,
        field: AskField::Secret {
            host: text("apiv2.shiprocket.in"),
            encrypted: true,
            needed_for: text("One sign-in, to see if Shiprocket accepts it"),
            kept_in: text("Windows Credential Manager, until you press Forget"),
            keep: KeepSecret::OnThisComputer,
            can_keep: true,
            kept: false,
        },
        error: None,
        caution: some(
            "Shiprocket locks the user for 30 minutes after several wrong tries. Refloat tries once when you say so, and never more than twice.",
        ),
        help: Some((text("Where do I find it?"), text("https://support.shiprocket.in/x"))),
    };
    view(Page::Ask(page), "M4X", route("Password"))
}

/// Before a check.
pub fn before_check() -> View {
    let row = |method: &str, path: &str, carries: &str, secret| SendRow {
        method: text(method),
        path: text(path),
        carries: text(carries),
        secret,
    };
    let page = BeforeCheckPage {
        title: text("Ready to ask Shiprocket about the password"),
        lead: text("Takes about 2 seconds. This is all that will be sent:"),
        sends: vec![
            SendGroup {
                to: text("To Shiprocket"),
                service: text("shiprocket"),
                host: text("apiv2.shiprocket.in"),
                count: text("2 questions"),
                rows: vec![
                    row("POST", "/v1/external/auth/login", "e-mail, password hidden", true),
                    row("GET", "/v1/external/courier", "the sign-in’s pass, hidden", true),
                ],
            },
            SendGroup {
                to: text("To Shiprocket’s status page"),
                service: text("status-shiprocket"),
                host: text("status.shiprocket.in"),
                count: text("1 question"),
                rows: vec![row("GET", "/api/v2/summary.json", "nothing else", false)],
            },
        ],
        promises: vec![
            text("It only reads. Nothing in your shop or at Shiprocket is changed."),
            text("It is one real sign-in. Refloat tries once now, and stops after two failures."),
            text("The password goes over an encrypted connection, and to this host only."),
        ],
        guard: some("One try failed in the last 30 minutes. One more is left."),
        not_now: None,
    };
    view(Page::BeforeCheck(page), "R2H", route("Check the sign-in"))
}

/// A check that runs.
pub fn running() -> View {
    let stage = |state, name: &str, seen: &str, time: &str| StageRow {
        state,
        name: text(name),
        seen: text(seen),
        time: text(time),
    };
    let page = RunningPage {
        title: text("Asking Shiprocket…"),
        lead: text("Waiting for Shiprocket to answer. A few seconds are normal."),
        done: (3, 5),
        started_ms: 0,
        seconds: 1.9,
        limit_s: 15.0,
        stages: vec![
            stage(StageState::Passed, "Name", "The address of the server was found", "24 ms"),
            stage(StageState::Passed, "Connection", "The server picked up", "31 ms"),
            stage(StageState::Passed, "Encryption", "The certificate is valid", "48 ms"),
            stage(StageState::Running, "Answer", "Waiting for the answer", "1.8 s"),
            stage(StageState::Waiting, "Sign-in", "Starts after the answer", "–"),
        ],
    };
    view(Page::Running(page), "R2H", route("Check the sign-in"))
}

fn node(
    kind: NodeKind,
    name: &str,
    status: &str,
    state: NodeState,
    link: Option<LinkState>,
) -> Node {
    Node { kind, name: text(name), status: text(status), state, link }
}

fn picture_refused() -> Vec<Node> {
    let works = Some(LinkState::Works);
    vec![
        node(NodeKind::Computer, "This computer", "Online", NodeState::Reached, works),
        node(NodeKind::Internet, "Internet", "Works", NodeState::Reached, works),
        node(
            NodeKind::Vendor,
            "Shiprocket",
            "Answers",
            NodeState::Reached,
            Some(LinkState::Broken),
        ),
        node(NodeKind::Door, "Sign-in", "Refuses the password", NodeState::Bad, None),
    ]
}

/// A check that failed, with its details unfolded.
pub fn result() -> View {
    let row = |name: &str, bar, time: &str, seen: &str, failed| TimelineRow {
        name: text(name),
        bar,
        time: text(time),
        seen: text(seen),
        failed,
    };
    let page = ResultPage {
        verdict: Verdict::Fail,
        word: text("Not working"),
        when: text("checked at 9:14"),
        title: text("Shiprocket answers, but it refuses the password of this API user."),
        lead: text("You can fix this in Shiprocket, in about 3 minutes."),
        unsure: None,
        ruled_out: None,
        identity: None,
        vendor_says: None,
        picture: picture_refused(),
        primary: text("Show me how to fix it"),
        again_not_now: None,
        twice: None,
        changed: None,
        before: None,
        details: Details {
            open: true,
            timeline: vec![
                row("Name", (0.0, 0.028), "24 ms", "203.0.113.20", false),
                row("Connection", (0.028, 0.064), "31 ms", "port 443", false),
                row("Encryption", (0.064, 0.121), "48 ms", "TLS 1.3", false),
                row("Answer", (0.121, 1.0), "742 ms", "400 Bad Request", false),
                row("Sign-in", (0.975, 1.0), "", "refused", true),
            ],
            well: vec![
                text("POST https://apiv2.shiprocket.in/v1/external/auth/login"),
                text("{\"message\":\"Invalid email and password combination\"}"),
            ],
            ids: text("shiprocket-credentials-rejected · shiprocket.login · run 0412"),
            others: Vec::new(),
        },
    };
    with_verdict(view(Page::Result(Box::new(page)), "R3M", refused("What to do")))
}

/// A result with everything that a result can say.
pub fn result_full() -> View {
    let mut view = result();
    if let Page::Result(page) = &mut view.page {
        page.unsure = some("2 causes fit what was seen. The next question decides.");
        page.identity = some("account 1234567, Example Shop");
        page.twice =
            some("Refloat looked twice, 3 seconds apart, and it was the same: this lasts.");
        page.vendor_says = some("It said “Invalid email and password combination”");
        page.again_not_now = some("Check again at 10:02");
        page.changed = Some(ChangedLines {
            lead: text("It last worked on 18 November, 16:40. What is not as it was:"),
            lines: vec![
                text("The Shiprocket API user password is not the one that worked."),
                text("Another account answers: api@shop.example, not plug-in@shop.example."),
            ],
        });
        page.before = Some(BeforeAfter {
            before: side("9:14", Verdict::Fail, "Password refused"),
            now: side("9:21", Verdict::Fail, "Password refused"),
        });
        page.details.open = false;
        page.details.others = vec![CheckLine {
            verdict: Verdict::Pass,
            word: text("Works"),
            name: text("Internet"),
            seen: text("Online"),
            time: text("40 ms"),
        }];
    }
    view
}

fn side(at: &str, verdict: Verdict, short: &str) -> Side {
    Side {
        at: text(at),
        verdict,
        short: text(short),
        said: text("It said “Invalid email and password combination”"),
        numbers: text("400 · 845 ms"),
    }
}

/// A fix.
pub fn fix() -> View {
    let line = |say: &str| InstructionLine {
        say: spans(say),
        note: Vec::new(),
        copy: None,
        can_copy: false,
        open: None,
        private: None,
        ticked: false,
    };
    let page = FixPage {
        title: text("Let Shiprocket make a new password"),
        lead: some(
            "Needs your own Shiprocket log-in. Tick each step as you go; Refloat keeps your place.",
        ),
        instructions: vec![
            InstructionLine {
                open: some(
                    "https://app.shiprocket.in/seller/settings/additional-settings/api-users",
                ),
                ticked: true,
                ..line("Open the API users in Shiprocket")
            },
            InstructionLine {
                note: spans("Several users? It is the one whose e-mail stands in the plug-in."),
                ..line("Press **Edit** beside `api@shop.example`")
            },
            line("Tick **Change Password** and press **Save**"),
            line("Wait for Shiprocket’s e-mail with the new password"),
            InstructionLine {
                copy: some("api@shop.example"),
                can_copy: true,
                ..line("In the plug-in, the e-mail address must be")
            },
            line(
                "Paste the new password, and press **Save**. Do not press **Test Connection** yet",
            ),
        ],
        primary: text("I’ve done this, check again"),
        not_now: None,
    };
    view(Page::Fix(page), "F2W", refused("Make a new password"))
}

/// A fix that opens a page in a private window.
pub fn fix_private() -> View {
    let line = |say: &str, private: Option<&str>| InstructionLine {
        say: spans(say),
        note: Vec::new(),
        copy: None,
        can_copy: false,
        open: None,
        private: private.map(text),
        ticked: false,
    };
    let page = FixPage {
        title: text("Try to sign in in a private window"),
        lead: some("A private window starts without old cookies and without most extensions."),
        instructions: vec![
            line("Open the sign-in page", Some("https://ship.shipstation.com/")),
            line("Sign in there as you usually do", None),
            line("Close the private window again", None),
        ],
        primary: text("I’ve done this"),
        not_now: None,
    };
    view(Page::Fix(page), "F6D", route("Private window"))
}

/// A wait of which 18 minutes are left.
pub fn wait() -> View {
    let page = WaitPage {
        when: text("nothing to do until 10:02"),
        title: text("Shiprocket has locked this user for a while."),
        lead: some("It saw too many wrong passwords. After 30 minutes it lets the user try again."),
        left_s: 18 * 60 + 42,
        part: 0.377,
        from: text("Locked at 9:32"),
        until: text("10:02"),
        tips: lines(&[
            "Do not press **Test Connection** in the plug-in. A new try can start the 30 minutes again.",
        ]),
        meanwhile: Vec::new(),
        tell: true,
        use_time: some("Use the time: get the new password ready"),
    };
    view(Page::Wait(page), "W3R", refused("Wait until 10:02"))
}

/// A question while there is no network.
pub fn offline() -> View {
    let mut view = question();
    view.chrome.notices = vec![caution(
        "This computer is offline.",
        "Every step opens all the same. Checks run again by themselves when the network is back.",
    )];
    view
}

/// A sign-in that found no network, which is back.
pub fn network_back() -> View {
    let mut view = result();
    if let Page::Result(page) = &mut view.page {
        page.title = text("This computer has no way to the internet at the moment.");
        page.lead =
            text("You can most likely fix this yourself: look at the Wi-Fi or the cable first.");
        let (broken, beyond) = (Some(LinkState::Broken), Some(LinkState::Beyond));
        let lost = NodeState::NotReached;
        page.picture = vec![
            node(NodeKind::Computer, "This computer", "", NodeState::Reached, broken),
            node(NodeKind::Internet, "Internet", "No way there", NodeState::Bad, beyond),
            node(NodeKind::Vendor, "Shiprocket", "Not reached", lost, None),
        ];
        page.details.open = false;
    }
    view.chrome.notices = vec![Notice {
        tone: Tone::Noticed,
        strong: text("The network is back."),
        text: text("This check signs in, so it waits for you."),
        action: Some(NoticeAction::RunNow),
    }];
    view
}

/// A check that was stopped because the computer slept.
pub fn slept() -> View {
    let mut view = before_check();
    view.chrome.notices = vec![caution(
        "This computer slept while the check ran, so it was stopped.",
        "Nothing was changed; run it again.",
    )];
    view
}

fn caution(strong: &str, words: &str) -> Notice {
    Notice { tone: Tone::Caution, strong: text(strong), text: text(words), action: None }
}

/// A wait that is over.
pub fn wait_over() -> View {
    let mut view = wait();
    if let Page::Wait(page) = &mut view.page {
        page.left_s = 0;
        page.when = text("you can try once now");
        page.part = 1.0;
        page.meanwhile =
            lines(&["Book the pick-up in [Shiprocket](https://app.shiprocket.in/) by hand."]);
    }
    view
}

/// Solved.
pub fn solved() -> View {
    let works = Some(LinkState::Works);
    let good = |kind, name: &str, link| node(kind, name, "", NodeState::Good, link);
    let page = SolvedPage {
        when: text("checked at 9:21"),
        title: text("Shiprocket lets the plug-in in again."),
        lead: some("The same check, before and after the new password:"),
        proof: Some(BeforeAfter {
            before: side("9:14", Verdict::Fail, "Password refused"),
            now: Side {
                said: text("The sign-in was accepted"),
                numbers: text("200 · 311 ms"),
                ..side("9:21", Verdict::Pass, "Password accepted")
            },
        }),
        identity: some("account 1234567, Example Shop"),
        picture: vec![
            good(NodeKind::Computer, "This computer", works),
            good(NodeKind::Internet, "Internet", works),
            good(NodeKind::Vendor, "Shiprocket", works),
            good(NodeKind::Door, "Sign-in", None),
        ],
        last: Some(spans(
            "in the plug-in, press **Test Connection** once. Shipments appear within a few minutes.",
        )),
        stays: None,
        others: vec![text("Shipments still do not come")],
    };
    let mut route = refused("Make a new password");
    route.truncate(4);
    route.push(station("Make a new password", "Done", StationState::Walked, Some(3)));
    route.push(station("Check again, 9:21", "Password accepted", StationState::Arrived, None));
    with_verdict(view(Page::Solved(page), "Y2A", route))
}

/// Somebody else must act.
pub fn hand_over() -> View {
    let page = HandOverPage {
        eyebrow: text("Someone else must act"),
        takes: some("takes them 1 minute"),
        title: text("Only the owner of your Shiprocket account can make an API user."),
        lead: some("Trying again does not help. Send the owner this message:"),
        message_to: some("the owner"),
        message: lines(&[
            "Hi, our shop’s plug-in cannot sign in to Shiprocket. Could you make an API user for `api@shop.example`, please?",
            "In Shiprocket: **Settings › Additional Settings › API Users**, press **Add New API User**. Shiprocket e-mails its password to that address.",
        ]),
        hints: lines(&[
            "**You do not know who the owner is?** It is often the person who pays for Shiprocket.",
        ]),
        meanwhile: lines(&["Book shipments on the Shiprocket website by hand."]),
        others: vec![text("The user is made now"), text("I am the owner")],
    };
    with_verdict(view(Page::HandOver(page), "H2F", route("Ask the owner")))
}

/// Cannot be seen from here.
pub fn cannot_tell() -> View {
    let works = Some(LinkState::Works);
    let page = CannotTellPage {
        when: text("checked at 11:05"),
        title: text("Shiprocket lets this computer in. It may still keep your shop out."),
        lead: some("Its list of allowed addresses can treat the two differently."),
        picture: vec![
            node(NodeKind::Computer, "This computer", "Online", NodeState::Reached, works),
            node(
                NodeKind::Vendor,
                "Shiprocket",
                "Lets you in",
                NodeState::Reached,
                Some(LinkState::NotSeen),
            ),
            node(NodeKind::Store, "Your shop", "Not seen", NodeState::Unsure, None),
        ],
        evidence: vec![
            (
                text("Points to the list"),
                Some(Verdict::Warn),
                spans("The shop moved to another server last week"),
            ),
            (
                text("Points away from it"),
                Some(Verdict::Pass),
                spans("The same user is let in from this computer"),
            ),
            (text("What decides"), None, spans("The plug-in’s log at **10:47**, its last try")),
        ],
        message_to: some("my web host"),
        message: lines(&[
            "Hello, which IP address does our shop’s server use for outgoing requests?",
        ]),
        hints: Vec::new(),
        meanwhile: Vec::new(),
        others: vec![text("Look for another cause")],
    };
    let mut route = refused("Ask the web host");
    if let Some(check) = route.get_mut(3) {
        *check =
            station("Check the sign-in", "Cannot tell from here", StationState::Unsure, Some(2));
    }
    with_verdict(view(Page::CannotTell(page), "R5K", route))
}

/// The report.
pub fn report() -> View {
    let page = ReportPage {
        format: ReportFormat::Html,
        lines: paper(),
        searched_for: 4,
        searching: false,
        empty: false,
        blocked: None,
        hidden: text("1 shop, 1 network address, 1 e-mail address"),
        masks: masks(),
        file_name: text("refloat-2026-11-21.html"),
    };
    view(Page::Report(page), "A9", refused("Report for support"))
}

/// Keys and passwords.
pub fn keys() -> View {
    let key = |slot, name: &str, host: &str, used: &str, memory| KeyLine {
        slot,
        profile: text("default"),
        origin: Origin::https(host),
        name: text(name),
        shop: None,
        host: text(host),
        used: text(used),
        memory,
    };
    let page = KeysPage {
        kept_in: text(
            "Kept in Windows Credential Manager. A stored key is never shown again, and it goes only to the host written under its name.",
        ),
        opening: false,
        keys: vec![
            key(
                Slot::ShiprocketPassword,
                "Shiprocket API user password",
                "apiv2.shiprocket.in",
                "Used today, 9:21",
                false,
            ),
            key(
                Slot::UpsClientId,
                "UPS client ID",
                "onlinetools.ups.com",
                "Used today, 9:12",
                false,
            ),
            key(
                Slot::UpsClientSecret,
                "UPS client secret",
                "onlinetools.ups.com",
                "18 November",
                true,
            ),
        ],
        waiting: false,
    };
    let mut view = view(Page::Keys(page), "A6", Vec::new());
    view.chrome.links = BESIDE.to_vec();
    view
}

/// Keys of two shops.
pub fn keys_of_two_shops() -> View {
    let mut view = keys();
    if let Page::Keys(page) = &mut view.page {
        page.keys[0].shop = some("Harbour Books");
        page.keys[1].shop = some("Lamps and shades");
    }
    view
}

/// The practice scenarios, in practice.
pub fn practice() -> View {
    let line = |title: &str, line: &str| TitleLine { title: text(title), line: text(line) };
    let page = PracticePage {
        scenarios: vec![
            line("shiprocket-rejected", "The plug-in has an old password, and Shiprocket says no."),
            line("shiprocket-locked", "Somebody tried five passwords in a row."),
            line("no-internet", "The router lost its line over lunch."),
        ],
        current: some("shiprocket-rejected"),
    };
    let mut view = view(Page::Practice(page), "A7", Vec::new());
    view.chrome.links = BESIDE.to_vec();
    view.chrome.practice = true;
    view
}

/// The links of the pages beside the walk.
const BESIDE: [NavLink; 5] =
    [NavLink::Home, NavLink::Shops, NavLink::Sessions, NavLink::Keys, NavLink::Practice];

fn beside(page: Page, code: &str) -> View {
    let mut view = view(page, code, Vec::new());
    view.chrome.links = BESIDE.to_vec();
    view
}

/// The settings.
pub fn settings() -> View {
    let page = SettingsPage {
        theme: ThemeChoice::Light,
        from_system: some("Your system asks for less motion, and Refloat follows it."),
        notify_waits: true,
        folder: text("/home/ada/.local/share/refloat"),
        version: text("0.1.0"),
    };
    beside(Page::Settings(page), "A8")
}

/// A code is to be typed.
pub fn jump() -> View {
    let own = some("AK5M-F2XW-9A3H-7MKR-Y");
    beside(Page::Jump(JumpPage { error: None, found: None, own }), "A4")
}

/// A code that leads nowhere.
pub fn jump_error() -> View {
    let error = some("One symbol is not right. Ask for it once more.");
    beside(Page::Jump(JumpPage { error, found: None, own: None }), "A4")
}

/// A share code that was read.
pub fn jump_found() -> View {
    let found = FoundPlace {
        code: text("K5M"),
        title: text("Shiprocket locked this API user"),
        line: text("Shiprocket says “Invalid email and password combination”"),
        findings: vec![
            text("Shiprocket locked this user after several wrong passwords. (certain)"),
            text(
                "Shiprocket does not accept this password. It wants the one that it made itself. (likely)",
            ),
        ],
    };
    let own = some("AK5M-F2XW-9A3H-7MKR-Y");
    beside(Page::Jump(JumpPage { error: None, found: Some(found), own }), "A4")
}

fn shop(id: &str, name: &str, vendors: &str, verdict: Option<Verdict>, last: &str) -> ShopLine {
    ShopLine {
        id: text(id),
        name: text(name),
        vendors: text(vendors),
        verdict,
        last: text(last),
        in_use: false,
        deleting: false,
        stays: None,
    }
}

/// Shops and accounts.
pub fn shops() -> View {
    let refused = "Sign-in at Shiprocket: Password refused · 9:14";
    let mut list = vec![
        shop("default", "Harbour Books", "Shiprocket", Some(Verdict::Fail), refused),
        shop(
            "lamp-shop",
            "Lamps and shades, the wholesale account for the north",
            "Magento 2, ShipStation, UPS",
            Some(Verdict::Pass),
            "Sign-in at Shiprocket: Accepted · 18 November, 16:40",
        ),
        shop("new-shop", "New shop", "Nothing remembered yet", None, "Not checked yet"),
    ];
    list[0].in_use = true;
    beside(Page::Shops(ShopsPage { shops: list }), "K2")
}

/// Shops and accounts of somebody who looks after many.
pub fn shops_many() -> View {
    let mut list: Vec<ShopLine> = (1..=200)
        .map(|number| {
            let (id, name) = (format!("shop-{number}"), format!("Customer {number}"));
            let verdict = [None, Some(Verdict::Pass), Some(Verdict::Fail)][number % 3];
            shop(&id, &name, "Shiprocket", verdict, "Not checked yet")
        })
        .collect();
    list[0].in_use = true;
    beside(Page::Shops(ShopsPage { shops: list }), "K2")
}

fn sessions_page(sessions: Vec<SessionLine>, reading: bool) -> View {
    let kept = text("A session is kept for 90 days after you last used it.");
    beside(Page::Sessions(SessionsPage { sessions, reading, kept }), "K3")
}

/// All sessions.
pub fn sessions() -> View {
    let session = |id: &str, title: &str, line: &str, verdict, result: &str| SessionLine {
        id: text(id),
        title: text(title),
        line: text(line),
        verdict,
        result: text(result),
        here: false,
        gone: None,
    };
    let guide = "Shiprocket says “Invalid email and password combination”";
    let mut list = vec![
        session(
            "1-a",
            guide,
            "Check the sign-in · 9:14 · Harbour Books",
            Some(Verdict::Fail),
            "Password refused",
        ),
        session(
            "2-b",
            "The call with Ada",
            "Shiprocket says “Invalid email and password combination” · Solved · 18 November, 16:40 · New shop",
            Some(Verdict::Pass),
            "Accepted",
        ),
        session("3-c", "old-guide", "12 October, 8:02 · New shop", None, "No check yet"),
    ];
    list[0].here = true;
    list[2].gone = some("Its guide is no longer there");
    sessions_page(list, false)
}

/// No session yet.
pub fn sessions_none() -> View {
    sessions_page(Vec::new(), false)
}

/// The sessions are being read.
pub fn sessions_reading() -> View {
    sessions_page(Vec::new(), true)
}

/// What an added key can be for.
pub fn add_key() -> View {
    let choice = |slot, name: &str, line: &str, possible| KeyChoice {
        slot,
        name: text(name),
        line: text(line),
        possible,
    };
    let shop = "It goes to your shop, whose address is not remembered yet";
    let choices = vec![
        choice(
            Slot::ShiprocketPassword,
            "Shiprocket API user password",
            "apiv2.shiprocket.in",
            true,
        ),
        choice(Slot::UpsClientId, "UPS client ID", "onlinetools.ups.com", true),
        choice(Slot::UpsClientSecret, "UPS client secret", "onlinetools.ups.com", true),
        choice(Slot::MagentoToken, "Magento access token", shop, false),
        choice(Slot::WoocommerceKey, "WooCommerce consumer key", shop, false),
    ];
    let page = AddKeyPage { shop: some("Harbour Books"), choices, form: None };
    beside(Page::AddKey(page), "K4")
}

/// The key to enter.
pub fn add_key_form() -> View {
    let form = KeyForm {
        slot: Slot::ShiprocketPassword,
        name: text("Shiprocket API user password"),
        host: text("apiv2.shiprocket.in"),
        encrypted: true,
        needed_for: text("One check, “Sign-in at Shiprocket”. It is stored only if that works."),
        kept_in: text("Windows Credential Manager, until you press Forget"),
        can_keep: true,
        values: vec![KeyValue {
            id: text("email"),
            label: text("E-mail address that goes with it"),
            text: text("api@shop.example"),
        }],
        tried: true,
        sends: vec![text("POST apiv2.shiprocket.in/v1/external/auth/login")],
        checking: false,
        error: None,
        said: None,
    };
    beside(Page::AddKey(AddKeyPage { shop: None, choices: Vec::new(), form: Some(form) }), "K4")
}

/// The check did not let the key in.
pub fn add_key_refused() -> View {
    let mut view = add_key_form();
    if let Page::AddKey(AddKeyPage { form: Some(form), .. }) = &mut view.page {
        form.said = Some((
            text("Shiprocket answers, but it refuses the password of this API user."),
            text("The key was not stored."),
        ));
    }
    view
}

/// Every page once, by the name of its picture.
pub fn all() -> Vec<(&'static str, View)> {
    vec![
        ("first-start", first_start()),
        ("home", home()),
        ("home-found", home_found()),
        ("home-said", home_said()),
        ("home-nothing", home_nothing()),
        ("question", question()),
        ("ask-value", ask_error()),
        ("ask-secret", ask_secret()),
        ("before-check", before_check()),
        ("running", running()),
        ("result", result()),
        ("result-full", result_full()),
        ("fix", fix()),
        ("fix-private", fix_private()),
        ("wait", wait()),
        ("wait-over", wait_over()),
        ("offline", offline()),
        ("network-back", network_back()),
        ("slept", slept()),
        ("solved", solved()),
        ("hand-over", hand_over()),
        ("cannot-tell", cannot_tell()),
        ("report", report()),
        ("keys", keys()),
        ("practice", practice()),
        ("settings", settings()),
        ("jump", jump()),
        ("jump-error", jump_error()),
        ("jump-found", jump_found()),
        ("shops", shops()),
        ("sessions", sessions()),
        ("sessions-none", sessions_none()),
        ("sessions-reading", sessions_reading()),
        ("add-key", add_key()),
        ("add-key-form", add_key_form()),
        ("add-key-refused", add_key_refused()),
        ("direct-login", crate::direct_login::opened()),
        ("direct-login-refused", crate::direct_login::refused()),
        ("direct-login-read", crate::direct_login::read()),
        ("opened", papers::opened()),
        ("opened-otherwise", papers::opened_otherwise()),
        ("compared", papers::compared()),
        ("wrong", papers::wrong()),
        ("wrong-nothing", papers::wrong_nothing()),
    ]
}
