//! The rules of the house, read off the source: who may name whom, and who may touch what.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// What a file names: whole paths, `crate::world::net::Network`, and methods that are called.
#[derive(Default)]
struct Names {
    paths: Vec<String>,
    methods: Vec<String>,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, String::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> =
            path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.paths.push(parts.join("::"));
        syn::visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.methods.push(call.method.to_string());
        syn::visit::visit_expr_method_call(self, call);
    }

    // What is only compiled for tests may do what the program may not.
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !only_for_tests(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

impl Names {
    fn tree(&mut self, tree: &syn::UseTree, before: String) {
        let join = |name: &str| {
            if before.is_empty() { name.to_owned() } else { format!("{before}::{name}") }
        };
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, join(&path.ident.to_string())),
            syn::UseTree::Name(name) => self.paths.push(join(&name.ident.to_string())),
            syn::UseTree::Rename(name) => self.paths.push(join(&name.ident.to_string())),
            syn::UseTree::Glob(_) => self.paths.push(join("*")),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, before.clone());
                }
            }
        }
    }
}

fn only_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file of `src/` with what it names, by its path from there.
fn files() -> BTreeMap<String, Names> {
    let mut open = vec![source()];
    let mut files = BTreeMap::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of src/") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            // A module of tests in a file of its own is compiled for tests alone, as its parent says.
            let tests = path.file_name().is_some_and(|name| name == "tests.rs");
            if tests || path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source file");
            let file = syn::parse_file(&text).expect("Rust");
            let mut names = Names::default();
            if !only_for_tests(&file.attrs) {
                names.visit_file(&file);
            }
            let name = path.strip_prefix(source()).expect("below src/");
            files.insert(name.to_string_lossy().replace('\\', "/"), names);
        }
    }
    assert!(files.len() > 50, "the source was not found");
    files
}

/// The layer of a file, and the layers that it may name.
fn allowed(file: &str) -> (&str, &'static [&'static str]) {
    let layer = file.split(['/', '.']).next().unwrap_or_default();
    let may: &[&str] = match layer {
        "domain" => &["domain"],
        "world" => &["domain", "world"],
        "checks" => &["domain", "world", "checks"],
        "engine" => &["domain", "world", "checks", "engine"],
        "cli" => &["domain", "engine", "cli"],
        "ui" => &["domain", "engine", "ui"],
        "app" => &["domain", "engine", "ui", "app"],
        "main" => &["app", "cli", "engine"],
        "lib" => &[],
        other => panic!("src/{other} belongs to no layer; say which in this test"),
    };
    (layer, may)
}

const LAYERS: [&str; 8] = ["domain", "world", "checks", "engine", "cli", "ui", "app", "main"];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (file, names) in files() {
        let (_, may) = allowed(&file);
        for path in &names.paths {
            let named = path.strip_prefix("crate::").or_else(|| path.strip_prefix("refloat::"));
            let Some(layer) = named.and_then(|rest| rest.split("::").next()) else { continue };
            if LAYERS.contains(&layer) && !may.contains(&layer) {
                wrong.push(format!("src/{file} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Fails where a file outside `rooms` names one of `touches`.
fn only(rooms: &[&str], touches: &[&str], why: &str) {
    let mut wrong = Vec::new();
    for (file, names) in files() {
        if rooms.iter().any(|room| file.starts_with(room)) {
            continue;
        }
        for path in &names.paths {
            if touches.iter().any(|touch| path == touch || path.starts_with(&format!("{touch}::")))
            {
                wrong.push(format!("src/{file} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{why}\n{}", wrong.join("\n"));
}

#[test]
fn only_net_opens_sockets() {
    let touches = ["std::net::TcpStream", "std::net::TcpListener", "std::net::UdpSocket"];
    only(&["world/net/"], &touches, "sockets are opened in world::net alone");
    only(&["world/net/"], &["tokio::net", "hyper"], "sockets are opened in world::net alone");
}

#[test]
fn only_store_touches_files() {
    let touches = ["std::fs", "fs", "tempfile", "tokio::fs"];
    only(&["world/store/"], &touches, "files are touched in world::store alone");
}

#[test]
fn only_platform_starts_programs() {
    let touches = ["std::process::Command", "tokio::process", "open::that", "open::commands"];
    only(&["world/platform/"], &touches, "programs are started in world::platform alone");
}

#[test]
fn only_the_vault_names_the_keyring() {
    let touches = [
        "keyring_core",
        "zbus_secret_service_keyring_store",
        "apple_native_keyring_store",
        "windows_native_keyring_store",
    ];
    only(&["world/vault/"], &touches, "the keyring is spoken to in world::vault alone");
}

#[test]
fn only_the_window_names_egui() {
    only(&["ui/", "app"], &["egui", "eframe", "epaint", "rfd"], "egui belongs to ui and app");
}

#[test]
fn the_domain_knows_no_clock_and_no_thread() {
    let mut wrong = Vec::new();
    for (file, names) in files() {
        if !file.starts_with("domain/") {
            continue;
        }
        let touches =
            ["std::time::Instant", "std::time::SystemTime", "std::thread", "tokio", "std::env"];
        for path in &names.paths {
            let touched = touches.iter().any(|touch| path.starts_with(touch));
            let clock = path.ends_with("Timestamp::now") || path.ends_with("Zoned::now");
            if touched || clock {
                wrong.push(format!("src/{file} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_secret_is_exposed_in_four_places() {
    // The fourth hands the link of a direct login to the browser, which can be done in no other way: its
    // token works once, for ten seconds, at one host, and it is opened over https to that host alone.
    let places = ["domain/secret/", "world/net/auth/", "world/vault/", "world/platform/portal.rs"];
    let mut wrong = Vec::new();
    for (file, names) in files() {
        if places.iter().any(|place| file.starts_with(place)) {
            continue;
        }
        if names.methods.iter().any(|method| method == "expose" || method == "expose_secret") {
            wrong.push(format!("src/{file} exposes a secret"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_interface_keeps_its_texts_in_fluent() {
    // A label in code is a text that no translator sees. What is told apart by an id is no text.
    for (file, _) in files() {
        if !file.starts_with("engine/pages/") {
            continue;
        }
        let text = std::fs::read_to_string(source().join(&file)).expect("a source file");
        for literal in literals(&text) {
            let sentence = literal.contains(' ') && literal.ends_with(['.', '?', '!']);
            assert!(!sentence, "src/{file} says “{literal}”; put it into assets/texts");
        }
    }
}

fn literals(text: &str) -> Vec<String> {
    struct Literals(Vec<String>);
    impl<'ast> Visit<'ast> for Literals {
        fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
            self.0.push(literal.value());
        }
        fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
        fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
            if !only_for_tests(&item.attrs) {
                syn::visit::visit_item_mod(self, item);
            }
        }
    }
    let mut found = Literals(Vec::new());
    found.visit_file(&syn::parse_file(text).expect("Rust"));
    found.0
}
