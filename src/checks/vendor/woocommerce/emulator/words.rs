//! What WooCommerce, WordPress and the plug-in say, in the languages that a scenario may choose.

/// A refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The key is known, its secret another.
    SecretInvalid,
    /// No such key, said to a signed request alone.
    KeyInvalid,
    /// The signature is another.
    Signature,
    /// The method of the signature is unknown.
    SignatureMethod,
    /// The signature's time is too far off.
    Timestamp,
    /// The nonce was used before.
    Nonce,
    /// A part of the signature is missing.
    MissingParameter,
    /// The key may not read.
    MayNotRead,
    /// The key may not write.
    MayNotWrite,
    /// WooCommerce: nobody, or somebody without the right.
    CannotView,
    /// WordPress: the same, for the routes of the plug-in.
    Forbidden,
    /// The plug-in, with the relay switched on.
    RelayCredentials,
    /// There is no such route.
    NoRoute,
    /// The plug-in's older interface: no authentication key.
    AuthKeyRequired,
    /// The plug-in's older interface: a wrong authentication key.
    AuthKeyInvalid,
    /// The plug-in's older interface: an action that it does not have.
    InvalidRequest,
}

impl Word {
    /// The machine's code; the older interface has none.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::MissingParameter => "woocommerce_rest_authentication_missing_parameter",
            Self::CannotView => "woocommerce_rest_cannot_view",
            Self::Forbidden => "rest_forbidden",
            Self::RelayCredentials => "rest_shipstation_invalid_credentials",
            Self::NoRoute => "rest_no_route",
            Self::AuthKeyRequired | Self::AuthKeyInvalid | Self::InvalidRequest => "",
            _ => "woocommerce_rest_authentication_error",
        }
    }

    /// The text, in the language of the site.
    pub(super) const fn text(self, language: &str) -> &'static str {
        match language.as_bytes() {
            b"de" => self.german(),
            b"es" => self.spanish(),
            _ => self.english(),
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::SecretInvalid => "Consumer secret is invalid.",
            Self::KeyInvalid => "Consumer key is invalid.",
            Self::Signature => "Invalid signature - provided signature does not match.",
            Self::SignatureMethod => "Invalid signature - signature method is invalid.",
            Self::Timestamp => "Invalid timestamp.",
            Self::Nonce => "Invalid nonce - nonce has already been used.",
            Self::MissingParameter => "Missing OAuth parameters oauth_nonce",
            Self::MayNotRead => "The API key provided does not have read permissions.",
            Self::MayNotWrite => "The API key provided does not have write permissions.",
            Self::CannotView => "Sorry, you cannot list resources.",
            Self::Forbidden => "Sorry, you are not allowed to do that.",
            Self::RelayCredentials => "Invalid ShipStation credentials.",
            Self::NoRoute => "No route was found matching the URL and request method.",
            Self::AuthKeyRequired => "Authentication key is required!",
            Self::AuthKeyInvalid => "Invalid authentication key",
            Self::InvalidRequest => "Invalid request",
        }
    }

    const fn german(self) -> &'static str {
        match self {
            Self::SecretInvalid => "Das Geheimnis des Kunden ist ungültig.",
            Self::KeyInvalid => "Der Schlüssel des Kunden ist ungültig.",
            Self::Signature => "Ungültige Unterschrift – die Angabe passt nicht.",
            Self::SignatureMethod => "Ungültige Unterschrift – die Art ist ungültig.",
            Self::Timestamp => "Ungültiger Zeitstempel.",
            Self::Nonce => "Ungültige Einmalnummer – sie wurde schon benutzt.",
            Self::MissingParameter => "Fehlende OAuth-Angaben oauth_nonce",
            Self::MayNotRead => "Dem API-Schlüssel fehlen die Leserechte.",
            Self::MayNotWrite => "Dem API-Schlüssel fehlen die Schreibrechte.",
            Self::CannotView => "Du kannst diese Liste leider nicht sehen.",
            Self::Forbidden => "Du bist leider nicht dazu berechtigt.",
            Self::RelayCredentials => "Ungültige Zugangsdaten für ShipStation.",
            Self::NoRoute => "Zu Adresse und Methode wurde keine Route gefunden.",
            Self::AuthKeyRequired => "Ein Authentifizierungsschlüssel wird gebraucht!",
            Self::AuthKeyInvalid => "Ungültiger Authentifizierungsschlüssel",
            Self::InvalidRequest => "Ungültige Anfrage",
        }
    }

    const fn spanish(self) -> &'static str {
        match self {
            Self::SecretInvalid => "La clave secreta del cliente no es válida.",
            Self::KeyInvalid => "La clave del cliente no es válida.",
            Self::Signature => "Firma no válida: la indicada no coincide.",
            Self::SignatureMethod => "Firma no válida: el método no es válido.",
            Self::Timestamp => "Marca de tiempo no válida.",
            Self::Nonce => "Número de un solo uso no válido: ya se ha usado.",
            Self::MissingParameter => "Faltan datos de OAuth: oauth_nonce",
            Self::MayNotRead => "La clave de la API no tiene permiso de lectura.",
            Self::MayNotWrite => "La clave de la API no tiene permiso de escritura.",
            Self::CannotView => "Lo sentimos, no puedes ver esta lista.",
            Self::Forbidden => "Lo siento, no tienes permiso para hacer eso.",
            Self::RelayCredentials => "Los datos de ShipStation no son válidos.",
            Self::NoRoute => "No se ha encontrado ninguna ruta para esa dirección y método.",
            Self::AuthKeyRequired => "¡Hace falta la clave de autenticación!",
            Self::AuthKeyInvalid => "La clave de autenticación no es válida",
            Self::InvalidRequest => "La petición no es válida",
        }
    }
}
