// The service worker: caches one complete version of the guide in this browser. finish/service_worker.py writes the line above this one,
// with every file's hash, and publishes both as sw.js. Only responses whose SHA-256 is in that list are kept, and it is compared again when
// they are read: other projects on the same origin can write to the same stores.
(() => {
  "use strict";

  const root = registration.scope;
  const own = `guide ${root} `; // an origin may hold several guides
  const KEPT = own + edition.version;
  const READERS = `${own}readers`;
  const SERVER = "server";
  const MISSING = "404.html";
  /** @type {Record<string, string>} */
  const TYPES = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
    json: "application/json",
    svg: "image/svg+xml",
    png: "image/png",
  };

  /** @type {Map<string, string>} the path of each file from the root, "" and "sleep/" for pages, and its SHA-256 */
  const files = new Map(Object.entries(edition.files));

  /** @param {string} url */
  const way = (url) =>
    url
      .slice(root.length)
      .replace(/[?#].*/, "")
      .replace(/(^|\/)index\.html$/, "$1");

  /** @param {string} path */
  const type = (path) => TYPES[/\.(\w+)$/.exec(path)?.[1] ?? "html"];

  /** @param {ArrayBuffer} bytes */
  const digest = async (bytes) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));

  /** A broken cache counts as empty. @param {string} path @param {string} version */
  const kept = (path, version = KEPT) => caches.match(root + path, { cacheName: version }).catch(() => undefined);

  /** @param {string} path @param {ArrayBuffer} content */
  const response = (path, content) =>
    new Response(content, { status: path === MISSING ? 404 : 200, headers: { "Content-Type": `${type(path)}; charset=utf-8` } });

  /** A cached file of this version. A file with changed content is deleted, so that it is loaded again. @param {string} path */
  const verified = async (path) => {
    const content = await (await kept(path))?.arrayBuffer().catch(() => undefined);
    if (!content) return undefined;
    if ((await digest(content)) === files.get(path)) return response(path, content);
    await caches.open(KEPT).then(
      (cache) => cache.delete(root + path),
      () => {},
    );
    return undefined;
  };

  // ---- One complete version ----

  /** The bytes of a file of this version, from an older version with the same file, else from the server; their hash is checked. @param {string} path */
  const bytes = async (path) => {
    const older = await (await caches.match(root + path))?.arrayBuffer();
    if (older && (await digest(older)) === files.get(path)) return older;
    const answer = await fetch(root + path, { cache: "no-cache", priority: "low" });
    const [, kind] = type(path).split(/[/+]/);
    if (!(answer.ok || path === MISSING) || !answer.headers.get("Content-Type")?.includes(kind))
      throw new Error(`${path}: ${answer.status}`);
    const fresh = await answer.arrayBuffer();
    if ((await digest(fresh)) !== files.get(path)) throw new Error(`${path}: not of this version`);
    return fresh;
  };

  /** @param {string} path */
  const file = async (path) => response(path, await bytes(path));

  /** Loads what is not cached yet, two files at a time, because a reader opens pages meanwhile. Fails at the first wrong file. */
  const fill = async () => {
    const cache = await caches.open(KEPT);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const left = [...files.keys()].filter((path) => !there.has(root + path));
    const lane = async () => {
      for (let path; (path = left.pop()) !== undefined; ) await cache.put(root + path, await file(path));
    };
    await Promise.all([lane(), lane()]).finally(() => (left.length = 0));
    if ((await (await caches.open(KEPT)).keys()).length < files.size) throw new Error("the browser took files away");
  };

  let refilling;
  /** Loads files again that the browser evicted to make room. */
  const refill = () =>
    (refilling ??= fill()
      .catch(() => {})
      .finally(() => (refilling = undefined)));

  // ---- The version of each open page ----

  /** @type {Map<string, string>} */
  const readers = new Map();

  /** @param {string} id @param {string} version */
  const note = async (id, version) => {
    if (!id) return;
    readers.set(id, version);
    try {
      await (await caches.open(READERS)).put(`${root}?${id}`, new Response(JSON.stringify([version, Date.now()])));
    } catch {
      // No room: the version is known while this worker runs; after that, `part` tries the server first.
    }
  };

  /** @param {string} id */
  const version = async (id) => readers.get(id) ?? (await (await kept(`?${id}`, READERS))?.json())?.[0];

  /** Forgets closed pages, and versions that no open page uses, unless a newer version is being installed. */
  const tidy = async () => {
    const open = new Set((await clients.matchAll({ includeUncontrolled: true, type: "all" })).map(({ id }) => id));
    const used = new Set([KEPT, READERS]);
    const cache = await caches.open(READERS);
    for (const request of await cache.keys()) {
      const [one, since] = (await (await cache.match(request))?.json()) ?? [];
      if (open.has(request.url.slice(root.length + 1)) || Date.now() - since < edition.memory) used.add(one);
      else await cache.delete(request);
    }
    for (const name of await caches.keys()) {
      if (name.startsWith(own) && !used.has(name) && !registration.installing && !registration.waiting) await caches.delete(name);
    }
  };

  // ---- Responses ----

  /** The server's present page, and its version. Fails if the server fails. @param {any} event @param {string} path */
  const served = async (event, path) => {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (!files.has(path) || answer.type === "opaqueredirect") return { answer, version: SERVER };
    const content = await answer.clone().arrayBuffer();
    if (answer.status !== 200 || !content.byteLength) throw new Error(`${path}: ${answer.status}, ${content.byteLength} bytes`);
    const same = (await digest(content)) === files.get(path);
    return { answer, version: same ? KEPT : SERVER };
  };

  /** The server's page if it arrives soon, else the cached one. @param {any} event @param {string} path */
  const page = async (event, path) => {
    const asked = served(event, path);
    event.waitUntil(
      asked
        .catch(() => {})
        .then(refill)
        .then(tidy)
        .catch(() => {}),
    );
    const copy = await verified(path);
    const late = new Promise((_, reject) => copy && setTimeout(reject, edition.wait));
    const now = await Promise.race([asked, late]).catch(() => undefined);
    await note(event.resultingClientId, now?.version ?? KEPT);
    if (now ?? copy) return now?.answer ?? copy;
    if (files.has(`${path}/`)) return Response.redirect(`${root}${path}/`);
    return (!/\.\w+$/.test(path) && (await verified(MISSING))) || Response.error();
  };

  /** A script, style sheet or picture of the same version as its page. @param {any} event @param {string} path */
  const part = async (event, path) => {
    const of = await version(event.clientId);
    if (of === SERVER) return fetch(event.request);
    if (!of) return fetch(event.request).catch(() => verified(path)); // the browser does not say which page requests it
    if (of === KEPT) return (await verified(path)) ?? file(path);
    return (await kept(path, of)) ?? Response.error(); // for a page that was open before an update: its list was in the old worker
  };

  /** @type {(type: string, act: (event: any) => void) => void} */
  const on = addEventListener;
  on("install", (event) => {
    event.waitUntil(
      fill().catch(async (error) => {
        await caches.delete(KEPT);
        throw error;
      }),
    );
  });
  on("activate", (event) => event.waitUntil(Promise.all([registration.navigationPreload?.enable(), tidy()])));
  addEventListener("message", ({ data }) => data === "use" && skipWaiting());
  on("fetch", (event) => {
    const { method, mode, url } = event.request;
    if (method !== "GET" || !url.startsWith(root)) return;
    if (mode === "navigate") event.respondWith(page(event, way(url)));
    else if (files.has(way(url))) event.respondWith(part(event, way(url)));
  });
})();
