//! Certificates for practice: an authority made at the start, and good and faulty leaves under it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::version::{TLS12, TLS13};
use serde::Deserialize;

/// The certificate that a service shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certificate {
    /// For its name, in date, from the practice authority.
    #[default]
    Good,
    /// Its last day is long past.
    Expired,
    /// Its first day is yet to come.
    NotYetValid,
    /// For another name.
    OtherName,
    /// Signed by itself.
    SelfSigned,
    /// Good, from an authority that nobody trusts.
    UnknownAuthority,
    /// Good, from a public authority by way of another one, whose own certificate is not shown.
    ShortChain,
    /// Good, from the authority of an antivirus that opens TLS; a computer may be stated to trust it.
    Antivirus,
}

/// The versions of TLS that a service speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Versions {
    /// 1.2 and 1.3.
    #[default]
    #[serde(rename = "both")]
    Both,
    /// 1.2 alone.
    #[serde(rename = "1.2")]
    Tls12,
    /// 1.3 alone.
    #[serde(rename = "1.3")]
    Tls13,
}

/// A fatal alert “protocol version”: what a server says that speaks none of the versions offered.
pub const VERSION_ALERT: [u8; 7] = [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46];

/// A fatal alert “unrecognised name” (RFC 6066): what a server says that has no site of the name asked for.
pub const NAME_ALERT: [u8; 7] = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x70];

/// The first words of a server that knows nothing newer than TLS 1.0.
#[must_use]
pub fn old_hello() -> Vec<u8> {
    let mut hello = vec![0x03, 0x01];
    hello.extend_from_slice(&[0x5a; 32]); // its random number
    hello.extend_from_slice(&[0x00, 0x00, 0x2f, 0x00]); // no session, an AES-128 suite, no compression
    let mut bytes = vec![0x16, 0x03, 0x01, 0x00, 0x2a, 0x02, 0x00, 0x00, 0x26];
    bytes.extend(hello);
    bytes
}

