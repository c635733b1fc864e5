//! A message of the system, for somebody who is not looking at the window.

/// Why no message was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotifyError {
    /// The desktop shows no messages, or not now.
    #[error("this desktop did not show the message; the page in the window says the same")]
    NotShown,
    /// Refloat has no way to show one on this system.
    #[error("Refloat shows no messages on this system; the page in the window says the same")]
    NoWay,
}

/// Shows a message of the system. It may take seconds, so it belongs on a thread that may wait. Others may
/// read it, on a locked screen too: nothing personal belongs in it.
///
/// # Errors
/// The system shows none.
pub fn notify(title: &str, body: &str) -> Result<(), NotifyError> {
    here::notify(title, body)
}

#[cfg(target_os = "linux")]
mod here {
    use std::collections::HashMap;

    use zbus::blocking::Connection;
    use zbus::zvariant::Value;

    use super::NotifyError;

    const SERVICE: &str = "org.freedesktop.Notifications";
    const OBJECT: &str = "/org/freedesktop/Notifications";

    pub(super) fn notify(title: &str, body: &str) -> Result<(), NotifyError> {
        let told = Connection::session().and_then(|bus| tell(&bus, title, body));
        told.map_err(|_| NotifyError::NotShown)
    }

    /// The freedesktop.org specification of notifications.
    fn tell(bus: &Connection, title: &str, body: &str) -> zbus::Result<()> {
        // None that it replaces, no picture but that of the program, no buttons, shown as long as usual.
        let (replaces, icon, until) = (0_u32, "refloat", -1_i32);
        let buttons: Vec<&str> = Vec::new();
        let hints = HashMap::from([("desktop-entry", Value::from("refloat"))]);
        let message = ("Refloat", replaces, icon, title, body, buttons, hints, until);
        bus.call_method(Some(SERVICE), OBJECT, Some(SERVICE), "Notify", &message)?;
        Ok(())
    }
}

#[cfg(windows)]
mod here {
    use tauri_winrt_notification::Toast;

    use super::NotifyError;

    /// Windows shows messages of programs that it knows by an id, which an installer registers. Until there
    /// is one, the message goes out under the id that every Windows has.
    pub(super) fn notify(title: &str, body: &str) -> Result<(), NotifyError> {
        let toast = Toast::new(Toast::POWERSHELL_APP_ID).title(title).text1(body);
        toast.show().map_err(|_| NotifyError::NotShown)
    }
}

#[cfg(not(any(target_os = "linux", windows)))]
mod here {
    use super::NotifyError;

    /// Only a program in a signed bundle may show one. The window asks for attention instead.
    pub(super) fn notify(_title: &str, _body: &str) -> Result<(), NotifyError> {
        Err(NotifyError::NoWay)
    }
}
