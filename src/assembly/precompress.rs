//! Compressed twins beside the files of a site, so that a server has nothing left to compress.
//!
//! In: a finished [`Output`]. Out: the same, with `FILE.br` and `FILE.gz` beside each file that they make clearly smaller.
//! **Invariant:** the same site gives the same bytes, on any number of threads, and every twin unpacks to its file.
//! Deliberately absent: which server answers with which twin; that is in `hosting`.

use std::io::{self, Write as _};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::assembly::hosting;
use crate::output::{OutPath, Output};

/// The best of eleven. Pages are compressed once and fetched thousands of times.
const QUALITY: i32 = 11;

/// A twin has to save as many bytes, and a tenth. Less does not spare anybody a packet.
const WORTH: usize = 256;

/// Adds the compressed twins.
///
/// # Errors
/// When the site has a file of that name already.
pub fn precompress(output: &mut Output) -> anyhow::Result<()> {
    let files: Vec<(&OutPath, &[u8])> = output.iter().collect();
    let twins: Vec<_> = files
        .into_par_iter()
        .map(|(path, body)| twins(path, body))
        .collect();
    for twin in twins {
        for (path, body) in twin? {
            output.insert(OutPath::new(path)?, body)?;
        }
    }
    Ok(())
}

fn twins(path: &OutPath, body: &[u8]) -> io::Result<Vec<(String, Vec<u8>)>> {
    if body.len() < WORTH || !hosting::shrinks(path.as_str()) {
        return Ok(Vec::new());
    }
    let made = [("br", brotli(body)?), ("gz", gzip(body)?)];
    let worth = |twin: &Vec<u8>| twin.len() + WORTH.max(body.len() / 10) <= body.len();
    // Both or none: of a file with one of them nginx does not say that its answer depends on the question.
    if !made.iter().all(|(_, twin)| worth(twin)) {
        return Ok(Vec::new());
    }
    let named = |(end, twin)| (format!("{path}.{end}"), twin);
    Ok(made.into_iter().map(named).collect())
}

fn brotli(mut body: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: QUALITY,
        size_hint: body.len(),
        lgwin: window(body.len()),
        ..BrotliEncoderParams::default()
    };
    let mut twin = Vec::new();
    brotli::BrotliCompress(&mut body, &mut twin, &params)?;
    Ok(twin)
}

/// The smallest window that holds a file, as a power of two: a larger one finds nothing more and costs memory and time.
fn window(bytes: usize) -> i32 {
    // The format takes 16 bytes off, and knows windows from 2^10 to 2^24.
    (10..24)
        .find(|power| (1 << power) - 16 >= bytes)
        .unwrap_or(24)
}

/// Without a name and a time in its head, as flate2 writes it by itself.
fn gzip(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn site() -> Output {
        let mut output = Output::new();
        let page = "<p>Die Beratung ist kostenlos.</p>\n".repeat(400);
        let mut state = 1_u64;
        let mut noise = Vec::new();
        noise.resize_with(4_000, || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 56) as u8
        });
        for (path, body) in [
            ("index.html", page.clone().into_bytes()),
            ("a/short.html", b"<p>".to_vec()),
            ("search/de.pack", noise),
            ("photo.jpg", page.clone().into_bytes()),
            ("engine.wasm", page.into_bytes()),
        ] {
            output
                .insert(OutPath::new(path).expect("plain"), body)
                .expect("free");
        }
        output
    }

    #[test]
    fn twins_unpack_to_their_files_and_are_always_the_same() {
        let (mut one, mut two) = (site(), site());
        precompress(&mut one).expect("compressed");
        precompress(&mut two).expect("compressed");
        assert_eq!(one, two);
        let names: Vec<_> = one.iter().map(|(path, _)| path.as_str()).collect();
        let twins: Vec<_> = names
            .iter()
            .filter(|name| name.ends_with("br") || name.ends_with("gz"))
            .collect();
        assert_eq!(
            twins,
            [
                &"engine.wasm.br",
                &"engine.wasm.gz",
                &"index.html.br",
                &"index.html.gz"
            ]
        );
        for name in ["index.html", "engine.wasm"] {
            let body = one.get(name).expect("kept");
            let mut plain = Vec::new();
            let mut twin = one.get(&format!("{name}.br")).expect("a twin");
            brotli::BrotliDecompress(&mut twin, &mut plain).expect("brotli");
            assert_eq!(plain, body);
            plain.clear();
            let twin = one.get(&format!("{name}.gz")).expect("a twin");
            // No time and no name, which would differ from build to build.
            assert_eq!(&twin[3..8], [0; 5]);
            flate2::read::GzDecoder::new(twin)
                .read_to_end(&mut plain)
                .expect("gzip");
            assert_eq!(plain, body);
        }
    }

    #[test]
    fn a_file_that_is_called_like_a_twin_is_not_lost() {
        let mut output = site();
        output
            .insert(OutPath::new("index.html.br").expect("plain"), vec![1])
            .expect("free");
        assert!(precompress(&mut output).is_err());
    }
}
