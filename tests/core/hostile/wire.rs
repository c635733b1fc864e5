//! Bytes for the wire: answers in HTTP, and compressed ones that grow.

/// An answer with these lines in its head and this body.
pub fn http(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for header in headers {
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body.as_ref());
    bytes
}

/// The same with its true length.
pub fn sized(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let length = format!("Content-Length: {}", body.as_ref().len());
    let mut all = vec![length.as_str()];
    all.extend_from_slice(headers);
    http(status, &all, body)
}

/// 200 with JSON of the true length.
pub fn json(body: impl AsRef<[u8]>) -> Vec<u8> {
    sized("200 OK", &["Content-Type: application/json"], body)
}

/// A chunked body as these bytes.
pub fn chunked(chunks: impl AsRef<[u8]>) -> Vec<u8> {
    http("200 OK", &["Content-Type: application/json", "Transfer-Encoding: chunked"], chunks)
}

/// Zeros, deflated a thousandfold (RFC 1951: a block of fixed codes, one zero and its repetition).
pub fn deflated_zeros(repetitions: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.low_first(0b011, 3); // the last block, with fixed codes
    bits.high_first(0b0011_0000, 8); // the literal 0
    for _ in 0..repetitions {
        bits.high_first(0b1100_0101, 8); // length 258
        bits.high_first(0, 5); // distance 1
    }
    bits.high_first(0, 7); // the end
    bits.bytes
}

/// The same in the frame of gzip (RFC 1952), with a checksum that nobody should come to check.
pub fn gzipped_zeros(repetitions: usize) -> Vec<u8> {
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    bytes.extend(deflated_zeros(repetitions));
    bytes.extend_from_slice(&[0; 8]);
    bytes
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn push(&mut self, bit: u32) {
        if self.used.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::try_from(bit & 1).unwrap_or(0) << (self.used % 8);
        }
        self.used += 1;
    }

    fn low_first(&mut self, value: u32, count: u32) {
        (0..count).for_each(|at| self.push(value >> at));
    }

    fn high_first(&mut self, value: u32, count: u32) {
        (0..count).rev().for_each(|at| self.push(value >> at));
    }
}