/// A certificate that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The certificate itself.
    #[error("could not make a certificate for practice: {0}; start Refloat again")]
    Make(#[from] rcgen::Error),
    /// The TLS set-up around it.
    #[error("could not set up encryption for practice: {0}; start Refloat again")]
    Tls(#[from] rustls::Error),
}

type Key = (Vec<String>, Certificate, Versions);
type Issuer = CertifiedIssuer<'static, KeyPair>;

/// The practice authority, one that nobody trusts, and one of an antivirus.
pub struct Authority {
    trusted: Issuer,
    stranger: Issuer,
    antivirus: Issuer,
    made: Mutex<HashMap<Key, Arc<ServerConfig>>>,
}

impl Authority {
    /// Makes new authorities with keys that live in memory alone.
    ///
    /// # Errors
    /// The keys or certificates could not be made.
    pub fn new() -> Result<Self, CertificateError> {
        Self::of_antivirus("Antivirus")
    }

    /// The same, with the authority of an antivirus that bears this name.
    ///
    /// # Errors
    /// The keys or certificates could not be made.
    pub fn of_antivirus(name: &str) -> Result<Self, CertificateError> {
        Ok(Self {
            trusted: issuer("Refloat practice authority")?,
            stranger: issuer("FAKE Web Shield Root")?,
            antivirus: issuer(&format!("FAKE {name} Root"))?,
            made: Mutex::default(),
        })
    }

    /// The authority of this process, made once.
    ///
    /// # Errors
    /// The first call could not make it.
    pub fn shared() -> Result<&'static Self, CertificateError> {
        static SHARED: OnceLock<Authority> = OnceLock::new();
        if let Some(made) = SHARED.get() {
            return Ok(made);
        }
        let made = Self::new()?;
        Ok(SHARED.get_or_init(|| made))
    }

    /// The certificate to trust, for `[tls] ca` of an endpoints file.
    #[must_use]
    pub fn pem(&self) -> String {
        self.trusted.pem()
    }

    /// The certificate of the antivirus, in PEM.
    #[must_use]
    pub fn antivirus_pem(&self) -> String {
        self.antivirus.pem()
    }

    /// The certificate to trust, in DER.
    #[must_use]
    pub fn der(&self) -> CertificateDer<'static> {
        self.trusted.der().clone()
    }

    /// How a server of these names speaks TLS. Kept, so that a second service starts at once.
    ///
    /// # Errors
    /// The certificate could not be made.
    pub fn server(
        &self,
        names: &[&str],
        certificate: Certificate,
        versions: Versions,
    ) -> Result<Arc<ServerConfig>, CertificateError> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let key = (names, certificate, versions);
        if let Some(made) = self.made.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(made));
        }
        let config = Arc::new(self.make(&key.0, certificate, versions)?);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(made.entry(key).or_insert(config)))
    }

    /// An authority between the trusted one and a leaf, with the name of a public one.
    fn between(&self) -> Result<CertifiedIssuer<'_, KeyPair>, CertificateError> {
        let mut params = authority_params("FAKE Let's Encrypt R0")?;
        params.use_authority_key_identifier_extension = true;
        Ok(CertifiedIssuer::signed_by(params, KeyPair::generate()?, &self.trusted)?)
    }

    fn make(
        &self,
        names: &[String],
        certificate: Certificate,
        versions: Versions,
    ) -> Result<ServerConfig, CertificateError> {
        let names = match certificate {
            Certificate::OtherName => vec!["another-host.example".to_owned()],
            _ => names.to_vec(),
        };
        let common_name = names.first().cloned().unwrap_or_default();
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name.push(DnType::CommonName, common_name);
        params.use_authority_key_identifier_extension = true;
        params.insert_extended_key_usage(ExtendedKeyUsagePurpose::ServerAuth);
        // Some systems trust no leaf that lives for more than about two years.
        match certificate {
            Certificate::Expired => set_days(&mut params, -400, -10),
            Certificate::NotYetValid => set_days(&mut params, 10, 400),
            _ => set_days(&mut params, -10, 400),
        }
        let key = KeyPair::generate()?;
        let (leaf, above) = match certificate {
            Certificate::SelfSigned => (params.self_signed(&key)?, None),
            Certificate::UnknownAuthority => {
                (params.signed_by(&key, &self.stranger)?, Some(&self.stranger))
            }
            Certificate::ShortChain => {
                let middle = self.between()?;
                (params.signed_by(&key, &middle)?, None)
            }
            Certificate::Antivirus => {
                (params.signed_by(&key, &self.antivirus)?, Some(&self.antivirus))
            }
            _ => (params.signed_by(&key, &self.trusted)?, Some(&self.trusted)),
        };
        let mut chain = vec![leaf.der().clone()];
        chain.extend(above.map(|issuer| issuer.der().clone()));
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let versions: &[&rustls::SupportedProtocolVersion] = match versions {
            Versions::Both => &[&TLS13, &TLS12],
            Versions::Tls12 => &[&TLS12],
            Versions::Tls13 => &[&TLS13],
        };
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_protocol_versions(versions)?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Authority(keys hidden)")
    }
}

fn issuer(name: &str) -> Result<Issuer, CertificateError> {
    Ok(CertifiedIssuer::self_signed(authority_params(name)?, KeyPair::generate()?)?)
}

fn authority_params(name: &str) -> Result<CertificateParams, CertificateError> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name.push(DnType::CommonName, name);
    set_days(&mut params, -500, 500);
    Ok(params)
}

/// Sets the first and the last day, counted from today (UTC).
fn set_days(params: &mut CertificateParams, first: i64, last: i64) {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let day = |days: i64| {
        let date = today.saturating_add(jiff::Span::new().days(days));
        // Months and days of a date are 1 to 31.
        date_time_ymd(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
    };
    params.not_before = day(first);
    params.not_after = day(last);
}
