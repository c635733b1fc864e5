//! Pages that are opened in the browser: those of the vendors at once, others after a question.

use super::*;
use crate::domain::guide::DIRECT_LOGIN_PAGE;
use crate::engine::view::Confirm;
use crate::world::platform::Page as WebPage;

impl Core {
    /// A page of a vendor is opened; any other one shows its host first. What is no page at all is told
    /// by whoever would open it.
    pub(super) fn open_page(&mut self, address: String) -> Vec<Job> {
        if address == DIRECT_LOGIN_PAGE {
            return self.show_direct_login();
        }
        let asks = WebPage::parse(&address).is_ok_and(|page| !is_vendors(page.host()));
        if asks {
            self.asked_page = Some(address);
            return Vec::new();
        }
        vec![Job::OpenPage(address)]
    }

    pub(super) fn open_asked_page(&mut self) -> Vec<Job> {
        self.asked_page.take().map(Job::OpenPage).into_iter().collect()
    }

    pub(super) fn dismiss_asked_page(&mut self) -> Vec<Job> {
        self.asked_page = None;
        Vec::new()
    }

    /// The question before a page of somebody else is opened.
    pub(super) fn confirm_open(&self) -> Option<Confirm> {
        let page = WebPage::parse(self.asked_page.as_deref()?).ok()?;
        Some(Confirm { open: page.host().to_owned() })
    }
}

/// True for the hosts of the vendors' pages, on the usual port.
fn is_vendors(host: &str) -> bool {
    checks::vendor::page_hosts().any(|known| known == host)
}
