//! The icons: Phosphor (MIT), one table of code points.
//!
//! `assets/fonts/subset.sh` reads this table, so an icon that is added here needs the fonts made again.

/// An icon by its Phosphor name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Works, solved (filled).
    CheckCircle,
    /// Not working (filled).
    XCircle,
    /// Look at this (filled).
    Warning,
    /// Cannot tell (filled); why, where.
    Question,
    /// Wait (filled).
    Hourglass,
    /// Wait, a time of day.
    Clock,
    /// A countdown.
    ClockCountdown,
    /// Checking; turns once a second.
    CircleNotch,
    /// Waiting.
    CircleDashed,
    /// Skipped.
    MinusCircle,
    /// Copy.
    Copy,
    /// Copied, done, chosen before.
    Check,
    /// Opens a page elsewhere.
    ArrowSquareOut,
    /// Back.
    ArrowLeft,
    /// On; from before to after.
    ArrowRight,
    /// Leads on; folded.
    CaretRight,
    /// Unfolded; a list below.
    CaretDown,
    /// A list above.
    CaretUp,
    /// This computer.
    Laptop,
    /// The internet.
    GlobeSimple,
    /// A shop.
    Storefront,
    /// A sign-in door; a secret field.
    LockKey,
    /// Encrypted (filled).
    LockSimple,
    /// A carrier.
    Truck,
    /// A vendor.
    Cloud,
    /// A key or password.
    Key,
    /// Sends to.
    PaperPlaneTilt,
    /// Noticed by Refloat.
    Lightbulb,
    /// Danger of a lock-out.
    HandPalm,
    /// Not allowed.
    Prohibit,
    /// Hold to show.
    Eye,
    /// Sharing the screen.
    EyeSlash,
    /// Practice.
    Flask,
    /// The route; continue.
    Path,
    /// The map of a guide.
    MapTrifold,
    /// A report.
    FileText,
    /// Open a file.
    FolderOpen,
    /// Save a file.
    FloppyDisk,
    /// Check everything.
    ListChecks,
    /// Settings.
    Gear,
    /// More.
    DotsThree,
    /// Search.
    MagnifyingGlass,
    /// Larger.
    MagnifyingGlassPlus,
    /// Smaller.
    MagnifyingGlassMinus,
    /// The break in a line; close.
    X,
    /// Stop.
    Stop,
    /// Start.
    Play,
    /// More of it.
    Plus,
    /// Less of it.
    Minus,
    /// Several people.
    Users,
    /// One person.
    User,
    /// Signing in.
    SignIn,
    /// A shop's orders.
    ShoppingCartSimple,
    /// A parcel.
    Package,
    /// The post.
    Mailbox,
    /// A sign-in link.
    Link,
    /// Safe to do.
    ShieldCheck,
    /// A firewall.
    Shield,
    /// To know.
    Info,
    /// Support.
    Headset,
    /// Home.
    HouseSimple,
    /// A message.
    EnvelopeSimple,
    /// A chat.
    ChatText,
    /// A balance or bill.
    CreditCard,
    /// Forget.
    Trash,
    /// Change.
    PencilSimple,
    /// The whole map.
    CornersOut,
    /// A notice.
    Bell,
    /// Refresh.
    ArrowsClockwise,
    /// Again.
    ArrowClockwise,
    /// Not connected.
    Plugs,
    /// Connected.
    PlugsConnected,
    /// The network.
    WifiHigh,
    /// A computer.
    Desktop,
    /// Showing the screen.
    Screencast,
    /// A decision tree.
    TreeStructure,
    /// For developers.
    Code,
    /// Download.
    DownloadSimple,
    /// Mend.
    Wrench,
    /// A limit of time.
    Timer,
    /// A pasted text.
    ClipboardText,
    /// An account.
    IdentificationCard,
    /// A company.
    Buildings,
    /// This is wrong.
    Flag,
}

