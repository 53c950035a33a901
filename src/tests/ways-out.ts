/**
 * What code can try in order to reach a server, stored data or the page: each is the body of an async
 * function of `url`, an address on a foreign server. One that fails throws, or returns `false` or
 * something missing; one that gets through returns something.
 */
export const NETWORK: Readonly<Record<string, string>> = {
  fetch: `return (await fetch(url)).status`,
  'fetch without CORS': `return (await fetch(url, { mode: 'no-cors' })).type`,
  'fetch kept alive': `return (await fetch(url, { method: 'POST', keepalive: true, body: 'x' })).status`,
  'fetch by the prototype': `return (await Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, url)).status`,
  'fetch by Function': `return (await Function('url', 'return fetch(url)')(url)).status`,
  XMLHttpRequest: `return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve('loaded');
    request.onerror = () => reject(new Error('refused'));
    request.open('GET', url);
    request.send();
  })`,
  'synchronous XMLHttpRequest': `const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    return request.status`,
  WebSocket: `return await new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    socket.onopen = () => resolve('open');
    socket.onerror = () => reject(new Error('refused'));
  })`,
  WebSocketStream: `return await new WebSocketStream(url.replace('http', 'ws')).opened`,
  EventSource: `return await new Promise((resolve, reject) => {
    const source = new EventSource(url);
    source.onopen = () => resolve('open');
    source.onerror = () => reject(new Error('refused'));
  })`,
  WebTransport: `return await new WebTransport(url.replace('http', 'https')).ready`,
  importScripts: `importScripts(url); return self.leaked`,
  'importScripts of data': `importScripts('data:text/javascript,self.leaked = true'); return self.leaked`,
  'import()': `return typeof (await import(url))`,
  'import() by Function': `return (await Function('url', 'return import(url)')(url)) && 'imported'`,
  'import() by eval': `return (await (0, eval)('(url) => import(url)')(url)) && 'imported'`,
  'import() of data that imports': `return (await import('data:text/javascript,import ' + JSON.stringify(url))) && 'imported'`,
  'import() of a blob that imports': `const blob = new Blob(['import ' + JSON.stringify(url)], { type: 'text/javascript' });
    return await import(URL.createObjectURL(blob))`,
  'a worker': `return await new Promise((resolve, reject) => {
    const worker = new Worker(url);
    worker.onerror = () => reject(new Error('refused'));
    setTimeout(resolve, 500);
  })`,
  'a module worker': `return await new Promise((resolve, reject) => {
    const worker = new Worker(url, { type: 'module' });
    worker.onerror = () => reject(new Error('refused'));
    setTimeout(resolve, 500);
  })`,
  'a nested worker that fetches': `return await nested('fetch(url).then((r) => postMessage(r.status), () => postMessage(false))', url)`,
  'a nested worker that imports': `return await nested('import(url).then(() => postMessage(true), () => postMessage(false))', url)`,
  'a nested worker with importScripts': `return await nested('try { importScripts(url); postMessage(true) } catch { postMessage(false) }', url)`,
  'a nested worker of data': `return await new Promise((resolve, reject) => {
    const worker = new Worker('data:text/javascript,fetch(' + JSON.stringify(url) + ').then(() => postMessage(true))');
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('refused'));
    setTimeout(() => reject(new Error('silence')), 500);
  })`,
  'a shared worker': `new SharedWorker(url); return true`,
  'a service worker': `return await navigator.serviceWorker.register(url)`,
  sendBeacon: `return navigator.sendBeacon(url, 'x')`,
  'a font': `const font = new FontFace('leak', 'url(' + url + ')'); return (await font.load()).status`,
  'a peer connection': `const peer = new RTCPeerConnection({ iceServers: [{ urls: url.replace('http://', 'stun:').replace(/[/]$/, '') }] });
    peer.createDataChannel('leak');
    await peer.setLocalDescription();
    return true`,
  'compiling what is fetched': `return await WebAssembly.compileStreaming(fetch(url))`,
  'a cache that fetches': `const cache = await caches.open('leak'); await cache.add(url); return true`,
  navigation: `self.location.href = url; await new Promise((resolve) => setTimeout(resolve, 300)); return false`,
  'a window': `return open(url)`,
  'the page’s own files': `return (await fetch(new URL('/', url.replace(/.*/, home)))).status`,
};

export const STORAGE: Readonly<Record<string, string>> = {
  indexedDB: `return await new Promise((resolve, reject) => {
    const request = indexedDB.open('holdout');
    request.onsuccess = () => resolve('open');
    request.onerror = () => reject(request.error);
  })`,
  'names of databases': `return (await indexedDB.databases()).length + 1`,
  caches: `return (await caches.keys()).length + 1`,
  'the file system': `return (await navigator.storage.getDirectory()).kind`,
  'the old file system': `return webkitRequestFileSystemSync(0, 1024).name`,
  locks: `return await navigator.locks.request('lab', () => 'held')`,
  localStorage: `return localStorage.length + 1`,
  sessionStorage: `return sessionStorage.length + 1`,
  cookies: `return document.cookie + ' '`,
  'the cookie store': `return (await cookieStore.getAll()).length + 1`,
};

export const PAGE_ACCESS: Readonly<Record<string, string>> = {
  parent: `return parent.location.href`,
  top: `return top.location.href`,
  window: `return window.name + ' '`,
  document: `return document.title + ' '`,
  opener: `return opener.location.href`,
  frames: `return frames.length + 1`,
};

/** Defines `nested(code, url)`: what a worker within the worker says; false when it says nothing. */
export const NESTED = `const nested = (code, url) => new Promise((resolve, reject) => {
  const text = 'const url = ' + JSON.stringify(url) + ';' + code;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = () => reject(new Error('refused'));
  setTimeout(() => resolve(false), 1500);
});`;

/** An expression that tries one of them: "no" and why not, or "THROUGH" and what came of it. */
export function attempt(name: string, body: string, url: string, home: string): string {
  const address = JSON.stringify(url + encodeURIComponent(name));
  const tried = `(async (url, home) => { ${NESTED} ${body} })(${address}, ${JSON.stringify(home)})`;
  return `Promise.race([${tried}, new Promise((resolve) => setTimeout(resolve, 4000))]).then(
    (value) => value === undefined || value === null || value === false ? 'no: nothing' : 'THROUGH: ' + typeof value,
    (error) => 'no: ' + error)`;
}
