//! Keeping other programs of the person, and crash reports, out of Refloat's memory.

/// What the system allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hardening {
    /// A crash writes no memory to the disk.
    pub no_core_dump: bool,
    /// Other programs of the same person cannot look into the memory.
    pub no_debugger: bool,
}

/// Turns core dumps off, and on Linux debuggers too. Called once, before the first secret.
///
/// A size limit of zero is not enough on Linux: where crashes go to a program (systemd-coredump, apport)
/// the kernel hands the memory over all the same, so that the process is marked as not to be dumped.
/// macOS can keep debuggers out only by its hardened runtime, which comes with the signature, and Windows
/// writes crash dumps only where the owner of the computer turned them on; there nothing is done.
pub fn harden() -> Hardening {
    Hardening { no_core_dump: limit_core(), no_debugger: mark_undumpable() }
}

#[cfg(unix)]
fn limit_core() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).is_ok()
}

#[cfg(not(unix))]
const fn limit_core() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn mark_undumpable() -> bool {
    dumpable(false)
}

#[cfg(not(target_os = "linux"))]
const fn mark_undumpable() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn dumpable(yes: bool) -> bool {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let behaviour = if yes { DumpableBehavior::Dumpable } else { DumpableBehavior::NotDumpable };
    set_dumpable_behavior(behaviour).is_ok()
}

/// While this lives, the desktop's portals may look at the process; see [`let_portals_in`].
#[derive(Debug)]
pub struct PortalsLetIn {
    #[cfg(target_os = "linux")]
    undo: bool,
}

/// Lets the portals of a Linux desktop see who is asking, for as long as the guard lives.
///
/// A portal looks at `/proc/PID/root` of whoever calls it first on a connection, and refuses a process that
/// [`harden`] closed: a native file dialog would then never appear, and the desktop's theme could not be
/// read. So the window's start and each native dialog are wrapped in this. Core dumps stay limited to zero
/// meanwhile. Elsewhere it does nothing.
#[must_use = "the portals are let in until the guard is dropped"]
pub fn let_portals_in() -> PortalsLetIn {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, dumpable_behavior};
        let closed = dumpable_behavior().is_ok_and(|now| now == DumpableBehavior::NotDumpable);
        PortalsLetIn { undo: closed && dumpable(true) }
    }
    #[cfg(not(target_os = "linux"))]
    PortalsLetIn {}
}

#[cfg(target_os = "linux")]
impl Drop for PortalsLetIn {
    fn drop(&mut self) {
        if self.undo {
            dumpable(false);
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    use super::*;

    #[test]
    fn a_hardened_process_leaves_no_core_and_opens_up_only_for_a_dialog() {
        assert_eq!(harden(), Hardening { no_core_dump: true, no_debugger: true });
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
        let dialog = let_portals_in();
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::Dumpable));
        drop(dialog);
        assert_eq!(dumpable_behavior(), Ok(DumpableBehavior::NotDumpable));
    }
}
