//! What a server must answer.
//!
//! In: the files of a site, and an address that serves them. Out: how much was checked, and what was wrong.
//! **Invariant:** what is expected is taken from the built site (`_headers`, `_redirects`) and from the table below, not from
//! the code that writes the settings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result};
use ureq::Agent;

/// Media types by the end of a name, written down once more.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("pack", "application/octet-stream"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("texts", "application/octet-stream"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
];

/// Files that are put into the folder of the site at the root: hidden, and not hidden although its
/// folder begins with a dot.
pub(super) const PLANTED: &[(&str, &str)] = &[
    ("ort/.secret", "hidden"),
    (".git/config", "hidden"),
    (".well-known/probe.txt", "shown"),
];

/// What browsers, old browsers and others accept.
const ACCEPTED: [&str; 4] = ["", "gzip, deflate, br", "gzip", "br"];

/// A built portal, as it should be served.
pub(super) struct Site {
    path: String,
    /// Every file that is served, with its bytes; compressed twins are apart.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    twins: BTreeSet<String>,
    headers: Vec<(String, String)>,
    kept: BTreeSet<String>,
    moved: Vec<(String, String)>,
}

impl Site {
    pub(super) fn read(path: &str, folder: &Path) -> Result<Site> {
        let mut all = BTreeMap::new();
        read(folder, "", &mut all)?;
        let mut take = |name: &str| all.remove(name).map(String::from_utf8).transpose();
        let rules = take("_headers")?.context("the site has no _headers")?;
        let moved = take("_redirects")?.context("the site has no _redirects")?;
        all.retain(|name, _| !hidden(name));
        let is_twin = |name: &str| {
            let plain = name.strip_suffix(".br").or(name.strip_suffix(".gz"));
            plain.is_some_and(|plain| all.contains_key(plain))
        };
        let twins: BTreeSet<String> = all.keys().filter(|name| is_twin(name)).cloned().collect();
        all.retain(|name, _| !twins.contains(name));
        let mut site = Site {
            path: path.to_owned(),
            files: all,
            twins,
            headers: Vec::new(),
            kept: BTreeSet::new(),
            moved: Vec::new(),
        };
        site.read_rules(&rules)?;
        for line in moved.lines() {
            let mut words = line.split(' ');
            let (old, new) = (words.next(), words.next());
            let pair = old.zip(new).context("a line of _redirects")?;
            site.moved.push((pair.0.to_owned(), pair.1.to_owned()));
        }
        // The pages that lead on for servers that do not redirect.
        let moved: BTreeSet<String> = site.moved.iter().map(|(old, _)| old.clone()).collect();
        let stays: Vec<String> = site.files.keys().map(|name| site.address(name)).collect();
        let mut stays = stays.iter().map(|address| !moved.contains(address));
        site.files.retain(|_, _| stays.next().unwrap_or(true));
        Ok(site)
    }

    /// The rules of `_headers`: what all have, and what is kept for ever.
    fn read_rules(&mut self, rules: &str) -> Result<()> {
        let mut lines = rules.lines().peekable();
        while let Some(pattern) = lines.next() {
            let pattern = pattern
                .strip_prefix(&self.path)
                .context("a path of _headers")?;
            let mut values = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(' ')) {
                let (name, value) = line.trim().split_once(": ").context("a line of _headers")?;
                values.push((name.to_owned(), value.to_owned()));
            }
            match pattern {
                "*" => self.headers = values,
                pattern => {
                    let folder = pattern.strip_suffix('*');
                    let meant = |name: &&String| {
                        folder.map_or(*name == pattern, |folder| name.starts_with(folder))
                    };
                    self.kept.extend(self.files.keys().filter(meant).cloned());
                }
            }
        }
        Ok(())
    }

    fn cache(&self, name: &str) -> &'static str {
        match self.kept.contains(name) {
            true => "public, max-age=31536000, immutable",
            false => "no-cache",
        }
    }

    /// The address of a file.
    fn address(&self, name: &str) -> String {
        let name = match name.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => name,
        };
        format!("{}{name}", self.path)
    }
}

/// Names with a dot, but for those that stand below `.well-known`.
fn hidden(name: &str) -> bool {
    let mut names = name.split('/');
    names.any(|name| name.starts_with('.') && name != ".well-known")
}

fn read(folder: &Path, before: &str, all: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        match entry.file_type()?.is_dir() {
            true => read(&entry.path(), &format!("{name}/"), all)?,
            false => drop(all.insert(name, fs::read(entry.path())?)),
        }
    }
    Ok(())
}

/// What came of asking a server.
#[derive(Default)]
pub(super) struct Found {
    pub(super) checks: usize,
    pub(super) faults: Vec<String>,
}

