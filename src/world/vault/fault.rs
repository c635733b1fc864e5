//! What a keyring's error means. The error itself goes no further than this file: some carry the bytes of
//! the secret, and all would print them.

use keyring_core::{Entry, Error};

/// What went wrong, without a byte of what was read or written.
pub(super) enum Fault {
    /// There is no such entry.
    NoEntry,
    /// No keyring runs on this computer, or none can be reached.
    NoService,
    /// The keyring is locked, and the request to unlock it was closed or could not be shown.
    Locked,
    /// The person or the system said no.
    Denied,
    /// The keyring takes this many bytes and no more.
    TooLong(u32),
    /// What is stored is no text.
    Unreadable,
    /// There are several entries of this name.
    Doubled(Vec<Entry>),
    /// The keyring cannot do this at all.
    Unsupported,
    /// The keyring gave no result; asking again would not help.
    Refused,
    /// The connection to the keyring is broken; a new one may help.
    Broken,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::NoEntry => Self::NoEntry,
            Error::NoDefaultStore => Self::NoService,
            Error::TooLong(_, limit) => Self::TooLong(limit),
            Error::BadEncoding(bytes) | Error::BadDataFormat(bytes, _) => {
                drop(zeroize::Zeroizing::new(bytes));
                Self::Unreadable
            }
            Error::Ambiguous(entries) => Self::Doubled(entries),
            Error::NotSupportedByStore(_) => Self::Unsupported,
            Error::NoStorageAccess(system) => Self::of_system(&*system, Self::Refused),
            Error::PlatformFailure(system) => Self::of_system(&*system, Self::Broken),
            _ => Self::Refused,
        }
    }
}

impl Fault {
    // The keyring crates keep the system's own error in a box whose type they do not export, so that its
    // text is all there is to go by: D-Bus error names on Linux, status numbers on macOS, names of codes on
    // Windows. The text is compared and dropped.
    fn of_system(system: &(dyn std::error::Error + Send + Sync), otherwise: Self) -> Self {
        const NO_SERVICE: [&str; 10] = [
            "ServiceUnknown",
            "NameHasNoOwner",
            "no secret service provider",
            "NotFound",
            "No such file or directory",
            "ConnectionRefused",
            "Spawn.",
            "code: -25291", // no keychain is available
            "code: -25294", // there is no such keychain
            "ERROR_NO_SUCH_LOGON_SESSION",
        ];
        const DENIED: [&str; 7] = [
            "AccessDenied",
            "PermissionDenied",
            "code: -128,",  // the person pressed Cancel
            "code: -25293", // the person did not authenticate
            "code: -25244", // the entry belongs to another program
            "code: -61,",   // no right to write
            "code: -25292", // the keychain is read-only
        ];
        const LOCKED: [&str; 3] = ["prompt dismissed", "object locked", "code: -25308"];
        let text = format!("{system} {system:?}");
        let says = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
        if says(&LOCKED) {
            Self::Locked
        } else if says(&DENIED) {
            Self::Denied
        } else if says(&NO_SERVICE) {
            Self::NoService
        } else {
            otherwise
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(text: &str) -> Box<dyn std::error::Error + Send + Sync> {
        text.into()
    }

    #[test]
    fn system_errors_are_told_apart() {
        let of = |text: &str| Fault::from(Error::PlatformFailure(system(text)));
        assert!(matches!(of("org.freedesktop.DBus.Error.ServiceUnknown: x"), Fault::NoService));
        assert!(matches!(of("org.freedesktop.DBus.Error.AccessDenied: x"), Fault::Denied));
        assert!(matches!(of("Error { code: -128, message: \"x\" }"), Fault::Denied));
        assert!(matches!(of("Error { code: -25308, message: \"x\" }"), Fault::Locked));
        assert!(matches!(of("Windows ERROR_NO_SUCH_LOGON_SESSION"), Fault::NoService));
        assert!(matches!(of("broken pipe"), Fault::Broken));
        let prompt = Fault::from(Error::NoStorageAccess(system("SS error: prompt dismissed")));
        assert!(matches!(prompt, Fault::Locked));
    }

    #[test]
    fn errors_with_bytes_lose_them() {
        let bytes = || b"FAKE-canary".to_vec();
        assert!(matches!(Fault::from(Error::BadEncoding(bytes())), Fault::Unreadable));
        let format = Error::BadDataFormat(bytes(), system("x"));
        assert!(matches!(Fault::from(format), Fault::Unreadable));
    }
}
