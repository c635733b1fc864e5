use super::*;

const NOW: i64 = 1_800_000_000;

fn ask(account: &Account, target: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::new("GET", target).header("Host", "shop.example");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    Magento::new(account.clone()).shop(&request, NOW)
}

fn body(reply: &Reply) -> String {
    String::from_utf8_lossy(&reply.body).into_owned()
}

#[test]
fn a_stranger_is_refused_in_json_and_an_unknown_route_too() {
    let usual = Account::default();
    let reply = ask(&usual, "/rest/V1/store/storeConfigs", &[]);
    assert_eq!(reply.status, 401);
    assert!(body(&reply).contains("%resources"));
    assert_eq!(ask(&usual, "/rest/default/V1/modules", &[]).status, 401);
    for target in ["/rest/nobody/V1/modules", "/rest/V1/nothing", "/rest/V2/modules"] {
        assert_eq!(ask(&usual, target, &[]).status, 404, "{target}");
    }
}

#[test]
fn a_token_alone_lets_in_before_244_and_where_it_is_allowed() {
    let header = [("Authorization", "Bearer FAKE-access-token-3e")];
    for (version, allowed, status) in [
        ("2.4.3-p1", None, 200),
        ("2.3.7", None, 200),
        ("2.4.4", None, 401),
        ("2.4.8-p2", None, 401),
        ("2.4.8", Some(true), 200),
        ("2.3.7", Some(false), 401),
    ] {
        let account =
            Account { version: version.to_owned(), bearer: allowed, ..Account::default() };
        assert_eq!(ask(&account, "/rest/V1/modules", &header).status, status, "{version}");
    }
}

#[test]
fn the_extension_refuses_in_a_200_and_never_exports() {
    let usual = Account::default();
    let key = [("ShipStation-Access-Token", "FAKE-extension-key-4a")];
    let refused = ask(&usual, "/api/auctane?action=refloat", &[]);
    assert_eq!(refused.status, 200);
    assert!(body(&refused).contains("<faultcode>401</faultcode>"));
    let known = ask(&usual, "/api/auctane?action=refloat", &key);
    assert_eq!(known.status, 400);
    assert!(body(&known).contains("Invalid action."));
    assert_eq!(body(&ask(&usual, "/rest/V1/auctane/configure", &key)), "true");
    assert_eq!(ask(&usual, "/rest/V1/auctane/configure", &[]).status, 400);
    let mut post = Request::new("POST", "/rest/V1/auctane/configure");
    post = post.header("ShipStation-Access-Token", "FAKE-extension-key-4a");
    assert_eq!(Magento::new(usual).shop(&post, NOW).status, 404);
}

#[test]
fn diagnostics_came_with_2_5_0() {
    for (word, auctane, versions) in
        [("2.5.7", 200, 200), ("2.4.9", 200, 404), ("missing", 404, 404), ("disabled", 404, 404)]
    {
        let account = Account { extension: word.to_owned().into(), ..Account::default() };
        assert_eq!(ask(&account, "/api/auctane", &[]).status, auctane, "{word}");
        assert_eq!(ask(&account, "/api/diagnostics/version", &[]).status, versions, "{word}");
    }
}

#[test]
fn without_rules_the_web_server_answers_and_magento_only_behind_index_php() {
    let account = Account { rewrites: false, ..Account::default() };
    let reply = ask(&account, "/rest/V1/modules", &[]);
    assert_eq!(reply.status, 404);
    assert!(body(&reply).contains("nginx"));
    assert_eq!(ask(&account, "/index.php/rest/V1/modules", &[]).status, 401);
    let in_folder = Account { folder: "/store".to_owned(), ..Account::default() };
    assert_eq!(ask(&in_folder, "/store/rest/V1/modules", &[]).status, 401);
    assert_eq!(ask(&in_folder, "/rest/V1/modules", &[]).status, 404);
}
