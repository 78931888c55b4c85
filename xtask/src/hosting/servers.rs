//! Starting and stopping nginx, Apache and Caddy.
//!
//! **Invariant:** a server that was started is stopped, whatever happens.
//! Deliberately absent: anything that the printed settings ought to say themselves.

use std::fmt;
use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// nginx' module for brotli, in its Debian package `libnginx-mod-http-brotli-static`.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Server {
    Nginx,
    Apache,
    Caddy,
}

impl Server {
    pub(super) fn name(self) -> &'static str {
        match self {
            Server::Nginx => "nginx",
            Server::Apache => "apache",
            Server::Caddy => "caddy",
        }
    }

    fn program(self) -> Option<PathBuf> {
        let name = match self {
            Server::Apache => "apache2",
            other => other.name(),
        };
        // Debian keeps servers out of the path of ordinary people.
        let folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"];
        let found = folders.iter().map(|folder| Path::new(folder).join(name));
        found.into_iter().find(|path| path.is_file())
    }
}

/// One way of serving the portal.
pub(super) struct Case {
    pub(super) server: Server,
    /// Below a folder of the host instead of at its root.
    pub(super) below: bool,
    /// Whether files packed by brotli are expected.
    pub(super) brotli: bool,
    /// Apache only: the settings stand in the portal's folder.
    htaccess: bool,
}

impl Case {
    pub(super) fn all() -> [Case; 8] {
        let case = |server, below, brotli, htaccess| Case {
            server,
            below,
            brotli,
            htaccess,
        };
        [
            case(Server::Nginx, false, false, false),
            case(Server::Nginx, false, true, false),
            case(Server::Nginx, true, false, false),
            case(Server::Apache, false, true, false),
            case(Server::Apache, false, true, true),
            case(Server::Apache, true, true, false),
            case(Server::Caddy, false, true, false),
            case(Server::Caddy, true, true, false),
        ]
    }

    /// What this case needs and this machine does not have.
    pub(super) fn lacks(&self) -> Option<&'static str> {
        if self.server.program().is_none() {
            return Some(self.server.name());
        }
        let module = self.server == Server::Nginx && self.brotli;
        (module && !Path::new(NGINX_BROTLI).exists()).then_some("libnginx-mod-http-brotli-static")
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = self.server.name().to_owned();
        if self.server == Server::Nginx && self.brotli {
            name.push_str(" with brotli");
        }
        if self.htaccess {
            name.push_str(" by .htaccess");
        }
        if self.below {
            name.push_str(" below a folder");
        }
        f.pad(&name)
    }
}

/// A server that runs until this is dropped.
pub(super) struct Running {
    child: Child,
    port: u16,
    htaccess: Option<PathBuf>,
}

impl Running {
    pub(super) fn start(case: &Case, text: &str, root: &Path, folder: &Path) -> Result<Running> {
        let port = free_port()?;
        let program = case.server.program().context("the server has gone")?;
        let home = folder.join(format!("{port}"));
        fs::create_dir(&home)?;
        let file = home.join("settings");
        let log = File::create(home.join("log"))?;
        let mut htaccess = None;
        let whole = match case.server {
            Server::Nginx => nginx(case, text, root, &home, port),
            Server::Caddy => caddy(text, root, port),
            Server::Apache if case.htaccess => {
                let path = root.join(".htaccess");
                fs::write(&path, text)?;
                htaccess = Some(path);
                apache("AllowOverride All", root, root, &home, port)
            }
            Server::Apache => {
                let portal = if case.below {
                    root.join("lotse")
                } else {
                    root.to_owned()
                };
                apache(text, root, &portal, &home, port)
            }
        };
        fs::write(&file, whole)?;
        let mut command = Command::new(program);
        match case.server {
            Server::Nginx => command
                .arg("-e")
                .arg(home.join("errors"))
                .arg("-p")
                .arg(&home)
                .arg("-c")
                .arg(&file),
            Server::Apache => command.arg("-f").arg(&file).args(["-D", "FOREGROUND"]),
            Server::Caddy => command
                .args(["run", "--adapter", "caddyfile", "--config"])
                .arg(&file),
        };
        command
            .env("HOME", &home)
            .env("XDG_DATA_HOME", &home)
            .env("XDG_CONFIG_HOME", &home)
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null());
        let child = command.spawn().context("the server cannot be started")?;
        let mut running = Running {
            child,
            port,
            htaccess,
        };
        running.wait(&home)?;
        Ok(running)
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait(&mut self, home: &Path) -> Result<()> {
        let patience = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.child.try_wait()?.is_some();
            if ended || Instant::now() > patience {
                let said = |name| fs::read_to_string(home.join(name)).unwrap_or_default();
                bail!("it does not answer: {}{}", said("log"), said("errors"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            // Each of the three ends its workers on this signal; a kill would leave them behind.
            let pid = self.child.id().to_string();
            let asked = Command::new("kill").arg(pid).status();
            if !asked.is_ok_and(|status| status.success()) {
                let _ = self.child.kill();
            }
        }
        let _ = self.child.wait();
        if let Some(path) = &self.htaccess {
            let _ = fs::remove_file(path);
        }
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// As Debian's nginx.conf, as far as it says anything about what is served.
fn nginx(case: &Case, text: &str, root: &Path, home: &Path, port: u16) -> String {
    let (root, home) = (root.display(), home.display());
    let (module, text) = match case.brotli {
        true => (
            format!("load_module {NGINX_BROTLI};"),
            text.replace("# brotli_static on;", "brotli_static on;"),
        ),
        false => (String::new(), text.to_owned()),
    };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("  {name}_temp_path {home}/{name};\n"))
        .collect();
    format!(
        "{module}\ndaemon off;\nworker_processes 2;\npid {home}/pid;\nevents {{ }}\nhttp {{\n  access_log off;\n{temporary}  \
         include /etc/nginx/mime.types;\n  default_type application/octet-stream;\n  sendfile on;\n  gzip on;\n  \
         server {{\n    listen 127.0.0.1:{port};\n    root {root};\n{text}\n  }}\n}}\n"
    )
}

/// With what Debian's `mime.conf` says about `.br` and `.gz`, which is in the way.
fn apache(text: &str, root: &Path, portal: &Path, home: &Path, port: u16) -> String {
    let (root, portal, home) = (root.display(), portal.display(), home.display());
    let modules: String = [
        "mpm_event",
        "authz_core",
        "dir",
        "mime",
        "headers",
        "rewrite",
    ]
    .iter()
    .map(|name| format!("LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n"))
    .collect();
    format!(
        "ServerRoot {home}\nDefaultRuntimeDir {home}\nPidFile {home}/pid\nErrorLog {home}/errors\nServerName localhost\n\
         Listen 127.0.0.1:{port}\n{modules}User nobody\nGroup nogroup\nTypesConfig /dev/null\nAddLanguage br .br\n\
         AddLanguage de .de\nAddLanguage en .en\nAddType application/x-gzip .gz .tgz\nAddDefaultCharset ISO-8859-1\n\
         DocumentRoot \"{root}\"\n<Directory \"{portal}\">\n{text}\n</Directory>\n"
    )
}

fn caddy(text: &str, root: &Path, port: u16) -> String {
    let root = root.display();
    format!(
        "{{\n  admin off\n  auto_https off\n}}\nhttp://:{port} {{\n  bind 127.0.0.1\n  root * {root}\n{text}\n}}\n"
    )
}