impl Icon {
    /// Every icon with its code point.
    const TABLE: &[(Self, char)] = &[
        (Self::CheckCircle, '\u{E184}'),
        (Self::XCircle, '\u{E4F8}'),
        (Self::Warning, '\u{E4E0}'),
        (Self::Question, '\u{E3E8}'),
        (Self::Hourglass, '\u{E2B2}'),
        (Self::Clock, '\u{E19A}'),
        (Self::ClockCountdown, '\u{ED2C}'),
        (Self::CircleNotch, '\u{EB44}'),
        (Self::CircleDashed, '\u{E602}'),
        (Self::MinusCircle, '\u{E32C}'),
        (Self::Copy, '\u{E1CA}'),
        (Self::Check, '\u{E182}'),
        (Self::ArrowSquareOut, '\u{E5DE}'),
        (Self::ArrowLeft, '\u{E058}'),
        (Self::ArrowRight, '\u{E06C}'),
        (Self::CaretRight, '\u{E13A}'),
        (Self::CaretDown, '\u{E136}'),
        (Self::CaretUp, '\u{E13C}'),
        (Self::Laptop, '\u{E586}'),
        (Self::GlobeSimple, '\u{E28E}'),
        (Self::Storefront, '\u{E470}'),
        (Self::LockKey, '\u{E2FE}'),
        (Self::LockSimple, '\u{E308}'),
        (Self::Truck, '\u{E4B4}'),
        (Self::Cloud, '\u{E1AA}'),
        (Self::Key, '\u{E2D6}'),
        (Self::PaperPlaneTilt, '\u{E398}'),
        (Self::Lightbulb, '\u{E2DC}'),
        (Self::HandPalm, '\u{E57E}'),
        (Self::Prohibit, '\u{E3DE}'),
        (Self::Eye, '\u{E220}'),
        (Self::EyeSlash, '\u{E224}'),
        (Self::Flask, '\u{E79E}'),
        (Self::Path, '\u{E39C}'),
        (Self::MapTrifold, '\u{E31A}'),
        (Self::FileText, '\u{E23A}'),
        (Self::FolderOpen, '\u{E256}'),
        (Self::FloppyDisk, '\u{E248}'),
        (Self::ListChecks, '\u{EADC}'),
        (Self::Gear, '\u{E270}'),
        (Self::DotsThree, '\u{E1FE}'),
        (Self::MagnifyingGlass, '\u{E30C}'),
        (Self::MagnifyingGlassPlus, '\u{E310}'),
        (Self::MagnifyingGlassMinus, '\u{E30E}'),
        (Self::X, '\u{E4F6}'),
        (Self::Stop, '\u{E46C}'),
        (Self::Play, '\u{E3D0}'),
        (Self::Plus, '\u{E3D4}'),
        (Self::Minus, '\u{E32A}'),
        (Self::Users, '\u{E4D6}'),
        (Self::User, '\u{E4C2}'),
        (Self::SignIn, '\u{E428}'),
        (Self::ShoppingCartSimple, '\u{E420}'),
        (Self::Package, '\u{E390}'),
        (Self::Mailbox, '\u{EC1E}'),
        (Self::Link, '\u{E2E2}'),
        (Self::ShieldCheck, '\u{E40C}'),
        (Self::Shield, '\u{E40A}'),
        (Self::Info, '\u{E2CE}'),
        (Self::Headset, '\u{E584}'),
        (Self::HouseSimple, '\u{E2C6}'),
        (Self::EnvelopeSimple, '\u{E218}'),
        (Self::ChatText, '\u{E17A}'),
        (Self::CreditCard, '\u{E1D2}'),
        (Self::Trash, '\u{E4A6}'),
        (Self::PencilSimple, '\u{E3B4}'),
        (Self::CornersOut, '\u{E1D0}'),
        (Self::Bell, '\u{E0CE}'),
        (Self::ArrowsClockwise, '\u{E094}'),
        (Self::ArrowClockwise, '\u{E036}'),
        (Self::Plugs, '\u{EB56}'),
        (Self::PlugsConnected, '\u{EB5A}'),
        (Self::WifiHigh, '\u{E4EA}'),
        (Self::Desktop, '\u{E560}'),
        (Self::Screencast, '\u{E404}'),
        (Self::TreeStructure, '\u{E67C}'),
        (Self::Code, '\u{E1BC}'),
        (Self::DownloadSimple, '\u{E20C}'),
        (Self::Wrench, '\u{E5D4}'),
        (Self::Timer, '\u{E492}'),
        (Self::ClipboardText, '\u{E198}'),
        (Self::IdentificationCard, '\u{E2C8}'),
        (Self::Buildings, '\u{E102}'),
        (Self::Flag, '\u{E244}'),
    ];

    /// The character that draws it in the icon fonts.
    #[must_use]
    pub fn char(self) -> char {
        // The table is in the order of the enum (a test holds that), so the position is the index.
        Self::TABLE.get(self as usize).map_or(' ', |(_, glyph)| *glyph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (index, (icon, _)) in Icon::TABLE.iter().enumerate() {
            assert_eq!(*icon as usize, index, "{icon:?}");
        }
    }
}
