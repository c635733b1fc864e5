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
