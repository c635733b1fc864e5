//! Certificates that nobody should have to read.

use std::sync::{Arc, OnceLock};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

type Issuer = CertifiedIssuer<'static, KeyPair>;

fn authority() -> &'static Issuer {
    static AUTHORITY: OnceLock<Issuer> = OnceLock::new();
    AUTHORITY.get_or_init(|| {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "FAKE hostile authority");
        CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("signed")
    })
}

/// The authority that the checks are told to trust.
pub fn authority_pem() -> Vec<u8> {
    authority().pem().into_bytes()
}

/// A server with a leaf that is made so, and this many copies of the authority after it.
fn config(change: impl FnOnce(&mut CertificateParams), copies: usize) -> Arc<ServerConfig> {
    let mut params = CertificateParams::new(vec!["shop.example".to_owned()]).expect("a name");
    change(&mut params);
    let key = KeyPair::generate().expect("a key");
    let leaf = params.signed_by(&key, authority()).expect("signed");
    let mut chain: Vec<CertificateDer<'static>> = vec![leaf.der().clone()];
    chain.extend(std::iter::repeat_n(authority().der().clone(), copies));
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a chain");
    Arc::new(config)
}

fn names(names: Vec<String>) -> Arc<ServerConfig> {
    let made = CertificateParams::new(names).expect("names");
    config(|params| params.subject_alt_names = made.subject_alt_names, 1)
}

/// For everybody who is asked, so that the handshake succeeds.
pub fn good() -> Arc<ServerConfig> {
    let hosts = ["shop.example", "*.shiprocket.in", "*.shipstation.com", "*.gstatic.com"];
    names(hosts.map(str::to_owned).to_vec())
}

/// The monsters, each with its name.
pub fn monsters() -> Vec<(&'static str, Arc<ServerConfig>)> {
    let named = |text: String| {
        move |params: &mut CertificateParams| {
            params.distinguished_name.push(DnType::OrganizationName, text);
        }
    };
    vec![
        (
            "certificate-two-thousand-names",
            names((0..2000).map(|n| format!("n{n}.example")).collect()),
        ),
        ("certificate-no-names", names(Vec::new())),
        ("certificate-every-name", names(vec!["*".to_owned(), "*.*".to_owned()])),
        ("certificate-long-name", names(vec![format!("{}.example", "a".repeat(4000))])),
        ("certificate-long-issued-to", config(named("x".repeat(16_000)), 1)),
        ("certificate-escapes", config(named("\u{1b}[31mred\u{202e}der\u{0}".to_owned()), 1)),
        ("certificate-chain-of-forty", config(|_| {}, 40)),
        (
            "certificate-an-authority",
            config(|params| params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained), 1),
        ),
        (
            "certificate-of-the-past",
            config(
                |params| {
                    params.not_before = date_time_ymd(1950, 1, 1);
                    params.not_after = date_time_ymd(1970, 1, 1);
                },
                1,
            ),
        ),
        (
            "certificate-of-the-far-future",
            config(
                |params| {
                    params.not_before = date_time_ymd(9000, 1, 1);
                    params.not_after = date_time_ymd(9999, 12, 31);
                },
                1,
            ),
        ),
    ]
}