/// Asks for everything.
pub(super) fn all(site: &Site, server: &str, brotli: bool) -> Result<Found> {
    let agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .build()
        .new_agent();
    let mut asking = Asking {
        site,
        server,
        brotli,
        agent,
        found: Found::default(),
    };
    asking.files()?;
    asking.refused()?;
    asking.missing()?;
    asking.folders()?;
    asking.moved()?;
    asking.links_of_the_error_page()?;
    Ok(asking.found)
}

/// An answer.
struct Answer {
    what: String,
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn all(&self, name: &str) -> Vec<&str> {
        let of_name = self
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name));
        of_name.map(|(_, value)| value.as_str()).collect()
    }

    fn one(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }
}

struct Asking<'a> {
    site: &'a Site,
    server: &'a str,
    brotli: bool,
    agent: Agent,
    found: Found,
}

impl Asking<'_> {
    fn check(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        self.found.checks += 1;
        if !holds {
            self.found.faults.push(fault());
        }
    }

    fn ask(&mut self, address: &str, accepted: &str, since: Option<&str>) -> Result<Answer> {
        let mut request = self.agent.get(format!("{}{address}", self.server));
        if !accepted.is_empty() {
            request = request.header("Accept-Encoding", accepted);
        }
        if let Some(tag) = since {
            request = request.header("If-None-Match", tag);
        }
        let what = format!("{address} [{accepted}]");
        let mut response = request.call().with_context(|| what.clone())?;
        let headers = response.headers().iter();
        let headers = headers.map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), value)
        });
        Ok(Answer {
            status: response.status().as_u16(),
            headers: headers.collect(),
            body: response
                .body_mut()
                .read_to_vec()
                .with_context(|| what.clone())?,
            what,
        })
    }

    /// What every answer has, whatever it says.
    fn headers(&mut self, answer: &Answer, cache: &str) {
        let all = self
            .site
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in all.chain([("Cache-Control", cache)]) {
            let values = answer.all(name);
            self.check(values == [value], || {
                format!("{}: {name} is {values:?}", answer.what)
            });
        }
    }

    /// Every file, in every coding.
    fn files(&mut self) -> Result<()> {
        for (name, bytes) in &self.site.files {
            for accepted in ACCEPTED {
                let answer = self.ask(&self.site.address(name), accepted, None)?;
                self.check(answer.status == 200, || {
                    format!("{}: {}", answer.what, answer.status)
                });
                self.headers(&answer, self.site.cache(name));
                self.media_type(&answer, name);
                self.coding(&answer, name, accepted, bytes);
                if accepted == ACCEPTED[1] {
                    self.unchanged(&answer, name)?;
                }
            }
        }
        Ok(())
    }

    fn media_type(&mut self, answer: &Answer, name: &str) {
        let end = name.rsplit('.').next().unwrap_or_default();
        let wanted = TYPES
            .iter()
            .find(|(known, _)| *known == end)
            .map(|(_, media_type)| *media_type);
        // Spaces and letters' sizes mean nothing here.
        let plain = |text: &str| text.replace(' ', "").to_ascii_lowercase();
        let said = answer.one("Content-Type");
        let holds = wanted.is_some_and(|wanted| plain(wanted) == plain(said));
        self.check(holds, || format!("{}: the type is {said:?}", answer.what));
    }

    fn coding(&mut self, answer: &Answer, name: &str, accepted: &str, bytes: &[u8]) {
        let has = |end: &str| self.site.twins.contains(&format!("{name}.{end}"));
        let said = answer.one("Content-Encoding");
        let wanted = if accepted.contains("br") && self.brotli && has("br") {
            "br"
        } else if accepted.contains("gzip") && has("gz") {
            "gzip"
        } else {
            ""
        };
        // A file without a twin may be compressed on the way.
        let on_the_way = said == "gzip" && accepted.contains("gzip") && !has("gz");
        self.check(said == wanted || on_the_way, || {
            format!("{}: coded as {said:?}, not {wanted:?}", answer.what)
        });
        if (has("br") && self.brotli) || has("gz") || !said.is_empty() {
            let vary = answer.all("Vary").join(", ").to_ascii_lowercase();
            self.check(vary.contains("accept-encoding"), || {
                format!("{}: Vary is {vary:?}", answer.what)
            });
        }
        let body = unpacked(said, &answer.body);
        self.check(body.as_deref() == Some(bytes), || {
            format!("{}: other bytes", answer.what)
        });
    }

    /// Whoever has the file is told that it is the same.
    fn unchanged(&mut self, answer: &Answer, name: &str) -> Result<()> {
        let tag = answer.one("ETag").to_owned();
        let again = self.ask(&self.site.address(name), ACCEPTED[1], Some(&tag))?;
        self.check(again.status == 304, || {
            format!("{}: {} though unchanged ({tag})", again.what, again.status)
        });
        Ok(())
    }

    /// Whoever wants a file as it is gets it so.
    fn refused(&mut self) -> Result<()> {
        for accepted in [
            "br;q=0, gzip;q=0",
            "identity",
            "br; q=0.0,gzip;q=0.000",
            "brotli, gzipped",
        ] {
            let answer = self.ask(&self.site.path, accepted, None)?;
            let said = answer.all("Content-Encoding");
            self.check(said.is_empty(), || {
                format!("{}: coded as {said:?}", answer.what)
            });
        }
        Ok(())
    }

    /// Addresses that nothing stands for, and files that are nobody's business, show the page for them.
    fn missing(&mut self) -> Result<()> {
        let page = self
            .site
            .files
            .get("404.html")
            .context("the site has no 404.html")?;
        let below = [
            "gibt-es-nicht/",
            "gibt-es-nicht.css",
            "gibt-es-nicht.json",
            "assets/gibt-es-nicht.00000000.js",
            "assets/",
            "ort/neuss/gibt-es-nicht/",
            ".lotse-manifest",
            ".htaccess",
            ".git/config",
            "ort/.secret",
        ];
        for (path, accepted) in below
            .iter()
            .flat_map(|path| ACCEPTED.map(|accepted| (path, accepted)))
        {
            let answer = self.ask(&format!("{}{path}", self.site.path), accepted, None)?;
            self.check(answer.status == 404, || {
                format!("{}: {}", answer.what, answer.status)
            });
            self.headers(&answer, "no-cache");
            self.media_type(&answer, "404.html");
            let body = unpacked(answer.one("Content-Encoding"), &answer.body);
            self.check(body.as_ref() == Some(page), || {
                format!("{}: not the page 404.html", answer.what)
            });
        }
        for path in [
            "..%2f..%2f..%2fetc/passwd",
            "%2e%2e/%2e%2e/etc/passwd",
            "assets/..%5c..%5clog",
        ] {
            let answer = self.ask(&format!("{}{path}", self.site.path), "", None)?;
            // Outside its block Caddy answers with nothing, and calls that a success.
            let nothing = matches!(answer.status, 400 | 403 | 404) || answer.body.is_empty();
            self.check(nothing, || format!("{}: {}", answer.what, answer.status));
        }
        Ok(())
    }

    /// A folder without its slash leads to the folder, on this host.
    fn folders(&mut self) -> Result<()> {
        for folder in ["ort", "en", "verzeichnis", "ort/neuss"] {
            let address = format!("{}{folder}", self.site.path);
            let answer = self.ask(&address, "", None)?;
            self.check(matches!(answer.status, 301 | 302 | 307 | 308), || {
                format!("{}: {}", answer.what, answer.status)
            });
            self.leads(&answer, &format!("{address}/"));
            self.headers(&answer, "no-cache");
        }
        Ok(())
    }

    fn moved(&mut self) -> Result<()> {
        for (old, new) in &self.site.moved {
            let answer = self.ask(old, "", None)?;
            self.check(answer.status == 301, || {
                format!("{}: {}", answer.what, answer.status)
            });
            self.leads(&answer, new);
            self.headers(&answer, "no-cache");
            let there = self.ask(new, "", None)?;
            self.check(there.status == 200, || {
                format!("{}: {}", there.what, there.status)
            });
        }
        Ok(())
    }

    fn leads(&mut self, answer: &Answer, to: &str) {
        let said = answer.one("Location");
        let here = said.strip_prefix(self.server).unwrap_or(said);
        self.check(here == to, || format!("{}: leads to {said:?}", answer.what));
    }

    /// A portal that knows its path links from its error page, which is shown at any depth.
    fn links_of_the_error_page(&mut self) -> Result<()> {
        let page = self
            .site
            .files
            .get("404.html")
            .context("the site has no 404.html")?;
        let page = String::from_utf8_lossy(page).into_owned();
        for link in page
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            if link.starts_with("data:") {
                continue;
            }
            let answer = self.ask(link, "", None)?;
            let holds = answer.status == 200 && link.starts_with(&self.site.path);
            self.check(holds, || {
                format!("{}: {} from the page 404.html", answer.what, answer.status)
            });
        }
        Ok(())
    }
}

fn unpacked(coding: &str, body: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    let read = match coding {
        "br" => brotli::Decompressor::new(body, 4096).read_to_end(&mut plain),
        "gzip" => flate2::read::GzDecoder::new(body).read_to_end(&mut plain),
        _ => return Some(body.to_vec()),
    };
    read.ok().map(|_| plain)
}
