//! Encryption: the system's trust, or a test authority for loopback; and what the certificate said.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    AlertDescription, CertificateError, ClientConfig, DigitallySignedStruct, Error,
    PeerIncompatible, RootCertStore, SignatureScheme,
};

use super::{CertificateFacts, EndpointsError, TlsFault};

/// Where trust comes from.
pub(super) struct Tls {
    provider: Arc<CryptoProvider>,
    authority: Option<Arc<dyn ServerCertVerifier>>,
    // What counts as a public authority. It decides nothing; it tells whether somebody else opened TLS.
    public: Option<Arc<dyn ServerCertVerifier>>,
    // Reading the system's trust takes a while, so it is read when first needed.
    system: OnceLock<Result<Arc<dyn ServerCertVerifier>, String>>,
}

impl Tls {
    /// The trust of this computer. The list of public authorities is Mozilla's.
    pub(super) fn system() -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let mut tls = Self { provider, authority: None, public: None, system: OnceLock::new() };
        tls.public = tls.verifier(roots).ok();
        tls
    }

    /// A test authority alone, which counts as public, and perhaps one more that counts as trusted by this
    /// computer only. They are used on loopback only.
    pub(super) fn with_authority(
        pem: &[u8],
        trusted_here: Option<&[u8]>,
    ) -> Result<Self, EndpointsError> {
        let mut tls = Self::system();
        let mut roots = RootCertStore::empty();
        add(&mut roots, pem)?;
        tls.public = Some(tls.verifier(roots.clone())?);
        if let Some(pem) = trusted_here {
            add(&mut roots, pem)?;
        }
        tls.authority = Some(tls.verifier(roots)?);
        Ok(tls)
    }

    fn verifier(
        &self,
        roots: RootCertStore,
    ) -> Result<Arc<dyn ServerCertVerifier>, EndpointsError> {
        let provider = Arc::clone(&self.provider);
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .map(|verifier| verifier as Arc<dyn ServerCertVerifier>)
            .map_err(|error| EndpointsError::Authority(error.to_string()))
    }

    /// A configuration for one connection, and where its certificate will be noted.
    pub(super) fn client(&self) -> Result<(Arc<ClientConfig>, Arc<Observer>), TlsFault> {
        let trust = match &self.authority {
            Some(authority) => Arc::clone(authority),
            None => self.system_trust()?,
        };
        let public = self.public.clone();
        let observer = Arc::new(Observer { trust, public, seen: Mutex::new(None) });
        let mut config = ClientConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| TlsFault::Other(error.to_string()))?
            // The observer adds nothing of its own to the trust it wraps; it only takes notes.
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&observer) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        // Each look is a full one: a resumed session would hide what the certificate says now.
        config.resumption = rustls::client::Resumption::disabled();
        Ok((Arc::new(config), observer))
    }

    fn system_trust(&self) -> Result<Arc<dyn ServerCertVerifier>, TlsFault> {
        let trust = self.system.get_or_init(|| {
            rustls_platform_verifier::Verifier::new(Arc::clone(&self.provider))
                .map(|verifier| Arc::new(verifier) as Arc<dyn ServerCertVerifier>)
                .map_err(|error| error.to_string())
        });
        trust.clone().map_err(TlsFault::Other)
    }
}

fn add(roots: &mut RootCertStore, pem: &[u8]) -> Result<(), EndpointsError> {
    let unusable = |error: String| EndpointsError::Authority(error);
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|error| unusable(error.to_string()))?;
        roots.add(certificate).map_err(|error| unusable(error.to_string()))?;
    }
    Ok(())
}

/// Notes the certificate that was shown, whatever is thought of it.
#[derive(Debug)]
pub(super) struct Observer {
    trust: Arc<dyn ServerCertVerifier>,
    public: Option<Arc<dyn ServerCertVerifier>>,
    seen: Mutex<Option<CertificateFacts>>,
}

impl Observer {
    /// The certificate that was shown.
    pub(super) fn certificate(&self) -> Option<CertificateFacts> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ServerCertVerifier for Observer {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let looked = self.public.as_ref().map(|public| {
            public.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        });
        let unknown = Error::InvalidCertificate(CertificateError::UnknownIssuer);
        let not_public = looked.is_some_and(|looked| looked.err() == Some(unknown));
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) =
            CertificateFacts::read(end_entity)
                .map(|facts| CertificateFacts { not_public, ..facts });
        self.trust.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.trust.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.trust.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.trust.supported_verify_schemes()
    }
}

/// What an error of the handshake means.
pub(super) fn fault_of(error: &Error) -> TlsFault {
    use CertificateError as C;
    match error {
        Error::InvalidCertificate(C::Expired | C::ExpiredContext { .. }) => TlsFault::Expired,
        Error::InvalidCertificate(C::NotValidYet | C::NotValidYetContext { .. }) => {
            TlsFault::NotYetValid
        }
        Error::InvalidCertificate(C::NotValidForName | C::NotValidForNameContext { .. }) => {
            TlsFault::WrongName
        }
        Error::InvalidCertificate(_) => TlsFault::Untrusted,
        Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::NoCipherSuitesInCommon,
        )
        | Error::AlertReceived(
            AlertDescription::ProtocolVersion
            | AlertDescription::HandshakeFailure
            | AlertDescription::InsufficientSecurity,
        ) => TlsFault::TooOld,
        Error::InvalidMessage(_) => TlsFault::NotTls,
        other => TlsFault::Other(other.to_string()),
    }
}
