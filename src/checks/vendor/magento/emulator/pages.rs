//! The pages of Magento, and of the web server in front of it.

use serde_json::json;

use super::Failure;
use crate::world::net::serve::Reply;

const HTML: &str = "text/html; charset=UTF-8";

fn themed(status: u16, title: &str, body: &str) -> Reply {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/static/version1700000000/frontend/Magento/luma/en_GB/css/styles-m.css\">\
         <script type=\"text/x-magento-init\">{{\"*\":{{\"mage/cookies\":{{\"expires\":null}}}}}}</script></head>\
         <body class=\"page-layout-1column\" data-container=\"body\"><main>{body}</main></body></html>"
    );
    Reply::of(status, HTML, page)
}

/// The first page of the shop.
pub(super) fn front() -> Reply {
    themed(200, "Home", "<h1>Welcome to the shop</h1>")
}

/// Magento's own page for what it does not know.
pub(super) fn not_found() -> Reply {
    themed(404, "404 Not Found", "<h1>Whoops, our bad...</h1><p>The page was not found.</p>")
}

/// The web server's, where it does not ask Magento.
pub(super) fn web_server_404() -> Reply {
    Reply::of(
        404,
        "text/html",
        "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1>\
         </center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
    )
}

/// The staging lock.
pub(super) fn site_password() -> Reply {
    Reply::of(
        401,
        "text/html",
        "<html><head><title>401 Authorization Required</title></head><body><center><h1>401 \
         Authorization Required</h1></center><hr><center>nginx</center></body></html>",
    )
    .with("WWW-Authenticate", "Basic realm=\"Staging\"")
}

/// Maintenance mode.
pub(super) fn maintenance() -> Reply {
    Reply::of(
        503,
        HTML,
        "<!doctype html><html><head><title>Service Temporarily Unavailable</title></head><body>\
         <div class=\"page-title\"><h1>Service Temporarily Unavailable</h1></div><p>The server is temporarily \
         unable to service your request due to maintenance downtime or capacity problems. Please try again \
         later.</p></body></html>",
    )
}

/// An uncaught error of PHP.
pub(super) fn report() -> Reply {
    Reply::of(
        500,
        HTML,
        "<!doctype html><html><head><title>There has been an error processing your request</title></head>\
         <body><h1>There has been an error processing your request</h1><p>Exception printing is disabled by \
         default for security reasons.</p><p>Error log record number: FAKE00112233</p></body></html>",
    )
}

/// An error before the API was set up.
pub(super) fn early() -> Reply {
    let message = "Server internal error. See details in report api/FAKE-0815";
    Reply::json(500, &json!({"messages": {"error": [{"code": 500, "message": message}]}}))
}

/// An error in the API.
pub(super) fn webapi() -> Reply {
    let message =
        "Internal Error. Details are available in Magento log file. Report ID: webapi-FAKE0815";
    Reply::json(500, &json!({"message": message}))
}

/// Where PHP shows its notices, one stands before the answer, and the status is lost.
pub(super) fn spoilt(reply: Reply, failure: Option<Failure>) -> Reply {
    if failure != Some(Failure::Notice) {
        return reply;
    }
    let mut body = b"<br />\n<b>Notice</b>: Undefined index: carrier in \
        <b>/var/www/shop/app/code/Vendor/Module/Plugin.php</b> on line <b>42</b><br />\n"
        .to_vec();
    body.extend_from_slice(&reply.body);
    Reply::of(200, "application/json; charset=utf-8", body)
}

/// A fault of the extension.
pub(super) fn fault(status: u16, code: &str, text: &str) -> Reply {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<fault><faultcode>{code}</faultcode><faultstring>{text}\
         </faultstring></fault>"
    );
    Reply::of(status, "text/xml; charset=UTF-8", body)
}
