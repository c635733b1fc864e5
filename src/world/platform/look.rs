//! What the system says about how windows should look: less motion, high contrast. It is asked by the
//! system's own small programs, since its functions for that could only be called unsafely.

use super::program::asked;

/// What the system says; none where it does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// Nothing should move.
    pub less_motion: Option<bool>,
    /// Contrast should be high.
    pub high_contrast: Option<bool>,
}

/// Asks the system. It may take a moment, so ask beside the engine's thread.
#[must_use]
pub fn system_look() -> SystemLook {
    if cfg!(windows) {
        let contrast = registry(r"HKCU\Control Panel\Accessibility\HighContrast", "Flags");
        let mask = registry(r"HKCU\Control Panel\Desktop", "UserPreferencesMask");
        SystemLook {
            less_motion: mask.as_deref().and_then(moves).map(|moves| !moves),
            high_contrast: contrast.as_deref().and_then(flag_is_on),
        }
    } else if cfg!(target_os = "macos") {
        SystemLook { less_motion: mac("reduceMotion"), high_contrast: mac("increaseContrast") }
    } else {
        let moves = gnome("org.gnome.desktop.interface", "enable-animations");
        let contrast = gnome("org.gnome.desktop.a11y.interface", "high-contrast");
        SystemLook { less_motion: moves.map(|moves| !moves), high_contrast: contrast }
    }
}

fn registry(key: &str, value: &str) -> Option<String> {
    let system = std::env::var_os("SystemRoot")?;
    let program = std::path::Path::new(&system).join(r"System32\reg.exe");
    let text = asked(program.to_str()?, &["query", key, "/v", value])?;
    // “    Flags    REG_SZ    126”
    let line = text.lines().find(|line| line.trim_start().starts_with(value))?;
    line.split_whitespace().nth(2).map(str::to_owned)
}

/// HCF_HIGHCONTRASTON is the lowest bit of the flags.
fn flag_is_on(flags: &str) -> Option<bool> {
    flags.parse::<u32>().ok().map(|flags| flags & 1 == 1)
}

/// Whether things within windows move: the second bit of the fifth byte, which “Animation effects” sets.
fn moves(mask: &str) -> Option<bool> {
    let byte = mask.get(8..10)?;
    u8::from_str_radix(byte, 16).ok().map(|byte| byte & 2 == 2)
}

fn mac(name: &str) -> Option<bool> {
    let text = asked("/usr/bin/defaults", &["read", "com.apple.universalaccess", name])?;
    truth(&text)
}

fn gnome(schema: &str, key: &str) -> Option<bool> {
    truth(&asked("gsettings", &["get", schema, key])?)
}

fn truth(text: &str) -> Option<bool> {
    match text.trim() {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_systems_print_is_understood() {
        assert_eq!(truth("true\n"), Some(true));
        assert_eq!(truth("0\n"), Some(false));
        assert_eq!(truth("No such key"), None);
        assert_eq!(flag_is_on("127"), Some(true));
        assert_eq!(flag_is_on("126"), Some(false));
        assert_eq!(flag_is_on("x"), None);
        // Windows 10 as it is installed, and after “Animation effects” was switched off.
        assert_eq!(moves("9E1E078012000000"), Some(true));
        assert_eq!(moves("9012038010000000"), Some(false));
        assert_eq!(moves("9E"), None);
    }
}
