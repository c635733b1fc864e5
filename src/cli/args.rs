//! The arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Gets a merchant's shipping log-ins and connections working again.
#[derive(Debug, Parser)]
#[command(
    name = "refloat",
    version,
    about,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = "Without a command the window opens.\n\nExit codes: 0 all passed; 1 something was \
                  found; 2 bad usage or input; 3 cannot tell, or everything was skipped."
)]
pub(super) struct Arguments {
    /// Open the window against the emulators, with a scenario
    #[arg(long, num_args = 0..=1, default_missing_value = "", value_name = "SCENARIO")]
    pub practice: Option<String>,
    #[command(subcommand)]
    pub order: Option<Order>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Order {
    /// List every check with its declaration
    Checks(ChecksArgs),
    /// Run one check with all that it needs
    Check(CheckArgs),
    /// Look at everything that a profile names
    Sweep(SweepArgs),
    /// Say what works on this computer
    Doctor(DoctorArgs),
    /// Search for words or a pasted error
    Find(FindArgs),
    /// Work on guides
    #[command(subcommand)]
    Guides(GuidesOrder),
    /// Practise on emulators of every vendor, on loopback
    #[command(subcommand)]
    Practice(PracticeOrder),
    /// Show, convert and compare saved reports
    #[command(subcommand)]
    Report(ReportOrder),
    /// Keep and forget keys and passwords
    #[command(subcommand)]
    Credentials(CredentialsOrder),
}

#[derive(Debug, Args)]
pub(super) struct ChecksArgs {
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The check, such as shiprocket.login
    pub id: String,
    /// A value that is no secret
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Where a secret comes from; never the secret itself
    #[arg(long = "secret", value_name = "NAME=env:VARIABLE|stdin|keyring")]
    pub secret: Vec<String>,
    /// Where services are played on loopback
    #[arg(long, value_name = "FILE")]
    pub endpoints: Option<PathBuf>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct SweepArgs {
    /// The set-up to look at
    #[arg(long, value_name = "FILE")]
    pub profile: PathBuf,
    /// Where services are played on loopback
    #[arg(long, value_name = "FILE")]
    pub endpoints: Option<PathBuf>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// Where services are played on loopback; then neither the keyring nor the browsers are looked at
    #[arg(long, value_name = "FILE")]
    pub endpoints: Option<PathBuf>,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct FindArgs {
    /// Words or a pasted error; - reads standard input
    #[arg(allow_hyphen_values = true)]
    pub text: std::ffi::OsString,
    /// More words
    #[arg(hide = true)]
    pub more: Vec<std::ffi::OsString>,
    /// How many guides at most
    #[arg(short = 'n', default_value_t = 3, value_name = "NUMBER",
          value_parser = clap::value_parser!(u16).range(1..))]
    pub n: u16,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// For authors of guides
#[derive(Debug, Subcommand)]
pub(super) enum GuidesOrder {
    /// List the guides
    List {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Find the mistakes in the built-in guides and in these files, or in your own guides
    Lint {
        /// Guides to lint in the place of your own
        files: Vec<PathBuf>,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the JSON Schema of guide files
    Schema,
    /// Draw a guide
    Graph {
        /// The guide
        id: String,
        /// The language of the picture
        #[arg(long, value_enum, default_value_t = PictureArg::Mermaid)]
        format: PictureArg,
    },
    /// List every walk through a guide
    Paths {
        /// The guide
        id: String,
        /// How many at most
        #[arg(long, default_value_t = 1000, value_name = "NUMBER")]
        limit: usize,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum PictureArg {
    Mermaid,
    Dot,
}

/// The emulators of every vendor, on loopback
#[derive(Debug, Subcommand)]
pub(super) enum PracticeOrder {
    /// List the scenarios
    List {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Serve a scenario until standard input closes; the first line is “ready FILE”
    Serve {
        /// The scenario
        scenario: Option<String>,
        /// Write every request to this file, a line of JSON each
        #[arg(long, value_name = "FILE")]
        log: Option<PathBuf>,
    },
    /// Run scenarios and hold the result against what they expect
    Run {
        /// Scenarios or their files; none means all
        #[arg(value_name = "SCENARIO|FILE", conflicts_with = "all")]
        scenarios: Vec<String>,
        /// Run all that come with the program
        #[arg(long)]
        all: bool,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
}

/// Saved reports; whoever wrote one, it is only shown
#[derive(Debug, Subcommand)]
pub(super) enum ReportOrder {
    /// Show what a report says
    Show {
        /// A .refloat.json
        file: PathBuf,
    },
    /// Write a report in another form
    Convert {
        /// A .refloat.json
        file: PathBuf,
        /// The form: a page, a text for a ticket, or what Refloat opens again
        #[arg(long, value_enum, value_name = "FORM")]
        to: FormArg,
        /// The file to write; without it, standard output
        #[arg(short, long, value_name = "OUT")]
        out: Option<PathBuf>,
    },
    /// List what differs between two reports; times do not count
    Diff {
        /// The earlier .refloat.json
        before: PathBuf,
        /// The later one
        after: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum FormArg {
    Html,
    Md,
    Json,
}

/// Keys and passwords in the keyring of this computer
#[derive(Debug, Subcommand)]
pub(super) enum CredentialsOrder {
    /// List what is kept, for which place
    List {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Keep a secret; it is asked for, or read from standard input
    Set {
        /// Its name, such as shiprocket-password
        slot: String,
        /// The profile it belongs to: a name, or a file
        #[arg(long, value_name = "PROFILE")]
        profile: Option<String>,
        /// Nothing else: what stands here could be the secret
        #[arg(hide = true, allow_hyphen_values = true)]
        extra: Vec<std::ffi::OsString>,
    },
    /// Forget a secret, or all; this cannot be undone
    Forget {
        /// Its name, such as shiprocket-password
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        slot: Option<String>,
        /// The profile it belongs to: a name, or a file
        #[arg(long, value_name = "PROFILE", conflicts_with = "all")]
        profile: Option<String>,
        /// Forget everything that is kept
        #[arg(long)]
        all: bool,
    },
}
