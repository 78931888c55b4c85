//! A preview of a built site, from memory.
//!
//! Owns: HTTP for one person on this machine.
//! In: the [`Output`] of a build, made for a preview. Out: its files by their addresses.
//! **Invariant:** it serves what a build would write and the page of components, and only to this machine.
//! Deliberately absent: watching files and reloading, and everything a public server needs.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::response::Builder;
use axum::http::{Response, StatusCode, Uri, header};
use percent_encoding::percent_decode_str;

use crate::assembly::hosting;
use crate::output::Output;

type Files = Arc<Output>;

/// Serves a site until Ctrl+C; `ready` is told its address once it answers.
///
/// # Errors
/// When the port is taken or may not be used.
pub fn serve(output: Output, address: SocketAddr, ready: impl FnOnce(&str)) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the preview")?;
    let files: Files = Arc::new(output);
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot use {address}; choose another --port"))?;
        ready(&format!("http://{}/", listener.local_addr()?));
        let router = Router::new().fallback(answer).with_state(files);
        axum::serve(listener, router)
            .with_graceful_shutdown(async {
                // Without a signal handler Ctrl+C ends the process as usual.
                let _ = tokio::signal::ctrl_c().await;
            })
            .await
            .context("the preview has stopped")
    })
}

async fn answer(State(files): State<Files>, uri: Uri) -> Response<Body> {
    let path = percent_decode_str(uri.path().trim_start_matches('/'));
    // What is not UTF-8 names no file of ours.
    let Ok(path) = path.decode_utf8() else {
        return not_found(&files);
    };
    let name = match &*path {
        "" => "index.html".to_owned(),
        path if path.ends_with('/') => format!("{path}index.html"),
        path => path.to_owned(),
    };
    if let Some(bytes) = files.get(&name) {
        return respond(StatusCode::OK, &name, bytes.to_vec());
    }
    if files.get(&format!("{name}/index.html")).is_some() {
        // One slash only: two would name another host.
        let folder = format!("/{}/", uri.path().trim_matches('/'));
        let response = headed(StatusCode::PERMANENT_REDIRECT).header(header::LOCATION, folder);
        return response.body(Body::empty()).unwrap_or_default();
    }
    not_found(&files)
}

fn not_found(files: &Output) -> Response<Body> {
    let page = files.get("404.html").unwrap_or_default().to_vec();
    respond(StatusCode::NOT_FOUND, "404.html", page)
}

fn respond(status: StatusCode, name: &str, bytes: Vec<u8>) -> Response<Body> {
    let media_type = hosting::media_type(name).unwrap_or("application/octet-stream");
    let response = headed(status).header(header::CONTENT_TYPE, media_type);
    response.body(Body::from(bytes)).unwrap_or_default()
}

/// An answer with the headers that all have.
fn headed(status: StatusCode) -> Builder {
    let headers = hosting::HEADERS.iter().copied();
    // The one difference from a public server: the next preview may be of another state.
    let all = headers.chain([("Cache-Control", "no-store")]);
    let response = Response::builder().status(status);
    all.fold(response, |response, (name, value)| {
        response.header(name, value)
    })
}
