//! Shops and accounts: which is worked with, a new one, another name, deleting one.

use egui::Ui;
use egui::accesskit::Live;

use super::Scene;
use super::entries::{Asked, Entry, Named, entries, name_field};
use super::parts::{self, body, focus_if_seen, lead, sign};
use crate::engine::command::Command;
use crate::engine::view::{ShopLine, ShopsPage};
use crate::ui::shell;
use crate::ui::theme::{Icon, Type, tokens};
use crate::ui::widgets::{Button, Dialog, Field, Left, label};

/// From this many on, the list can be narrowed.
const MANY: usize = 9;

pub fn show(room: &mut shell::Page<'_>, page: &ShopsPage, scene: &mut Scene<'_>) {
    parts::title(room, &scene.say("ui-shops-title"));
    body(room, scene, |ui, scene| {
        lead(ui, &scene.say("ui-shops-lead"));
        ui.add_space(20.0);
        add(ui, scene);
        ui.add_space(16.0);
        if page.shops.len() >= MANY {
            filter(ui, scene);
            ui.add_space(12.0);
        }
        list(ui, page, scene);
    });
    delete(room, page, scene);
}

fn add(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(mut text) = scene.entries().adding.take() else {
        let words = scene.say("ui-add-shop");
        let response = ui.add(Button::secondary(&words).icon(Icon::Plus));
        focus_if_seen(ui, scene, &response);
        if response.clicked() {
            scene.entries().adding = Some(String::new());
            scene.entries().error = None;
            scene.entries().open = None;
        }
        return;
    };
    let save = scene.say("ui-add-and-use");
    match name_field(ui, scene, "ui-shop-name", &mut text, &save) {
        Named::Not => scene.entries().adding = Some(text),
        Named::Left => {}
        Named::As(name) => scene.send(Command::NewProfile(name)),
    }
}

fn filter(ui: &mut Ui, scene: &mut Scene<'_>) {
    let name = scene.say("ui-shops-filter");
    let field = Field::new("filter", &name).hide_label().hint(&name).icon(Icon::MagnifyingGlass);
    field.show(ui, &mut scene.drafts.entries.filter);
}

fn list(ui: &mut Ui, page: &ShopsPage, scene: &mut Scene<'_>) {
    let wanted = scene.entries().filter.trim().to_lowercase();
    let fits = |shop: &&ShopLine| {
        let text = format!("{} {}", shop.name, shop.vendors).to_lowercase();
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let shops: Vec<&ShopLine> = page.shops.iter().filter(fits).collect();
    if shops.is_empty() {
        let ink = tokens(ui.ctx()).ink;
        let response = label(ui, &scene.say("ui-shops-none-fits"), Type::BODY, ink);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
        return;
    }
    let (in_use, work) = (scene.say("ui-in-use"), scene.say("ui-use-shop"));
    let lines: Vec<[&str; 2]> =
        shops.iter().map(|shop| [shop.vendors.as_str(), shop.last.as_str()]).collect();
    let change = scene.say("ui-link-set-up");
    let more = [change.as_str()];
    let rows: Vec<Entry<'_>> = shops
        .iter()
        .zip(&lines)
        .map(|(shop, lines)| Entry {
            id: &shop.id,
            name: &shop.name,
            sign: shop.verdict.map(sign),
            icon: Icon::Storefront,
            lines,
            tag: shop.in_use.then_some(&in_use),
            main: (!shop.in_use).then_some(&work),
            more: &more,
            stays: shop.stays.as_deref(),
            deleting: shop.deleting,
        })
        .collect();
    let asked = entries(ui, scene, &rows, |_, _, _| ());
    let Some((index, asked)) = asked else { return };
    let Some(id) = shops.get(index).map(|shop| shop.id.clone()) else { return };
    match asked {
        Asked::Main => scene.send(Command::UseProfile(id)),
        Asked::Rename(name) => scene.send(Command::RenameProfile { id, name }),
        Asked::Delete => scene.entries().deleting = Some(id),
        Asked::More(_) => {
            if !shops.get(index).is_some_and(|shop| shop.in_use) {
                scene.send(Command::UseProfile(id));
            }
            scene.send(Command::ShowSetUp);
        }
    }
}

/// Deleting asks in a dialog: keys and sessions go with it.
fn delete(room: &mut shell::Page<'_>, page: &ShopsPage, scene: &mut Scene<'_>) {
    let Some(id) = scene.entries().deleting.clone() else { return };
    let Some(shop) = page.shops.iter().find(|shop| shop.id == id) else {
        scene.entries().deleting = None;
        return;
    };
    let title = scene.tell("ui-delete-shop-title", &[("name", shop.name.as_str().into())]);
    let ids = ["ui-delete-shop-text", "ui-keep-shop", "ui-delete-shop"];
    let [text, safe, act] = ids.map(|id| scene.say(id));
    let dialog = Dialog { title: &title, text: &text, safe: &safe, act: &act };
    if let Some(left) = room.canvas(|ui, _| dialog.show(ui.ctx())) {
        scene.entries().deleting = None;
        if left == Left::Act {
            scene.send(Command::DeleteProfile(id));
        }
    }
}
